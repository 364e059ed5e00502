import type { Figure } from "#domain/ledger.ts";
import { findAmounts } from "./figure-amounts.ts";
import { boundOf } from "./figure-bounds.ts";
import { figureObject } from "./figure-objects.ts";
import { type Draft, joinAmounts } from "./figure-ranges.ts";
import { withoutVetoed } from "./figure-vetoes.ts";
import type { RawSentence } from "./tokens.ts";

const LIKELY =
  /[\d½¼¾⅓⅔⅛]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|half|halves|thirds?|quarters?|fourths?|(?:fif|six|seven|eigh|nin|ten|twentie|sixteen|hundred|thousand|million)ths?|dozens?|hundred|thousand|[mbtr]+illion|zero|nought|naught|crore|lakh)\b|(?:twen|thir|for|fif|six|seven|eigh|nine)ty-/i;
const AS_OF =
  /\b[Aa]s of (?<when>(?:(?:early|late|mid)[\s-])?(?:[A-Z][\p{L}.]*(?:\s\d{1,2})?(?:,?\s\d{4})?|\d{1,2}\s[A-Z]\p{L}+(?:\s\d{4})?|\d{4}|today|yesterday|last \w+|this \w+|(?:the end of )?\w+ \d{4}))/u;

/** "Aged 12", "children under five", "workers over 57". */
const AGED =
  /\b(?:aged?|ages|(?:the )?ages? of(?: about)?|(?:children|kids|girls|boys|babies|infants|youths|pupils|people|persons|adults|men|women|workers|residents|patients|drivers|everyone|anyone|those) (?:aged )?(?:under|over|above|below|younger than|older than)|(?:are|is|was|were) (?:aged |still )?(?:under|over|younger than|older than))\s$/i;

function unitOf(text: string, { start, end, unit, low }: Draft): string | null {
  if (unit !== null) return unit;
  const before = text.slice(Math.max(0, start - 24), start);
  const apposition = low < 120 && /^[,.]/.test(text.slice(end)) && /\p{Lu}\p{L}+,\s$/u.test(before);
  return apposition || AGED.test(before) ? "years" : null;
}

// "37-year-old": an age, not a span of years.
function ageLength(text: string, { end, unit }: Draft): number {
  return unit === null ? 0 : (/^[-\s]olds?(?![\p{L}])/u.exec(text.slice(end))?.[0].length ?? 0);
}

function figure(sentence: RawSentence, found: Draft, asOf: string | null): Figure {
  const { text } = sentence;
  const { start, end, bound: words } = boundOf(text, found.start, found.end + ageLength(text, found));
  const bound = found.range ? "range" : words;
  const unit = found.currency === null ? unitOf(text, found) : null;
  return {
    text: text.slice(start, end),
    start: sentence.start + start,
    end: sentence.start + end,
    low: bound === "at-most" ? null : found.low,
    high: bound === "at-least" ? null : found.high,
    unit,
    currency: found.currency,
    object: figureObject(sentence, start, end, unit !== null || found.currency !== null),
    bound,
    asOf,
    saidBy: null,
  };
}

// "More than 20 and fewer than 30": two bounds of one thing are a range.
function bracket(text: string, a: Figure, b: Figure | undefined, offset: number): Figure | null {
  if (b === undefined || a.unit !== b.unit || a.currency !== b.currency) return null;
  const [low, high] = [a.low ?? b.low, a.high ?? b.high];
  const bounds = new Set([a.bound, b.bound]);
  const open = bounds.has("at-least") && bounds.has("at-most") && low !== null && high !== null && low < high;
  if (!open || !/^,?\s(?:and|but)\s$|^,\s$/.test(text.slice(a.end - offset, b.start - offset))) return null;
  return {
    ...a,
    text: text.slice(a.start - offset, b.end - offset),
    end: b.end,
    low,
    high,
    bound: "range",
    object: a.object ?? b.object,
  };
}

function withBrackets(sentence: RawSentence, figures: readonly Figure[]): Figure[] {
  const joined: Figure[] = [];
  for (let at = 0; at < figures.length; at += 1) {
    const one = figures[at];
    if (one === undefined) continue;
    const both = bracket(sentence.text, one, figures[at + 1], sentence.start);
    joined.push(both ?? one);
    if (both !== null) at += 1;
  }
  return joined;
}

/**
 * Every figure in a sentence, in order: money, counts, percentages, ranges and bounds in every form the news prints.
 * Years, dates, times, names, models and vague words ("hundreds of thousands") give none.
 */
export function findFigures(sentence: RawSentence): Figure[] {
  const { text } = sentence;
  if (!LIKELY.test(text)) return [];
  const amounts = withoutVetoed(sentence, findAmounts(text));
  if (amounts.length === 0) return [];
  const asOf = text.match(AS_OF)?.groups?.when ?? null;
  const figures = joinAmounts(text, amounts).map((found) => figure(sentence, found, asOf));
  return withBrackets(sentence, withUnits(text, sentence.start, figures));
}

/** "From 70 mph to 50": the second is of what the first is. */
function withUnits(text: string, offset: number, figures: readonly Figure[]): Figure[] {
  return figures.map((one, at) => {
    const before = figures[at - 1];
    const isBare = one.unit === null && one.currency === null && before?.unit != null;
    const isMoved =
      isBare &&
      /\bfrom $/i.test(text.slice(0, before.start - offset)) &&
      text.slice(before.end - offset, one.start - offset) === " to ";
    return isMoved ? { ...one, unit: before.unit, object: before.object } : one;
  });
}
