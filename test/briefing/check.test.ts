import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { check } from "#briefing/briefing.ts";

/* Invented places, people and outlets throughout. */
const verdict = (claim: string, ...evidence: string[]) =>
  check({ id: "c", claim, evidence: evidence.map((text) => ({ text })) });

test.each([
  [
    "a negation added",
    "The council did approve the tram line.",
    "The council did not approve the tram line.",
    "negation",
  ],
  ["an opposite", "Sales in Velmar fell by 4 percent in May.", "Sales in Velmar rose by 4 percent in May.", "negation"],
  [
    "a figure in another's place",
    "The dam killed 14 people in Velmar.",
    "The dam killed 12 people in Velmar.",
    "figure",
  ],
  ["a day in another's place", "The dam failed in Velmar on Friday.", "The dam failed in Velmar on Monday.", "date"],
  ["names that changed places", "Tarrow berated Venn at the summit.", "Venn berated Tarrow at the summit.", "roles"],
  [
    "a small word made a name",
    "The council perceives While President Arvid Quill as failing to address the strikes.",
    "The council perceives Norvanian President Arvid Quill as failing to address the strikes.",
    "name",
  ],
  [
    "countries that changed places",
    "Zarvian boats struck Norvanian ships.",
    "Norvanian ships struck Zarvian boats.",
    "roles",
  ],
  [
    "one source made many",
    "Officials said the convoy turned back.",
    "An official said the convoy turned back.",
    "origins",
  ],
  ["a few made several", "Several crews left the dam.", "A crew left the dam.", "origins"],
  ["a bound dropped", "In Velmar 60 ships waited for days.", "In Velmar nearly 60 ships waited for days.", "figure"],
  ["a hedge dropped", "The valve is the cause of the leak.", "The valve may be the cause of the leak.", "modality"],
  ["a hope made sure", "Drissen will sell 40 vans in May.", "Drissen hopes to sell 40 vans in May.", "modality"],
  ["few made all", "The refugees have received permits.", "Few of the refugees have received permits.", "roles"],
  ["one of two made both", "The two suspects confessed.", "Only one of the two suspects confessed.", "roles"],
  [
    "a wife's act made her husband's",
    "Oskar Venn has filed for divorce.",
    "The wife of Oskar Venn has filed for divorce.",
    "roles",
  ],
  ["a condition cut behind", "The strike will end.", "The strike will end only if the owners raise wages.", "modality"],
  [
    "a condition cut before",
    "Zarvia will close the strait.",
    "Should the talks fail, Zarvia will close the strait.",
    "modality",
  ],
  [
    "a source cut behind",
    "The river is safe to drink.",
    "The river is safe to drink, the mayor told reporters.",
    "modality",
  ],
  [
    "a source cut before",
    "The road is closed to lorries.",
    "According to the CRA, the road is closed to lorries.",
    "modality",
  ],
  [
    "a word of a quotation changed",
    "“We will never leave the valley,” she said.",
    "“We will not leave the valley,” she said.",
    "quotation",
  ],
  [
    "a plan told in the past made an act",
    "The company buried the cable, it said.",
    "The company said it would bury the cable.",
    "modality",
  ],
  [
    "a fault beside scare quotes",
    "The “Gull” crew said “we were never lost at sea”.",
    "The “Gull” crew said “we were briefly lost at sea”.",
    "quotation",
  ],
])("check sees %s", (_fault, claim, evidence, reason) => {
  const result = verdict(claim, evidence);
  expect(result.verdict).not.toBe("supported");
  expect(result.reasons.map((one) => one.check)).toContain(reason);
});

test.each([
  ["passive for active", "Venn was berated by Tarrow at the summit.", "Tarrow berated Venn at the summit."],
  ["a double negation", "The board has not ruled out layoffs.", "Layoffs have not been ruled out by the board."],
  [
    "a negated opposite",
    "The minister did not go as far as calling it fraud.",
    "The minister stopped short of calling it fraud.",
  ],
  ["lacks for has no", "The champion has no sponsor.", "The champion lacks a sponsor."],
  ["one hedge of two", "The satellite could fall into the sea.", "The satellite could possibly fall into the sea."],
  ["a synonym", "The cabinet started an inquiry in Velmar.", "The cabinet launched an inquiry in Velmar."],
  [
    "scare quotes kept",
    "Officials carried out a “controlled burn” in Velmar.",
    "Officials carried out a “controlled burn” in Velmar on Monday.",
  ],
  [
    "a country's short form",
    "The U.S. Postal Service lost money in May.",
    "The United States Postal Service lost money in May.",
  ],
  [
    "a source moved to the end",
    "The road is closed to lorries, according to the CRA.",
    "According to the CRA, the road is closed to lorries.",
  ],
  ["another form of a name in a short claim", "U.S. acted", "The United States acted on Friday."],
  ["at least for no fewer than", "At least 300 people came.", "No fewer than 300 people came to Velmar on Friday."],
  [
    "will for would after said",
    "The company said it will bury the cable.",
    "The company said it would bury the cable.",
  ],
  ["a middle name left out", "Ilse Varn left Velmar on Friday.", "Ilse Maria Varn left Velmar on Friday."],
  ["tokens put together again", "The fund paid $ 1,056 to each family.", "The fund paid $1,056 to each family."],
])("check lets %s pass", (_rewrite, claim, evidence) => {
  expect(verdict(claim, evidence)).toMatchObject({ verdict: "supported", reasons: [] });
});

