import { wordsIn } from "#text/text.ts";
import { contentKeys } from "./content-keys.ts";
import type { CitedSentence } from "./ground.ts";

/** Sentences of the evidence that one sentence of a claim may rest on. */
const MOST_CITED = 4;
/** A further sentence must add at least this share of the claim's weight: less is a word in common. */
const WORTH_CITING = 0.12;

/**
 * The sentences that bear a claim: first the one that holds most of its content words, rare words counting most, then those
 * that hold most of what is still missing.
 */
export function bearing(claim: string, all: readonly CitedSentence[]): CitedSentence[] {
  const texts = all.map((one) => textOf(one, claim));
  const weight = weights(texts.map(({ keys }) => keys));
  const missing = new Set(contentKeys(wordsIn(claim)));
  const total = sum(missing, weight);
  const chosen: CitedSentence[] = [];
  while (chosen.length < MOST_CITED) {
    const added = texts.map((text) => ({ ...text, adds: sum(text.keys.intersection(missing), weight) }));
    const best = added.toSorted((a, b) => b.adds - a.adds || b.small - a.small)[0];
    if (!best || best.adds === 0 || (chosen.length > 0 && best.adds < WORTH_CITING * total)) break;
    chosen.push(best.one);
    for (const key of best.keys) missing.delete(key);
  }
  return chosen;
}

/** A sentence with its content words, and how many of the claim's small words it has: that tells two apart which hold as much. */
function textOf(one: CitedSentence, claim: string): { one: CitedSentence; keys: Set<string>; small: number } {
  const words = wordsIn(one.sentence.text);
  const all = new Set(words.map(({ key }) => key));
  const small = new Set(
    wordsIn(claim)
      .filter(({ content }) => !content)
      .map(({ key }) => key),
  );
  return { one, keys: new Set(contentKeys(words)), small: small.intersection(all).size };
}

/** How telling a word is among these sentences: the rarer, the more. */
function weights(sentences: readonly ReadonlySet<string>[]): (key: string) => number {
  const counts = new Map<string, number>();
  for (const keys of sentences) for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return (key) => Math.log(1 + sentences.length / (counts.get(key) ?? 1));
}

function sum(keys: Iterable<string>, weight: (key: string) => number): number {
  let total = 0;
  for (const key of keys) total += weight(key);
  return total;
}
