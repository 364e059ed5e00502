import { beforeAll, expect, test } from "vitest";
import { brief } from "#briefing/briefing.ts";
import type { Briefing, Claim } from "#domain/briefing.ts";
import { addsNothing } from "../../src/briefing/developments.ts";
import { statementsOf } from "../../src/briefing/statements.ts";
import { archiveWith, assignmentFor, noon, readOf } from "../fixtures/desk.ts";
import { DAM_LEDGER } from "../fixtures/norvania.ts";
import { sampleArticle } from "../fixtures/sample-story.ts";

/* What a reader sees first of the invented sample story: the newest state of things, nothing overtaken and no accusation alone. */

const STORY = [
  "01-dam-fails",
  "02-valley-flooded",
  "04-cracks",
  "05-denial",
  "06-emergency",
  "08-toll-rises",
  "11-emergency-declared",
] as const;

async function briefOf(topic: string, ...names: string[]): Promise<Briefing> {
  const archive = await archiveWith(...names.map(sampleArticle));
  const made = await brief(assignmentFor(topic), { archive, clock: noon });
  if (made.kind !== "briefing") throw new Error("nothing was found");
  return made.briefing;
}

const top = ({ headline, bottomLine, developments }: Briefing): Claim[] => [headline, ...bottomLine, ...developments];
const textsOf = (claims: readonly Claim[]) => claims.map(({ text }) => text).join("\n");

let whole: Briefing;
beforeAll(async () => {
  whole = await briefOf("velmar", ...STORY);
});

test("a plan that has come about is no news, and what came about is", async () => {
  expect(textsOf(top(whole))).toMatch(/declared a state of emergency/);
  expect(textsOf(top(whole))).not.toMatch(/is considering/);
});

test("while it has not come about the plan is told", async () => {
  const before = await briefOf("orvik", "01-dam-fails", "02-valley-flooded", "06-emergency");
  expect(textsOf(top(before))).toMatch(/considering a state of emergency/);
});

test("a count that was overtaken is no development", () => {
  expect(textsOf(top(whole))).not.toMatch(/[Aa]t least 1[25]/);
  expect(textsOf(whole.developments)).toMatch(/rose to 21/);
});

test("an accusation is followed by its denial, though the denial stands in an article that does not name the topic", () => {
  const at = whole.developments.findIndex(({ source }) => source === "alleged");
  expect(at).toBeGreaterThanOrEqual(0);
  expect(whole.developments[at + 1]).toMatchObject({ event: "denied" });
});

test("the bottom line tells something that the headline does not", () => {
  expect(whole.bottomLine.length).toBeGreaterThan(0);
  for (const claim of whole.bottomLine) expect(addsNothing(claim, whole.headline)).toBe(false);
});

test("what was long ago is no headline, and stands in the timeline", async () => {
  const text =
    "The Orlova dam above Velmar was built in 1962 and is run by Orlova Hydro.\nThe dam above Velmar failed on Monday.\nCrews left the valley.";
  const archive = await archiveWith({ title: "Dam", outlet: "Harbor Ledger", publishedAt: "2026-06-03", text });
  const made = await brief(assignmentFor("velmar dam"), { archive, clock: noon });
  if (made.kind !== "briefing") throw new Error("nothing was found");
  expect(made.briefing.headline.text).toMatch(/failed on Monday/);
  expect(made.briefing.timeline.map(({ date }) => date)).toContain("1962");
});

test("a sentence is not cut where its predicate comes back", () => {
  const text =
    "Ilse Varn said on Monday that key officials, including Tomas Oakes and Anna Reld, would take charge of the port.";
  const pieces = statementsOf(readOf("a", { text }), "").map((one) => one.text);
  expect(pieces).toEqual([text]);
});

test("a dated sentence stands in the timeline once, at its own date", async () => {
  const text =
    "The ministry of Velmar on Tuesday identified three men who attacked a guard on Monday. The May 3 flood took two lives in Velmar.";
  const archive = await archiveWith({ title: "Velmar", outlet: "Harbor Ledger", publishedAt: "2026-06-03", text });
  const made = await brief(assignmentFor("velmar"), { archive, clock: noon });
  if (made.kind !== "briefing") throw new Error("nothing was found");
  expect(made.briefing.timeline.map(({ date }) => date)).toEqual(["2026-06-02"]);
});

test("a denial stands once, right behind what it denies, also where it ranked first", async () => {
  const archive = await archiveWith(DAM_LEDGER);
  const made = await brief(assignmentFor("velmar"), { archive, clock: noon });
  if (made.kind !== "briefing") throw new Error("nothing was found");
  const { developments } = made.briefing;
  const at = developments.findIndex(({ source }) => source === "alleged");
  expect(developments[at + 1]).toMatchObject({ event: "denied" });
  expect(developments.filter(({ event }) => event === "denied")).toHaveLength(1);
});