test("a conflicting value, polarity or order is a contradiction; a word too many is not", () => {
  expect(verdict("The dam killed 14 people in Velmar.", "The dam killed 12 people in Velmar.").verdict).toBe(
    "contradicted",
  );
  expect(verdict("Sales in Velmar fell in May.", "Sales in Velmar rose in May.").verdict).toBe("contradicted");
  expect(verdict("Penguins in Velmar bought umbrellas.", "The dam killed 12 people in Velmar.").verdict).toBe(
    "unsupported",
  );
});

test("words of many sentences put together anew are not supported", () => {
  const evidence = [
    "The mayor opened the market on Monday.",
    "A fire burned the old mill down.",
    "Two children found a silver coin.",
    "The ferry was late again.",
    "Petra Holm won the chess cup.",
    "The school has a new roof.",
    "Bread is dearer than last year.",
    "The river froze in the night.",
    "A tram line is being built.",
    "The choir sang in the square.",
  ].join(" ");
  expect(verdict("The mayor burned the silver roof of the school.", evidence).verdict).toBe("unsupported");
  expect(verdict("Two children found a silver coin.", evidence).verdict).toBe("supported");
});

type Triple = { id: string; source: string; faithful: string; strengthened: string };
const triples = readFileSync(new URL("../../bench/hedges/triples.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Triple);

test("of the hedge benchmark no strengthened rewrite passes, and at most one faithful rewrite in twenty is refused", () => {
  expect(triples.length).toBeGreaterThanOrEqual(240);
  const passed = triples.filter((one) => verdict(one.strengthened, one.source).verdict === "supported");
  const refused = triples.filter((one) => verdict(one.faithful, one.source).verdict !== "supported");
  expect(passed.map((one) => one.id)).toEqual([]);
  expect(refused.length / triples.length).toBeLessThanOrEqual(0.05);
});

const verdictOn = (claim: string, text: string) => check({ id: 1, claim, evidence: [{ text }] });

test.each([
  ["Varn Mills raised its dividend to $4.", "Varn Mills cut its dividend to $4 on Monday.", "$4"],
  [
    "Varn Mills lost $3 million in the quarter.",
    "Varn Mills, of Tarn, earned $3 million in the quarter.",
    "$3 million",
  ],
  [
    "The ratio of Varn Mills was up 70 points.",
    "Of all mills only Varn saw its ratio fall: it was down 70 points.",
    "“70”",
  ],
])("%s: a figure that falls in the evidence does not rise in the claim", (claim, text, figure) => {
  const { verdict, reasons } = verdictOn(claim, text);
  expect(verdict).toBe("contradicted");
  expect(reasons.map(({ note }) => note).join()).toContain(figure);
});

test("a figure may rise from one amount to another, and what is earned may fall", () => {
  const text = "Sales of Varn Mills rose to $441 million. Earnings of Varn Mills fell 5 percent.";
  expect(verdictOn("Sales of Varn Mills increased to $441 million.", text).verdict).toBe("supported");
  expect(verdictOn("Earnings of Varn Mills dropped 5 percent.", text).verdict).toBe("supported");
});

test("a quarter that the evidence does not name is refused; “Q2” is its second quarter", () => {
  const text = "Varn Mills sold 20 boats in the second quarter.";
  expect(verdictOn("Varn Mills sold 20 boats in Q2.", text).verdict).toBe("supported");
  expect(verdictOn("Varn Mills sold 20 boats in Q3.", text).verdict).toBe("unsupported");
  expect(verdictOn("Varn Mills sold 20 boats in the third quarter.", text).reasons[0]?.check).toBe("date");
});

test.each([
  ["The 34-year-old left the crew.", "The 34 - year - old left the crew.", "marks that a tokeniser set apart"],
  ["Uncertainty is due to rain.", "There is uncertainty due to the rain.", "“due to” gives a cause, not a plan"],
  ["United Kingdom crews left the dam.", "British crews left the dam.", "a country for its people"],
  ["Varn noted that crews left the dam.", "Varn said that crews left the dam.", "“noted” denies nothing"],
  ["Officials in Velmar closed the bridge.", "The authorities in Velmar closed the bridge.", "who speaks for a state"],
  ["Several crews left the dam.", "Multiple crews left the dam.", "how many, as loosely"],
  ["Varn Mills reports it has opened a yard.", "Varn Mills has opened a yard, it reported.", "“reports it” is a verb"],
  [
    "“I was not in this hearing,” Oster said.",
    "A reporter asked Denis Oster on Monday if the committee knew of the hearing.\n\n“I was not in this hearing,” Oster said.",
    "of two sentences that hold its few words, the one it is from",
  ],
  ["Doubts remain because of COVID-19.", "Doubts remain because of COVID.", "a short form of a name"],
  ["Sales of boats rose in May.", "On Slide 4, sales of boats rose in May.", "a numbered slide moves nothing"],
  [
    "Varn expects sales between $11 million and $12 million.",
    "Varn expects sales within the range of $11 million and $12 million.",
    "one range in two forms",
  ],
])("%s is supported: %s (%s)", (claim, text) => {
  expect(verdictOn(claim, text)).toMatchObject({ verdict: "supported" });
});

test("a claim of which the evidence tells nothing, and one without evidence, are told so", () => {
  const notes = (evidence: { text: string }[]) =>
    check({ id: 1, claim: "The moon exploded.", evidence }).reasons.map(({ note }) => note);
  expect(notes([{ text: "Parliament approved the budget of Norvania." }])).toContain(
    "no sentence of the evidence tells of it",
  );
  expect(notes([])).toContain("it rests on no sentence");
});

test("a claim of no sentence's length is refused at once, and evidence of that length is not looked at", () => {
  const long = "the dam failed ".repeat(20_000);
  const judged = (claim: string, text: string) => check({ id: 1, claim, evidence: [{ text }] });
  expect(judged(long, "The dam failed.")).toMatchObject({
    verdict: "unsupported",
    reasons: [{ check: "no-evidence", note: "a sentence of the claim is longer than any of news: cut it" }],
  });
  expect(judged("The dam failed.", long).verdict).toBe("unsupported");
  expect(judged("The dam failed.", `The dam failed.\n\n${long}`).verdict).toBe("supported");
});

/** Eleven sentences of one match, as news prints it. */
const MATCH = [
  "Odo Reld scored twice as Velmar beat Tarrow at home on Saturday.",
  "Ilse Varn, who had not played since May, came on after an hour.",
  "Velmar have now won six of their last eight matches in the league.",
  "Tarrow had led through an early header by Per Holm.",
  "Reld, signed from Quay in June, had not scored in ten matches.",
  "The crowd of 4,000 stayed behind to sing to the players.",
  "Coach Arvid Toll said the team had earned the evening.",
  "Holm left the field with a knee injury before the break.",
  "The league table has Velmar in fourth place behind Quay.",
  "Rain had softened the pitch and made long passes hard.",
  "The two clubs meet again in the cup in March.",
];

test("of evidence written small a claim keeps to the words of one sentence, for no name of it can be checked", () => {
  const small = MATCH.map((text) => text.charAt(0) + text.slice(1).toLowerCase()).join(" ");
  const retold = "Velmar have now won six of their last eight matches.";
  const mixed = "Ilse varn scored twice for Quay and left the field with an injury.".toLowerCase();
  expect(verdict(retold, small).verdict).toBe("supported");
  expect(verdict(mixed, small).reasons).toContainEqual(
    expect.objectContaining({ check: "coverage", note: expect.stringContaining("in no one sentence") }),
  );
  const loose = "Velmar's run in the league is six wins in eight.";
  const found = (text: string) =>
    verdict(loose, text)
      .reasons.map(({ note }) => note)
      .join();
  expect(found(small)).toContain("in no one sentence");
  expect(found(MATCH.join(" "))).not.toContain("in no one sentence");
  // A stop inside a name begins no sentence that would hold a capital; and of six sentences the same is asked as of eleven.
  const stopped = small.replaceAll("quay", "quay f. C. United").replaceAll("ilse varn", "dr. Ilse varn");
  expect(found(stopped)).toContain("in no one sentence");
  const six = MATCH.slice(0, 6).map((text) => text.charAt(0) + text.slice(1).toLowerCase());
  expect(found(six.join(" "))).toContain("in no one sentence");
});
