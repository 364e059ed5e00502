import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openArchive } from "#archive/archive.ts";
import { type CliConfig, runCli, type World } from "#cli/cli.ts";
import { openAiServer } from "../fakes/openai-server.ts";
import { databaseFor } from "../fakes/postgres-server.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "briefdesk-cli-"));
const filled = join(folder, "filled");

afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Ran = { code: number; out: string; err: string };

async function run(
  argv: readonly string[],
  data = filled,
  stdin = "",
  settings: Partial<CliConfig> = {},
  cwd = root,
): Promise<Ran> {
  const said = { out: "", err: "" };
  const config = {
    dataFolder: data,
    databaseUrl: await databaseFor(data),
    allowHosts: [],
    openai: { apiKey: null, baseUrl: null, model: null },
    ...settings,
  };
  const world: World = {
    stdout: { write: (text) => (said.out += text) },
    stderr: { write: (text) => (said.err += text) },
    stdin: Readable.from([Buffer.from(stdin)]),
    ...{ isTty: false, progress: false, columns: 100, colour: false, links: false },
    settings: { kind: "ok", config },
    clock: () => new Date("2026-06-06T12:00:00Z"),
    ...{
      cwd,
      samples: join(root, "samples"),
      prompts: join(root, "prompts"),
      version: "0.0.0",
      debug: () => undefined,
    },
  };
  const code = await runCli([...argv], world);
  return { code, ...said };
}

beforeAll(async () => {
  expect((await run(["brief", "venezuela"])).code).toBe(0);
});

test("the first briefing files the samples into an empty archive and says so", async () => {
  const { code, out, err } = await run(["brief", "venezuela"], join(folder, "first"));
  expect(code).toBe(0);
  expect(err).toMatch(/archive is empty: 13 samples were filed/);
  expect(out).toMatch(/^The Pentagon is reportedly/);
  expect(out).not.toContain("Login");
});

test("with --json nothing but the record goes to standard output", async () => {
  const { out } = await run(["brief", "venezuela", "--json"]);
  expect(JSON.parse(out)).toMatchObject({ topic: "venezuela", headline: { event: "planned", source: "reported" } });
});

test("search is ordered by an embeddings model besides, and by words alone, which it says, where that fails", async () => {
  const plain = JSON.parse((await run(["search", "velmar", "--json"])).out) as { articleId: string; title: string }[];
  const last = plain.at(-1);
  let works = true;
  const server = await openAiServer(({ body }) => {
    const vector = (text: string, n: number) => (n === 0 || text.startsWith(last?.title ?? "") ? [0, 1] : [1, 0]);
    const data = (body.input as string[]).map((text, index) => ({ index, embedding: vector(text, index) }));
    return { kind: "json", status: works ? 200 : 400, body: works ? { data } : { error: { message: "no" } } };
  });
  const embeddings = { model: "compass", perMillion: null };
  const settings = { openai: { apiKey: null, baseUrl: server.url, model: "m", embeddings } };
  const near = JSON.parse((await run(["search", "velmar", "--json"], filled, "", settings)).out) as typeof plain;
  expect(near.map(({ articleId }) => articleId).toSorted()).toEqual(plain.map(({ articleId }) => articleId).toSorted());
  expect(near.findIndex(({ articleId }) => articleId === last?.articleId)).toBeLessThan(plain.length - 1);
  works = false;
  const failed = await run(["search", "velmar dam", "--json"], filled, "", settings);
  expect(failed.err).toMatch(/^Ordered by words alone: /);
  expect(JSON.parse(failed.out).length).toBeGreaterThan(1);
  await server.close();
});

test("model says what was spent at the terminal, or by a workspace, and --json prints a record of every action", async () => {
  const model = async (...argv: string[]) => JSON.parse((await run(["model", ...argv, "--json"])).out);
  const archive = await openArchive({
    folder: filled,
    databaseUrl: await databaseFor(filled),
    clock: () => new Date(),
  });
  await archive.model.spend.add("month 2026-06 T012AB3CD", { input: 10, output: 2, costUsd: 0.5 });
  await archive.close();
  expect(await model("T012AB3CD")).toMatchObject({ spentBy: "T012AB3CD", calls: 1, costUsd: 0.5 });
  expect(await model()).toMatchObject({ spentBy: "terminal" });
  expect(await model("allow", "T012AB3CD")).toEqual({ workspace: "T012AB3CD", allowed: true });
  expect(await model("forbid", "T012AB3CD")).toEqual({ workspace: "T012AB3CD", allowed: false });
});

