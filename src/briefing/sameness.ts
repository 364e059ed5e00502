import type { Claim } from "#domain/briefing.ts";
import { contentWords, isPlainSpeechVerb, wordsIn } from "#text/text.ts";

/** Claims are about the same thing when they share this much of the shorter one's content words. */
export const SAME_CLAIM = 0.6;
/** With fewer content words than this a claim is like another only when it is the same: two shared words prove nothing. */
const FEWEST_WORDS = 3;

/** Words of which a thing can only be one at a time, each with what it excludes; stems, so that "reopened" is found too. */
const OPPOSITES: readonly (readonly [RegExp, RegExp])[] = [
  [/\b(?:re)?open(?:ed|s|ing)?\b/i, /\b(?:clos(?:ed|es|e|ing|ure)|shut)\b/i],
  [/\b(?:alive|surviv\w+)\b/i, /\b(?:dead|died|killed)\b/i],
  [/\b(?:approv|back|endors|accept|agree)(?:e?d|es|e|s|ing)?\b/i, /\b(?:reject|refus|veto|oppos)\w*\b/i],
  [/\b(?:ris(?:es|e|en|ing)|rose|increas\w+)\b/i, /\b(?:f[ae]ll(?:s|en|ing)?|decreas\w+|dropp?(?:ed|s|ing)?)\b/i],
  [/\b(?:resum|restart)\w*\b/i, /\b(?:suspend|halt|paus)\w*\b/i],
  [/\b(?:lift(?:ed|s|ing)?|eas(?:ed|es|ing))\b/i, /\b(?:impos|tighten)\w*\b/i],
  [/\b(?:guilty|convicted)\b/i, /\b(?:innocent|acquitted|cleared)\b/i],
  [/\b(?:won|win(?:s|ning)?)\b/i, /\blos(?:t|es|ing)\b/i],
  [/\b(?:freed|released)\b/i, /\b(?:arrested|detained|jailed)\b/i],
];

// Who says it and on which day is no part of what is said.
const FRAME = new Set(
  contentWords(
    "said says told tells reported reports according stated Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
  ),
);

type Said = Pick<Claim, "text"> & { readonly attribution?: string | null };

const KNOWN = new Map<string, ReadonlySet<string>>();
const MOST_KNOWN = 5000;

/** A claim's content words without numbers and without its source; the same text is not split twice. */
function wordsOf({ text, attribution = null }: Said): ReadonlySet<string> {
  const key = `${text}\n${attribution}`;
  const known = KNOWN.get(key);
  if (known) return known;
  const source = new Set(contentWords(attribution ?? ""));
  const isTelling = (word: string) => !/^\d/.test(word) && !FRAME.has(word) && !source.has(word);
  const words = new Set(contentWords(text).filter(isTelling));
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  KNOWN.set(key, words);
  return words;
}

/** How much of the shorter claim's words the other has, 0 to 1; 1 only for the same text. */
export function likeness(a: Said, b: Said): number {
  if (a.text === b.text) return 1;
  const [wordsA, wordsB] = [wordsOf(a), wordsOf(b)];
  const fewest = Math.min(wordsA.size, wordsB.size);
  if (fewest < FEWEST_WORDS) return 0;
  return (wordsA.intersection(wordsB).size / fewest) * 0.999;
}

/** The share of a claim's words that stand in another, 0 to 1. */
export function heldIn(claim: Said, other: Said): number {
  const words = wordsOf(claim);
  return words.intersection(wordsOf(other)).size / Math.max(1, words.size);
}

/** Every number of a text, digits or small number words, in order. */
export function numbersIn(text: string): string {
  return contentWords(text)
    .filter((word) => /^\d/.test(word))
    .join(" ");
}

/** Whether one text says of something what excludes what the other says of it: open and closed, approved and rejected. */
export function areOpposed(a: string, b: string): boolean {
  const says = (text: string, [one, other]: readonly [RegExp, RegExp]) => {
    if (one.test(text) === other.test(text)) return 0;
    return one.test(text) ? 1 : -1;
  };
  return OPPOSITES.some((pair) => says(a, pair) * says(b, pair) < 0);
}

/** Verbs that stand in every other sentence, and those of saying: that two claims have one of them in common tells nothing. */
const LIGHT = /^(?:be|become|begin|continue|do|get|go|have|make|remain|see|take|want)$/;
/** So alike, two claims are about the same thing whatever their verbs are. */
const NEAR_COPIES = 0.8;
/** How far from a number the words stand that say what is counted. In content words. */
const COUNTED_WITHIN = 3;

