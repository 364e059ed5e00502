import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { openArchive } from "#archive/archive.ts";
import { runCli, type World } from "#cli/cli.ts";
import { databaseFor } from "../fakes/postgres-server.ts";
import { fileAll } from "../fixtures/desk.ts";
import { sampleArticle } from "../fixtures/sample-story.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "briefdesk-watch-"));
let now = new Date("2026-06-02T06:00:00Z");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(...argv: string[]) {
  const said = { out: "", err: "" };
  const config = {
    ...{ dataFolder: join(folder, "data"), databaseUrl: await databaseFor(folder), allowHosts: [] },
    openai: { apiKey: null, baseUrl: null, model: null },
  };
  const world = {
    stdout: { write: (text: string) => (said.out += text) },
    stderr: { write: (text: string) => (said.err += text) },
    stdin: Readable.from([]),
    ...{ isTty: false, progress: false, columns: 100, colour: false, links: false },
    settings: { kind: "ok", config },
    clock: () => now,
    ...{
      cwd: root,
      samples: join(root, "samples"),
      prompts: join(root, "prompts"),
      version: "0",
      debug: () => undefined,
    },
  } as unknown as World;
  const code = await runCli(argv, world);
  return { code, ...said };
}

/** Files samples as an ingest would, without starting the threads that read for it. */
async function file(...names: string[]): Promise<void> {
  const archive = await openArchive({
    ...{ folder: join(folder, "data"), databaseUrl: await databaseFor(folder) },
    ...{ clock: () => now, thread: false },
  });
  await fileAll(archive, names.map(sampleArticle));
  await archive.close();
}

beforeAll(() => file("01-dam-fails", "02-valley-flooded"));

test("a topic is added after its dry run and its next three times were shown", async () => {
  const { code, out } = await run("watch", "add", "Velmar", "--aliases", "orvik", "--zone", "Europe/Berlin");
  expect(code).toBe(0);
  expect(out).toMatch(/^It would have matched 2 articles in 7 days, \d developments shown\.\nshown/);
  expect(out).toMatch(
    /next +tue 2026-06-02 09:00 Europe\/Berlin\nnext +wed 2026-06-03 .*\nnext +thu 2026-06-04 .*\n"Velmar" is watched\.\n$/,
  );
  expect((await run("watch", "list")).out).toMatch(
    /^Velmar +terminal +Velmar · orvik +next tue 2026-06-02 09:00 Europe\/Berlin\n$/,
  );
});

test("with --json nothing but the record goes to standard output, whatever is done to a watch", async () => {
  const json = async (...argv: string[]) => JSON.parse((await run("watch", ...argv, "Quarry", "--json")).out);
  expect(await json("add")).toMatchObject({ articles: 0, kept: { watch: { name: "Quarry" } } });
  expect(await json("pause")).toMatchObject({ paused: true });
  expect(await json("resume")).toMatchObject({ paused: false });
  expect(await json("remove")).toMatchObject({ watch: { name: "Quarry" } });
});

test("what is due is printed once, the next day only what is new, and a quiet day is one line", async () => {
  now = new Date("2026-06-02T07:00:00Z");
  const first = await run("watch", "run");
  expect(first.out).toMatch(/^Digest · 2 Jun 2026 · Velmar\n\nVelmar\n/);
  expect(first.out).toMatch(/\[1\] +(?:Dam fails above Velmar|Valley flooded)/);
  expect(first.out).not.toMatch(/Coastline Dispatch, per Harbor Ledger|Harbor Ledger, per Coastline/);
  expect((await run("watch", "run")).err).toContain("Nothing is due");
  await file("11-emergency-declared");
  now = new Date("2026-06-05T07:00:00Z");
  const second = await run("watch", "run");
  expect(second.out).toContain("what changed since 2 Jun 2026, 09:00");
  expect(second.out).toContain("2 earlier digests were missed; this one makes up for it");
  expect(second.out).toMatch(/NEW +DONE +President Arvid Toll declared/);
  expect(second.out).not.toContain("collapsed");
  await file("10-opinion");
  const quiet = await run("watch", "now", "velmar");
  expect(quiet.out).toMatch(/^Velmar: (?:nothing new|cannot be judged) since 5 Jun 2026, 09:00[^\n]*\n$/);
});

test("a correction is printed with what was printed before", async () => {
  await file("12-inquiry");
  now = new Date("2026-06-08T07:00:00Z");
  await run("watch", "run");
  await file("13-correction");
  const { out } = await run("watch", "run");
  expect(out).toMatch(/Correction · velmar/i);
  expect(out).toMatch(/printed +Investigators found that the gates of the Orvik dam were closed/);
  expect(out).toMatch(/now +Investigators found that the gates of the Orvik dam were half open/);
  // The digest's own time, and its one article once.
  expect(out).toContain("· 8 Jun 2026, 09:00");
  expect(out.match(/^ +\[\d\]/gm)).toEqual([expect.stringContaining("[1]")]);
});

test("a digest that is due is the one that is asked for, and none can be broken where no feed is followed", async () => {
  await run("watch", "add", "Sluice", "--at", "09:30", "--zone", "Europe/Berlin");
  now = new Date("2026-06-08T07:31:00Z");
  expect((await run("watch", "now", "Sluice")).out).toMatch(/^Sluice: nothing new, [^\n]*\n$/);
  now = new Date("2026-06-08T07:41:00Z");
  const { out } = await run("watch", "now", "Sluice");
  expect(out).toMatch(/^Sluice: cannot be judged[^\n]*: no feed is followed, and nothing was filed since [^\n]*\n$/);
  await run("watch", "remove", "Sluice");
});

