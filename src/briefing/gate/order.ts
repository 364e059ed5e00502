import type { Word } from "#text/text.ts";
import type { Ground } from "./ground.ts";
import { findingOnPairs, type Likest } from "./likest.ts";
import type { Finding } from "./rules.ts";
import { isVerbal } from "./verb-groups.ts";

const JOINT = /^(?:after|before|then)$/i;

/** Two deeds that the source puts one after the other stay so: "apologised before they called for it" is not "called for it before". */
export function order(ground: Ground): Finding | null {
  return findingOnPairs(ground, "date", turnedIn);
}

/** The verbs told first and those told later, whatever order they are printed in; null where no one word says so. */
function orderOf(
  words: readonly Word[],
): { readonly first: ReadonlySet<string>; readonly later: ReadonlySet<string> } | null {
  const joints = words.flatMap(({ text }, at) => (JOINT.test(text) ? [at] : []));
  const [at] = joints;
  if (at === undefined || joints.length > 1) return null;
  const halves = at === 0 ? null : [verbsIn(words.slice(0, at)), verbsIn(words.slice(at + 1))];
  const [left, right] = halves ?? [];
  if (!left?.size || !right?.size) return null;
  return /^after$/i.test(words[at]?.text ?? "") ? { first: right, later: left } : { first: left, later: right };
}

function verbsIn(words: readonly Word[]): Set<string> {
  return new Set(words.filter((word) => isVerbal(word) && word.content).map(({ key }) => key));
}

function turnedIn({ own, other }: Likest): string | null {
  const [mine, theirs] = [orderOf(own), orderOf(other)];
  if (!mine || !theirs) return null;
  const isTurned =
    holds(mine.first, theirs.later) && holds(mine.later, theirs.first) && !holds(mine.first, theirs.first);
  return isTurned ? "what comes first in the source comes later in the claim" : null;
}

function holds(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return !a.isDisjointFrom(b);
}
