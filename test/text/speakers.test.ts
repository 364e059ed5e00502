import { expect, test } from "vitest";
import { findNames } from "#text/names.ts";
import { findQuotations } from "#text/quotations.ts";
import { readArticle, splitSentences } from "#text/text.ts";

/* Whose words they are. People, places and outlets are invented. */

function saidBy(text: string): [string, string | null][] {
  const sentences = splitSentences(text);
  return findQuotations(text, sentences, findNames(sentences))
    .flat()
    .map(({ text: words, speaker }) => [words, speaker]);
}

const lastSpeaker = (text: string) => saidBy(text).at(-1)?.[1];

const before = "Odo Maskell, head of security, spoke on Friday. “We came late,” Maskell said.";

test.each([
  ["said 21-year-old local Ilse Varn, who saw the fire", "Ilse Varn"],
  ["said two-time champion Ilse Varn", "Ilse Varn"],
  ["said the 2024 gold-medal winner Ilse Varn", "Ilse Varn"],
  ["said 48-year-old mother of two Ilse Varn", "Ilse Varn"],
  ["said 26-year-old backpacker and local Ilse Varn", "Ilse Varn"],
  ["said longtime resident Ilse Varn", "Ilse Varn"],
  ["said Aurelia chief executive Ilse Varn", "Ilse Varn"],
  ["said a 21-year-old friend of Ilse Varn", "a 21-year-old friend"],
  ["said 40 members of the Ilse Varn Foundation", "40 members"],
  // Somebody speaks, but not whoever spoke before.
  ["said one of the onlookers", null],
])(
  "“There was smoke,” %s: whoever is named behind the verb speaks, whatever stands before the name",
  (said, speaker) => {
    expect(lastSpeaker(`${before} “There was smoke all over the street,” ${said}.`)).toBe(speaker);
  },
);

test("when it was said leaves the speaker where he stands", () => {
  expect(lastSpeaker("Ilse Varn called it “a very good day for the town,” said Friday.")).toBe("Ilse Varn");
});

test.each([
  [
    "The report states his father pleaded with his son to come home, but Odo Maskell replied by saying “it was a long way and a quiet day.”",
    "Odo Maskell",
  ],
  [
    "The Norvanian maker has come far since 2011, when Tarn Motors CEO Ilse Varn dismissed Zel in an interview, saying “I doubt that they have a great product” and added its focus should be “not to go under in Norvania.”",
    "Ilse Varn",
  ],
  [
    "Ilse Varn phoned the mayor, who said “the harbor is closed for now” and added “nobody is hurt as far as we know.”",
    "the mayor",
  ],
  ["The police said that Ilse Varn told them “the harbor is closed for now, and nobody is hurt.”", "Ilse Varn"],
  ["Odo Maskell met the crews, thanked them and said “the harbor is closed for now.”", "Odo Maskell"],
  ["Odo Maskell hit back, calling the plan “a danger for us all” and saying “nobody asked us.”", "Odo Maskell"],
])("words belong to the subject of the nearest clause that tells of them: %s", (text, speaker) => {
  expect(lastSpeaker(text)).toBe(speaker);
});

const TITLE = "Entitled: The Rise and Fall of the House of Orsk,";

test.each([
  `“I doubt that the king will pardon him,” Odo Maskell, author of “${TITLE}” told Velmar Today.`,
  `“I doubt that the king will pardon him,” Odo Maskell, author of ‘${TITLE}’ told VELMAR TODAY.`,
  `“I doubt that the king will pardon him,” Odo Maskell, who wrote the book “${TITLE}” told Velmar Today.`,
])("the title of a book is nobody's words, and whom somebody told something did not say it: %s", (text) => {
  expect(saidBy(text)).toEqual([["I doubt that the king will pardon him,", "Odo Maskell"]]);
});

test.each([
  ["Odo Maskell said he was told by Velmar Today “the harbor is closed for now, and nobody is hurt.”", "Velmar Today"],
  ["Odo Maskell, the man behind the phrase ‘Make It So’, told Velmar Today “the harbor is closed.”", "Odo Maskell"],
  ["“Is the harbor closed for good?” asked Ilse Varn.", "Ilse Varn"],
])("who told it speaks: %s", (text, speaker) => {
  expect(saidBy(text)).toHaveLength(1);
  expect(lastSpeaker(text)).toBe(speaker);
});

test("Will in front of a surname is a name", () => {
  expect(lastSpeaker(`${before} “There was smoke,” said Will Scott, who heads the fund.`)).toMatch(/Scott$/);
  expect(lastSpeaker(`${before} “There was smoke,” Will Scott told the crews.`)).toMatch(/Scott$/);
});

test.each([
  ["Will Annis: 120.85 points, 56.27 of them for style.", false],
  ["Will Scott voted for the plan.", false],
  ["Will Congress vote on the bill?", true],
  ["Will Tarn Recover From the Storm", true],
  ["How Will Tarn Recover", true],
])("%s asks what will be: %s", (text, isPlanned) => {
  const clauses = readArticle({ text, language: "en" }).sentences.flatMap((one) => one.clauses);
  expect(clauses.some(({ event }) => event === "planned")).toBe(isPlanned);
});

