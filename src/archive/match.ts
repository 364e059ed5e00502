import type { Query } from "#domain/assignment.ts";

/** English words that carry no topic. A query of nothing else is searched as it stands ("The Who"). */
const STOP_WORDS = new Set(
  `a about after all also an and any are as at be been before being between both but by can could did do does during each
for from had has have he her here him his how i if in into is it its itself just me more most my no nor not of off on once
only or other our out over own she so some such than that the their them then there these they this those through to too
under until up very was we were what when where which while who whom why will with would you your`.split(/\s+/),
);

function hasWord(term: string): boolean {
  return /[\p{L}\p{N}]/u.test(term);
}

/** Whether a word says what a text is about ("the" does not). */
export function isTelling(word: string): boolean {
  return hasWord(word) && !STOP_WORDS.has(word.toLowerCase());
}

function topicWords(words: readonly string[]): string[] {
  const real = words.filter(hasWord);
  const telling = real.filter(isTelling);
  return telling.length > 0 ? telling : real;
}

/** What a query asks of the words of an article. Terms may be several words; repeated terms weigh more. */
export type Wanted = {
  readonly words: readonly string[];
  readonly phrases: readonly string[];
  readonly excluded: readonly string[];
  /** How many of the different words must stand in an article. */
  readonly atLeast: number;
};

/*
 * Two words of a topic of three or four must stand in an article. Of a whole sentence no more is asked: half of its words cost
 * a seventh of mean average precision on the judged questions of bench/retrieval.ts (.598 against .690), and gained nothing.
 */
const MOST_NEEDED = 2;

/** What a query asks for, or null when it asks for no word or phrase. Words that carry no topic are left out. */
export function wantedOf(query: Query): Wanted | null {
  const phrases = query.phrases.filter(hasWord);
  const all = topicWords(query.words);
  const words = phrases.length > 0 ? all.filter(isTelling) : all;
  if (words.length + phrases.length === 0) return null;
  const atLeast = Math.min(MOST_NEEDED, Math.ceil(different(words).length / 2));
  return { words, phrases, excluded: excludedWords(query), atLeast };
}

/** What a query leaves out. */
export function excludedWords(query: Query): string[] {
  return query.excluded.filter(hasWord);
}

/** Words that differ in more than their case, in the order of their first. */
export function different(words: readonly string[]): string[] {
  return [...new Set(words.map((word) => word.toLowerCase()))];
}
