/** A bag of weighted terms, scaled to length one. */
export type Vector = ReadonlyMap<string, number>;

/**
 * Inverse document frequencies over bags of terms, smoothed so that a term of every bag keeps some weight. `others` counts bags beside
 * these that hold none of their terms.
 */
export function inverseFrequencies(bags: readonly (readonly string[])[], others = 0): Map<string, number> {
  const counts = new Map<string, number>();
  for (const bag of bags) for (const term of new Set(bag)) counts.set(term, (counts.get(term) ?? 0) + 1);
  return new Map([...counts].map(([term, n]) => [term, Math.log(1 + (bags.length + others) / n)]));
}

/** The tf-idf vector of a bag. */
export function vectorOf(bag: readonly string[], idf: ReadonlyMap<string, number>): Vector {
  const weights = new Map<string, number>();
  for (const term of bag) weights.set(term, (weights.get(term) ?? 0) + (idf.get(term) ?? 0));
  return scaled(weights);
}

/**
 * The tf-idf vector of a bag with damped counts, one plus the logarithm: the tenth mention of a term says little that the first did
 * not.
 */
export function dampedVectorOf(bag: readonly string[], idf: ReadonlyMap<string, number>): Vector {
  const counts = new Map<string, number>();
  for (const term of bag) counts.set(term, (counts.get(term) ?? 0) + 1);
  return scaled(new Map([...counts].map(([term, n]) => [term, (1 + Math.log(n)) * (idf.get(term) ?? 0)])));
}

/** The mean direction of several vectors. */
export function centroidOf(vectors: readonly Vector[]): Vector {
  const sum = new Map<string, number>();
  for (const vector of vectors) for (const [term, weight] of vector) sum.set(term, (sum.get(term) ?? 0) + weight);
  return scaled(sum);
}

/** The cosine of two vectors, 0 to 1. */
export function cosine(a: Vector, b: Vector): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0);
  return sum;
}

/** Vectors by their terms, so that those near another are found without comparing it with each. */
export type VectorIndex = {
  readonly add: (vector: Vector) => void;
  /** Which vectors, counted as they were added, have a cosine of at least this; in that order. */
  readonly near: (vector: Vector, least: number) => number[];
};

/** An empty index of vectors. */
export function vectorIndex(): VectorIndex {
  const holding = new Map<string, { readonly at: number; readonly weight: number }[]>();
  let size = 0;
  const add = (vector: Vector) => {
    for (const [term, weight] of vector) {
      const known = holding.get(term) ?? [];
      known.push({ at: size, weight });
      holding.set(term, known);
    }
    size += 1;
  };
  const near = (vector: Vector, least: number) => {
    const sums = new Float64Array(size);
    for (const [term, weight] of vector)
      for (const one of holding.get(term) ?? []) sums[one.at] = (sums[one.at] ?? 0) + weight * one.weight;
    const near: number[] = [];
    for (const [at, sum] of sums.entries()) if (sum >= least) near.push(at);
    return near;
  };
  return { add, near };
}

function scaled(weights: ReadonlyMap<string, number>): Vector {
  const length = Math.hypot(...weights.values()) || 1;
  return new Map([...weights].map(([term, weight]) => [term, weight / length]));
}
