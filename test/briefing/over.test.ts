import { expect, test } from "vitest";
import { draftTimeline } from "../../src/briefing/timeline.ts";
import type { Topic } from "../../src/briefing/topic.ts";
import { readOf } from "../fixtures/desk.ts";

/* What was to come, and a later article tells otherwise, stands in no timeline as to come. Everything is invented. */

const ALL: Topic = { article: () => 1, sentence: () => 1 };
const linesOf = (...told: readonly (readonly [string, string])[]) =>
  draftTimeline(
    told.map(([day, text], i) => readOf(`a${i}`, { text, title: "Velmar", publishedAt: `2026-${day}` })),
    9,
    ALL,
  ).map(({ date, draft }) => `${date} ${draft.text}`);

const WILL = "Ilse Varn will testify before the harbour court of Velmar on March 17.";

test("who was to testify on a day is no longer to once what was said there is told", () => {
  const said = "At a hearing on March 17, Harbour Chief Ilse Varn said that fees could rise by a tenth.";
  expect(linesOf(["03-10", WILL], ["03-18", said])).toEqual([`2026-03-17 ${said}`]);
  const other = "At a hearing on March 17, Harbour Chief Odo Reld said that fees could rise by a tenth.";
  expect(linesOf(["03-10", WILL], ["03-18", other])).toHaveLength(2);
});

const SHUT = "The airport of Velmar is expected to remain closed until at least 2 p.m. on March 23.";

test("what is to stay closed until an hour is not once it has reopened, and stays closed when something else has", () => {
  const open = "The Norvanian airport had reopened to some flights on March 23, Ilse Varn said.";
  expect(linesOf(["03-23", `${SHUT} No Norvanian flight left.`], ["03-23", open])).toEqual([`2026-03-23 ${open}`]);
  const bridge = "The harbour bridge had reopened to some cars on March 23, Ilse Varn said.";
  expect(linesOf(["03-23", SHUT], ["03-23", bridge])).toHaveLength(2);
});

const NEWS = ["03-25", "The council of Velmar met on March 24."] as const;
const HOPES = "The agency hopes to launch the Orlova ferry on March 6.";

test("a plan for a day that came is over once the same is planned for a later one", () => {
  const now = "The agency now hopes to launch the Orlova ferry on April 1.";
  expect(linesOf(["02-10", HOPES], ["02-27", now], NEWS).join("\n")).not.toContain("March 6");
});

test.each([
  ["another launch", HOPES, "The agency hopes to launch a lightship on April 1."],
  [
    "a promise that was broken",
    "The agency promised to launch the Orlova ferry on March 6.",
    "The agency now hopes to launch the Orlova ferry on April 1.",
  ],
])("it stays beside %s", (_what, plan, now) => {
  expect(linesOf(["02-10", plan], ["02-27", now], NEWS).join("\n")).toContain("March 6");
});

test("a plan for a day still ahead stays", () => {
  const now = "The agency now hopes to launch the Orlova ferry on April 1.";
  expect(linesOf(["02-10", HOPES], ["02-27", now]).join("\n")).toContain("March 6");
});
