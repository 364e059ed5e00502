import type { Ground } from "./ground.ts";
import { findingOnPairs, type Likest } from "./likest.ts";
import type { Finding } from "./rules.ts";

const ORDINAL = /^(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:nd|rd|st|th))$/i;
const SUPERLATIVE = /^(?:best|most|worst|least|\p{Ll}{2,}(?:est))$/u;
/** "One of the", "among the": a superlative behind these is shared. */
const SHARED = /^(?:among|one|some)$/i;
const SHARED_WITHIN = 4;
/** "Per person": what is told of each is not told of all. */
const EACH = /^(?:capita|head|person|inhabitant|resident)$/i;
const SAYS_EACH = /^(?:average|capita|each|every|head|inhabitant|per|person|resident)$/i;

/** "One of the deadliest" is not "the deadliest", "second-largest" not "largest", and less "per person" not less. */
export function ranks(ground: Ground): Finding | null {
  return findingOnPairs(ground, "figure", (pair) => raisedIn(pair) ?? eachIn(pair));
}

function raisedIn({ own, other }: Likest): string | null {
  for (const [at, word] of own.entries()) {
    if (!SUPERLATIVE.test(word.text)) continue;
    const n = other.findIndex(({ text }) => text === word.text);
    if (n < 0) continue;
    const ordinal = other[n - 1];
    if (ordinal && ORDINAL.test(ordinal.text) && own[at - 1]?.key !== ordinal.key)
      return `“${ordinal.text}” before “${word.text}” was dropped`;
    if (isShared(other, n) && !isShared(own, at)) return `“${word.text}” is shared with others in the source`;
  }
  return null;
}

function isShared(words: Likest["own"], at: number): boolean {
  return words.slice(Math.max(0, at - SHARED_WITHIN), at).some(({ text }) => SHARED.test(text));
}

function eachIn({ own, other }: Likest): string | null {
  const per = other.findIndex(({ text }, n) => /^per$/i.test(text) && EACH.test(other[n + 1]?.text ?? ""));
  if (per < 0 || own.some(({ text }) => SAYS_EACH.test(text))) return null;
  return `“per ${other[per + 1]?.text}” was dropped`;
}
