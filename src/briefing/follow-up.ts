import { contentWords } from "#text/text.ts";
import type { Asked } from "./question.ts";

/** A question of its own names what it is about; with fewer words than this, or with a word that points back, it leans on its thread. */
const OWN_WORDS = 2;
const POINTS_BACK =
  /^\s*(?:and|but|so|then|what about|how about|why not|since when)\b|\b(?:it|its|he|him|his|she|her|hers|they|them|their|there|this|that|these|those|then|else|more)\b/i;
/** How many messages of the thread are looked back on, and the most words taken from them. */
const LOOK_BACK = 3;
const MOST_WORDS = 12;

/**
 * A question as it is meant in its thread: a follow-up is searched with the words of the messages before it, the latest first. They
 * weigh in the answer only when the question has next to none of its own ("And who?").
 */
export function inThread(asked: Asked, thread: readonly string[]): Asked {
  const bare = asked.terms.size < OWN_WORDS;
  if (thread.length === 0 || !(bare || POINTS_BACK.test(asked.text))) return asked;
  const words = thread.slice(-LOOK_BACK).toReversed().flatMap(wordsOf).slice(0, MOST_WORDS);
  const terms = bare ? new Map([...contentWords(words.join(" ")).map(fromThread), ...asked.terms]) : asked.terms;
  return { ...asked, words: [...asked.words, ...words], terms };
}

function fromThread(term: string): [string, number] {
  return [term, 0.5];
}

function wordsOf(message: string): string[] {
  return (message.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu) ?? []).filter((word) => contentWords(word).length > 0);
}
