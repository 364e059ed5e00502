import { foldMarks } from "#text/text.ts";
import type { Ground } from "./ground.ts";

/* The evidence as one text, for what is looked up as it is printed and not word by word. */

/** The words of every cited sentence, folded for matching. */
export function citedText(ground: Ground): string {
  return ground.cited.map(({ sentence }) => foldMarks(sentence.text)).join(" ");
}

/** Everything that a claim may rest on, as one text. */
export function evidenceText(ground: Ground): string {
  return `${citedText(ground)} ${ground.around.map(({ sentence }) => sentence.text).join(" ")}`;
}

/** Whether words, in small letters, stand whole in a text: "all" does not stand in "the wall", nor "drivers" in "Drivers". */
export function standsWhole(text: string, words: string): boolean {
  return ` ${text.replace(/[^\p{L}\d]+/gu, " ")} `.includes(` ${words.toLowerCase()} `);
}
