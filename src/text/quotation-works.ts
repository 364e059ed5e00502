import { speechVerbs } from "./speech-verbs.ts";
import type { Token } from "./tokens.ts";

/** What a title writes small, long as it is: "Real Coffee with Varn". */
const SMALL = /^(?:from|into|onto|over|upon|with)$/;

/** Whether every long word of a title has its capital: "The Rise and Fall of the House of Varn". */
export function isTitleCase(words: readonly Token[]): boolean {
  const long = words.filter(({ text }) => text.length > 3 && !SMALL.test(text));
  return long.length > 0 && long.every((word) => /^[\p{Lu}\p{N}]/u.test(word.text));
}

/** What has a title: "her second book, “The Long Harbor,” sold well". */
const WORK =
  /^(?:book|novel|memoir|biography|film|movie|documentary|song|album|single|essay|column|commentary|editorial|article|play|musical|series|show|sitcom|poem|exhibition|painting|episode|podcast|channel|broadcast|programme|program|magazine|newsletter|blog|headlines?|sequel|track|anthem|ballad|hit|videogame)$/i;
/** Who has written or made what follows "of": "author of “The Long Harbor”". */
const MAKER = /^(?:authors?|co-?authors?|creators?|directors?|hosts?|writers?)$/i;
/** A title is no longer, unless its maker stands before it. In words. */
const LONGEST = 8;

/** “The Long Harbor,” behind "on", "author of" or "the film": a title, whatever verb of saying the sentence holds. */
export function isWork(words: readonly Token[], left: readonly Token[]): boolean {
  const before = left.at(-1);
  if (before === undefined) return false;
  if (isNamedWork(left) && isTitleCase(words)) return true;
  if (words.length > LONGEST) return false;
  if (before.text === "," && WORK.test(left.at(-2)?.text ?? "") && !isWhereSaid(left)) return true;
  if (!isTitleCase(words)) return false;
  return !(/^[,:;.!?—–-]+$/.test(before.text) || speechVerbs([before]).length > 0);
}

// "Varn said on her podcast, “we will be back”", "told his podcast": where it was said.
function isWhereSaid(left: readonly Token[]): boolean {
  if (left.slice(-4, -2).some(({ text }) => /^(?:tells?|told)$/i.test(text))) return true;
  const led = left.slice(-6, -2).findLast(({ pos }) => pos === "ADP" || pos === "VERB");
  return led?.pos === "ADP" && !/^of$/i.test(led.text) && speechVerbs(left).length > 0;
}

/** "Author of", "the book", "the book,": what the words behind it are called. */
export function isNamedWork(left: readonly Token[]): boolean {
  const [first, last] = left.slice(-2);
  if (last?.text === "of" && MAKER.test(first?.text ?? "")) return true;
  return WORK.test((last?.text === "," ? first : last)?.text ?? "");
}
