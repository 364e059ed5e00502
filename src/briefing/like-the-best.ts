import type { Found } from "#domain/ports.ts";
import { contentWords } from "#text/text.ts";

/*
 * Relevance feedback (V. Lavrenko and W. B. Croft, Relevance-based language models, 2001): what the best articles of a search have in
 * common tells what the topic is about beyond its own words. Only what was found by those words is put in another order. Measured on
 * judged topics; questions are better answered by their own words (docs/BENCHMARKS.md has both).
 */
const BEST = 5;
const TERMS = 40;
/** BM25's usual constants: how soon a word's repetitions stop counting, and how far a long text is held against them. */
const SATURATION = 1.2;
const LENGTH = 0.75;

/** How often each word stands in a text, and how many words it has. */
type Bag = { readonly counts: ReadonlyMap<string, number>; readonly length: number };

function bagOf({ article: { title, text } }: Found): Bag {
  const counts = new Map<string, number>();
  const words = contentWords(`${title ?? ""}\n${text}`);
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { counts, length: words.length };
}

/** How rare each word is among articles; one that a single article holds tells of no other. */
function raritiesOf(bags: readonly Bag[]): Map<string, number> {
  const holders = new Map<string, number>();
  for (const { counts } of bags) for (const word of counts.keys()) holders.set(word, (holders.get(word) ?? 0) + 1);
  const shared = [...holders].filter(([, n]) => n > 1);
  return new Map(shared.map(([word, n]) => [word, Math.log((bags.length + 1) / n)]));
}

/** The words that tell the best articles from the others, each with its share of what they tell. */
function tellingWords(best: readonly Bag[], scores: readonly number[], rarities: ReadonlyMap<string, number>) {
  const weights = new Map<string, number>();
  for (const [n, { counts, length }] of best.entries())
    for (const [word, count] of counts) {
      const told = ((scores[n] ?? 0) * count * (rarities.get(word) ?? 0)) / length;
      weights.set(word, (weights.get(word) ?? 0) + told);
    }
  return [...weights].sort((a, b) => b[1] - a[1]).slice(0, TERMS);
}

/** How like the best of them each article is, in the order given; the best stand first. Comparable with each other only. */
export function likenessToBest(found: readonly Found[]): number[] {
  const bags = found.map(bagOf);
  const rarities = raritiesOf(bags);
  const scores = found.slice(0, BEST).map(({ score }) => score);
  const words = tellingWords(bags.slice(0, BEST), scores, rarities);
  const average = bags.reduce((sum, { length }) => sum + length, 0) / Math.max(1, bags.length);
  return bags.map(({ counts, length }) => {
    const slack = SATURATION * (1 - LENGTH + (LENGTH * length) / average);
    return words.reduce((sum, [word, weight]) => {
      const count = counts.get(word) ?? 0;
      return sum + (weight * (rarities.get(word) ?? 0) * count) / (count + slack);
    }, 0);
  });
}