test("a model that is refused leaves an extractive briefing that says so", async () => {
  const server = await openAiServer(() => ({ kind: "json", status: 401, body: { error: { message: "no such key" } } }));
  const openai = { apiKey: "sk-none", baseUrl: server.url, model: "some-model" };
  const { code, out } = await run(["brief", "venezuela", "--json"], filled, "", { openai });
  await server.close();
  expect(code).toBe(0);
  expect(JSON.parse(out).composer).toMatchObject({
    name: "extractive",
    fallback: expect.stringContaining("OPENAI_API_KEY"),
  });
  expect(server.asked).toHaveLength(1);
});

test("a second identical briefing asks the model nothing", async () => {
  const claim = {
    text: "Crews are searching the lower valley with dogs.",
    rows: ["r1"],
    event: "ongoing",
    source: "asserted",
    attribution: null,
  };
  // One answer for every prompt: a draft, a headline, and nothing to mend.
  const draft = JSON.stringify({ headline: claim, bottomLine: [], developments: [claim], claims: [] });
  const message = { role: "assistant", content: draft };
  const body = {
    id: "1",
    object: "chat.completion",
    choices: [{ index: 0, finish_reason: "stop", message }],
    usage: { prompt_tokens: 1, completion_tokens: 1 },
  };
  const server = await openAiServer(() => ({ kind: "json", status: 200, body }));
  const settings = { openai: { apiKey: "sk-some", baseUrl: server.url, model: "some-model" } };
  const first = JSON.parse((await run(["brief", "velmar", "--json"], filled, "", settings)).out);
  const asked = server.asked.length;
  const second = JSON.parse((await run(["brief", "velmar", "--json"], filled, "", settings)).out);
  await server.close();
  expect(asked).toBeGreaterThan(0);
  expect(server.asked).toHaveLength(asked);
  expect([first, second].map((one) => one.composer.name)).toEqual(["openai", "openai"]);
  expect(second.headline).toEqual(first.headline);
});

test("with --slack the messages are printed, the root first, without channel and thread", async () => {
  const messages = JSON.parse((await run(["brief", "venezuela", "--slack"])).out);
  expect(messages.length).toBeGreaterThan(5);
  expect(messages[0].blocks[0]).toMatchObject({
    type: "header",
    text: { text: expect.stringContaining("reportedly") },
  });
  for (const message of messages)
    expect(Object.keys(message).sort()).toEqual(["blocks", "text", "unfurl_links", "unfurl_media"]);
});

test("the invented story: both sides of a dispute, what a figure was, a denial, and no opinion as fact", async () => {
  const { disputes, figures, headline, developments } = JSON.parse(
    (await run(["brief", "velmar", "dam", "--json"])).out,
  );
  expect(JSON.stringify(disputes)).toMatch(
    /At least 12 \(the interior ministry, per Harbor Ledger\).*At least 15 \(the regional fire service, per Coastline Dispatch\)/,
  );
  expect(figures).toContainEqual(
    expect.objectContaining({ text: "21", previous: expect.stringMatching(/At least 1[25]/) }),
  );
  expect(JSON.stringify([headline, developments, figures])).not.toContain("90 inspectors");
  const cracks = JSON.parse((await run(["brief", "hydro", "cracks", "--json"])).out);
  const statuses = [cracks.headline, ...cracks.developments].map(
    (one: { event: string; source: string }) => `${one.event}/${one.source}`,
  );
  expect(statuses.join()).toMatch(/denied\//);
  expect(statuses.join()).toMatch(/\/alleged/);
  // A headline that denies is followed by the charge.
  expect(cracks.headline.event).toBe("denied");
  expect(cracks.developments[0]).toMatchObject({ source: "alleged" });
  expect(cracks.developments.filter((one: { source: string }) => one.source === "alleged")).toHaveLength(1);
});

test("two outlets that cite one wire do not corroborate each other", async () => {
  const { developments } = JSON.parse((await run(["brief", "cabinet", "emergency", "valley", "--json"])).out);
  const weighed = developments.filter((one: { text: string }) =>
    one.text.includes("is considering a state of emergency"),
  );
  for (const one of weighed) expect(one).toMatchObject({ origins: ["Norvania Wire"], standing: "single-origin" });
});

test("after a correction the replay of an older briefing says what changed", async () => {
  const data = join(folder, "corrected");
  const made = JSON.parse((await run(["brief", "dam", "gates", "inquiry", "--json"], data)).out);
  const filed = await run(["ingest", "samples/norvania/later/invented-13-correction.json"], data);
  expect(filed.out).toBe("0 filed, 0 known, 1 revised, 0 rejected\n");
  const { out } = await run(["replay", made.id], data);
  expect(out).toMatch(/Changed since[\s\S]*half open/);
});

test("a topic that nothing matches is an answer, and generates nothing", async () => {
  const { code, out } = await run(["brief", "zzyzx", "--json"]);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ kind: "nothing-found", topic: "zzyzx" });
});

