import type { Sentence } from "#domain/ledger.ts";
import { wordsIn } from "#text/text.ts";
import { contentKeys } from "./content-keys.ts";
import type { Ground } from "./ground.ts";
import type { Finding } from "./rules.ts";

/** Words that say of two events that one came with, before or out of the other. "While" and "and" only set them side by side. */
const JOINTS =
  /(?<=[^,;]{12}),? (?:after|as(?! (?:an?|the|if|well|many|much|of)\b)|because|before|following|since|so that|until|when)(?= [^,;]{8})/gi;
/** The share of a half's words that must stand in its sentence, and at most stand in the other's, to be told there alone. */
const MOST = 0.6;
const FEW = 0.4;

/**
 * Two events that two sentences tell are not put one after the other, or one as the other came: "the march was peaceful before men pulled
 * down barriers" says more than either.
 */
export function joined(ground: Ground): Finding | null {
  if (ground.verbatim || ground.cited.length < 2) return null;
  const texts = ground.cited.map(({ sentence }) => keysIn(sentence.text));
  const joint = ground.claim.flatMap((row) => jointOf(row, texts))[0];
  return joint === undefined ? null : { reason: "origins", note: `no sentence says “${joint}” of the two` };
}

function jointOf({ text }: Sentence, sentences: readonly ReadonlySet<string>[]): string[] {
  return [...text.matchAll(JOINTS)].flatMap(({ 0: word, index }) => {
    const halves = [text.slice(0, index), text.slice(index + word.length)].map(keysIn);
    return areApart(halves, sentences) ? [word.replace(/^,? /, "")] : [];
  });
}

function areApart([left, right]: readonly ReadonlySet<string>[], sentences: readonly ReadonlySet<string>[]): boolean {
  if (!left?.size || !right?.size) return false;
  const holds = (half: ReadonlySet<string>, sentence: ReadonlySet<string>) =>
    half.intersection(sentence).size / half.size;
  const isOf = (half: ReadonlySet<string>, other: ReadonlySet<string>) =>
    sentences.some((one) => holds(half, one) >= MOST && holds(other, one) <= FEW);
  const isOfOne = sentences.some((one) => holds(left, one) > FEW && holds(right, one) > FEW);
  return !isOfOne && isOf(left, right) && isOf(right, left);
}

function keysIn(text: string): ReadonlySet<string> {
  return new Set(contentKeys(wordsIn(text)));
}