const HELD = "Police detained the ferry's captain, Joren Pask, on suspicion of negligence.";
const detained = (text: string) => ({
  ...{ outlet: "Harbor Ledger", publishedAt: "2026-06-03T09:00:00Z" },
  text: `The Lady Orsina ferry sank off Velmar on Tuesday with the loss of 17 lives, the coastguard said.\n\n${text}\n\nThe ferry had passed an inspection in January.`,
});
const developmentsOn = async (text: string) => {
  const made = await brief(assignmentFor("ferry"), { archive: await archiveWith(detained(text)), clock: noon });
  return made.kind === "briefing" ? made.briefing.developments.map((one) => one.text) : [];
};

test("who is held on suspicion is not told of without his denial, though only the sentence before tells whose it is", async () => {
  const denial = "His lawyer, Edda Munro, said her client denied any wrongdoing.";
  expect(await developmentsOn(`${HELD} ${denial}`)).toContain(`${HELD} ${denial}`);
});

test("a denial in general stands behind the charge against whoever it names", async () => {
  const texts = await developmentsOn(`${HELD} The crew was freed.\n\nPask, 54, denies all charges.`);
  expect(texts[texts.indexOf(HELD) + 1]).toBe("Pask, 54, denies all charges.");
});

test("what answers a sentence that is not printed is no development", async () => {
  const texts = await developmentsOn(
    "Ventry Lines said the ferry was safe. The ministry could not confirm that on Monday.",
  );
  expect(texts.join(" ")).not.toContain("could not confirm that");
});

test("where and when a report was written is not told, and what others say against it is not cut off", () => {
  const told = (text: string) => statementsOf(readOf("a", { text }), "").map((one) => one.text);
  expect(told("PORT VELMAR, March 5 — The search for the ferry ended on Thursday.")[0]).toBe(
    "The search for the ferry ended on Thursday.",
  );
  const counts =
    "Three children have died in Velmar since June, the ministry said, while doctors put the number at seven.";
  expect(told(counts)).toEqual([counts]);
});

test.each([
  ["Turnout in Velmar was 68.3%, up from 61.7% four years ago, the electoral commission said.", []],
  ["A ferry off Velmar capsized late on Sunday with 40 aboard, the coast guard said on Monday.", ["2026-05-31"]],
  ["The coast guard said on Monday that a ferry off Velmar capsized on Sunday with 40 aboard.", ["2026-05-31"]],
  ["Road deaths in Velmar changed from a record 120 in May 2025, the ministry said.", []],
  ["Storm Orlova is expected to reach Velmar late on Friday, the storm centre said on Monday.", ["2026-06-05"]],
  ["More than 50 people died in Velmar on Monday.", ["2026-06-01"]],
  [
    "A train left the rails in Velmar late Sunday, injuring 94, and officials said Monday they were counting.",
    ["2026-05-31"],
  ],
  [
    "VELMAR, Norvania (Inland Wire) — A train left the rails late Sunday, injuring 94, and officials said Monday they were counting.",
    ["2026-05-31"],
  ],
  ["Ilse Varn, 59, the skipper whose trial in 2009 divided Velmar, praised the crews of the port.", []],
  ["Velmar kept the debt under the 3% limit that the council has promised to meet by 2028.", []],
  ["Engineers in Velmar closed the pipe, laid in 1987 and last inspected in August, for repairs.", []],
  ["The port of Velmar denied a report that it had been warned in May about the crane.", []],
  ["The port of Velmar has not published a report since 2019, according to the ministry.", []],
  ["Tests in Velmar traced the fever to two wells contaminated by water in January.", []],
  ["The jobless rate of Velmar was 5.9%, and it had been 4.8% a year ago.", []],
  ["Letters were copied in Velmar between May 19 and May 26, the bank said in a filing.", ["2026-05-19"]],
])("a day that is only compared with, or on which a plan was told, is not the event's: %s", async (text, days) => {
  const record = { outlet: "Harbor Ledger", publishedAt: "2026-06-02T09:00:00Z", text };
  const made = await brief(assignmentFor("velmar"), { archive: await archiveWith(record), clock: noon });
  if (made.kind !== "briefing") throw new Error("nothing was found");
  expect(made.briefing.timeline.map(({ date }) => date)).toEqual(days);
});