/**
 * Whether a claim brings another up to date or contradicts it, and is not merely about the same people and places: the two tell of one
 * deed ("rejected", "approved") or count the same thing.
 */
export function areOfOneMatter(a: Said, b: Said): boolean {
  if (likeness(a, b) >= NEAR_COPIES || areOpposed(a.text, b.text)) return true;
  return !deedsIn(a.text).isDisjointFrom(deedsIn(b.text)) || !countedIn(a.text).isDisjointFrom(countedIn(b.text));
}

function deedsIn(text: string): ReadonlySet<string> {
  const verbs = wordsIn(text).filter(({ pos, text: own }) => pos === "VERB" && !isPlainSpeechVerb(own));
  return new Set(verbs.filter(({ lemmas }) => !lemmas.some((one) => LIGHT.test(one))).map(({ key }) => key));
}

/** The words beside each number of a text. */
function countedIn(text: string): ReadonlySet<string> {
  const words = contentWords(text).filter((word) => !FRAME.has(word));
  const near = words.flatMap((word, at) =>
    /^\d/.test(word) ? words.slice(Math.max(0, at - COUNTED_WITHIN), at + COUNTED_WITHIN + 1) : [],
  );
  return new Set(near.filter((word) => !/^\d/.test(word)));
}

/** Whether two claims that are alike say the same: status, polarity and numbers agree and nothing in them is opposed. */
export function sayTheSame(a: Claim, b: Claim): boolean {
  return (
    a.event === b.event &&
    a.negated === b.negated &&
    !areOpposed(a.text, b.text) &&
    (numbersIn(a.text) === numbersIn(b.text) || isPart(numbersIn(a.text), numbersIn(b.text)))
  );
}

// The shorter wording of one sentence has lost a number with the words around it; it has not changed it.
function isPart(a: string, b: string): boolean {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  return shorter === "" ? longer === "" : ` ${longer} `.includes(` ${shorter} `);
}

/** Most words of the shorter stand in the other and nothing in them differs: said once is enough. A denial is never a repetition. */
export function tellsSame(a: Claim, b: Claim): boolean {
  return likeness(a, b) >= SAME_CLAIM && sayTheSame(a, b);
}

/** Of so many figures that both give, or of one, the share of the later claim's words that the earlier holds makes them one fact. */
const FEW_WORDS = 0.45;
const MOST_WORDS = 0.6;
/** Where both name so many of the same, less will do. */
const SAME_NAMES = 3;
const NAMED_WORDS = 0.4;

const DATE =
  /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{L}*\.? \d{1,2}\b(?:, \d{4})?|\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{L}*/gu;
/** What is to come may be told as a plan, or as what somebody expects. */
const AHEAD = /\b(?:could|expects?|may|might|will|would)\b/;

/** Whether a later claim tells an earlier one's fact in other words: all its figures, and most that it says, stand there. */
export function repeats(later: Claim, earlier: Claim): boolean {
  if (later.negated !== earlier.negated || isAhead(later) !== isAhead(earlier) || areOpposed(later.text, earlier.text))
    return false;
  if ((later.event === "denied") !== (earlier.event === "denied")) return false;
  const [own, known] = [later, earlier].map(
    ({ text }) => new Set(numbersIn(text.replace(DATE, "")).split(" ").filter(Boolean)),
  );
  if (!own || !known || own.size === 0 || !own.isSubsetOf(known)) return false;
  const held = heldIn(later, earlier);
  return (
    held >= (own.size > 1 ? FEW_WORDS : MOST_WORDS) ||
    (held >= NAMED_WORDS && sharedNames(later, earlier) >= SAME_NAMES)
  );
}

function isAhead({ event, text }: Claim): boolean {
  return /^(?:planned|considered|conditional)$/.test(event) || AHEAD.test(text);
}

function sharedNames(a: Claim, b: Claim): number {
  const [own = new Set(), other = new Set()] = [a, b].map(({ text }) => new Set(text.match(/(?<!^)\b\p{Lu}\p{L}+/gu)));
  return own.intersection(other).size;
}

/** A claim that only repeats the headline, which ends without a full stop, tells nothing. */
export function isHeadline(text: string, headline: { readonly text: string }): boolean {
  return text.replace(/\.$/, "") === headline.text.replace(/\.$/, "");
}
