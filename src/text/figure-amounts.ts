import { CURRENCY_BEFORE, currencyBefore, HALF_UNIT, MEASURE_AFTER, measureAfter } from "./figure-units.ts";
import { fractionValue, SCALE_WORD, scaleFactor, WORD_FRACTION, WORD_NUMBER, wordValue } from "./number-words.ts";

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

const DIGITS = "(?:\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d{1,3}(?:,\\d{2})+,\\d{3}|\\d+(?:\\.\\d+)?|\\.\\d+)[½¼¾]?";
const SHORT_SCALE = "(?:\\s?(?:bn|mn|mln|bln|tn|trn|mm)|[mkbt])(?![\\p{L}\\p{N}])";
const FREE = "(?<![#@_\\p{L}\\p{N}]|[\\p{L}][-–./’']|\\p{N}[./:,])";
const ENDS = "(?![\\p{L}\\p{N}]|[.:/,]\\p{N})";

const AMOUNT = new RegExp(
  [
    `(?:(?<sign>(?<![\\p{L}\\p{N}])${CURRENCY_BEFORE})\\s?|${FREE}(?<minus>(?<=^|[\\s(])[-−](?=\\d)|\\bminus\\s(?=\\d))?)`,
    `(?<digits>${DIGITS})`,
    `(?<scale>[\\s-](?:${SCALE_WORD})|${SHORT_SCALE})?`,
    `(?:[\\s-]?(?<after>${MEASURE_AFTER}))?${ENDS}`,
    `|(?<![\\p{L}\\p{N}][-’']?)(?:(?<fraction>${WORD_FRACTION})`,
    `|(?<half>half|a quarter|quarter)(?:\\sof)?[\\s-](?:an?\\s)?(?<halved>${HALF_UNIT})`,
    `|(?<words>${WORD_NUMBER})(?:[\\s-](?<wordsAfter>${MEASURE_AFTER}))?(?!-(?:first|second|third|\\p{L}+th\\b)))(?![\\p{L}\\p{N}])`,
  ].join(""),
  "giu",
);

const GLYPHS: Record<string, number> = { "½": 0.5, "¼": 0.25, "¾": 0.75 };

function digitsValue(digits: string, minus: string | undefined): number {
  const glyph = GLYPHS[digits.slice(-1)] ?? 0;
  const value = Number(digits.replace(/[,½¼¾]/g, "")) + glyph;
  return minus === undefined ? value : -value;
}

type Groups = Record<string, string | undefined>;

// "a 5m wall" is metres and "2.4m residents" is people: after a bare small m the words that follow decide.
const METRES_FOLLOW =
  /^[\s-](?:wide|high|tall|deep|long|away|from|above|below|race|pool|freestyle|sprint|hurdles|relay)\b/i;

function digitAmount(groups: Groups, span: { start: number; end: number }, rest: string): Amount {
  const { digits = "", minus, sign, scale, after } = groups;
  const short = scale?.trim() ?? "";
  const metres = short === "m" && sign === undefined && METRES_FOLLOW.test(rest);
  const measure = after === undefined ? null : measureAfter(after);
  const currency = sign === undefined ? null : currencyBefore(sign);
  return {
    ...span,
    base: digitsValue(digits, minus) * (measure?.factor ?? 1),
    scale: metres ? 1 : scaleFactor(short === "MM" ? "m" : scale),
    unit: metres ? "metres" : (measure?.unit ?? null),
    currency: currency ?? measure?.currency ?? null,
    written: "digits",
  };
}

function wordAmount(groups: Groups, span: { start: number; end: number }): Amount {
  const { fraction, half, halved, words = "", wordsAfter } = groups;
  const plain = { ...span, scale: 1, unit: null, currency: null };
  if (fraction !== undefined) return { ...plain, base: fractionValue(fraction), written: "fraction" };
  const measured = halved ?? wordsAfter;
  const measure =
    measured === undefined ? null : measureAfter(/^point$/i.test(measured) ? "percentage points" : measured);
  const parts = { unit: measure?.unit ?? null, currency: measure?.currency ?? null, written: "words" as const };
  if (half !== undefined) return { ...plain, ...parts, base: /^half/i.test(half) ? 0.5 : 0.25 };
  const trailing = words.match(/[\s-](?<scale>thousand|million|billion|trillion|crore|lakh crore)$/i);
  const scale = scaleFactor(trailing?.groups?.scale);
  return { ...plain, ...parts, scale, base: (wordValue(words) / scale) * (measure?.factor ?? 1) };
}

/** Every number-like run of a sentence, before dates, names and pronouns are vetoed. */
export function findAmounts(text: string): Amount[] {
  const amounts: Amount[] = [];
  for (const match of text.matchAll(AMOUNT)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const groups: Groups = match.groups ?? {};
    const found =
      groups.digits === undefined ? wordAmount(groups, span) : digitAmount(groups, span, text.slice(span.end));
    if (Number.isFinite(found.base)) amounts.push(found);
  }
  return amounts;
}
