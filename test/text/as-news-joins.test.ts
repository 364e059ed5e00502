import { expect, test } from "vitest";
import { readArticle } from "#text/text.ts";

/* How agencies join what they tell: asides, second halves, whose it is, and what lies ahead. Invented places and people throughout. */

const MONDAY = "2026-03-23T18:00:00Z";
const read = (text: string, publishedAt: string | null = MONDAY) =>
  readArticle({ text, language: "en", publishedAt }).sentences;
const only = (text: string, publishedAt: string | null = MONDAY) => {
  const [sentence] = read(text, publishedAt);
  if (!sentence) throw new Error("a sentence was expected");
  return sentence;
};

test.each([
  ["The opposition plans a motion of no confidence on Thursday.", "2026-03-26"],
  ["The lawyer expects a hearing on Friday.", "2026-03-27"],
  ["The minister announced plans on Friday.", "2026-03-20"],
  ["The lawyer told of the hearing on Friday.", "2026-03-20"],
])("%s was written on a Monday and means %s", (text, iso) => {
  expect(only(text).dates[0]?.iso).toBe(iso);
});

test.each([
  ["Varn expects a hearing in October or November.", "planned"],
  ["Open Square plans another march next week.", "planned"],
  ["The storm has claimed the lives of five people.", "happened"],
  ["The group claimed the attack.", "happened"],
])("%s is %s", (text, event) => {
  expect(only(text).clauses[0]?.event).toBe(event);
});

test("lives that a storm claimed are no claim of it", () => {
  expect(only("The storm has claimed the lives of five people.").clauses[0]?.source).toBe("asserted");
  expect(only("The group claimed the attack on the port.").clauses[0]?.source).toBe("alleged");
});

test("whoever denies words in an aside did not say them", () => {
  const text =
    "The mayor's lawyer, Silva Corteghi, said the case rested on “the word of two criminals”, which Pestalo denied.";
  expect(only(text).quotations[0]?.speaker).toBe("Silva Corteghi");
});

test("a figure in the answer to a charge is nobody's whom the charge was from", () => {
  const text =
    "Its leader, Casper Wend, accused her of greed, a charge she rejected, noting that a nurse earns around 74,000 crowns.";
  expect(only(text).figures[0]).toMatchObject({ text: "around 74,000", saidBy: null });
});

test("a long source in front of a sentence is whole, and no verb in it makes a speaker of its first words", () => {
  const text =
    "According to minutes of an October review described to a newspaper by two people who had read all of them at length, an engineer had urged a delay.";
  expect(only(text).attribution?.source).toMatch(/^minutes of an October review/);
});

test.each([
  ["Children under five account for 38% of cases.", "years"],
  ["Workers over 57 may leave early.", "years"],
  ["The engine was fired 16 times.", "times"],
  ["The dam held under 5 tonnes.", "tonnes"],
])("%s: measured in %s", (text, unit) => {
  expect(only(text).figures[0]?.unit).toBe(unit);
});

test("of a figure for something an aside tells what it counts, not the something", () => {
  expect(only("The agency's figure for all five affected districts is 2,600.").figures.at(-1)?.object).toBeNull();
  expect(only("Pressure in the engine dropped by about 60%.").figures[0]?.object).toBe("Pressure in the engine");
});

test("an analysis that a station ordered is none of its reports, and a newspaper is called by its name", () => {
  expect(
    only("An analysis of photographs commissioned by the broadcaster Radio Quay put the crowd at 32,000.").origins,
  ).toEqual([]);
  expect(only("The newspaper Velmar Sentinel reported that the mayor had left.").origins).toEqual(["Velmar Sentinel"]);
});

const namesIn = (text: string) => read(text).flatMap(({ names }) => names.map(({ canonical }) => canonical));

test.each([
  ["The Farmers' List said it would back the bill.", "Farmers' List"],
  ["The Metal and Motor Union called it a breach.", "Metal and Motor Union"],
])("%s names one body", (text, name) => {
  expect(namesIn(text)).toEqual([name]);
});

test("a place is no short form of a body named after it", () => {
  const text = "The storm tore across southern Santovar on Monday.\nSantovar Power said villages might wait.";
  expect(namesIn(text)).toEqual(["Santovar", "Santovar Power"]);
});

test.each([
  ["Steinholl's mayor, Jost Perrig, warned of losses.", "Steinholl's mayor"],
  ["The mayor's lawyer, Silva Corteghi, left the court.", "mayor's lawyer"],
])("%s states a role with whose it is", (text, role) => {
  const { actors } = readArticle({ text, language: "en" });
  expect(actors.flatMap((actor) => actor.role?.text ?? [])).toContain(role);
});

test("who is cited on the way, and what a court is said to have ruled on a day, are no status of what is told", () => {
  const put = only("Citing insurers it did not name, the Calder Ledger put losses at $600 million.");
  expect(put.clauses.at(-1)).toMatchObject({ verb: "put", negated: false });
  const ruled = only("The court ruled on Wednesday that the Ilvar people may fish their waters.");
  expect(ruled.clauses[0]).toMatchObject({ verb: "rule", event: "happened" });
  expect(ruled.clauses[1]).toMatchObject({ event: "conditional" });
});

test.each([
  ["Traske promised an appointment by 10 April.", "2026-04-10"],
  ["Traske was appointed by 10 April.", "2025-04-10"],
  ["Results, due on 13 August, may be late.", "2026-08-13"],
  ["Forecasters expect winds to shift Wednesday.", "2026-03-25"],
  ["Her daughter was to have flown abroad on 17 June.", "2026-06-17"],
])("%s was written in March 2026 and means %s", (text, iso) => {
  expect(only(text).dates[0]?.iso).toBe(iso);
});

