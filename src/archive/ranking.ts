import { stemsOf } from "./stems.ts";

/*
 * What both engines must agree on so that they rank alike: BM25 as FTS5 computes it, over counts of the whole archive that filing
 * keeps, whoever may see which article.
 */

/** As many matches are ranked: the newest. Each costs time, so this bounds a search. */
export const CANDIDATES = 3000;
/** How far articles with a phrase are counted; beyond that a phrase is as common as a word. */
export const MOST_COUNTED = 2000;
/** How much a word counts that stands in the title. */
export const TITLE_WEIGHT = 4;

/** All articles that are found at all, and how many words one of them has. */
export type Corpus = { readonly articles: number; readonly average: number };
/** Something to be counted in an article: one stem, or several that follow each other. `phrase` asks for it, `times` over. */
export type Term = { readonly phrase: string; readonly stems: readonly string[]; readonly times: number };

/** A row of counts as a corpus. */
export function corpusOf(row: Readonly<Record<string, unknown>> | undefined): Corpus {
  const articles = Number(row?.articles ?? 0);
  return { articles, average: Math.max(1, Number(row?.words ?? 0) / Math.max(1, articles)) };
}

/** The terms in what is asked for, each once; what holds no word is left out. */
export function termsOf(phrases: readonly string[]): Term[] {
  const terms = new Map<string, Term>();
  for (const phrase of phrases) {
    const stems = stemsOf(phrase);
    const same = stems.join(" ");
    if (same !== "") terms.set(same, { phrase, stems, times: (terms.get(same)?.times ?? 0) + 1 });
  }
  return [...terms.values()];
}

// How FTS5 weighs a word by how rare it is; one in more than half of all articles still counts a little.
function rarity(corpus: Corpus, articles: number): number {
  return Math.max(Math.log((corpus.articles - articles + 0.5) / (articles + 0.5)), 1e-6);
}

/** Terms with their weights. `counts` says how many articles hold a stem, `count` counts those that hold a phrase. */
export async function weighed(
  terms: readonly Term[],
  corpus: Corpus,
  counts: ReadonlyMap<string, number>,
  count: (phrase: Term) => Promise<number>,
): Promise<(Term & { readonly weight: number })[]> {
  const all: (Term & { weight: number })[] = [];
  for (const term of terms) {
    const articles = term.stems.length === 1 ? (counts.get(term.stems[0] ?? "") ?? 0) : await count(term);
    all.push({ ...term, weight: term.times * rarity(corpus, articles) });
  }
  return all;
}

/** The stems whose counts are needed to weigh terms. */
export function singleStems(terms: readonly Term[]): string[] {
  return terms.flatMap(({ stems }) => (stems.length === 1 ? stems : []));
}
