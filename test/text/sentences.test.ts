import fc from "fast-check";
import { expect, test } from "vitest";
import { splitSentences } from "#text/text.ts";

const texts = (text: string) => splitSentences(text).map((sentence) => sentence.text);

test("an abbreviated title or a bracket does not end a sentence", () => {
  expect(texts("Sen. Rand Paul (R-Ky.) voted no. He left the U.S. on Monday.")).toEqual([
    "Sen. Rand Paul (R-Ky.) voted no.",
    "He left the U.S. on Monday.",
  ]);
});

test("the U.S. before the name of a body goes on", () => {
  expect(texts("The U.S. Navy sailed.")).toEqual(["The U.S. Navy sailed."]);
});

test("a question in marks belongs to who asked it", () => {
  expect(texts("“Are we done?” he asked. Nobody answered.")).toEqual(["“Are we done?” he asked.", "Nobody answered."]);
});

test("a line break always ends a sentence, and a word glued to a full stop is cut off", () => {
  expect(texts("A headline\nIt cost $50 million.Login")).toEqual(["A headline", "It cost $50 million.", "Login"]);
});

test("each sentence's text stands at its offsets, and nothing but space is lost", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("Ilse Varn said so.", "“No.”", "\n", "U.S.", " ", "3.5", "é😀", "(x)", "Login")),
      (parts) => {
        const text = parts.join(" ");
        const sentences = splitSentences(text);
        for (const { start, end, text: words } of sentences) expect(words).toBe(text.slice(start, end));
        expect(
          sentences
            .map((one) => one.text)
            .join("")
            .replace(/\s/g, ""),
        ).toBe(text.replace(/\s/g, ""));
      },
    ),
  );
});

test("an abbreviation behind a hyphen does not end a sentence", () => {
  expect(splitSentences("Norvania keeps a joint U.K.-U.S. base on the island.")).toHaveLength(1);
});
