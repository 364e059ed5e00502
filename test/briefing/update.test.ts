import { expect, test } from "vitest";
import { openArchive } from "#archive/archive.ts";
import { brief } from "#briefing/briefing.ts";
import { noveltyOf } from "#briefing/compare.ts";
import type { Change } from "#domain/briefing.ts";
import { claimOf } from "../fixtures/briefing.ts";
import { assignmentFor, fileAll } from "../fixtures/desk.ts";
import { follower, sampleArticle } from "../fixtures/sample-story.ts";

/** What was planted in the invented sample story: when, the kind of change, what it is now, and what it was. */
const PLANTED: readonly (readonly [when: string, kind: Change["kind"], now: RegExp, was: RegExp | null])[] = [
  ["day 2, morning", "new", /accused Norvania Hydro of ignoring cracks/, null],
  ["day 2, afternoon", "contradicted", /denied that it ignored cracks/, /accused Norvania Hydro of ignoring/],
  ["day 2, evening", "new", /considering a state of emergency/, null],
  ["day 3", "updated", /killed in Velmar: 21/, /At least 1[25]/],
  ["day 3", "updated", /residents: 3,100/, /About 2,400/],
  ["day 3", "new", /plans to spend 40 million crowns/, null],
  ["day 4", "updated", /declared a state of emergency/, /considering a state of emergency/],
  ["day 5", "new", /gates of the Orvik dam were closed/, null],
  ["the correction", "contradicted", /gates of the Orvik dam were half open/, /gates of the Orvik dam were closed/],
];

async function changesByDay(): Promise<Map<string, readonly Change[]>> {
  const channel = await follower();
  const days: [string, string, ...string[]][] = [
    ["day 1", "2026-06-01T23:30:00Z", "01-dam-fails", "02-valley-flooded", "03-copy"],
    ["day 2, morning", "2026-06-02T07:00:00Z", "04-cracks"],
    ["day 2, afternoon", "2026-06-02T16:00:00Z", "05-denial"],
    ["day 2, evening", "2026-06-02T23:30:00Z", "06-emergency", "07-emergency-echo"],
    ["day 3", "2026-06-03T23:30:00Z", "08-toll-rises", "09-aid", "10-opinion"],
    ["day 4", "2026-06-04T23:30:00Z", "11-emergency-declared"],
    ["day 5", "2026-06-05T23:30:00Z", "12-inquiry"],
    ["the correction", "2026-06-06T23:30:00Z", "13-correction"],
  ];
  const changes = new Map<string, readonly Change[]>();
  for (const [day, at, ...names] of days) {
    const told = await channel.tell(at, ...names);
    changes.set(day, told.kind === "briefing" ? told.briefing.changes : []);
  }
  return changes;
}

test("every change planted in the sample story is named as the kind it is, with what was told before", async () => {
  const changes = await changesByDay();
  for (const [when, kind, now, was] of PLANTED) {
    const found = changes.get(when)?.find((change) => now.test(change.text));
    expect(found, `${when}: ${now}`).toMatchObject({ kind });
    if (was === null) expect(found?.was, `${when}: ${now}`).toBe(null);
    else expect(found?.was?.text, `${when}: ${now}`).toMatch(was);
  }
});

test("what was told is not told again, and with nothing new there is no briefing", async () => {
  const channel = await follower();
  await channel.tell("2026-06-01T23:30:00Z", "01-dam-fails", "02-valley-flooded");
  expect((await channel.tell("2026-06-02T08:00:00Z")).kind).toBe("nothing-new");
  const copy = await channel.tell("2026-06-02T09:00:00Z", "03-copy");
  expect(copy).toMatchObject({ kind: "nothing-new", fresh: 0 });
});

test("of a corrected article only what was changed is told", async () => {
  const channel = await follower();
  await channel.tell("2026-06-05T23:30:00Z", "12-inquiry");
  const told = await channel.tell("2026-06-06T10:00:00Z", "13-correction");
  const texts = told.kind === "briefing" ? [told.briefing.headline, ...told.briefing.developments] : [];
  expect(texts.map((claim) => claim.text).join(" ")).toMatch(/half open/);
  expect(texts.map((claim) => claim.text).join(" ")).not.toMatch(/questioned 14 engineers/);
});

test("a watch that asks for two origins is told nothing that one outlet alone reports, and how much that was", async () => {
  const channel = await follower(2);
  const told = await channel.tell("2026-06-05T23:30:00Z", "12-inquiry");
  expect(told).toMatchObject({ kind: "nothing-new" });
  expect(told.below).toBeGreaterThan(0);
  const both = await channel.tell("2026-06-05T23:45:00Z", "01-dam-fails", "02-valley-flooded");
  const headline = both.kind === "briefing" ? both.briefing.headline.text : "";
  expect(headline).toMatch(/dam/);
});

test.each([
  [
    "Farmers in the Velt valley oppose the lithium mine.",
    "Hale said the company had failed to show that the lithium mine would not harm the water of the Velt valley.",
    "new",
  ],
  ["Ilse Varn lost a vote of confidence in the Velmar council.", "Ilse Varn asked the Velmar council to meet.", "new"],
  ["The council approved the Velmar budget.", "The council rejected the Velmar budget on Monday.", "contradicted"],
  ["About 400 people are missing in Velmar.", "In Velmar 280 people remain missing.", "updated"],
] as const)("%s – and then: %s", (before, now, kind) => {
  expect(noveltyOf(claimOf(now), [claimOf(before)])).toBe(kind);
});

test("what an earlier end of the window leaves out has not changed, nor is new what stood further down", async () => {
  const clock = () => new Date("2026-06-10T12:00:00Z");
  const archive = await openArchive({ folder: "", memory: true, clock });
  await fileAll(archive, ["01-dam-fails", "02-valley-flooded", "08-toll-rises", "09-aid"].map(sampleArticle));
  const changes = async (words: string, until: string | null = null) => {
    const asked = assignmentFor(words);
    const made = await brief({ ...asked, query: { ...asked.query, until } }, { archive, clock });
    return made.kind === "briefing" ? made.briefing.changes.map(({ kind, text }) => `${kind}: ${text}`) : [];
  };
  expect(await changes("velmar")).toEqual([]);
  expect(await changes("velmar since 2026-06-02")).toEqual([]);
  expect(await changes("velmar", "2026-06-02T23:59:59.999Z")).toEqual([]);
});
