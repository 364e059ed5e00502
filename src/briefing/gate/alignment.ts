import type { Sentence } from "#domain/ledger.ts";
import { type Word, wordsIn } from "#text/text.ts";
import type { CitedSentence, Ground } from "./ground.ts";

/** Words of a claim and the words of its source that stand in their place, between two words that both share. */
export type Gap = { readonly claim: readonly Word[]; readonly source: readonly Word[] };

/** A sentence of the claim beside the cited sentence it is most like. `pairs` are the shared words in order, as indices. */
export type Alignment = {
  readonly row: Sentence;
  readonly cited: CitedSentence;
  readonly claim: readonly Word[];
  readonly source: readonly Word[];
  readonly pairs: readonly (readonly [number, number])[];
  readonly gaps: readonly Gap[];
  /** The share of the claim's content words that the source sentence holds in the same order, 0 to 1. */
  readonly held: number;
};

/** A shared name or noun ties two sentences together more than a shared "the". */
const CONTENT_WEIGHT = 3;

function weightOf(word: Word): number {
  return word.content ? CONTENT_WEIGHT : 0.5;
}

/** The longest common run of words in order, content words counting most (the textbook table). */
function pairUp(claim: readonly Word[], source: readonly Word[]): [number, number][] {
  const width = source.length + 1;
  const best = new Float64Array((claim.length + 1) * width);
  for (let i = claim.length - 1; i >= 0; i -= 1) {
    for (let j = source.length - 1; j >= 0; j -= 1) {
      const word = claim[i];
      const skip = Math.max(best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0);
      const meet = word && word.key === source[j]?.key ? weightOf(word) + (best[(i + 1) * width + j + 1] ?? 0) : 0;
      best[i * width + j] = Math.max(skip, meet);
    }
  }
  return walk(claim, source, best);
}

function walk(claim: readonly Word[], source: readonly Word[], best: Float64Array): [number, number][] {
  const width = source.length + 1;
  const at = (i: number, j: number) => best[i * width + j] ?? 0;
  const pairs: [number, number][] = [];
  let [i, j] = [0, 0];
  while (i < claim.length && j < source.length) {
    const skip = Math.max(at(i + 1, j), at(i, j + 1));
    const meets = claim[i]?.key === source[j]?.key && at(i, j) > skip;
    if (meets) pairs.push([i, j]);
    const step = meets || at(i + 1, j) >= at(i, j + 1);
    if (meets || !step) j += 1;
    if (step) i += 1;
  }
  return pairs;
}

function gapsOf(claim: readonly Word[], source: readonly Word[], pairs: readonly (readonly [number, number])[]): Gap[] {
  const ends: (readonly [number, number])[] = [...pairs, [claim.length, source.length]];
  let [i, j] = [0, 0];
  return ends.flatMap(([nextI, nextJ]) => {
    const gap = { claim: claim.slice(i, nextI), source: source.slice(j, nextJ) };
    [i, j] = [nextI + 1, nextJ + 1];
    return gap.claim.length > 0 || gap.source.length > 0 ? [gap] : [];
  });
}

function align(row: Sentence, cited: CitedSentence): Alignment {
  const claim = wordsIn(row.text);
  const source = wordsIn(cited.sentence.text);
  const pairs = pairUp(claim, source);
  const all = claim.filter((word) => word.content).length;
  const shared = pairs.filter(([i]) => claim[i]?.content).length;
  return { row, cited, claim, source, pairs, gaps: gapsOf(claim, source, pairs), held: all === 0 ? 0 : shared / all };
}

/** Each sentence of the claim beside the cited sentence that holds most of it in order. */
export function alignmentsOf({ claim, cited }: Ground): Alignment[] {
  return claim.flatMap((row) => {
    const all = cited.map((one) => align(row, one));
    const best = all.reduce<Alignment | null>((a, b) => (a && !isCloser(b, a) ? a : b), null);
    return best ? [best] : [];
  });
}

/** Of two sentences that hold as much of a short claim, the one that shares its small words with it, too. */
function isCloser(a: Alignment, b: Alignment): boolean {
  return a.held === b.held ? a.pairs.length > b.pairs.length : a.held > b.held;
}
