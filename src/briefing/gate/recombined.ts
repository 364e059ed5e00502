import { type Word, wordsIn } from "#text/text.ts";
import type { CitedSentence, Ground } from "./ground.ts";
import type { Finding } from "./rules.ts";

/** Fewer sentences than this are one matter: a claim may put their words together as it likes. */
const MANY_SENTENCES = 10;
/** The share of its content words that a claim must take from the evidence to count as made of them alone. */
const MADE_OF_IT = 0.95;
/** The share of its neighbouring words that must stand side by side in one sentence (picked on QAGS CNN; see docs/BENCHMARKS.md). */
const SIDE_BY_SIDE = 0.82;

/**
 * Words of the evidence put together anew. A claim in other words is judged by what they mean; one made only of the evidence's own
 * words, taken from many sentences and side by side in none of them, says what the evidence does not say.
 */
export function recombined(ground: Ground): Finding | null {
  const all = [...ground.cited, ...ground.around];
  if (all.length < MANY_SENTENCES) return null;
  for (const row of ground.claim) {
    const claim = wordsIn(row.text);
    if (shareHeld(claim, all) < MADE_OF_IT) continue;
    const best = Math.max(...all.map(({ sentence }) => neighboursHeld(claim, wordsIn(sentence.text))));
    if (best < SIDE_BY_SIDE)
      return {
        reason: "coverage",
        note: `its words stand side by side in no one sentence (${Math.round(best * 100)} %)`,
      };
  }
  return null;
}

function shareHeld(claim: readonly Word[], all: readonly CitedSentence[]): number {
  const keys = new Set(all.flatMap(({ sentence }) => wordsIn(sentence.text).map((word) => word.key)));
  const content = claim.filter((word) => word.content);
  return content.length === 0 ? 0 : content.filter((word) => keys.has(word.key)).length / content.length;
}

function neighboursHeld(claim: readonly Word[], source: readonly Word[]): number {
  const stored = new Set(source.slice(1).map((word, n) => `${source[n]?.key} ${word.key}`));
  const own = claim.slice(1).map((word, n) => `${claim[n]?.key} ${word.key}`);
  return own.length === 0 ? 1 : own.filter((pair) => stored.has(pair)).length / own.length;
}
