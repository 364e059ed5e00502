/** A repeatable source of numbers from 0 to 1 (a linear congruence), so that a benchmark draws the same sample every time. */
export function lottery(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The middle 95 % of some values: ".601–.655". */
export function intervalOf(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN).toFixed(3).slice(1);
  return `${at(0.025)}–${at(0.975)}`;
}
