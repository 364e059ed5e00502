import {
  CURRENCY_BEFORE,
  currencyBefore,
  HALF_UNIT,
  MEASURE_AFTER,
  type Measure,
  measureAfter,
} from "./figure-units.ts";
import {
  ANY_NUMBER_WORD,
  fractionValue,
  SCALE_WORD,
  scaleFactor,
  WORD_FRACTION,
  WORD_NUMBER,
  wordValue,
} from "./number-words.ts";

/** A number with its scale, currency and unit as printed. Offsets are into the sentence's text. */
export type Amount = {
  readonly start: number;
  readonly end: number;
  /** The number before its scale is applied: 1.5 in "$1.5bn". */
  readonly base: number;
  readonly scale: number;
  readonly unit: string | null;
  readonly currency: string | null;
  readonly written: "digits" | "words" | "fraction";
};

// Thousands stand between commas, lakhs between commas of their own, or between spaces as in "40 000".
const DIGITS =
  "(?:\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d{1,3}(?:,\\d{2})+,\\d{3}|[1-9]\\d{0,2}(?:[ \\u00a0\\u2009\\u202f]\\d{3})+(?:\\.\\d+)?(?![\\d,])|\\d+(?:\\.\\d+)?(?:e[+-]?\\d{1,2})?|(?<![\\d.])\\.\\d+)[½¼¾⅓⅔⅛⅜⅝⅞]?|[½¼¾⅓⅔⅛⅜⅝⅞]";
// "3/4" and "2 1/2"; "9/11" is a name.
const RATIO = "(?:\\d{1,3}(?:\\s|-))?\\d{1,2}/(?:2|3|4|5|6|8|10|16|20|32|40|100)(?![\\d/])";
const SHORT_SCALE = "(?:\\s?(?:bn|mn|mln|mil|bil|bln|tn|trn|tln|mm)|[mkbt])(?![\\p{L}\\p{N}])";
const FREE = "(?<![#@_\\p{L}\\p{N}]|(?<!\\d)[\\p{L}][-–./’']|\\p{N}[./:,])";
const ENDS = "(?![\\p{L}\\p{N}]|[.:/,]\\p{N})";

/** "Three quarters of a billion dollars", "two thirds of a mile": one number, of what the fraction is taken of. */
const OF_A = `\\sof\\san?\\s(?:(?<ofScale>million|billion|trillion)(?:\\s(?<ofScaled>${MEASURE_AFTER}))?|(?<ofUnit>${MEASURE_AFTER}))(?![\\p{L}\\p{N}]|['’-])`;

const AMOUNT = new RegExp(
  [
    `(?:(?<sign>(?<![\\p{L}\\p{N}])${CURRENCY_BEFORE})\\s?|${FREE}(?<minus>(?<=^|[\\s(])[-−](?=\\d)|\\bminus\\s(?=\\d))?)`,
    `(?:(?<ratio>${RATIO})|(?<digits>${DIGITS}))`,
    `(?<scale>[\\s-](?:${SCALE_WORD})|${SHORT_SCALE})?`,
    `(?:[\\s-]?(?<after>${MEASURE_AFTER}))?${ENDS}`,
    `|(?<![\\p{L}\\p{N}][-’']?)(?:(?<negative>(?:minus|negative)\\s)?(?:(?<fraction>${WORD_FRACTION})(?:${OF_A})?`,
    `|(?<half>half|a quarter|quarter)(?:\\sof)?[\\s-](?:an?\\s)?(?<halved>${HALF_UNIT})`,
    `|(?<words>${WORD_NUMBER})(?:[\\s-](?<wordsAfter>${MEASURE_AFTER}))?(?!-(?:first|second|third|\\p{L}+th\\b))))(?![\\p{L}\\p{N}])`,
  ].join(""),
  "giu",
);

/** Whether there is anything to look for: half of all sentences hold no number. */
const MAY_HOLD = new RegExp(`[\\d½¼¾⅓⅔⅛⅜⅝⅞]|${ANY_NUMBER_WORD}`, "i");

const GLYPHS: Record<string, number> = {
  "½": 1 / 2,
  "¼": 1 / 4,
  "¾": 3 / 4,
  "⅓": 1 / 3,
  "⅔": 2 / 3,
  "⅛": 1 / 8,
  "⅜": 3 / 8,
  "⅝": 5 / 8,
  "⅞": 7 / 8,
};

