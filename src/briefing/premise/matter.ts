import { contentWords } from "#text/text.ts";
import type { Placed } from "../evidence.ts";
import type { Asked } from "../question.ts";

/** Of the question's words but those in dispute, what a sentence must hold to be about the same matter. */
const SAME_MATTER = 0.5;

/** The sentences nearest to what is asked, the words in dispute left aside: none when none is about the same matter. */
export function sameMatter(asked: Asked, all: readonly Placed[], disputed: ReadonlySet<string>): Placed[] {
  const terms = [...asked.terms].filter(([term]) => !disputed.has(term));
  const total = terms.reduce((sum, [, weight]) => sum + weight, 0);
  const shared = all.map((place) => {
    const held = new Set(contentWords(place.sentence.text));
    return { place, share: terms.reduce((sum, [term, weight]) => sum + (held.has(term) ? weight : 0), 0) / total };
  });
  const most = Math.max(0, ...shared.map(({ share }) => share));
  return most < SAME_MATTER ? [] : shared.filter(({ share }) => share >= most).map(({ place }) => place);
}
