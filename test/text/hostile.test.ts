import fc from "fast-check";
import { expect, test } from "vitest";
import { readArticle, splitSentences } from "#text/text.ts";

/** Shapes that make careless patterns take time that grows with the square or the cube of the text. */
const SHAPES = [
  ...["a", "A", " ", "\t", '"', "“", "'", "''", "(", "-", "$1", "1,", "3-", "%", "\u200d", "e\u0301", "😀"],
  ...["http://a.b/", "a@b.", "A. ", "Aa Bb ", "A b.\n\n", '"A b," said C. ', "he said, ", "said ", "according to the "],
  ...["President ", "Secretary of State ", "A, citing ", "one hundred and ", "on Monday ", "not ", "it's ", "A and "],
  ...[
    "plans the ",
    ", who was in ",
    "from 10% to ",
    "The Farmers' ",
    "expects to go ",
    "A's mayor, B, ",
    "put by men at ",
  ],
];

test.each(SHAPES)("a text made of %j alone is read to its end", (unit) => {
  const text = `${unit.repeat(Math.ceil(20_000 / unit.length))} The dam failed on Monday.`;
  const { sentences } = readArticle({ text });
  for (const row of sentences) expect(text.slice(row.start, row.end)).toBe(row.text);
  expect(sentences.at(-1)?.text).toMatch(/on Monday\.$/);
});

test("a run without spaces is cut, never inside a letter, and nothing of it is lost", () => {
  const runs = fc.array(fc.constantFrom("😀", "a", "Ω", "http://a.b/?c=", " "), { minLength: 1, maxLength: 4000 });
  fc.assert(
    fc.property(runs, (units) => {
      const text = units.join("");
      const rows = splitSentences(text);
      expect(
        rows
          .map((row) => row.text)
          .join("")
          .replace(/\s/g, ""),
      ).toBe(text.replace(/\s/g, ""));
      for (const row of rows) expect(row.text.isWellFormed()).toBe(true);
    }),
    { numRuns: 30 },
  );
});
