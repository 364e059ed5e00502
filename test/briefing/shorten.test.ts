import { expect, test } from "vitest";
import { readArticle } from "#text/text.ts";
import { piecesOf } from "../../src/briefing/shorten.ts";

/* Which part of a sentence may stand for it. Everything is invented. */

const pieces = (text: string) => {
  const [sentence] = readArticle({ text, language: "en" }).sentences;
  return sentence ? piecesOf(sentence).map((piece) => piece.text) : [];
};

test.each([
  "Ilse Varn said in a statement provided to the Velmar Lantern that, after talks with the crew, the port would stay shut.",
  "Ilse Varn had asked the whole council whether, following the storm, the port would open.",
])("no piece ends on the word that leads in what is said: %s", (text) => {
  expect(pieces(text)).toEqual([text]);
});

test.each([
  ["Ilse Varn said that the port of Velmar would open", "after talks with the crew"],
  ["The crews of Velmar danced as the ships came in", "honking in support"],
  ["The drought in Velmar comes despite La Niña", "which brings rain to the coast"],
])("a main clause before its tail stands alone: %s", (main, tail) => {
  expect(pieces(`${main}, ${tail}.`)).toEqual([`${main}, ${tail}.`, `${main}.`]);
});