test.each([
  ["Blood must be tested every two weeks.", "planned"],
  ["He must have left the port.", "happened"],
  ["Analysts expect annual sales of $900 million.", "planned"],
])("%s is %s", (text, event) => {
  expect(only(text).clauses[0]?.event).toBe(event);
});

test("a limit that goes from 70 mph to 50 goes to 50 mph", () => {
  const [, now] = only("The limit on that stretch was lowered from 70 mph to 50 in January.").figures;
  expect(now).toMatchObject({ text: "50", unit: "mph", object: "limit on that stretch" });
});

test.each([
  ["The Tamber Fire, which broke out on Monday, had grown to nearly 38,000 acres by Tuesday evening.", "Tamber Fire"],
  ["The number displaced, put by agencies at between 1.1 million and 1.3 million, has risen.", null],
  ["The fire had grown by Tuesday evening from about 9,500 a day earlier.", null],
  ["Of the patients two needed transplants.", null],
  ["Violations fell from 40 a week in July to fewer than ten.", null],
  ["Shares fell 7.8 percent Thursday to $41.35.", "Shares"],
  ["Profit fell 22 percent last quarter to $91 million.", "Profit"],
  ["Seizures at the port rose 38 percent.", "Seizures at the port"],
  ["The number of people out of work climbed to 1.12 million.", "number of people out of work"],
])("what the last figure counts of “%s” is %s", (text, object) => {
  expect(only(text).figures.at(-1)?.object ?? null).toBe(object);
});

test("how old those are who were under 18 is an age", () => {
  expect(only("Fewer than 150 of them were under 18.").figures.at(-1)?.unit).toBe("years");
});

test("money that a bank sets aside for claims is nobody's claim", () => {
  const text = "The bank set aside between $85 million and $110 million for legal claims and said it would offer help.";
  expect(only(text).figures[0]?.saidBy).toBeNull();
  expect(only(text).clauses[0]?.source).toBe("asserted");
});

test("somebody else's word on a quotation makes it nobody else's", () => {
  const text =
    "Davin Strull told the Mirror that he would not be bound by “paper signed in a hotel”, though a League spokesman later said he had been misquoted.";
  expect(only(text).quotations[0]?.speaker).toBe("Davin Strull");
});

test.each([
  ["The fisheries minister, Petra Oldacre, left.", "The fisheries minister"],
  ["A county judge, Corliss Vantree, left.", "A county judge"],
])("%s states a role before a comma", (text, role) => {
  const { actors } = readArticle({ text, language: "en" });
  expect(actors.flatMap((actor) => actor.role?.text ?? [])).toEqual([role]);
});

test("“the League” is the league named before, and a country no agency of it", () => {
  expect(namesIn("The rebels of the Upland League left on Friday.\nThe League insists on its own police.")).toEqual([
    "Upland League",
    "Upland League",
  ]);
  const text =
    "A train left the rails in central Ardmere on Sunday.\nThe Ardmere Rail Agency leads the inquiry.\nIt was Ardmere's deadliest crash.";
  expect(namesIn(text)).toEqual(["Ardmere", "Ardmere Rail Agency", "Ardmere"]);
});

test("words of “the mediator, Ambrose Quill” are Ambrose Quill's", () => {
  const text = "The talks had been “paused rather than ended”, said the mediator, Ambrose Quill, and might resume.";
  expect(only(text).quotations[0]?.speaker).toBe("Ambrose Quill");
});

test("what a coach who is not named claims is not said by whoever was named before", () => {
  const text =
    "“We had no choice,” said federation president Lionel Traske.\nBut the coach, visibly upset, refused to go.\n“I found out from my driver,” he claimed as he left.";
  expect(read(text).at(-1)?.quotations[0]?.speaker).toBeNull();
  const direct = text.replace("But the coach, visibly upset, refused to go.\n", "");
  expect(read(direct).at(-1)?.quotations[0]?.speaker).toBe("Lionel Traske");
});

test.each([
  ["Unemployment rose to 5.9pc in May.", [5.9]],
  ["The number out of work climbed by 57,000 to 1.12 million.", [57_000, 1_120_000]],
  ["The order covers every Hexler 220 the carrier flies.", []],
  ["Every Hexler 220 flown by Corrow was checked.", []],
  ["Between 35 and 50 people were missing.", [35]],
])("the figures of “%s” are %j", (text, values) => {
  expect(only(text).figures.map(({ low }) => low)).toEqual(values);
});

test("stays said to be worth much were never declared by anybody called “were never”", () => {
  expect(
    only("The stays, said to be worth as much as 38,000 crowns, were never declared.").figures[0]?.saidBy,
  ).toBeNull();
});

test.each([
  [
    "The truce “is eroding but has not collapsed”, the head of the mission, General Osric Vande, told reporters.",
    "Osric Vande",
  ],
  [
    "The teachers’ union, which warned against cutting inspectors from 140 to 85, said the minister should “look in the mirror”.",
    "The teachers’ union",
  ],
])("whose words these are: %s", (text, speaker) => {
  expect(only(text).quotations.at(-1)?.speaker).toBe(speaker);
});

test("a title of honour before a name is no part of the role before the comma", () => {
  const { actors } = readArticle({ text: "The ethics commissioner, Sir Alban Threl, left.", language: "en" });
  expect(actors.flatMap((actor) => actor.role?.text ?? [])).toEqual(["The ethics commissioner"]);
});