test("ask names a false premise, an open date and an answer", async () => {
  const ask = async (question: string) => JSON.parse((await run(["ask", question, "--json"])).out);
  expect(await ask("When did the drone strikes inside Venezuela begin?")).toMatchObject({ kind: "false-premise" });
  expect(await ask("When did the strikes begin?")).toMatchObject({ kind: "not-stored" });
  expect(await ask("How many people were killed in Velmar?")).toMatchObject({ kind: "answer" });
});

test("why explains each rule for a claim, show prints a stored article, search ranks", async () => {
  const made = JSON.parse((await run(["brief", "venezuela", "--json"])).out);
  const why = await run(["why", made.id, "1", "--json"]);
  expect(JSON.parse(why.out).checked.every((rule: { passed: boolean }) => rule.passed)).toBe(true);
  const shown = JSON.parse((await run(["show", made.sources[0].articleId, "--json"])).out);
  expect(shown).toMatchObject({ url: null, title: null, revisedBy: null });
  const [best] = JSON.parse((await run(["search", "venezuela", "--json"])).out);
  expect(best.articleId).toBe(shown.id);
});

test("read prints one row a sentence, with offsets into a record's own text", async () => {
  const path = join(folder, "record.json");
  writeFileSync(path, JSON.stringify({ text: "The dam failed. At least 12 people died.\nLogin" }));
  const rows = (await run(["read", path, "--json"])).out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(rows.map((row) => row.text)).toEqual(["The dam failed.", "At least 12 people died.", "Login"]);
  expect(rows[2].flags).toContain("boilerplate");
  expect(rows[1]).toMatchObject({
    path,
    n: 1,
    figures: [{ low: 12, high: null, bound: "at-least" }],
    attribution: null,
  });
});

test("check judges each line in order and never by its exit code", async () => {
  const evidence = [
    {
      text: "The cabinet is considering a state of emergency. At least 12 people were killed in Velmar, the ministry said.",
    },
  ];
  const lines = [
    { id: "1", claim: "The cabinet is considering a state of emergency.", evidence },
    { id: "2", claim: "At least 15 people were killed in Velmar, the ministry said.", evidence },
    { id: "3", claim: "The harbour festival drew large crowds.", evidence },
  ];
  const { code, out } = await run(["check", "-"], filled, lines.map((line) => JSON.stringify(line)).join("\n"));
  expect(code).toBe(0);
  expect(
    out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).verdict),
  ).toEqual(["supported", "contradicted", "unsupported"]);
});

test("extract prints the article, or the error and exit code 1", async () => {
  const good = join(folder, "page.html");
  const bad = join(folder, "none.html");
  writeFileSync(
    good,
    `<html lang="en"><head><title>Dam fails</title></head><body><article>${[1, 2, 3, 4, 5, 6].map((n) => `<p>On day ${n} the dam failed and flooded the valley of Norvania. Crews went out at once, ${n} hundred of them.</p>`).join("")}</article></html>`,
  );
  writeFileSync(bad, "<html><body>no</body></html>");
  const { code, out } = await run(["extract", good, bad]);
  const rows = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(code).toBe(1);
  expect(rows[0]).toMatchObject({
    path: good,
    title: "Dam fails",
    language: "en",
    text: expect.stringContaining("flooded the valley"),
  });
  expect(rows[1]).toMatchObject({ path: bad, error: expect.stringMatching(/no article/i) });
});