test("with --json a round is one array of what was told, empty when nothing is due", async () => {
  const json = async (...argv: string[]) => JSON.parse((await run("watch", ...argv, "--json")).out);
  expect(await json("run")).toEqual([]);
  expect(await json("now", "Velmar")).toMatchObject([{ cause: "asked", topics: [{ watch: "Velmar" }] }]);
  await run("watch", "add", "Quarry", "--at", "09:10", "--zone", "Europe/Berlin");
  now = new Date("2026-06-09T07:20:00Z");
  const watched = (name: string) => ({ cause: "schedule", topics: [{ watch: name }] });
  expect(await json("run")).toMatchObject([watched("Velmar"), watched("Quarry")]);
  await run("watch", "remove", "Quarry");
});

test("a whole configuration goes out and comes back, and a wrong one changes nothing", async () => {
  const { out } = await run("config", "export");
  const path = join(folder, "desk.yaml");
  writeFileSync(path, out.replaceAll("09:00", "10:30"));
  expect((await run("config", "import", path)).out).toMatch(/^watches: 0 added, 1 changed/);
  expect((await run("config", "import", path)).out).toMatch(/^watches: 0 added, 0 changed/);
  expect(parse((await run("config", "export")).out).watches[0].schedule.at).toBe("10:30");
  writeFileSync(path, `${readFileSync(path, "utf8")}watchez: []\n`);
  const wrong = await run("config", "import", path);
  expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining("watchez")]);
});

test("a feed whose settings do not say so has the pages of its articles read, as one that is added by hand", async () => {
  const path = join(folder, "feeds.yaml");
  const url = "https://harbor.example/feed";
  writeFileSync(path, `version: 1\nfeeds:\n  - url: ${url}\n    outlet: Harbor Ledger\n`);
  expect((await run("config", "import", path)).code).toBe(0);
  const { feeds } = parse((await run("config", "export")).out);
  expect(feeds).toEqual([{ url, outlet: "Harbor Ledger", fullText: true, site: null }]);
});

test("a workspace's digest is asked of its bot: with --json the list of what was told here is empty", async () => {
  const there = ["--workspace", "T0123ABCD"];
  await run("watch", "add", "Harbor", "--channel", "C0123ABCD", ...there);
  const asked = await run("watch", "now", "Harbor", "--json", ...there);
  expect([asked.code, JSON.parse(asked.out), asked.err]).toEqual([
    0,
    [],
    "The bot posts it within seconds, when it runs.\n",
  ]);
  expect((await run("watch", "now", "Harbor", ...there)).out).toBe(asked.err);
  expect((await run("watch", "remove", "Harbor", ...there)).code).toBe(0);
});

test("settings that say nothing of editors leave them as they are", async () => {
  const path = join(folder, "editors.yaml");
  const editors = async () => parse((await run("config", "export")).out).editors;
  writeFileSync(path, "version: 1\neditors:\n  - user: U123\n");
  await run("config", "import", path);
  writeFileSync(path, "version: 1\n");
  await run("config", "import", path);
  expect(await editors()).toEqual([{ user: "U123" }]);
  writeFileSync(path, "version: 1\neditors: []\n");
  await run("config", "import", path);
  expect(await editors()).toEqual([]);
});

test("the audit says in words what was done, and names an import that changes editors", async () => {
  const path = join(folder, "editors.yaml");
  writeFileSync(path, "version: 1\neditors:\n  - user: U7\n  - group: S1\n");
  await run("watch", "pause", "Velmar");
  await run("watch", "resume", "Velmar");
  await run("config", "import", path);
  await run("config", "import", path);
  const entries = JSON.parse((await run("watch", "audit", "--json")).out) as { action: string; subject: string }[];
  expect(entries.slice(0, 5).map(({ action, subject }) => [action, subject])).toEqual([
    ["move-settings", "import"],
    ["name-editors", "user U7, group S1"],
    ["move-settings", "import"],
    ["resume", "Velmar → terminal"],
    ["pause", "Velmar → terminal"],
  ]);
  const { out } = await run("watch", "audit");
  expect(out).toMatch(
    / operator +settings +import\n.* editors +user U7, group S1\n.* settings .*\n.* resume .*\n.* pause /,
  );
  expect(out).not.toMatch(/name-editors|move-settings|edit-watch/);
});

test.each([
  [["watch", "add", "X", "--at", "25:00"], 2, /--at takes a time of day such as 09:00, not "25:00"\./],
  [
    ["watch", "add", "X", "--days", "someday"],
    2,
    /^[^→✖]*--days takes mon-fri, daily, or days such as mon,wed, not "someday"\.\n$/,
  ],
  [
    ["watch", "add", "X", "--quiet", "nights"],
    2,
    /--quiet takes hours such as 22:00-07:00, or none, not "nights"\.\n$/,
  ],
  [["watch", "add", "X", "--quiet", "08:00-10:00"], 2, /digest's time lies in the quiet hours\.\n$/],
  [["watch", "add", "X", "--zone", "Mars"], 2, /Europe\/Berlin/],
  [["watch", "add", "velmar"], 1, /another name/],
  [["watch", "edit", "Nothing"], 1, /There are: "Velmar"/],
  [["watch", "fly", "X"], 2, /"fly" is none of them/],
  [["watch", "constructor", "X"], 2, /"constructor" is none of them/],
  [["watch", "list", "--workspace", "desk"], 2, /desk is no workspace's id/],
  [["config", "import", "nowhere.yaml"], 1, /There is no file .*nowhere\.yaml\. Check its name/],
  [["watch", "remove"], 2, /Say which watch/],
  [["watch", "add", "X", "--min-origins", "two"], 2, /--min-origins takes a number/],
])("%j is refused with what to do", async (argv, code, words) => {
  const refused = await run(...argv);
  expect(refused.code).toBe(code);
  expect(refused.err).toMatch(words);
});
