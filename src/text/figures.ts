import type { Bound, Figure } from "#domain/ledger.ts";
import { type Amount, findAmounts } from "./figure-amounts.ts";
import { figureObject } from "./figure-objects.ts";
import { withoutVetoed } from "./figure-vetoes.ts";
import type { RawSentence } from "./tokens.ts";

const LIKELY =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|half|quarter|third|dozen|hundred|thousand|[mbtr]+illion|zero|crore|lakh)\b|(?:twen|thir|for|fif|six|seven|eigh|nine)ty-/i;
const AS_OF =
  /\b[Aa]s of (?<when>(?:(?:early|late|mid)[\s-])?(?:[A-Z][\p{L}.]*(?:\s\d{1,2})?(?:,?\s\d{4})?|\d{1,2}\s[A-Z]\p{L}+(?:\s\d{4})?|\d{4}|today|yesterday|last \w+|this \w+|(?:the end of )?\w+ \d{4}))/u;

const BOUNDS_BEFORE: [RegExp, Bound][] = [
  [
    /\b(?:no (?:more|greater|higher|larger) than|not more than|(?:as|so) (?:many|much|few|little|high) as|up to|at (?:the )?most|fewer than|less than|lower than|under|below|a maximum of|maximum of|at the maximum)\s$/i,
    "at-most",
  ],
  [
    /\b(?:at least|at (?:a |the )?minimum|(?:no|not) (?:fewer|less|lower) than|(?:well |far |slightly )?more than|(?:greater|higher|larger|bigger) than|(?:well |just )?over|above|upwards? of|in excess of|exceed(?:s|ed|ing)?|a minimum of|minimum of|north of)\s$/i,
    "at-least",
  ],
  [
    /(?:\b(?:just (?:under|over|about|shy of)|close to|near(?:ly)?|almost|about|around|roughly|approximately|approx\.?|some|an estimated|estimated|circa|or so|more or less|in the region of|somewhere around)\s|~\s?)$/i,
    "about",
  ],
];
const BOUNDS_AFTER: [RegExp, Bound][] = [
  [/^(?:\s(?:or|and) (?:more|above|higher|over|greater)\b|\+|[-\s]plus\b)/i, "at-least"],
  [/^\s(?:or|and) (?:fewer|less|lower|under|below)\b/i, "at-most"],
  [/^\s(?:or so|give or take)\b/i, "about"],
];

type Draft = {
  start: number;
  end: number;
  low: number;
  high: number;
  range: boolean;
  unit: string | null;
  currency: string | null;
};

const value = (amount: Amount, scale = amount.scale) => Number((amount.base * scale).toPrecision(12));

function draft(amount: Amount): Draft {
  const { start, end, unit, currency } = amount;
  return { start, end, low: value(amount), high: value(amount), range: false, unit, currency };
}

const CHANGED =
  /\b(?:ris|rose|rais|increas|fall|fell|drop|cut|gr[eo]w|climb|jump|went|go|mov|reduc|declin|slip|lower|up|down|surg|soar|widen|narrow|chang|shr[aiu]nk|expand)\w*[\s,](?:[\p{L}%$.,-]+\s){0,4}from\s$/iu;

function glued(text: string, a: Amount, b: Amount): boolean {
  const glue = text.slice(a.end, b.start);
  if (/^\s?[-–—~]\s?$/.test(glue)) return true;
  const before = text.slice(Math.max(0, a.start - 60), a.start);
  if (/^\sand\s$/.test(glue)) return /\bbetween\s$/i.test(before);
  if (/^\s(?:to|through)\s$/.test(glue)) return !CHANGED.test(before);
  return /^\sor\s$/.test(glue) && value(b) === value(a) + 1;
}

// "$3-4 billion", "$3 to $4 million", "5 to 10 percent": the first number takes what it lacks from the second.
function range(text: string, a: Amount, b: Amount): Draft | null {
  const clash = (a.currency ?? b.currency) !== (b.currency ?? a.currency) || (a.unit !== null && a.unit !== b.unit);
  if (clash || !glued(text, a, b)) return null;
  const low = value(a, a.scale === 1 && a.base < b.base ? b.scale : a.scale);
  if (low >= value(b)) return null;
  const between = text.slice(0, a.start).match(/\b(?:between|from)\s$/i);
  return {
    start: between === null ? a.start : a.start - between[0].length,
    end: b.end,
    low,
    high: value(b),
    range: true,
    unit: b.unit,
    currency: b.currency ?? a.currency,
  };
}

function drafts(text: string, amounts: readonly Amount[]): Draft[] {
  const found: Draft[] = [];
  for (let at = 0; at < amounts.length; at += 1) {
    const amount = amounts[at];
    const next = amounts[at + 1];
    if (amount === undefined) continue;
    const joined = next === undefined ? null : range(text, amount, next);
    found.push(joined ?? draft(amount));
    if (joined !== null) at += 1;
  }
  return found;
}

type Bounded = { start: number; end: number; bound: Bound };

function bounded(text: string, found: Draft): Bounded {
  const { start, end } = found;
  const keep = (bound: Bound) => (found.range ? "range" : bound);
  const before = firstMatch(BOUNDS_BEFORE, text.slice(Math.max(0, start - 32), start));
  if (before !== null) return { start: start - before.length, end, bound: keep(before.bound) };
  const after = firstMatch(BOUNDS_AFTER, text.slice(end, end + 24));
  if (after !== null) return { start, end: end + after.length, bound: keep(after.bound) };
  return { start, end, bound: keep("exact") };
}

function firstMatch(forms: readonly [RegExp, Bound][], text: string): { length: number; bound: Bound } | null {
  for (const [form, bound] of forms) {
    const match = text.match(form);
    if (match !== null) return { length: match[0].length, bound };
  }
  return null;
}

function unitOf(text: string, { start, end, unit, low }: Draft): string | null {
  if (unit !== null) return unit;
  const before = text.slice(Math.max(0, start - 24), start);
  const apposition = low < 120 && /^[,.]/.test(text.slice(end)) && /\p{Lu}\p{L}+,\s$/u.test(before);
  return apposition || /\b(?:aged|age|ages)\s$/i.test(before) ? "years" : null;
}

function figure(sentence: RawSentence, found: Draft, asOf: string | null): Figure {
  const { text } = sentence;
  const { start, end, bound } = bounded(text, found);
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
  return drafts(text, amounts).map((found) => figure(sentence, found, asOf));
}
