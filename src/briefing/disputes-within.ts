import type { Dispute } from "#domain/briefing.ts";
import { sameName } from "#text/text.ts";
import { citeSentence, type Placed } from "./evidence.ts";
import { areAtOdds, pointOf } from "./figure-disputes.ts";
import { type Sighting, sighted } from "./figure-sightings.ts";

/** Sentences apart at most: news sets two counts of one thing side by side. */
const NEAR = 2;
/** What turns from one side to the other in a sentence, and what opens or shortens a later one that answers it. */
const TURN = /(?:; |, )(?:but|while|whereas|though|although) /g;
const ANSWERS = /^(?:but|however|by contrast)\b|\b(?:only|just|no more than|as many as)$/i;
/** "Put the number at": whatever follows is a count of what was counted before. */
const PUT_AT =
  /\b(?:puts?|estimate[sd]?) (?:the |its |their |that )?(?:\p{Ll}+ ){0,2}(?:number|toll|figure|count|total|losses|damage|cost|crowd|turnout)\b[^.;]{0,40}? at(?: (?:only|just))?$/iu;

type Told = Sighting & { readonly by: string };

/** Where an article sets two sources against each other on how many: each side in the article's words. */
export function disputesWithin(placed: readonly Placed[]): Dispute[] {
  const told = placed.flatMap((place) => place.sentence.figures.flatMap((figure) => toldBy(sighted(place, figure))));
  return told.flatMap((b, i) => {
    const a = told.slice(0, i).findLast((one) => areNear(one, b) && disagree(one, b));
    return a && isTurned(a, b) ? [disputeOf(a, b)] : [];
  });
}

function toldBy(sighting: Sighting): Told[] {
  const { saidBy } = sighting.figure;
  return saidBy === null ? [] : [{ ...sighting, by: saidBy }];
}

function areNear(a: Told, b: Told): boolean {
  return a.read.article.id === b.read.article.id && b.sentence.n - a.sentence.n <= NEAR;
}

function disagree(a: Told, b: Told): boolean {
  if (sameName(a.by, b.by) || a.figure.unit !== b.figure.unit || a.figure.currency !== b.figure.currency) return false;
  return isSameThing(a, b) && areAtOdds(a.figure, b.figure);
}

/** Dead against dead, or whatever the other "puts the number at"; that two sentences count crews is no conflict yet. */
function isSameThing(a: Told, b: Told): boolean {
  if (PUT_AT.test(before(b))) return a.figure.object !== null && (b.fate === null || b.fate === a.fate);
  return a.fate !== null && a.fate === b.fate;
}

function before({ sentence, figure }: Told): string {
  return sentence.text.slice(0, figure.start - sentence.start).trimEnd();
}

function isTurned(a: Told, b: Told): boolean {
  if (a.sentence.n === b.sentence.n) return turnBetween(a, b) !== null;
  return PUT_AT.test(before(b)) || ANSWERS.test(b.sentence.text) || ANSWERS.test(before(b));
}

/** Where the other side begins in a sentence of both, as an offset into it; null when it does not turn. */
function turnBetween({ sentence, figure }: Told, b: Told): { end: number; start: number } | null {
  const turns = [...sentence.text.matchAll(TURN)].map((one) => ({ end: one.index, start: one.index + one[0].length }));
  const [from, to] = [figure.end - sentence.start, b.figure.start - sentence.start];
  return (
    turns.findLast(({ end, start }) => end >= from && start <= to && sentence.text.slice(start).startsWith(b.by)) ??
    null
  );
}

function disputeOf(a: Told, b: Told): Dispute {
  const turn = a.sentence.n === b.sentence.n ? turnBetween(a, b) : null;
  const texts = turn
    ? [a.sentence.text.slice(0, turn.end), a.sentence.text.slice(turn.start)]
    : [a.sentence.text, b.sentence.text];
  const sides = [a, b].map((one, i) => ({ text: texts[i] ?? "", citations: [citeSentence(one)] }));
  return { point: pointOf(a), citations: sides.flatMap(({ citations }) => citations), sides };
}
