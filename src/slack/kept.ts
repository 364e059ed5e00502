import type { Clock } from "#domain/ports.ts";

/** Keeps answers by key for a while; one that failed is not kept. At most so many are held. */
export function keepAnswers<T>({ ms, most, clock }: { ms: number; most: number; clock: Clock }) {
  const known = new Map<string, { answer: T; until: number }>();
  return async (key: string, ask: () => Promise<T>): Promise<T> => {
    const kept = known.get(key);
    if (kept && clock().getTime() < kept.until) return kept.answer;
    const answer = await ask();
    if (known.size >= most) known.clear();
    known.set(key, { answer, until: clock().getTime() + ms });
    return answer;
  };
}
