import type { Clock } from "#domain/ports.ts";

/** How long an answer holds, in milliseconds; it may depend on the answer. At most so many are held. */
type Keeping<T> = { readonly ms: number | ((answer: T) => number); readonly most: number; readonly clock: Clock };

/** Keeps answers by key for a while, and shares one that is on its way; one that failed is not kept. */
export function keepAnswers<T>({ ms, most, clock }: Keeping<T>) {
  const known = new Map<string, { answer: Promise<T>; until: number }>();
  const holds = typeof ms === "number" ? () => ms : ms;
  return async (key: string, ask: () => Promise<T>): Promise<T> => {
    const kept = known.get(key);
    if (kept && clock().getTime() < kept.until) return kept.answer;
    if (known.size >= most) known.clear();
    const entry = { answer: ask(), until: Number.POSITIVE_INFINITY };
    known.set(key, entry);
    try {
      const answer = await entry.answer;
      entry.until = clock().getTime() + holds(answer);
      return answer;
    } catch (fault) {
      if (known.get(key) === entry) known.delete(key);
      throw fault;
    }
  };
}
