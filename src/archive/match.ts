import type { Query } from "#domain/assignment.ts";

/** English words that carry no topic. A query of nothing else is searched as it stands ("The Who"). */
const STOP_WORDS = new Set(
  `a about after all also an and any are as at be been before being between both but by can could did do does during each
for from had has have he her here him his how i if in into is it its itself just me more most my no nor not of off on once
only or other our out over own she so some such than that the their them then there these they this those through to too
under until up very was we were what when where which while who whom why will with would you your`.split(/\s+/),
);

/** A query as FTS5 expressions. `terms` are the different words, of which `atLeast` must stand in an article. */
export type Match = { readonly expression: string; readonly terms: readonly string[]; readonly atLeast: number };

// Inside double quotes FTS5 knows no syntax at all; a quote itself is dropped, and so is NUL, which would end the string.
function quoted(term: string): string {
  return `"${term.replace(/["\0]/g, " ").trim()}"`;
}

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

/** The FTS5 expression of what a query leaves out, or null. */
export function excludedOf(query: Query): string | null {
  const unwanted = query.excluded.filter(hasWord).map(quoted);
  return unwanted.length > 0 ? unwanted.join(" OR ") : null;
}

/**
 * Builds the FTS5 expression of a query, or null when it asks for no word or phrase. Words are OR-ed and repeated words kept
 * (measured: it ranks like Lucene), phrases must stand, excluded words must not. Nothing a user types becomes FTS5 syntax.
 */
export function matchOf(query: Query): Match | null {
  const phrases = query.phrases.filter(hasWord).map(quoted);
  const all = topicWords(query.words);
  const words = (phrases.length > 0 ? all.filter(isTelling) : all).map(quoted);
  if (words.length + phrases.length === 0) return null;
  const wanted = [...(words.length > 0 ? [`(${words.join(" OR ")})`] : []), ...phrases].join(" AND ");
  const unwanted = excludedOf(query);
  const expression = unwanted === null ? wanted : `(${wanted}) NOT (${unwanted})`;
  const terms = [...new Set(words.map((word) => word.toLowerCase()))];
  return { expression, terms, atLeast: Math.ceil(terms.length / 2) };
}
