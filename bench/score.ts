/** What was counted: how many of those found are right, and how many of those there are were found. */
export type Counts = { readonly right: number; readonly found: number; readonly hit: number; readonly gold: number };

const NOTHING: Counts = { right: 0, found: 0, hit: 0, gold: 0 };

/** Counts of several articles together. */
export function sum(counts: readonly Counts[]): Counts {
  return counts.reduce(
    (all, one) => ({
      right: all.right + one.right,
      found: all.found + one.found,
      hit: all.hit + one.hit,
      gold: all.gold + one.gold,
    }),
    NOTHING,
  );
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** A share as benchmarks print it: ".845". */
export function figure(part: number, whole: number): string {
  return share(part, whole).toFixed(3).replace(/^0/, "");
}

/** Precision and recall, and F1 from both. */
export function precisionRecall({ right, found, hit, gold }: Counts): string {
  const [p, r] = [share(right, found), share(hit, gold)];
  const f1 = p + r === 0 ? 0 : (2 * p * r) / (p + r);
  return `P ${figure(right, found)} R ${figure(hit, gold)} F1 ${f1.toFixed(3).replace(/^0/, "")}`;
}

/**
 * A measure on all items, then on the even-numbered ones alone, whose errors are read while rules are written, and on the
 * odd-numbered ones (docs/BENCHMARKS.md says what was seen of those): where the two part, a rule fits the set and not the news.
 */
export function withHalves<Item>(items: readonly Item[], measure: (items: readonly Item[]) => string): string {
  const half = (odd: number): string => measure(items.filter((_, at) => at % 2 === odd));
  return `${measure(items)} (read half ${half(0)}; other half ${half(1)})`;
}
