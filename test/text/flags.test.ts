import { expect, test } from "vitest";
import { readArticle } from "#text/text.ts";

test.each([
  ["Login", "boilerplate"],
  ["Subscribe to our newsletter", "boilerplate"],
  ["Hit play on the player below to hear the podcast.", "boilerplate"],
  ["[Invented sample]", "boilerplate"],
  ["Photo: A bridge near Velmar.", "caption"],
  ["Ilse Varn speaks on the pier of Velmar on Tuesday.", "caption"],
  ["The bridge is seen from the pier of Velmar, May 4, 2026.", "caption"],
  ["Editor's note: This story has been updated to name the minister.", "boilerplate"],
  ["Correction: An earlier version of this article said the ferry was built in 1979.", "boilerplate"],
  ["For the latest storm updates on Saturday, follow this link.", "boilerplate"],
  ["Dam Fails Above Velmar", "heading"],
  ["Will the dam hold?", "question"],
  ["The vote marks a significant step for Norvania.", "characterisation"],
  ["We must not forget the valley.", "opinion"],
])("%s is flagged %s", (text, flag) => {
  expect(readArticle({ text: `${text}\nCrews left the valley.`, language: "en" }).sentences[0]?.flags).toContain(flag);
});

test("what only begins like a pointer is news", () => {
  const text = "For more than a decade the families here have waited for a dam.";
  expect(readArticle({ text, language: "en" }).sentences[0]?.flags).toEqual([]);
});

test("plain news has no flag", () => {
  expect(readArticle({ text: "Crews left the valley on Friday.", language: "en" }).sentences[0]?.flags).toEqual([]);
});

test("an opinion piece is opinion in every row", () => {
  const rows = readArticle({ text: "Crews left. The dam failed.", language: "en", labels: ["opinion"] }).sentences;
  expect(rows.every((row) => row.flags.includes("opinion"))).toBe(true);
});

test("an article in another language is shown but not read", () => {
  const { sentences, language } = readArticle({
    text: "La presa falló el viernes por la noche y doce personas murieron en el valle.",
  });
  expect(language).toBe("es");
  expect(sentences[0]).toMatchObject({ names: [], figures: [], clauses: [], flags: ["foreign-language"] });
});

test.each([
  "Varn to Orlova: 'Turn the water off.'",
  "'Wave of boats': Norvania and Zarvia sue",
  "Varn calls the plan 'a gift'",
])("in a live report the line %s is a heading", (line) => {
  const text = `${line}\nIlse Varn left Velmar on Friday.`;
  expect(readArticle({ text, language: "en" }).sentences[0]?.flags).toContain("heading");
});

test.each([
  ["The dam was built in 1962 and is run by Orlova Hydro.", true],
  ["In March 2021, the ministry closed the port.", true],
  ["Norvania, which joined the bloc in 2004, closed the port.", false],
  ["The flood was the worst since 1997.", false],
  ["A man convicted in 2019 was freed.", false],
  ["The dam was built in 1962 and failed on Friday.", false],
  ["Under a law passed in 1996, the ministry fined the company.", false],
  ["The dam failed on Friday.", false],
])("what tells of long ago only is background: %s", (text, background) => {
  const [row] = readArticle({ text, language: "en", publishedAt: "2026-06-10" }).sentences;
  expect(row?.flags.includes("background")).toBe(background);
});

test("a live report's byline is cut from what it is glued to", () => {
  const rows = readArticle({ text: "It rained.From CNN's Ilse VarnA crew left the valley on Friday.", language: "en" });
  expect(rows.sentences.map(({ text }) => text)).toEqual([
    "It rained.",
    "From CNN's Ilse Varn",
    "A crew left the valley on Friday.",
  ]);
  expect(rows.sentences[1]?.flags).toEqual(["boilerplate"]);
});

test("in an interview what is asked is a question, and an answer is not the article's own word", () => {
  const text =
    "Ilse Varn leads the board.\n\nQ: Your rival spoke of cracks. Is it so?\nA: That is a lie. A new dam would cost 90 million.\n\nShe was elected in May.";
  const rows = readArticle({ text, language: "en" }).sentences;
  const flagged = (flag: "question" | "opinion") =>
    rows.filter(({ flags }) => flags.includes(flag)).map((row) => row.text);
  expect(flagged("question")).toEqual(["Q: Your rival spoke of cracks.", "Is it so?"]);
  expect(flagged("opinion")).toEqual(["A: That is a lie.", "A new dam would cost 90 million."]);
});

test("a list that is lettered is no interview", () => {
  const { sentences } = readArticle({ text: "Ilse Varn left.\nA. The dam failed on Friday.", language: "en" });
  expect(sentences.every(({ flags }) => !flags.includes("opinion"))).toBe(true);
});

test.each([
  ["Hugo Penhale covers schools for the Harbor Ledger.", true],
  ["Ilse Varn contributed to this report.", true],
  ["Contributing: Ilse Varn, Harbor Ledger", true],
  ["Hugo Penhale covers the costs for the town of Velmar.", false],
  ["Hugo Penhale contributed to this victory with two goals.", false],
])("%s under an article is a line about its writers: %s", (line, isStaff) => {
  const { sentences } = readArticle({
    text: `The port closed on Friday. Ships left Velmar.\n\n${line}`,
    language: "en",
  });
  expect(sentences.at(-1)?.flags.includes("boilerplate")).toBe(isStaff);
});
