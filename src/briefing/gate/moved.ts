import type { Clause, Sentence } from "#domain/ledger.ts";
import { isPlainSpeechVerb, type Word, wordsIn } from "#text/text.ts";
import { MONTH, WEEKDAY } from "./calendar-words.ts";
import type { CitedSentence, Ground } from "./ground.ts";
import type { Finding } from "./rules.ts";

/** A clause's verb and words, and the days and figures in it; `saidOn` are those that say when somebody spoke. */
type Part = {
  readonly verb: string;
  readonly keys: ReadonlySet<string>;
  readonly moments: readonly string[];
  readonly saidOn: readonly string[];
  /** Those that are half of a word: "two-dose". */
  readonly halves: ReadonlyMap<string, string>;
};

/** Verbs that tell nothing of their own. */
const NO_DEED = /^(?:be|have|do|say|tell|accord|include)$/;
const DAY = new RegExp(`^${WEEKDAY}$`);
/** "May" is a modal more often than a month. */
const MOMENT = new RegExp(`^(?!may$)(?:${WEEKDAY}|${MONTH})$`);
/** How many words before it the verb stands that a day belongs to: "said late on Friday". */
const SAID_WITHIN = 5;

/**
 * A day or a figure stays with its deed: of what was "built in 1962 and run by Varn since 1990" nothing was run since 1962. Asked where the
 * claim's verb is one of the source, in clauses that lack the day, and no clause that has it is told in the claim. A day on which somebody
 * spoke is not the day of what they spoke of.
 */
export function moved(ground: Ground): Finding | null {
  if (ground.verbatim) return null;
  const stored = [...ground.cited, ...ground.around].flatMap(partsOf);
  const told = new Set(ground.claim.flatMap(({ text }) => formsOf(wordsIn(text))));
  for (const row of ground.claim) {
    for (const own of row.clauses.map((clause) => partOf(row, clause))) {
      const moment = own.moments.find((one) => isSaid(one, own, stored) || hasStrayed(one, own, stored, told));
      if (moment) return { reason: "date", note: `in the source “${moment}” goes with something else`, conflict: true };
    }
  }
  return null;
}

function isSaid(moment: string, own: Part, stored: readonly Part[]): boolean {
  const there = stored.filter(({ keys }) => keys.has(moment));
  return (
    DAY.test(moment) &&
    !own.saidOn.includes(moment) &&
    there.length > 0 &&
    there.every(
      ({ saidOn, moments }) => saidOn.includes(moment) && moments.filter((one) => one === moment).length === 1,
    )
  );
}

function hasStrayed(moment: string, own: Part, stored: readonly Part[], told: ReadonlySet<string>): boolean {
  if (own.saidOn.includes(moment) || NO_DEED.test(own.verb)) return false;
  const there = stored.filter(({ keys }) => keys.has(moment));
  const half = own.halves.get(moment);
  if (half !== undefined && there.some(({ halves }) => halves.get(moment) === half)) return false;
  const deeds = stored.filter(({ verb }) => verb === own.verb);
  if (there.length === 0 || deeds.length === 0 || deeds.some(({ keys }) => keys.has(moment))) return false;
  return !there.some(({ verb, keys }) => keys.has(own.verb) || told.has(verb) || NO_DEED.test(verb));
}

function partsOf({ sentence }: CitedSentence): Part[] {
  return sentence.clauses.map((clause) => partOf(sentence, clause));
}

function partOf({ text, start }: Sentence, clause: Clause): Part {
  const words = wordsIn(text.slice(clause.start - start, clause.end - start));
  const moments = words.filter(({ text, key }) => MOMENT.test(text.toLowerCase()) || /^\d/.test(key));
  return {
    // "…, rising to 1.9 billion by 2029" goes on with what stands before it.
    verb: /^, \p{Ll}+ing\b/u.test(text.slice(clause.start - start)) ? "have" : clause.verb,
    keys: new Set(formsOf(words)),
    moments: moments.map(({ key }) => key),
    saidOn: moments.filter((one) => isWhenSaid(words, words.indexOf(one))).map(({ key }) => key),
    halves: new Map(moments.flatMap((one) => halfOf(words, words.indexOf(one)))),
  };
}

/** Stems, and the base forms that a clause's verb is given in: "closed" is "clos" and "close". */
function formsOf(words: readonly Word[]): string[] {
  return words.flatMap(({ key, lemmas }) => [key, ...lemmas]);
}

function halfOf(words: readonly Word[], at: number): [string, string][] {
  const [own, next] = [words[at], words[at + 1]];
  return own && next && next.start === own.end + 1 && next.pos === "NOUN" ? [[own.key, next.key]] : [];
}

/** "Said late on Friday", "said in a report on Thursday": no other verb and no name between them. */
function isWhenSaid(words: readonly Word[], at: number): boolean {
  const before = words.slice(Math.max(0, at - SAID_WITHIN), at);
  const verb = before.findLastIndex(({ pos, text }) => pos === "VERB" && isPlainSpeechVerb(text));
  return verb >= 0 && before.slice(verb + 1).every(({ pos }) => /^(?:ADP|ADV|DET|ADJ|NOUN)$/.test(pos));
}