test("a rejected item makes the exit code 1, and the rest is filed", async () => {
  const path = join(folder, "lines.jsonl");
  writeFileSync(
    path,
    [
      '{"text":"The dam failed in Velmar on Monday, the ministry said."}',
      "{broken",
      '{"text":"Crews searched the lower valley for days on end."}',
    ].join("\n"),
  );
  const { code, out, err } = await run(["ingest", path], join(folder, "batch"));
  expect([code, out]).toEqual([1, "2 filed, 0 known, 0 revised, 1 rejected\n"]);
  expect(err).toMatch(/lines\.jsonl:2: Line 2 is not JSON/);
});

test.each([
  [["breif", "x"], 2, /brief/],
  [["brief"], 2, /./],
  [["help", "help"], 0, /^$/],
  [["brief", "x", "--composer", "openai"], 78, /OPENAI_API_KEY/],
  [["ask", "Who?", "--composer", "openai"], 78, /OPENAI_API_KEY/],
  [["brief", "x", "--until", "3d"], 2, /"3d" is not a date\. Write a date such as/],
  [["status", "--data", ""], 2, /--data needs the name of a folder/],
  [["model", "allow", "x"], 2, /x is no workspace's id/],
  [["show", "art_nothing"], 1, /./],
  [["replay", "brf_nothing"], 1, /./],
  [["status"], 0, /^$/],
])("%s ends with %i and says what to do", async (argv, code, pattern) => {
  const ran = await run(argv as string[]);
  expect(ran.code).toBe(code);
  expect(ran.err).toMatch(pattern as RegExp);
  expect(ran.err).not.toMatch(/\n\s+at /);
});

test.each(["a-file", "a-file/inner"])("a data folder %s that is no folder is a wrong setting", async (name) => {
  writeFileSync(join(folder, "a-file"), "x");
  const { code, err } = await run(["status", "--data", join(folder, name)], filled, "", { databaseUrl: null });
  expect([code, err]).toEqual([78, expect.stringMatching(/--data \(or BRIEFDESK_DATA\) must name a folder/)]);
});

// In a process of its own: what Node does there by itself ends never, and stops whoever waits for it.
test.skipIf(!existsSync("/proc/self"))("a data folder where the system lets none be made is a wrong setting", () => {
  const argv = [join(root, "bin/briefdesk.mjs"), "status", "--data", "/proc/nope/inner"];
  const env = { ...process.env, DATABASE_URL: "" };
  const { status, stderr } = spawnSync(process.execPath, argv, { encoding: "utf8", env, timeout: 60_000 });
  expect([status, stderr]).toEqual([78, expect.stringMatching(/--data \(or BRIEFDESK_DATA\) must name a folder/)]);
});

test("the program runs from its bin with whatever Node is there", () => {
  const { status, stdout } = spawnSync(process.execPath, [join(root, "bin/briefdesk.mjs"), "--help"], {
    encoding: "utf8",
  });
  expect(status).toBe(0);
  expect(stdout).toContain("brief");
});

test("a byte order mark before the first claim of a file is no part of it", async () => {
  const line = JSON.stringify({ id: "1", claim: "The dam failed.", evidence: [{ text: "The dam failed." }] });
  const path = join(folder, "marked.jsonl");
  writeFileSync(path, `\ufeff${line}\n`);
  expect(await run(["check", path])).toMatchObject({ code: 0, out: expect.stringContaining('"id":"1"') });
});

test("an option's value may begin with a hyphen", async () => {
  const at = join(folder, "hyphen");
  mkdirSync(at);
  expect((await run(["status", "--data", "-x"], filled, "", {}, at)).code).toBe(0);
  expect(readdirSync(at).filter((name) => !name.startsWith("-"))).toEqual([]);
});

test.runIf(existsSync("/dev/full"))("an output that cannot be written is told, and not passed over", () => {
  const stdio = ["ignore", openSync("/dev/full", "w"), "pipe"] as const;
  const ran = spawnSync(process.execPath, [join(root, "src/main.ts"), "help"], { stdio: [...stdio], encoding: "utf8" });
  expect(ran).toMatchObject({ status: 70, stderr: expect.stringContaining("could not be written (ENOSPC)") });
});
