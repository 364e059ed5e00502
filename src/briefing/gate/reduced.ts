import { isPlainSpeechVerb, type Word } from "#text/text.ts";
import { isNoun, opensPart } from "./phrase-borders.ts";
import { BE, isVerbal } from "./verb-groups.ts";

const FINITE = /^(?:is|are|was|were|will|would|has|have|had|can|could|may|might|must|should)$/i;
/** How far behind "postponed" the verb stands of which it says whose. */
const REDUCED_WITHIN = 7;

/** "Operations postponed as a precaution will not take place": a participle that only tells which. */
export function isReduced(text: string, words: readonly Word[], at: number): boolean {
  const [before, own, next, after] = [words[at - 1], words[at], words[at + 1], words[at + 2]];
  if (!before || !own || !isNoun(before) || !/(?:ed|en)$/.test(own.text) || isPlainSpeechVerb(own.text)) return false;
  if (next?.pos !== "ADP" && !(/^as$/i.test(next?.text ?? "") && after?.pos === "DET")) return false;
  if (isInPredicate(text, words, at)) return true;
  const behind = words.slice(at + 1, at + 1 + REDUCED_WITHIN);
  const border = behind.findIndex((_, n) => n > 0 && opensPart(text, words, at + 1 + n));
  const verb = behind.findIndex((word) => FINITE.test(word.text));
  return verb > 0 && (border < 0 || verb < border) && isNoun(behind[verb - 1] ?? own);
}

/** "The cracks were in a bracket redesigned in 2024": the sentence has told its verb already. */
function isInPredicate(text: string, words: readonly Word[], at: number): boolean {
  const be = words.slice(0, at).findLastIndex(isVerbal);
  if (be < 0 || !BE.test(words[be]?.text ?? "")) return false;
  const between = words.slice(be + 1, at);
  return between.some(isNoun) && between.every((_, n) => !opensPart(text, words, be + 1 + n));
}
