import { isOnOneSide, isOpposite, kinship, type Word } from "#text/text.ts";
import { isOneForAnother } from "./akin.ts";
import type { Ground } from "./ground.ts";
import { findingOnPairs } from "./likest.ts";
import { isNoun } from "./phrase-borders.ts";
import type { Finding } from "./rules.ts";

/** How many words before a word a "not" still turns it round. */
const TURNS_WITHIN = 4;
const TURNS =
  /^(?:not|never|no|nobody|none|nor|neither|without|fail|failed|fails|failing|refus\p{L}*|declin\p{L}*|hardly|forgot|neglected|yet|longer|den(?:y|ie[sd]|ying|ials?)|reject\p{L}*)$/iu;

/**
 * No word of a claim stands against one of its source, wherever in the sentence both stand: "Parliament rejected the budget on Monday" where
 * "parliament on Monday approved" it. Each of the two is on its own side alone, and neither is turned round by a "not".
 */
export function opposed(ground: Ground): Finding | null {
  return findingOnPairs(ground, "negation", ({ own, other }) => {
    const pair = opposedIn(own, other);
    return pair && `“${pair[0].text}” stands against “${pair[1].text}” of the source`;
  });
}

function opposedIn(own: readonly Word[], other: readonly Word[]): readonly [Word, Word] | null {
  const rivals = aloneIn(other, own);
  for (const word of aloneIn(own, other)) {
    const rival = rivals.find(
      (one) => kindOf(one) === kindOf(word) && areOpposite(word, one) && !isToldByOther([own, word], [other, one]),
    );
    if (rival) return [word, rival];
  }
  return null;
}

/** Of two sides of one deal or match: whom one beats has lost to him, and what one sells another buys. */
const CONVERSE = /^(?:beat|borrow|buy|defeat|join|leave|lend|lose|sell|win)$/;

/** "Varn sold it to Toll" where Toll bought it: told of the other side, with whoever does it changed too. */
function isToldByOther(...sides: readonly [readonly Word[], Word][]): boolean {
  if (!sides.every(([, word]) => word.lemmas.some((lemma) => CONVERSE.test(lemma)))) return false;
  const [mine, theirs] = sides.map(([words, word]) => subjectOf(words, word));
  return mine !== undefined && theirs !== undefined && mine !== theirs;
}

function subjectOf(words: readonly Word[], verb: Word): string | undefined {
  return words.slice(0, words.indexOf(verb)).findLast(isNoun)?.key;
}

/** Words for which the other side has none of the same meaning: "dropped 3 %" takes up "fell 3 %". */
function aloneIn(words: readonly Word[], others: readonly Word[]): Word[] {
  return words.filter(
    (word, at) =>
      word.content &&
      word.pos !== "NUM" &&
      !isTurned(words, at) &&
      !others.some((other) => other.key === word.key || isOneForAnother(word, other) || areSame(word, other)),
  );
}

function areSame(a: Word, b: Word): boolean {
  return a.lemmas.some((one) => b.lemmas.some((two) => kinship(one, two) === "same" || isOnOneSide(one, two)));
}

function areOpposite(a: Word, b: Word): boolean {
  return a.lemmas.some((one) => b.lemmas.some((two) => isOpposite(one, two)));
}

function kindOf({ pos }: Word): string {
  return pos === "PROPN" ? "NOUN" : pos;
}

function isTurned(words: readonly Word[], at: number): boolean {
  return words.slice(Math.max(0, at - TURNS_WITHIN), at).some(({ text, key }) => key === "not" || TURNS.test(text));
}