function digitsValue(digits: string): number {
  const glyph = GLYPHS[digits.slice(-1)] ?? 0;
  return Number(digits.replace(/[,\s½¼¾⅓⅔⅛⅜⅝⅞]/g, "")) + glyph;
}

function ratioValue(ratio: string): number {
  const [top = "", below = ""] = (ratio.match(/\d+\/\d+$/)?.[0] ?? "").split("/");
  const whole = ratio.match(/^(\d+)[\s-]/)?.[1] ?? "0";
  return Number(top) < Number(below) ? Number(whole) + Number(top) / Number(below) : Number.NaN;
}

type Groups = Record<string, string | undefined>;

// "a 5m wall" is metres and "2.4m residents" is people: after a bare small m the words that follow decide.
const METRES_FOLLOW =
  /^[\s-](?:wide|high|tall|deep|long|away|from|above|below|race|pool|freestyle|sprint|hurdles|relay)\b/i;

function digitAmount(groups: Groups, span: { start: number; end: number }, rest: string): Amount {
  const { digits, ratio = "", minus, sign, scale, after } = groups;
  // "It cost us $5": a word in lower case is no part of the sign.
  const pronoun = /^\p{Ll}+ /u.exec(sign ?? "")?.[0].length ?? 0;
  const metres = scale === "m" && sign === undefined && METRES_FOLLOW.test(rest);
  const value = (digits === undefined ? ratioValue(ratio) : digitsValue(digits)) * (minus === undefined ? 1 : -1);
  const { unit, currency, factor } = measureOf(sign, after);
  return {
    start: span.start + pronoun,
    end: span.end,
    base: value * factor,
    scale: metres ? 1 : scaleFactor(scale?.trim() === "MM" ? "m" : scale),
    unit: metres ? "metres" : unit,
    currency,
    written: digits === undefined ? "fraction" : "digits",
  };
}

function measureOf(sign: string | undefined, after: string | undefined): Measure {
  const behind = after === undefined ? { unit: null, currency: null, factor: 1 } : measureAfter(after);
  return sign === undefined ? behind : { ...behind, currency: currencyBefore(sign) };
}

function wordAmount(groups: Groups, span: { start: number; end: number }): Amount {
  const { fraction, half, halved, words = "", wordsAfter, negative } = groups;
  const sign = negative === undefined ? 1 : -1;
  const plain = { ...span, scale: 1, unit: null, currency: null };
  if (fraction !== undefined) return fractionAmount(groups, plain, sign * fractionValue(fraction));
  const measured = halved ?? wordsAfter;
  const measure =
    measured === undefined ? null : measureAfter(/^point$/i.test(measured) ? "percentage points" : measured);
  const parts = { unit: measure?.unit ?? null, currency: measure?.currency ?? null, written: "words" as const };
  if (half !== undefined) return { ...plain, ...parts, base: /^half/i.test(half) ? 0.5 : 0.25 };
  const trailing = words.match(/[\s-](?<scale>thousand|million|billion|trillion|crore|lakh crore)$/i);
  const scale = scaleFactor(trailing?.groups?.scale);
  return { ...plain, ...parts, scale, base: ((sign * wordValue(words)) / scale) * (measure?.factor ?? 1) };
}

type Plain = Pick<Amount, "start" | "end" | "scale" | "unit" | "currency">;

function fractionAmount({ ofScale, ofScaled, ofUnit }: Groups, plain: Plain, part: number): Amount {
  const { unit, currency, factor } = measureOf(undefined, ofScaled ?? ofUnit);
  return { ...plain, base: part * factor, scale: scaleFactor(ofScale), unit, currency, written: "fraction" };
}

/** Every number-like run of a sentence, before dates, names and pronouns are vetoed. */
export function findAmounts(text: string): Amount[] {
  if (!MAY_HOLD.test(text)) return [];
  const amounts: Amount[] = [];
  for (const match of text.matchAll(AMOUNT)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const groups: Groups = match.groups ?? {};
    const found =
      groups.digits === undefined && groups.ratio === undefined
        ? wordAmount(groups, span)
        : digitAmount(groups, span, text.slice(span.end));
    if (Number.isFinite(found.base)) amounts.push(found);
  }
  return amounts;
}
