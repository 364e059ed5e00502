import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { runCli, type World } from "#cli/cli.ts";
import { bareDatabase, hasPostgres } from "../fakes/postgres-server.ts";

/* The terminal's main verbs with DATABASE_URL set: everything is kept in PostgreSQL and nothing in the data folder. */

const root = fileURLToPath(new URL("../../", import.meta.url));
/** A busy machine is not a hang. */
const SLOW_MS = 240_000;
const folder = mkdtempSync(join(tmpdir(), "briefdesk-cli-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(databaseUrl: string, argv: readonly string[], stdin = "") {
  const said = { out: "", err: "" };
  const openai = { apiKey: null, baseUrl: null, model: null };
  const world: World = {
    stdout: { write: (text) => (said.out += text) },
    stderr: { write: (text) => (said.err += text) },
    stdin: Readable.from([Buffer.from(stdin)]),
    ...{ isTty: false, progress: false, columns: 100, colour: false, links: false },
    settings: { kind: "ok", config: { dataFolder: folder, databaseUrl, allowHosts: [], openai } },
    clock: () => new Date("2026-06-06T12:00:00Z"),
    ...{ cwd: root, samples: join(root, "samples"), prompts: join(root, "prompts"), version: "0.0.0" },
    debug: () => undefined,
  };
  return { code: await runCli([...argv], world), ...said };
}

describe.runIf(hasPostgres)("the terminal on PostgreSQL", () => {
  it(
    "briefs on the samples, files, finds, shows, replays and answers, and writes no file",
    async () => {
      const url = await bareDatabase();
      const verb = async (...argv: string[]) => JSON.parse((await run(url, [...argv, "--json"])).out);
      const first = await run(url, ["brief", "dam", "gates", "inquiry", "--json"]);
      expect(first.err).toMatch(/archive is empty: \d+ samples were filed/);
      const made = JSON.parse(first.out);
      const corrected = await run(url, ["ingest", "samples/norvania/later/invented-13-correction.json"]);
      expect(corrected.out).toBe("0 filed, 0 known, 1 revised, 0 rejected\n");
      expect((await run(url, ["replay", made.id])).out).toMatch(/Changed since[\s\S]*half open/);
      expect((await run(url, ["why", made.id, "1"])).code).toBe(0);
      expect(await verb("ask", "How many people were killed in Velmar?")).toMatchObject({ kind: "answer" });
      const [best] = await verb("search", "venezuela");
      expect(await verb("show", best.articleId)).toMatchObject({ id: best.articleId, sample: true });
      expect(await verb("brief", "zzyzx")).toMatchObject({ kind: "nothing-found" });
      expect(await verb("status")).toMatchObject({
        engine: "postgres",
        place: expect.not.stringContaining("postgres://"),
      });
      const filed = await run(
        url,
        ["ingest", "-"],
        '{"text":"A quarry opened in Velmar on Monday, the ministry said."}\n',
      );
      expect(filed.out).toBe("1 filed, 0 known, 0 revised, 0 rejected\n");
      expect(await verb("search", "venezuela")).toEqual([]);
      expect(readdirSync(folder)).toEqual([]);
    },
    SLOW_MS,
  );

  it("says that the database does not exist, and what to do", async () => {
    const url = (await bareDatabase()).replace(/[^/]+$/, "nowhere");
    const { code, err } = await run(url, ["status"]);
    expect([code, err]).toEqual([78, expect.stringContaining("createdb")]);
  });
});

it("ends with 69 when no server answers, and says what to check", async () => {
  const { code, err } = await run("postgres://somebody:hushed@127.0.0.1:9/none", ["status"]);
  expect([code, err]).toEqual([69, expect.stringContaining("DATABASE_URL")]);
  expect(err).not.toContain("hushed");
});
