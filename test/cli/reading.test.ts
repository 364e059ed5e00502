import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
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

test.each([
  ["check", /"evidence":\[\{"text"/],
  ["brief", /replay brf_0123456789ab --markdown/],
  ["brief", /since 7d/],
])("help %s says what goes in", async (verb, pattern) => {
  expect((await run(["help", verb])).out).toMatch(pattern);
});
