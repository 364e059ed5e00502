import { isPlainSpeechVerb, type Word } from "#text/text.ts";
import { isVerbal } from "./verb-groups.ts";

/* Where in a sentence the words begin and end that name somebody or something. `at` and `last` are places among its words. */

export const isNoun = ({ pos }: Pick<Word, "pos">) => pos === "NOUN" || pos === "PROPN";

const OPENS =
  /^(?:and|or|but|while|after|before|as|because|when|where|that|who|which|whose|if|although|though|since|than|until|whether)$/i;
const borderBetween = (text: string, a: Word, b: Word) => /[,;:()—–“”"]/.test(text.slice(a.end, b.start));

/** Whether a word begins another part of its sentence: behind a mark, or by what it is ("and", "who"). */
export function opensPart(text: string, words: readonly Word[], at: number): boolean {
  return OPENS.test(words[at]?.text ?? "") || isSetOff(text, words, at - 1);
}

/** Whether a comma, a bracket or another mark stands behind a word. */
export function isSetOff(text: string, words: readonly Word[], at: number): boolean {
  const [head, next] = [words[at], words[at + 1]];
  return head !== undefined && next !== undefined && borderBetween(text, head, next);
}

/** The noun phrase behind a verb: up to the next comma, preposition, conjunction or verb. */
export function objectAfter(text: string, words: readonly Word[], at: number): readonly Word[] {
  const after = words.slice(at + 1);
  const end = after.findIndex(
    ({ pos }, n) => !/^(?:DET|ADJ|NUM|NOUN|PROPN)$/.test(pos) || isSetOff(text, after, n - 1),
  );
  return end < 0 ? after : after.slice(0, end);
}

/**
 * Where the words begin among which the doer stands: behind the nearest border that has a verb before it, or an opening such as "In
 * November,", else at the sentence's first word. Behind a comma they are "Oster, the mayor," and begin with the sentence.
 */
export function zoneStart(text: string, words: readonly Word[], last: number): number {
  if (last < 0 || last + 1 >= words.length || isSetOff(text, words, last)) return 0;
  const hasOpening = /^(?:ADP|SCONJ|ADV)$/.test(words[0]?.pos ?? "");
  return words.slice(0, last + 1).findLastIndex((word, at) => {
    const before = words[at - 1];
    if (!before) return true;
    const isBorder = borderBetween(text, before, word);
    // "Oster said the port closed": whoever speaks is not who did it.
    if (before.pos === "VERB" && isPlainSpeechVerb(before.text)) return true;
    const told = words.slice(0, at);
    if (/^(?:and|or)$/i.test(before.text) && !isBorder)
      return told.some((one, n) => isVerbal(one) && !isLoading(words, n));
    return (isBorder && hasOpening) || ((isBorder || OPENS.test(before.text)) && told.some(isVerbal));
  });
}

/** "A ferry carrying 186 passengers and 14 crew struck a reef": what only says more of a noun tells no deed, and "and" goes on with it. */
function isLoading(words: readonly Word[], at: number): boolean {
  return /ing$/i.test(words[at]?.text ?? "") && isNoun(words[at - 1] ?? { pos: "" });
}
