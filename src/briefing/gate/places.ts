import type { Word } from "#text/text.ts";
import { type Alignment, alignmentsOf } from "./alignment.ts";
import type { Ground } from "./ground.ts";
import { closeAlignments } from "./kept.ts";
import type { Finding } from "./rules.ts";

const ONE = /^(?:a|an|one|another|single)$/i;

/** Rule 8, word by word: one source, one ship, one case of the source is one in the claim. */
export function oneMadeMany(ground: Ground): Finding | null {
  if (ground.verbatim) return null;
  for (const { claim, source, pairs } of closeAlignments(ground)) {
    const grown = pairs.find(([i, j]) => isPlural(claim[i]) && !isPlural(source[j]) && isOne(source, j));
    if (grown) return { reason: "origins", note: `one “${source[grown[1]]?.text}” became many`, conflict: true };
  }
  return null;
}

function isPlural(word: Word | undefined): boolean {
  return word?.content === true && /(?:[^su]s|men|people|children)$/i.test(word.text);
}

/** "A senior diplomat", "one resident": the article stands up to three words before its noun. */
function isOne(words: readonly Word[], at: number): boolean {
  const before = words.slice(Math.max(0, at - 3), at).toReversed();
  const article = before.findIndex((word) => ONE.test(word.text));
  return article >= 0 && before.slice(0, article).every((word) => /^(?:ADJ|NOUN|PROPN|ADV)$/.test(word.pos));
}

/** Rule 6, word by word: two names that changed places around the same verb, where both sides are active or both are passive. */
export function changedPlaces(ground: Ground): Finding | null {
  if (ground.verbatim) return null;
  for (const { claim, source } of alignmentsOf(ground).filter(sharesItsWords)) {
    for (const [i, verb] of claim.entries()) {
      if (verb.pos !== "VERB") continue;
      const swapped = source.some((other, j) => other.key === verb.key && changed(claim, i, source, j));
      if (swapped) return { reason: "roles", note: `the names around “${verb.text}” changed places`, conflict: true };
    }
  }
  return null;
}

/** Two sentences of the same words, whatever their order. */
const SAME_WORDS = 0.8;

function sharesItsWords({ claim, source }: Alignment): boolean {
  const keys = new Set(source.map((word) => word.key));
  const content = claim.filter((word) => word.content);
  return content.filter((word) => keys.has(word.key)).length >= SAME_WORDS * content.length;
}

function changed(claim: readonly Word[], i: number, source: readonly Word[], j: number): boolean {
  if (isPassive(claim, i) !== isPassive(source, j)) return false;
  const [before, after] = [nameBeside(claim, i, -1), nameBeside(claim, i, 1)];
  const [was, then] = [nameBeside(source, j, -1), nameBeside(source, j, 1)];
  return before !== null && after !== null && before === then && after === was && before !== after;
}

/** The nearest name on one side of a verb, at most this many words away, by its last word. */
const NEAR_VERB = 4;

function nameBeside(words: readonly Word[], at: number, step: 1 | -1): string | null {
  for (let n = 1; n <= NEAR_VERB; n += 1) {
    const word = words[at + n * step];
    if (word && /^\p{Lu}/u.test(word.text) && word.content) return lastOfName(words, at + n * step);
  }
  return null;
}

function lastOfName(words: readonly Word[], at: number): string {
  let end = at;
  while (/^\p{Lu}/u.test(words[end + 1]?.text ?? "") && words[end + 1]?.content) end += 1;
  return words[end]?.key ?? "";
}

function isPassive(words: readonly Word[], at: number): boolean {
  return words.slice(at + 1, at + 4).some((word) => word.key === "by") || words[at - 1]?.key === "been";
}
