import type { Query } from "#domain/assignment.ts";
import { different, excludedWords, type Wanted } from "../match.ts";
import { type Term, termsOf } from "../ranking.ts";
import { stemsOf } from "../stems.ts";

/** A query for FTS5: the terms to be weighed, and an expression of what must stand in an article. */
export type TermQuery = { readonly terms: readonly Term[]; readonly expression: string };

/** Inside double quotes FTS5 knows no syntax at all; a quote itself is dropped, and so is NUL, which would end the string. */
export function quoted(phrase: string): string {
  return `"${phrase.replace(/["\0]/g, " ").trim()}"`;
}

function hasStem(phrase: string): boolean {
  return stemsOf(phrase).length > 0;
}

const joined = (parts: readonly string[], by: string): string =>
  parts.length === 1 ? `${parts[0]}` : `(${parts.join(by)})`;

/*
 * So many of these must match: some of the one half and the others of the other. Each word is asked for a few times only, however
 * many there are, and FTS5 walks no further than the newest matches that are wanted.
 */
function atLeast(count: number, words: readonly string[]): string {
  if (count === 1) return joined(words, " OR ");
  if (count === words.length) return joined(words, " AND ");
  const middle = Math.ceil(words.length / 2);
  const [one, other] = [words.slice(0, middle), words.slice(middle)];
  const splits = Array.from({ length: count + 1 }, (_, n) => n);
  const fits = splits.filter((n) => n <= one.length && count - n <= other.length);
  const parts = fits.map((n) => {
    const sides = [n > 0 ? [atLeast(n, one)] : [], n < count ? [atLeast(count - n, other)] : []].flat();
    return joined(sides, " AND ");
  });
  return joined(parts, " OR ");
}

/** What leaves articles out, or null. */
export function unwantedOf(query: Query): string | null {
  const unwanted = excludedWords(query).filter(hasStem).map(quoted);
  return unwanted.length > 0 ? joined(unwanted, " OR ") : null;
}

/** The FTS5 query of what is wanted, or null when nothing can match. Nothing a user types becomes syntax. */
export function termQueryOf({ words, phrases, atLeast: count }: Wanted, unwanted: string | null): TermQuery | null {
  const each = different(words).filter(hasStem).map(quoted);
  if (!phrases.every(hasStem) || (words.length > 0 && each.length < count)) return null;
  const all = [...(each.length > 0 ? [atLeast(count, each)] : []), ...phrases.map(quoted)];
  const expression = unwanted === null ? joined(all, " AND ") : `${joined(all, " AND ")} NOT ${unwanted}`;
  return { terms: termsOf([...words, ...phrases]), expression };
}
