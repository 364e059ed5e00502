import { expect, test } from "vitest";
import { brief } from "#briefing/briefing.ts";
import { archiveWith, assignmentFor, noon } from "../fixtures/desk.ts";

const at = { outlet: "Harbor Ledger", url: "https://harbor-ledger.example/ferry", publishedAt: "2026-06-02T08:00:00Z" };
const CONFIRMED = /No named official confirms/;

async function gapsOn(text: string): Promise<string[]> {
  const archive = await archiveWith({ ...at, title: "Ferry runs aground off Tarnby", text });
  const made = await brief(assignmentFor("tarnby"), { archive, clock: noon });
  if (made.kind !== "briefing") throw new Error("nothing was found");
  return made.briefing.gaps.map((gap) => gap.text);
}

test("what an official says by name is confirmed by one, also where the headline has it from him", async () => {
  const text =
    "The ferry ran aground off Tarnby with 140 passengers, Coastguard Commander Hal Brin said on Tuesday. The ferry left Tarnby in the night.";
  expect(await gapsOn(text)).not.toContainEqual(expect.stringMatching(CONFIRMED));
});

test.each([
  ["nobody is named", "The ferry ran aground off Tarnby with 140 passengers, officials said on Tuesday."],
  [
    "whoever is named holds no office",
    "The ferry ran aground off Tarnby with 140 passengers, Odla Brenk said on Tuesday.",
  ],
])("%s: it is said that no named official confirms it", async (_what, text) => {
  expect(await gapsOn(`${text} The ferry left Tarnby in the night.`)).toContainEqual(expect.stringMatching(CONFIRMED));
});

test("what a ministry says itself needs nobody to confirm it", async () => {
  const said = "The ferry ran aground off Tarnby with 140 passengers, the transport ministry said on Tuesday.";
  expect(await gapsOn(`${said} The ferry left Tarnby in the night.`)).not.toContainEqual(
    expect.stringMatching(CONFIRMED),
  );
});
