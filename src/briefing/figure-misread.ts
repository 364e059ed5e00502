import type { Figure } from "#domain/ledger.ts";
import type { Placed } from "./evidence.ts";
import { behindOf, DONE_TO_THEM } from "./figure-rest.ts";
import { toldOf } from "./figure-told.ts";

/* Figures that count something, but nothing of which a row could tell without reading as something else. */

/** Whether a row of a figure would read as what its sentence does not say. */
export function isMisread(figure: Figure, place: Placed): boolean {
  const before = place.sentence.text.slice(0, figure.start - place.sentence.start);
  const behind = place.sentence.text.slice(figure.end - place.sentence.start);
  return (
    isLikeness(place.sentence.text, before) ||
    isPoll(before) ||
    isOfThoseDone(behind) ||
    isOfBody(figure, before, behind) ||
    isInTable(before, behind) ||
    isPerson(figure.object, place) ||
    isRace(figure) ||
    saysNothing(figure, place, before)
  );
}

/** "Uses as much power as 20,000 homes", "a mill, for example, would", "across the laps of five": only what something is like, or where. */
const LIKE =
  /\bas (?:big|far|fast|heavy|high|large|long|many|much|tall)\b[^,;.]{1,60} as $|\bequivalent (?:of|to) $|\b(?:parts|(?:arms|backs|eyes|faces|hands|heads|laps|shoulders)) of $/i;

function isLikeness(text: string, before: string): boolean {
  return LIKE.test(before) || /\bfor (?:example|instance)\b/i.test(text);
}

/** "Leads Ilse Varn 52% to 40%": whose share the second is, a row would not say. */
function isPoll(before: string): boolean {
  return (
    /\d(?:%| percent| per cent)? to $/.test(before) &&
    /\b(?:ahead|beat\p{L}*|lead\p{L}*|led|trail\p{L}*)\b/u.test(before)
  );
}

/** "Two of the 37 people later arrested were nurses": whoever were arrested are 37. */
function isOfThoseDone(behind: string): boolean {
  const [of] = /^ of (?:all |the |its |their )*(?=\d|\p{Ll})/u.exec(behind) ?? [];
  return of !== undefined && OF_DONE.test(behind.slice(of.length));
}

const OF_DONE = new RegExp(
  `^(?:\\d[\\d,]*|\\p{Ll}+(?:-\\p{Ll}+)?) (?:\\p{Ll}+ ){1,3}?(?:(?:at|from|in) \\p{Lu}\\p{L}+ )?${DONE_TO_THEM}`,
  "u",
);

/** "Hesper, a $20.4 billion waste and services company": what a firm is like. */
const BODY =
  /^(?:[ -](?!(?:at|by|for|from|in|of|on|that|to|which|with)\b)[\p{L}&’'-]+){0,6} (?:business|chain|company|conglomerate|corporation|firm|fund|giant|group|maker|manufacturer|operator|retailer)\b/u;

function isOfBody({ currency }: Figure, before: string, behind: string): boolean {
  return currency !== null && /\b(?:[Aa]n?|[Tt]he) $/.test(before) && BODY.test(behind);
}

/** "The Gulls (69 points)", "Will Varn: 120.85 total score": whose it is, only its neighbour says. */
function isInTable(before: string, behind: string): boolean {
  return (
    (/\p{Lu}[\p{L}.’'-]* \($/u.test(before) && /^ [\p{L} ]{2,30}\)/u.test(behind)) ||
    /^(?:\p{Lu}[\p{L}.’'-]* ){1,3}?\p{Lu}?[\p{L}.’'-]*: [$£€]?\d/u.test(`${before}0`)
  );
}

/** "Leading U.S. Rep. Ilse Varn": capitals that end in somebody's name. */
function isPerson(object: string | null, { sentence }: Placed): boolean {
  if (object === null || !object.split(" ").every((word) => /^\p{Lu}/u.test(word))) return false;
  return sentence.names.some(({ kind, text }) => kind === "person" && object.endsWith(text));
}

/** "The 5,000 meter speed skating event": which race it is. */
function isRace({ object, unit }: Figure): boolean {
  return unit !== null && /\b(?:dash|event|final|hurdles|race|relay|sprint)s?$/.test(object ?? "");
}

/** Changes and measures: of what, must be told behind. */
const OF_SOMETHING =
  /^(?:[\p{L}-]+ )?(?:decline|decrease|drop|fall|gain|growth|increase|jump|loss|points|reduction|rise|surge|votes)$/u;
/** "A review of more than a dozen", "the peak of 213 billion", "Standing at 322 feet": no name of what is counted. */
const NAMELESS = /^(?:average|high|low|maximum|minimum|peak|prices?|record|showing|standing)$/i;
const REVIEW = /\b(?:analysis|examination|inspection|investigation|review)$/;
/** What lies about: of it nothing is told but what took place there. */
const PLACES =
  /\b(?:airports|cities|counties|countries|districts|locations|neighbou?rhoods|places|provinces|regions|sites|states|towns|villages)$/;
const WHERE = /\b(?:across|around|at|in|near|outside|over|throughout|within) (?:(?:all|its|the|their) )?$/;

function saysNothing(figure: Figure, { sentence }: Placed, before: string): boolean {
  const { object, unit } = figure;
  if (object === null) return false;
  const isHeld = before.trimEnd().endsWith(`${object} of`);
  if (NAMELESS.test(object) || (REVIEW.test(object) && isHeld && unit === null)) return true;
  const told = toldOf(object, { figure, sentence });
  if (PLACES.test(object) && WHERE.test(before))
    return !/ (?:across|at|in|near)\]|\b(?:had|has|have|was|were)\b/.test(told ?? "");
  // "62% of voters": what of them, must be told; "the rate was 62 %" says it in front.
  if (told === null && /(?:%|percent|per cent)$/.test(figure.text) && behindOf(object, { figure, sentence }) !== null)
    return true;
  return OF_SOMETHING.test(object) && !/^(?:ahead|among|behind|for|in|of|to)\b|\[/.test(told ?? "");
}