const briefingOn = async (topic: string, text: string) => {
  const record = { outlet: "Harbor Ledger", publishedAt: "2026-06-02T09:00:00Z", text };
  const made = await brief(assignmentFor(topic), { archive: await archiveWith(record), clock: noon });
  if (made.kind !== "briefing") throw new Error("nothing was found");
  return made.briefing;
};

test("an article's own outlet is no actor by the short form of its name", async () => {
  const text = "Ilse Varn told the Ledger in Velmar that the dam leaks. The Ledger saw her letter.";
  expect((await briefingOn("velmar", text)).actors.map(({ name }) => name)).toEqual(["Ilse Varn"]);
});

test("that police do not say something is not lifted above what happened", async () => {
  const text =
    "Velmar airport has been closed after three drones were seen near the runway, police say. Crews cleared the terminal in Velmar. Police in Velmar do not say who flew the drones.";
  expect((await briefingOn("velmar", text)).developments[0]?.text).not.toContain("do not say");
});

test("what a question seems to quote is nobody's words", async () => {
  const text =
    "Ilse Varn leads the Velmar board.\n\nQ: Your predecessor, Arno Keim, said the players of Velmar had lost their discipline. Do you agree?\nA: He is entitled to his view.";
  expect((await briefingOn("velmar", text)).quotations).toEqual([]);
});

test("which region or company is meant was said before: such a sentence heads no briefing", async () => {
  const lead = { outlet: "Harbor Ledger", publishedAt: "2026-06-01T08:00:00Z" };
  const first = {
    ...lead,
    text: "The region lost its Velmar ferries to the flood. Hugo Penhale closed the Velmar harbour after the flood.",
  };
  const made = await brief(assignmentFor("velmar"), { archive: await archiveWith(first), clock: noon });
  expect(made.kind === "briefing" && made.briefing.headline.text).toMatch(/^Hugo Penhale/);
  const topical = await brief(assignmentFor("region velmar"), { archive: await archiveWith(first), clock: noon });
  expect(topical.kind === "briefing" && topical.briefing.headline.text).toMatch(/^The region/);
});

test("words cited a second time in part stand once, and one day does not fill the timeline", async () => {
  const record = {
    outlet: "Harbor Ledger",
    publishedAt: "2026-06-10T08:00:00Z",
    url: "https://harbor-ledger.example/court",
  };
  const day = (n: number, what: string) => `On June ${n} ${what}.`;
  const court = [
    "a clerk opened the doors",
    "guards checked bags",
    "Hugo Penhale pleaded guilty",
    "judges read files",
    "lawyers bought tea",
  ];
  const text = [
    "“We will close the port of Velmar and open the road again,” Ilse Varn said in Velmar.",
    "In Velmar she said: “We will close the port of Velmar.”",
    ...court.map((what) => day(9, `${what} in Velmar`)),
    ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) =>
      day(
        n,
        `ship number ${n * 11} docked with ${["salt", "coal", "grain", "wool", "tin", "rope", "hay", "ice"][n - 1]} in Velmar`,
      ),
    ),
  ].join(" ");
  const made = await brief(assignmentFor("velmar"), { archive: await archiveWith({ ...record, text }), clock: noon });
  if (made.kind !== "briefing") throw new Error("a briefing was expected");
  expect(made.briefing.quotations.map((one) => one.text)).toEqual([
    "We will close the port of Velmar and open the road again",
  ]);
  expect(new Set(made.briefing.timeline.map(({ date }) => date)).size).toBe(9);
});

test("when somebody took office is no date of what they said", async () => {
  const record = { outlet: "Harbor Ledger", publishedAt: "2026-06-10T08:00:00Z" };
  const text =
    "Ilse Varn, who took office in Velmar on May 4, praised the crews of Velmar. A poster in Velmar shows Hugo Penhale, who died last year. The port of Velmar opened on June 9.";
  const made = await brief(assignmentFor("velmar"), { archive: await archiveWith({ ...record, text }), clock: noon });
  expect(made.kind === "briefing" && made.briefing.timeline.map(({ date }) => date)).toEqual(["2026-06-09"]);
});

test("what joins a sentence to one that is not printed is left out", () => {
  const read = readOf("a", { text: "Meanwhile, the mayor of Velmar closed two bridges." });
  expect(statementsOf(read, "").map(({ text }) => text)).toEqual(["The mayor of Velmar closed two bridges."]);
});

