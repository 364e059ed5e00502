/** Documents by their ids, best first, with what they scored. */
export type Ranking = readonly (readonly [id: string, score: number])[];
/** Makes one ranking of that by words and that by vectors. */
export type Fusion = (words: Ranking, vectors: Ranking) => Ranking;

/** The constant of reciprocal rank fusion, as its authors chose it (Cormack, Clarke and Büttcher, 2009). */
const RANK_CONSTANT = 60;

/** Scores, best first. */
export function ranked(scores: ReadonlyMap<string, number>): Ranking {
  return [...scores].toSorted((a, b) => b[1] - a[1]);
}

/** Reciprocal rank fusion. */
const byRank: Fusion = (...rankings) => {
  const scores = new Map<string, number>();
  for (const ranking of rankings)
    for (const [place, [id]] of ranking.entries())
      scores.set(id, (scores.get(id) ?? 0) + 1 / (RANK_CONSTANT + place + 1));
  return ranked(scores);
};

/** The sum of scores brought to 0 to 1, of which those by vectors count `share`. */
const byScore =
  (share: number): Fusion =>
  (words, vectors) => {
    const scores = new Map<string, number>();
    for (const [id, score] of normalised(words)) scores.set(id, (1 - share) * score);
    for (const [id, score] of normalised(vectors)) scores.set(id, (scores.get(id) ?? 0) + share * score);
    return ranked(scores);
  };

function normalised(ranking: Ranking): Ranking {
  const [most, least] = [ranking[0]?.[1] ?? 0, ranking.at(-1)?.[1] ?? 0];
  return ranking.map(([id, score]) => [id, (score - least) / (most - least || 1)]);
}

/** The ways that are tried, by name. */
export const FUSIONS: ReadonlyMap<string, Fusion> = new Map<string, Fusion>([
  ["vectors alone", (_, vectors) => vectors],
  ["fused by rank", byRank],
  ...[0.1, 0.2, 0.3, 0.4, 0.5].map((share) => [`fused by score, ${share} vectors`, byScore(share)] as const),
]);
