import type { Word } from "#text/text.ts";
import type { Ground } from "./ground.ts";
import { findingOnPairs, type Likest } from "./likest.ts";
import { isNoun } from "./phrase-borders.ts";
import type { Finding } from "./rules.ts";
import { isVerbal } from "./verb-groups.ts";

const FROM = /^from$/i;
const TO = /^(?:into|onto|to|toward|towards)$/i;
/** How many words may stand between a preposition and its noun: "to the port of Velmar". */
const WITHIN = 3;
/** "According to the bank" leads nowhere. */
const NO_WAY = /^(?:according|due|owing|thanks)$/i;
const INSIDE = /^(?:ADJ|DET|NOUN|NUM|PRON|PROPN)$/;

/** What comes from somewhere does not go there: "moved from Velmar to Ostrel" is not "from Ostrel to Velmar". Asked of one verb. */
export function ways(ground: Ground): Finding | null {
  return findingOnPairs(ground, "roles", (pair) => {
    const word = turnedIn(pair);
    return word ? `“${word.text}” is where it comes from on one side and where it goes on the other` : null;
  });
}

function turnedIn({ own, other }: Likest): Word | undefined {
  return own.find((word, at) => {
    if (!isNoun(word) && word.pos !== "NUM") return false;
    const [n, again] = other.flatMap((one, place) => (one.key === word.key ? [place] : []));
    if (n === undefined || again !== undefined || verbBefore(own, at) !== verbBefore(other, n)) return false;
    const [way, theirs] = [wayAt(own, at), wayAt(other, n)];
    return way !== null && theirs !== null && way !== theirs;
  });
}

function verbBefore(words: readonly Word[], at: number): string | undefined {
  return words.slice(0, at).findLast(isVerbal)?.key;
}

function wayAt(words: readonly Word[], at: number): "from" | "to" | null {
  const lead = words.slice(Math.max(0, at - WITHIN), at);
  const from = lead.findLastIndex(({ pos }) => !INSIDE.test(pos));
  const word = lead[from];
  if (word === undefined || NO_WAY.test(lead[from - 1]?.text ?? "")) return null;
  if (FROM.test(word.text)) return "from";
  return TO.test(word.text) && !isVerbal(lead[from + 1]) ? "to" : null;
}
