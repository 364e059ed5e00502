import { type Word, wordsIn } from "#text/text.ts";
import type { CitedSentence, Ground } from "./ground.ts";
import type { Finding } from "./rules.ts";

/** Fewer sentences than this are one matter: a claim may put their words together as it likes. */
const MANY_SENTENCES = 10;
/** Written small, they are apart from here on: nothing else tells whose words they are. */
const SEVERAL_SENTENCES = 3;
/** The share of its content words that a claim must take from the evidence to count as made of them alone. */
const MADE_OF_IT = 0.95;
/** A claim in its own order whose content words one sentence holds to this share retells that sentence. */
const RETOLD = 0.5;
/** The share of its runs of three words that must stand somewhere for it to be made of pieces, and not told in its own way. */
const IN_PIECES = 0.25;
/** The share of its runs of three words that must stand in one sentence (both picked on QAGS CNN; see docs/BENCHMARKS.md). */
const SIDE_BY_SIDE = 0.8;

/** The same where the evidence is written small, so that no name in it can be told from other words and the rules on names see nothing. */
const SIDE_BY_SIDE_UNNAMED = 0.71;
/** The share of sentences with a capital inside up to which a text counts as written small. */
const WRITTEN_SMALL = 0.05;

/**
 * Words of the evidence put together anew. A claim in other words is judged by what they mean; one made only of the evidence's own
 * words, taken from many sentences and side by side in none of them, says what the evidence does not say. Of evidence written small, in which
 * names cannot be checked, a claim must keep to the words of one sentence however it is told.
 */
export function recombined(ground: Ground): Finding | null {
  const all = [...ground.cited, ...ground.around];
  const isSmall = all.filter(({ sentence }) => INSIDE.test(sentence.text)).length < WRITTEN_SMALL * all.length;
  if (all.length < (isSmall ? SEVERAL_SENTENCES : MANY_SENTENCES)) return null;
  const runs = all.map(({ sentence }) => runsIn(wordsIn(sentence.text)));
  for (const row of ground.claim) {
    const claim = wordsIn(row.text);
    if (!isSmall && isToldAnew(claim, all, runs)) continue;
    const own = [...runsIn(claim)];
    const best = Math.max(...runs.map((some) => held(own, (run) => some.has(run))));
    if (best < (isSmall ? SIDE_BY_SIDE_UNNAMED : SIDE_BY_SIDE))
      return {
        reason: "coverage",
        note: `its words stand side by side in no one sentence (${Math.round(best * 100)} %)`,
      };
  }
  return null;
}

/** A capital behind the first word of a sentence, and not behind a stop: "u. S. Surgeon general" begins anew. */
const INSIDE = /[^\s.!?]\s[^\s\p{L}]*\p{Lu}/u;

/** In words of its own, or as a retelling of one sentence in its own order. */
function isToldAnew(
  claim: readonly Word[],
  all: readonly CitedSentence[],
  runs: readonly ReadonlySet<string>[],
): boolean {
  if (shareHeld(claim, all) < MADE_OF_IT) return true;
  const pieces = held([...runsIn(claim)], (run) => runs.some((some) => some.has(run)));
  return pieces < IN_PIECES && all.some((one) => shareHeld(claim, [one]) >= RETOLD);
}

function shareHeld(claim: readonly Word[], all: readonly CitedSentence[]): number {
  const keys = new Set(all.flatMap(({ sentence }) => wordsIn(sentence.text).map((word) => word.key)));
  const content = claim.filter((word) => word.content);
  return content.length === 0 ? 0 : content.filter((word) => keys.has(word.key)).length / content.length;
}

function runsIn(words: readonly Word[]): Set<string> {
  return new Set(words.slice(2).map((word, n) => `${words[n]?.key} ${words[n + 1]?.key} ${word.key}`));
}

function held(own: readonly string[], stands: (run: string) => boolean): number {
  return own.length === 0 ? 1 : own.filter(stands).length / own.length;
}
