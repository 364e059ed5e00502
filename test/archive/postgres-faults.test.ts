import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openArchive } from "#archive/archive.ts";
import { TERMINAL } from "#domain/article.ts";
import { filed, prose } from "../contracts/archive-items.ts";
import { bareDatabase, emptiedDatabase, hasPostgres, ownServer } from "../fakes/postgres-server.ts";

/* What PostgreSQL and the way to it may do to us: nothing that was acknowledged is lost, and nothing is filed twice. */

const clock = () => new Date("2026-06-10T12:00:00Z");
const open = (databaseUrl: string) => openArchive({ folder: "", databaseUrl, clock, thread: false });

async function asked(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  return (await client.query(text).finally(() => client.end())).rows;
}

const batch = (n: number) => [0, 1, 2].map((at) => filed({ text: prose(n * 3 + at, 8), title: `Item ${n}.${at}` }));

/** Files batches while `disturb` happens after every second one, and gives the ids and kinds that were acknowledged. */
async function fileThrough(url: string, batches: number, disturb: () => Promise<void>) {
  const archive = await open(url);
  const acknowledged: { id: string; kind: string }[] = [];
  for (let n = 0; n < batches; n += 1) {
    const filing = archive.articles.file(batch(n));
    if (n % 2 === 1) await disturb();
    for (const one of await filing) acknowledged.push({ id: "article" in one ? one.article.id : "", kind: one.kind });
  }
  const stored = await archive.articles.read(
    TERMINAL,
    acknowledged.map((one) => one.id),
  );
  const { articles } = await archive.status();
  await archive.close();
  return { acknowledged, stored, articles };
}

describe.runIf(hasPostgres)("the archive in PostgreSQL under faults", { timeout: 240_000 }, () => {
  it("files every batch once though its connections are cut again and again", async () => {
    const url = await emptiedDatabase();
    // Of this database only: other files use the same server.
    const own = "application_name = 'briefdesk' AND datname = current_database()";
    let ended = 0;
    const cut = async () => {
      ended += (await asked(url, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${own}`)).length;
    };
    const { acknowledged, stored, articles } = await fileThrough(url, 12, cut);
    expect(ended).toBeGreaterThan(0);
    expect(acknowledged.map((one) => one.kind)).toEqual(Array(36).fill("filed"));
    expect([stored.length, articles]).toEqual([36, 36]);
  });

  it("holds what it acknowledged when the process that files is killed in the middle of a batch", async () => {
    const url = await emptiedDatabase();
    const child = spawn(process.execPath, [join(import.meta.dirname, "filing-child.ts"), url], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const acknowledged: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      acknowledged.push(...line.split(" "));
      if (acknowledged.length === 60) child.kill("SIGKILL");
    }
    const archive = await open(url);
    expect(await archive.articles.read(TERMINAL, acknowledged)).toHaveLength(acknowledged.length);
    const { articles } = await archive.status();
    await archive.close();
    expect(acknowledged.length).toBeGreaterThanOrEqual(60);
    expect(articles % 5).toBe(0);
  });

  it("lets several processes open an empty database at once, file the same and count it once", async () => {
    const url = await bareDatabase();
    const archives = await Promise.all([1, 2, 3].map(() => open(url)));
    const same = filed({ text: prose(1), url: "https://x.example/same" });
    const filings = await Promise.all(archives.map((archive) => archive.articles.file([same])));
    expect(filings.flatMap((all) => all.map((one) => one.kind)).sort()).toEqual(["filed", "known", "known"]);
    await Promise.all(archives.map((archive) => archive.close()));
    const [counted] = await asked(
      url,
      "SELECT articles::int, (SELECT max(articles)::int FROM lexeme) AS most FROM corpus",
    );
    expect(counted).toEqual({ articles: 1, most: 1 });
  });

  it("lends two jobs of one share to one worker at a time", async () => {
    const url = await emptiedDatabase();
    const archives = await Promise.all([1, 2, 3].map(() => open(url)));
    const desk = archives[0]?.desk;
    for (const key of ["a", "b", "c"]) await desk?.jobs.accept({ key, share: "same", payload: "{}" });
    const lent = await Promise.all(archives.map((archive, n) => archive.desk.jobs.claim(`w${n}`, 60_000)));
    expect(lent.filter((job) => job !== null)).toHaveLength(1);
    await Promise.all(archives.map((archive) => archive.close()));
  });

  describe("on a server that restarts", () => {
    const folder = mkdtempSync(join(tmpdir(), "briefdesk-restart-"));
    let server: Awaited<ReturnType<typeof ownServer>> | null = null;
    beforeAll(async () => {
      server = await ownServer(folder);
    });
    afterAll(() => {
      server?.stop("immediate");
      rmSync(folder, { recursive: true, force: true });
    });

    it("waits for it, and files every batch once", async () => {
      const restart = async () => {
        server?.stop("immediate");
        server?.start();
      };
      const { acknowledged, stored, articles } = await fileThrough(server?.url ?? "", 4, restart);
      expect(acknowledged.map((one) => one.kind)).toEqual(Array(12).fill("filed"));
      expect([stored.length, articles]).toEqual([12, 12]);
    });
  });
});
