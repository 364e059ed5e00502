import type { Word } from "#text/text.ts";
import { type Alignment, alignmentsOf } from "./alignment.ts";
import { type Cue, cuesIn, isCondition } from "./cues.ts";
import type { Ground } from "./ground.ts";
import type { Finding } from "./rules.ts";

/** A sentence of the claim that shares less than this with its source, in order, is not laid beside it word by word. */
const LAID_BESIDE = 0.5;
/** How many words to the right of "reportedly" stands what is reported, at the most. */
const REACH = 6;
/** How many words before its figure a bound may stand: "at least another $1.5 billion". */
const BOUND_REACH = 5;

/** Alignments close enough to ask what became of each word. */
export function closeAlignments(ground: Ground): Alignment[] {
  return alignmentsOf(ground).filter(({ held }) => held >= LAID_BESIDE);
}

const NAMES_SOMETHING = /^(?:NOUN|PROPN|VERB|ADJ|ADV|NUM)$/;

/** What ends the reach of a cue to its right: "accepted that it was possible but, by two votes, …", "… are no longer there,” she said". */
const ENDS_REACH = /[”"“;]|,.*\b(?:but|and)$|\bbut\b/i;
const PREDICATE = /^(?:possible|probable|likely|unlikely|certain)$/i;
/** "3,400 in Lothmere, most of them at the mill": some of what stands before, where it is said of what follows. */
const OF_THEM = /\b(?:them|whom|which)\b/i;

/** Whether what a cue qualifies, the next content word after it, is on the other side too, wherever it stands there. */
function qualifiesShared({ words, text }: Side, { at, length }: Cue, others: ReadonlySet<string>): boolean {
  const from = at + length;
  const next = words.slice(from, from + REACH).find((word) => word.content && NAMES_SOMETHING.test(word.pos));
  const before = words.slice(0, at).findLast((one) => one.content);
  const between = next === undefined ? "" : text.slice(words[from - 1]?.end, next.start);
  const isShared = (word: Word | undefined) => word !== undefined && others.has(word.key);
  if (OF_THEM.test(between)) return isShared(next) && words.slice(0, at).some((one) => one.content && isShared(one));
  const isAfar = ENDS_REACH.test(between) || (between.startsWith(",") && PREDICATE.test(words[from - 1]?.text ?? ""));
  return isShared(isAfar ? before : (next ?? before));
}

export type Side = { readonly words: readonly Word[]; readonly shared: ReadonlySet<number>; readonly text: string };

export function sidesOf({ claim, source, pairs, row, cited }: Alignment): { own: Side; other: Side } {
  return {
    own: { words: claim, shared: new Set(pairs.map(([i]) => i)), text: row.text },
    other: { words: source, shared: new Set(pairs.map(([, j]) => j)), text: cited.sentence.text },
  };
}

/** Cues of one side that the other does not have at the same place: of "reported to" the first word, of "yet to" both. */
export function unshared({ words, shared }: Side, axis: Cue["axis"]): Cue[] {
  return cuesIn(words).filter((cue) => {
    const places = Array.from({ length: words[cue.at]?.content ? 1 : cue.length }, (_, n) => cue.at + n);
    return cue.axis === axis && !places.every((at) => shared.has(at));
  });
}

/** Those of them that qualify what both sides speak of. */
export function telling(cues: readonly Cue[], side: Side, other: Side): Cue[] {
  const keys = new Set(other.words.map((word) => word.key));
  return cues.filter((cue) => qualifiesShared(side, cue, keys));
}

const AXES = ["event", "source", "extent"] as const;

/** Rule 5, word by word: a word of caution of the source stands in the claim, or one that promises no more. */
export function caution(ground: Ground): Finding | null {
  if (ground.verbatim) return null;
  for (const alignment of closeAlignments(ground)) {
    const lost = AXES.flatMap((axis) => lostCues(alignment, axis)).find(
      (cue) => !(cue.axis === "source" && isNewlyAttributed(ground, alignment)),
    );
    if (lost) return { reason: "modality", note: `“${lost.text}” was dropped`, conflict: true };
    const condition = lostCondition(alignment);
    if (condition)
      return { reason: "modality", note: `the condition “${condition.text} …” was dropped`, conflict: true };
  }
  return null;
}

/** Cues of the source that no cue of the claim stands for; each of the claim's own stands for one, unless both already share it. */
function lostCues(alignment: Alignment, axis: Cue["axis"]): Cue[] {
  const { own, other } = sidesOf(alignment);
  const free = unshared(own, axis);
  const all = cuesIn(alignment.source);
  return telling(unshared(other, axis), other, own).filter((cue) => {
    const stand = free.findIndex((one) => promiseOf(one) <= rankOf(cue, alignment));
    if (stand >= 0) free.splice(stand, 1);
    const isSaidElse = /^only one\b/i.test(cue.text) && own.words.some(({ text }) => /^only$/i.test(text));
    return stand < 0 && !isSaidElse && !isDoubled(cue, all, other.shared);
  });
}

/** "He said he would resign" promises as much as "he will resign": reported speech shifts the tense, not the plan. */
function rankOf({ text, rank }: Cue, { cited }: Alignment): number {
  return /^would$/i.test(text) && cited.sentence.attribution !== null ? 3 : rank;
}

/** "Is due on Thursday" promises no more than "is expected", though "will" promises no more than "is due". */
function promiseOf({ text, rank }: Cue): number {
  return /^due\b/i.test(text) ? 2 : rank;
}

const MODAL_OR_ADVERB = /^(?:may|might|could|would|possibly|potentially|perhaps|maybe|conceivably|probably|likely)$/i;

/** "Could potentially" hedges twice: one of the two is enough. */
function isDoubled({ text, rank, at }: Cue, all: readonly Cue[], shared: ReadonlySet<number>): boolean {
  return all.some(
    (one) =>
      MODAL_OR_ADVERB.test(one.text) &&
      MODAL_OR_ADVERB.test(text) &&
      one.rank <= rank &&
      shared.has(one.at) &&
      Math.abs(one.at - at) <= 2,
  );
}

/** A condition that stands beside what the claim says ("…, unless rain comes"), and is nowhere in it. */
function lostCondition(alignment: Alignment): Cue | undefined {
  const conditions = cuesIn(alignment.source).filter(isCondition);
  const hasOne = cuesIn(alignment.claim).some((cue) => isCondition({ ...cue, at: 0 }));
  if (hasOne && conditions.length < 2) return undefined;
  const { other } = sidesOf(alignment);
  const { text } = alignment.cited.sentence;
  return conditions.find((cue) => {
    if (hasOne && isTaken(cue, alignment)) return false;
    const beside = cue.at === 0 ? afterComma(alignment.source, text) : cue.at - 1;
    const isBeside = other.shared.has(beside) || other.shared.has(cue.at === 0 ? beside + 1 : beside - 1);
    return isBeside && (cue.at === 0 || tellsWhatHangs(other, cue.at));
  });
}

/** Of several conditions those that the claim has words of are kept. */
function isTaken({ at, length }: Cue, { source, claim }: Alignment): boolean {
  const own = new Set(claim.map(({ key }) => key));
  const next = source.slice(at + length).filter(({ content }) => content);
  return next.slice(0, NEXT_WORDS).some(({ key }) => own.has(key));
}

const NEXT_WORDS = 2;
/** How many words of content before "if" tell what hangs on it, and how many of those a claim must have to tell it, too. */
const BEFORE_IF = 6;
const TELLING = 2;

/** "Ministers may restrict catches, the court said, if …; it suspended its judgment": a claim that has only "the court" tells the other half. */
function tellsWhatHangs({ words, shared }: Side, at: number): boolean {
  const before = words.flatMap((word, n) => (n < at && word.content ? [n] : [])).slice(-BEFORE_IF);
  return before.filter((n) => shared.has(n)).length >= Math.min(TELLING, before.length);
}

function afterComma(words: readonly Word[], text: string): number {
  const comma = text.indexOf(", ");
  return comma < 0 ? -1 : words.findIndex((word) => word.start > comma);
}

const ATTRIBUTES =
  /\b(?:said|says|say|told|tells|according to|reported|reports|stated|states|argued|argues|warned|warns|announced|claimed|insisted|added|wrote|accus\w+|alleg\w+|den(?:y|ies|ied)|pledg\w+|promis\w+|vow\w+|propos\w+|threaten\w+|predict\w*|expects?|estimates?|found|citing)\b/i;

/** Whether the claim says who says so. */
export function isAttributed({ draft }: Ground, { row }: Pick<Alignment, "row">): boolean {
  return row.attribution !== null || draft.attribution !== null || ATTRIBUTES.test(row.text);
}

/** Whether it says so in words that its source lacks: "reportedly" may become "according to two officials", not "said" that was there. */
function isNewlyAttributed({ draft }: Ground, { row, source }: Alignment): boolean {
  const keys = new Set(source.map((word) => word.text.toLowerCase()));
  const own = row.text.match(new RegExp(ATTRIBUTES, "gi")) ?? [];
  return draft.attribution !== null || own.some((word) => !keys.has(word.toLowerCase().split(" ")[0] ?? ""));
}

/** Whether a clause's status is kept by another word of the claim: a cue of its own that the source has at another place. */
export function keepsStatus(alignment: Alignment, axis: Cue["axis"], from: number, to: number): boolean {
  const { own, other } = sidesOf(alignment);
  const start = alignment.cited.sentence.start;
  const within = cuesIn(alignment.source).some((cue) => {
    const word = alignment.source[cue.at];
    return (
      cue.axis === axis && word && other.shared.has(cue.at) && word.start + start >= from && word.end + start <= to
    );
  });
  return within || unshared(own, axis).length > 0;
}

/** Rule 2, word by word: "about", "at least" or "up to" before a figure that both share is kept. */
export function bounds(ground: Ground): Finding | null {
  if (ground.verbatim) return null;
  for (const alignment of closeAlignments(ground)) {
    const lost = lostBound(alignment);
    if (lost) return { reason: "figure", note: `“${lost.text}” before a figure was dropped`, conflict: true };
  }
  return null;
}

function lostBound({ source, claim, pairs }: Alignment): Cue | undefined {
  const places = new Map(pairs.map(([i, j]) => [j, i]));
  const own = cuesIn(claim).filter(({ axis }) => axis === "bound");
  return cuesIn(source).find((cue) => {
    if (cue.axis !== "bound" || places.has(cue.at)) return false;
    const from = cue.at + cue.length;
    const figure = [from, from + 1].find((n) => source[n]?.pos === "NUM");
    const at = figure === undefined ? undefined : places.get(figure);
    return at !== undefined && !own.some((other) => other.at < at && other.at >= at - BOUND_REACH);
  });
}
