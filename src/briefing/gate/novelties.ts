import type { Sentence } from "#domain/ledger.ts";
import { sameName, type Word, wordsIn } from "#text/text.ts";
import { isAkin } from "./akin.ts";
import { alignmentsOf } from "./alignment.ts";
import type { Ground } from "./ground.ts";

/** A word of the claim that stands nowhere in its evidence, with the word of the source it is akin to, if there is one. */
export type Novelty = { readonly word: Word; readonly akin: Word | null };

const KINDS = /^(?:NOUN|PROPN|VERB|ADJ|ADV|NUM)$/;

/** The content words of the claim that its evidence lacks. A synonym or a broader word of the source's own is akin. */
export function noveltiesOf(ground: Ground): Novelty[] {
  return alignmentsOf(ground).flatMap(({ row, claim }) => {
    const sources = [...ground.cited, ...ground.around].flatMap(({ sentence }) => wordsIn(sentence.text));
    const keys = new Set(sources.map((word) => word.key));
    const own = new Set(claim.map((word) => word.key));
    const rest = sources.filter((word) => word.content && !own.has(word.key));
    return claim
      .filter((word) => word.content && KINDS.test(word.pos) && !keys.has(word.key) && !isAlias(word, row, ground))
      .map((word) => ({ word, akin: rest.find((other) => isAkin(word, other)) ?? null }));
  });
}

/** "U.S." where the evidence has "United States": another form of a name is no new word, however short the claim. */
function isAlias(word: Word, row: Sentence, { cited, around }: Ground): boolean {
  const at = row.start + word.start;
  const name = row.names.find(({ start, end }) => at >= start && at < end);
  if (name === undefined) return false;
  return [...cited, ...around].some(({ sentence }) =>
    sentence.names.some((other) => sameName(name.canonical, other.canonical)),
  );
}