test.each([
  [
    "Ilse Varn responded defiantly, writing on Chirper, “I will not stand by. Who will stand by?” Odo Maskell said he's going nowhere.",
    "Ilse Varn",
  ],
  [
    "Ilse Varn hit back on Monday, saying, “I will not stand by!” Odo Maskell said that the harbor would close.",
    "Ilse Varn",
  ],
  ["Ilse Varn asked the crews, “Who will stand by?” Odo Maskell said the harbor would close.", "Ilse Varn"],
  // A bare "said", and one with nothing but when and where, closes the words.
  ["Ilse Varn was defiant. “What is left?” Odo Maskell said.", "Odo Maskell"],
  ["Ilse Varn was defiant. “What is left?” Odo Maskell said on Monday, when the harbor closed.", "Odo Maskell"],
  ["“What is left of it,” Odo Maskell said he wondered.", "Odo Maskell"],
])("what follows with something of its own to say is the next sentence: %s", (text, speaker) => {
  expect(saidBy(text)[0]?.[1]).toBe(speaker);
});

test.each([
  [
    "The Harbor Sentinel reported that Ilse Varn made a second statement, saying: “We are not going to close it.”",
    "Ilse Varn",
  ],
  ["The Harbor Sentinel reported on the dam, saying: “We are not going to close it.”", "Harbor Sentinel"],
  ["The ministry said that Ilse Varn broke the rules, saying: “We are not going to wait.”", "The ministry"],
])("whoever is reported to have spoken is whose words they are, not the outlet: %s", (text, speaker) => {
  expect(lastSpeaker(text)).toBe(speaker);
});

test.each([
  ["When Mary Varn arrived in Velmar, Susan Toll was at the gate.", "Susan Toll"],
  ["With the port shut, Susan Toll was at the gate of the old harbor when Mary Varn arrived in Velmar.", "Susan Toll"],
  ["Mary Varn fed them all. Bao Lun, a giant panda, ate at once.", "Mary Varn"],
  ["Mary Varn keeps them. The pandas Bao Lun and Qing Mei came in May. Qing Mei was born in Velmar.", "Mary Varn"],
  // Nobody but who stands beside the main clause is a woman.
  ["When Mary Varn met Peter Toll, she smiled.", "Mary Varn"],
  ["Susan Toll, a keeper of pandas, was at the gate.", "Susan Toll"],
])("she is the woman of the main clause, and no animal: %s", (text, speaker) => {
  expect(lastSpeaker(`${text} “It is a good day for us,” she said.`)).toBe(speaker);
});

test.each([
  ["Panda expert Mary Varn in an interview for the zoo's website said, “We are closing it.”", "Mary Varn"],
  ["Mary Varn in an interview with the Harbor Sentinel said, “We are closing it.”", "Mary Varn"],
  ["Mary Varn left on Monday. “We are closing it,” the statement said.", "Mary Varn"],
  ["Mary Varn wrote on Chirper. “We are closing it,” the post said.", "Mary Varn"],
  ["“We are closing it,” a statement from the Harbor Ministry said.", "Harbor Ministry"],
  ["“We are closing it,” said a statement by Mary Varn.", "Mary Varn"],
  // Nobody in reach, or one of two.
  ["The port closed on Monday. “We are closing it,” a statement said.", "a statement"],
  ["Mary Varn and Peter Toll left. “We are closing it,” the post said.", "the post"],
  ["“We are closing it,” the head of the port in Velmar said.", "the head"],
])("what words stand in says them only where nobody is in reach: %s", (text, speaker) => {
  expect(lastSpeaker(text)).toBe(speaker);
});

test.each([
  ["Harbor Steel closed its mill. “We are sorry,” a spokesperson said.", "a spokesperson for Harbor Steel"],
  ["Harbor Steel closed its mill. “We are sorry,” a company spokesman said.", "a spokesman for Harbor Steel"],
  ["Harbor Steel closed its mill. “We are sorry,” the company said.", "the company [Harbor Steel]"],
  ["Harbor Steel closed its mill. “We are sorry,” the statement said.", "Harbor Steel, in a statement"],
  // Two bodies, or somebody else whose voice it may be.
  ["Harbor Steel sued Velmar University. “We are sorry,” a spokesperson said.", "a spokesperson"],
  ["Mary Varn left Harbor Steel. “We are sorry,” a spokesman said.", "a spokesman"],
  ["Harbor Steel closed its mill. “We are sorry,” a spokesman for the port said.", "a spokesman"],
])("a voice and a body without a name are those of the one body named: %s", (text, speaker) => {
  expect(lastSpeaker(text)).toBe(speaker);
});

test("words that address somebody by the first name are not that person's", () => {
  expect(saidBy("Mary Varn: “Mary, thank you for that report.”")).toEqual([["Mary, thank you for that report.", null]]);
  expect(lastSpeaker("“Peter, thank you for that report,” Mary Varn said.")).toBe("Mary Varn");
});
