import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openArchive } from "#archive/archive.ts";
import { parseQuery } from "#briefing/briefing.ts";
import { TERMINAL } from "#domain/article.ts";
import { databaseFor } from "../fakes/postgres-server.ts";
import { terminalOn } from "../fakes/terminal.ts";

const folder = mkdtempSync(join(tmpdir(), "briefdesk-reading-"));
const run = terminalOn(join(folder, "data"));

afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeAll(async () => {
  expect((await run(["brief", "velmar"])).code).toBe(0);
});

test("a short briefing is its root: what it rests on is printed, the sections are not", async () => {
  const { out } = await run(["brief", "velmar", "--length", "short"]);
  expect(out).toMatch(/Developments[\s\S]*Sources/);
  expect(out).not.toMatch(/Key figures|Key actors|Timeline|Gaps/);
  expect((await run(["brief", "velmar", "--length", "short", "--markdown"])).out).not.toMatch(/## Timeline/);
  expect(JSON.parse((await run(["brief", "velmar", "--length", "short", "--slack"])).out)).toHaveLength(1);
  const whole = JSON.parse((await run(["brief", "velmar", "--length", "short", "--json"])).out);
  expect(whole.figures.length).toBeGreaterThan(0);
});

test("an archive without briefings says how to make one", async () => {
  const { code, err } = await terminalOn(join(folder, "none"))(["replay"]);
  expect([code, err]).toEqual([0, expect.stringMatching(/No briefing is kept/)]);
});

test("kept briefings are listed, and each is printed again in any form", async () => {
  const [last] = JSON.parse((await run(["replay", "--json"])).out);
  expect(last).toMatchObject({ id: expect.stringMatching(/^brf_/), topic: "velmar" });
  expect((await run(["replay"])).out).toMatch(new RegExp(`${last.id} +2026-06-06 12:00 UTC +velmar`));
  const { out } = await run(["replay", last.id, "--markdown"]);
  expect(out).toMatch(/^# [\s\S]*## Sources[\s\S]*## Changed since it was made\n\n- Nothing it cites/);
  expect(JSON.parse((await run(["replay", last.id, "--slack"])).out)[0]).toHaveProperty("blocks");
  expect((await run(["replay", last.id, "--slack", "--json"])).code).toBe(2);
});

test("an outlet that nothing stored is by is rated, and said to be a stranger", async () => {
  const { code, out, err } = await run(["feeds", "rate", "Harbour Ledger", "--reliability", "C"]);
  expect([code, out]).toEqual([0, "Harbour Ledger: reliability C.\n"]);
  expect(err).toMatch(/^Nothing stored is by "Harbour Ledger".* Did you mean "Harbor Ledger"\?\n$/);
  expect((await run(["feeds", "rate", "Harbor Ledger", "--reliability", "B"])).err).toBe("");
});

test("why begins with the sentence, whose it is and when, and keeps the rules that passed for --all", async () => {
  const [last] = JSON.parse((await run(["replay", "--json"])).out);
  const { out } = await run(["why", last.id, "1"]);
  expect(out).toMatch(/rests on +[\s\S]*(?:Harbor Ledger|Coastline Dispatch)[^\n]* Jun 2026/);
  expect(out).toMatch(/\d+ rules passed, none refused \(--all lists them\)/);
  expect(out).not.toMatch(/^passed/m);
  expect((await run(["why", last.id, "1", "--all"])).out).toMatch(/^passed +figures match$/m);
});

test("a figure that changed is told as it was printed, and status says of what the newest date is", async () => {
  const path = join(folder, "figures");
  const data = terminalOn(path);
  const page = (dead: string) =>
    JSON.stringify({
      ...{ url: "https://harbor-ledger.example/toll", outlet: "Harbor Ledger", publishedAt: "2026-06-02" },
      text: `The ferry Solvika sank off Velmar on Monday. The hospital in Sundra put the number of dead at ${dead} figure. Crews search for survivors.`,
    });
  await data(["ingest", "-"], { stdin: page("11, two more than the coast guard's") });
  const made = JSON.parse((await data(["brief", "solvika", "--json"])).out);
  const rest = { bottomLine: [], developments: [], timeline: [], actors: [], quotations: [] };
  const clock = () => new Date("2026-06-06T12:00:00Z");
  const archive = await openArchive({ folder: path, databaseUrl: await databaseFor(path), clock, thread: false });
  const kept = { briefing: { ...made, ...rest, id: "brf_figures" }, channelKey: "terminal" };
  await archive.briefings.keep(TERMINAL, { ...kept, query: parseQuery("solvika", { now: clock() }) });
  await archive.close();
  await data(["ingest", "-"], { stdin: page("nine, the same as the coast guard's") });
  expect((await data(["replay", "brf_figures"])).out).toMatch(/Changed since[\s\S]*was +11 people(?: dead)?\n/);
  expect((await data(["status"])).out).toMatch(/^newest +published 2026-06-02.* \(filed then, where undated\)$/m);
});

test.each([
  ["check", /"evidence":\[\{"text"/],
  ["brief", /replay brf_0123456789ab --markdown/],
  ["brief", /since 7d/],
])("help %s says what goes in", async (verb, pattern) => {
  expect((await run(["help", verb])).out).toMatch(pattern);
});
