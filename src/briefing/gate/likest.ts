import type { Sentence } from "#domain/ledger.ts";
import { type Word, wordsIn } from "#text/text.ts";
import type { Ground } from "./ground.ts";
import type { Finding } from "./rules.ts";

/** A sentence of the claim beside the cited sentence that holds most of its words. */
export type Likest = { readonly own: readonly Word[]; readonly other: readonly Word[] };

/** How much of a claim's content a sentence must hold to tell of the same. */
const SAME_MATTER = 0.5;

/** Each sentence of the claim beside the one that tells of the same, where one does. */
export function bestOf({ claim, cited }: Ground): Likest[] {
  return claim.flatMap((row) => {
    const best = likestTo(row, cited);
    return best ? [{ own: wordsIn(row.text), other: wordsIn(best.text) }] : [];
  });
}

/** What a note on one of these pairs makes of a claim; a piece of a sentence in its own words is beyond it. */
export function findingOnPairs(
  ground: Ground,
  reason: Finding["reason"],
  noteOn: (pair: Likest) => string | null,
): Finding | null {
  if (ground.verbatim) return null;
  const note = bestOf(ground)
    .map(noteOn)
    .find((one) => one !== null);
  return note === undefined ? null : { reason, note, conflict: true };
}

/** The cited sentence that tells of the same as a sentence of the claim; undefined where none does. */
export function likestTo({ text }: Pick<Sentence, "text">, cited: Ground["cited"]): Sentence | undefined {
  const own = wordsIn(text);
  const [best] = cited
    .map(({ sentence }) => ({ sentence, share: shareOf(own, wordsIn(sentence.text)) }))
    .toSorted((a, b) => b.share - a.share);
  return best && best.share >= SAME_MATTER ? best.sentence : undefined;
}

function shareOf(own: readonly Word[], other: readonly Word[]): number {
  const keys = new Set(other.map(({ key }) => key));
  const content = own.filter((word) => word.content);
  return content.filter(({ key }) => keys.has(key)).length / Math.max(1, content.length);
}
