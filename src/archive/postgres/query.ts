import { different, type Wanted } from "../match.ts";
import { type Term, termsOf } from "../ranking.ts";
import { stemsOf } from "../stems.ts";
import { quotedStem } from "./words.ts";

/** A query as tsquery expressions. When `counted` is set, of its queries that many must match besides `expression`. */
export type TermQuery = {
  readonly terms: readonly Term[];
  readonly expression: string;
  readonly counted: { readonly queries: readonly string[]; readonly atLeast: number } | null;
};

/** As many alternatives as a tsquery may have before they are counted instead. */
const MOST_ALTERNATIVES = 70;

/** The tsquery of stems that follow each other. */
export function stemQuery(stems: readonly string[]): string {
  return `(${stems.map(quotedStem).join(" <-> ")})`;
}

/** The tsquery of words that follow each other; null when there is no word in them. */
export function queryOf(phrase: string): string | null {
  const stems = stemsOf(phrase);
  return stems.length === 0 ? null : stemQuery(stems);
}

function choices(items: readonly string[], size: number): string[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, at) => choices(items.slice(at + 1), size - 1).map((rest) => [item, ...rest]));
}

function countOfChoices(n: number, k: number): number {
  let count = 1;
  for (let at = 1; at <= k; at += 1) count = (count * (n - k + at)) / at;
  return count;
}

function present<T>(value: T | null): value is T {
  return value !== null;
}

/** The tsquery of what is wanted, or null when nothing can match. Nothing a user types becomes syntax: stems stand in quotes. */
export function termQueryOf({ words, phrases, excluded, atLeast }: Wanted): TermQuery | null {
  const each = different(words).map(queryOf).filter(present);
  const musts = phrases.map(queryOf);
  if (musts.includes(null) || (words.length > 0 && each.length < atLeast)) return null;
  const few = countOfChoices(each.length, atLeast) <= MOST_ALTERNATIVES;
  const some = few ? choices(each, atLeast).map((chosen) => chosen.join(" & ")) : each;
  const unwanted = excluded.map(queryOf).filter(present);
  const all = [
    ...(each.length > 0 ? [some.map((choice) => `(${choice})`).join(" | ")] : []),
    ...musts.filter(present),
    ...(unwanted.length > 0 ? [`!(${unwanted.join(" | ")})`] : []),
  ];
  const expression = all.map((part) => `(${part})`).join(" & ");
  return { terms: termsOf([...words, ...phrases]), expression, counted: few ? null : { queries: each, atLeast } };
}