test("what she said, and what tells little, comes behind what stands alone", async () => {
  const lead = "Velmar Airways grounded 47 jets in Velmar on Tuesday after cracks were found.";
  const others = [
    "Two jets of Velmar have cracks, the regulator said.",
    "The maker, Hexel, denied that it knew of the cracks.",
    "Ilse Varn, who flew one of the jets, heard a bang.",
    "About 310 flights from Velmar were called off by noon.",
    "Velmar Airways will fly the jets again on Friday.",
  ];
  const weak = [
    "The young bore the brunt.",
    "Each inspection of a jet takes 10 hours, she said, and 30 jets could fly.",
  ];
  const { bottomLine, developments } = await briefingOn("velmar jets", [lead, ...weak, ...others].join("\n"));
  expect(bottomLine.map(({ text }) => text)).not.toContain(weak[1]);
  expect(developments.map(({ text }) => text)).not.toContain(weak[0]);
});

test.each([
  "The operator of the trams put the number at about 850.",
  "Authorities in Velmar identified him as Odo Reld, 71, a retired surveyor.",
  "The agency's figure for all five districts is 2,600, which it described as early.",
  "Of the 31 blocks that fell in Velmar, 19 had been built since then, said Ilse Varn.",
  "In both instances the port of Velmar was closed.",
  "The first of those could open the port of Velmar in May.",
  "Varn rejected that suggestion, saying the bank had needed time.",
  "The port of Velmar denied that any such instruction was given, and dismissed that claim.",
])("what another sentence has to explain states nothing by itself: %s", (text) => {
  expect(statementsOf(readOf("a", { text }), "")).toEqual([]);
});

test("a charge is not cut off from what it is of, nor anybody's words from who says them", () => {
  const told = (text: string) => statementsOf(readOf("a", { text }), "").map((one) => one.text);
  const charge = "Prosecutors on Monday charged the mayor of Velmar, Odo Reld, with taking bribes from a builder.";
  expect(told(charge)).toEqual([charge]);
  const boats = "The navy targeted at least three boats of Velmar on Monday";
  const tail = "with island officials confirming a leak in the water";
  expect(told(`${boats}, ${tail}.`)).toEqual([`${boats}, ${tail}.`, `${boats}.`]);
});

test("words that an outlet has from a transcript of another are nobody's own", async () => {
  const told = (cited: string) =>
    `The Velmar Sentinel reported${cited} that the mayor of Velmar had told an aide to “lose the second folder at once”.`;
  expect((await briefingOn("velmar", told(", citing a transcript of a call,"))).quotations).toEqual([]);
  expect((await briefingOn("velmar", told(""))).quotations).toHaveLength(1);
});

test("words that their article calls false are not printed without that", async () => {
  const told = (how: string) =>
    `Asked about Velmar, Odo Reld told reporters${how}: “I have been cleared of every charge.”`;
  expect((await briefingOn("velmar", told(", falsely"))).quotations).toEqual([]);
  expect((await briefingOn("velmar", told(" on Monday, without evidence"))).quotations).toEqual([]);
  expect((await briefingOn("velmar", told(""))).quotations).toHaveLength(1);
});

test("a number is not filed at the month of the one it is compared with", async () => {
  const text =
    "Monitors in Velmar counted 30 tanks there on Tuesday.\n\nMonitors in Velmar had 35 cars, up from eight in May.";
  const archive = await archiveWith({ text, publishedAt: "2026-06-03" });
  const made = await brief(assignmentFor("velmar"), { archive, clock: noon });
  const dates = made.kind === "briefing" ? made.briefing.timeline.map(({ date }) => date) : [];
  expect(dates).toEqual(["2026-06-02"]);
});

test("what had yet to be done, or was expected for a day, is no news once it is told what was done", async () => {
  const outlet = "Harbor Ledger";
  const before = {
    ...{ outlet, url: "https://harbor-ledger.example/1", publishedAt: "2026-06-02T08:00:00Z" },
    text: "The cabinet of Velmar is weighing a state of emergency.\nPresident Arvid Toll has yet to approve the state of emergency.\nA decision on the state of emergency is expected on Thursday.",
  };
  const after = {
    ...{ outlet: "Inland Wire", url: "https://inland-wire.example/2", publishedAt: "2026-06-04T18:00:00Z" },
    text: "President Arvid Toll declared a state of emergency for Velmar on Thursday.\nThe army began to clear the roads of Velmar.",
  };
  const on = async (...records: (typeof before)[]) => {
    const made = await brief(assignmentFor("state of emergency"), {
      archive: await archiveWith(...records),
      clock: noon,
    });
    if (made.kind !== "briefing") throw new Error("nothing was found");
    const { headline, bottomLine, developments, timeline } = made.briefing;
    return [headline, ...bottomLine, ...developments, ...timeline.map(({ claim }) => claim)]
      .map(({ text }) => text)
      .join(" ");
  };
  expect(await on(before)).toMatch(/yet to approve.*expected on Thursday/);
  expect(await on(before, after)).not.toMatch(/yet to approve|expected on Thursday/);
});
