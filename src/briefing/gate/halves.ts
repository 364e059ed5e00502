import type { Word } from "#text/text.ts";
import { MONTH, WEEKDAY } from "./calendar-words.ts";
import type { Ground } from "./ground.ts";
import { bestOf } from "./likest.ts";
import { isNoun } from "./phrase-borders.ts";
import type { Finding } from "./rules.ts";
import { beforeGroup, isMainVerb } from "./verb-groups.ts";

/*
 * Of two deeds that a sentence sets side by side each keeps what goes with it: where a "crown weakened against the dollar but strengthened
 * against the mark" it did not strengthen against the dollar, and where "rain eased and snow spread" no snow eased.
 */

/** When something was done is told of either half. */
const TIME = new RegExp(
  `^(?:day|evening|last|month|morning|next|night|time|week|weekend|year|${WEEKDAY}|${MONTH})`,
  "i",
);
/** Where what belongs to one verb ends. */
const BORDER =
  /^(?:after|although|and|as|because|before|but|if|or|since|that|though|unless|until|when|where|which|while|who|whom|whose|whereas)$/i;

/** What sets two deeds side by side. */
const JOINS = /^(?:and|but|while|whereas)$/i;
/** What hangs one deed on another: then a claim may tell either's words of the other. */
const HANGS = /^(?:after|as|because|before|by|if|since|that|to|unless|until|when|where|which|who|whom|whose)$/i;

/** A verb with the nouns right before it and those behind it, as far as the next verb. */
type Bound = {
  readonly at: number;
  readonly verb: string;
  readonly passive: boolean;
  readonly by: readonly string[];
  readonly to: readonly string[];
};

/** No noun changes halves: none stands with a verb of the claim that the source has with the other one. */
export function halves(ground: Ground): Finding | null {
  if (ground.verbatim) return null;
  for (const { own, other } of bestOf(ground)) {
    const all = boundIn(other);
    for (const one of boundIn(own)) {
      const note = movedFrom(one, all, other);
      if (note !== null) return { reason: "roles", note, conflict: true };
    }
  }
  return null;
}

function boundIn(words: readonly Word[]): Bound[] {
  return words.flatMap((word, at) =>
    word.pos === "VERB" && word.content && !/ing$/i.test(word.text) && isMainVerb(words, at)
      ? [boundAt(words, at)]
      : [],
  );
}

function boundAt(words: readonly Word[], at: number): Bound {
  const { last, passive } = beforeGroup(words, at);
  const behind = words.slice(at + 1);
  const end = behind.findIndex(({ text }, n) => BORDER.test(text) || isMainVerb(behind, n));
  const from = words
    .slice(0, last + 1)
    .findLastIndex(({ text, pos }) => BORDER.test(text) || pos === "ADP" || pos === "VERB");
  return {
    ...{ at, verb: words[at]?.key ?? "", passive },
    // Of "debris from the vehicle" the vehicle does nothing.
    by: words[from]?.pos === "ADP" ? [] : nounsOf(words.slice(from + 1, last + 1)),
    to: nounsOf(end < 0 ? behind : behind.slice(0, end)),
  };
}

function nounsOf(words: readonly Word[]): string[] {
  return words.filter((word) => isNoun(word) && word.content && !TIME.test(word.key)).map(({ key }) => key);
}

function movedFrom(own: Bound, all: readonly Bound[], words: readonly Word[]): string | null {
  const same = all.filter(({ verb, passive }) => verb === own.verb && passive === own.passive);
  const [first, again] = same;
  if (!first || again) return null;
  const others = all.filter((one) => one.verb !== own.verb && areSideBySide(words, first.at, one.at));
  return strayOf(own, first, others, "to") ?? strayOf(own, first, others, "by");
}

function areSideBySide(words: readonly Word[], a: number, b: number): boolean {
  const between = words.slice(Math.min(a, b) + 1, Math.max(a, b));
  return between.some(({ text }) => JOINS.test(text)) && !between.some(({ text }) => HANGS.test(text));
}

/** What stands with a verb of the claim while its source has something else there, and this with the other verb. */
function strayOf(own: Bound, same: Bound, others: readonly Bound[], side: "to" | "by"): string | null {
  const theirs = new Set(same[side]);
  const whole = new Set([...same.by, ...same.to]);
  if (theirs.size === 0 || own[side].some((key) => theirs.has(key))) return null;
  const rival = others.find((one) => own[side].some((key) => !whole.has(key) && one[side].includes(key)));
  return rival ? `“${own[side].join(" ")}” belongs to “${rival.verb}” in the source` : null;
}
