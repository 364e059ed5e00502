import type { Amount } from "./figure-amounts.ts";

/** One amount, or two that make a range; offsets are into the sentence's text. */
export type Draft = {
  readonly start: number;
  readonly end: number;
  readonly low: number;
  readonly high: number;
  readonly range: boolean;
  readonly unit: string | null;
  readonly currency: string | null;
};

function value(amount: Amount, scale = amount.scale): number {
  return Number((amount.base * scale).toPrecision(12));
}

function single(amount: Amount): Draft {
  const { start, end, unit, currency } = amount;
  return { start, end, low: value(amount), high: value(amount), range: false, unit, currency };
}

const MOVES =
  "\\b(?:ris|rose|rais|increas|fall|fell|drop|cut|gr[eo]w|climb|jump|went|go|mov|reduc|declin|slip|lower|up|down|surg|soar|widen|narrow|chang|shr[aiu]nk|expand)\\w*";
// "Rose from 3 to 4" is a change, not a range.
const CHANGED = new RegExp(`${MOVES}[\\s,](?:[\\p{L}\\d%$.,-]+\\s){0,8}from\\s$`, "iu");
const MOVED_BY = new RegExp(`${MOVES}\\s(?:by\\s)?(?:another\\s)?$`, "iu");
/** No forecast spans more than this: what "rose by 6 to 21" came to 21, what "rose by 10 to 15 million" rose by either. */
const WIDEST = 2;

/** "3 to 4 billion": the first takes the scale of the second, unless it is written out ("57,000 to 1.12 million"). */
function scaleBeside(a: Amount, b: Amount): number {
  return a.scale === 1 && a.base < b.base ? b.scale : a.scale;
}

/** "90 to 95 cents": the first is of the coin that the second is. */
function coinBeside(text: string, a: Amount, b: Amount): number {
  const isCoin = b.currency !== null && /(?:cents?|pence|¢|p)$/i.test(text.slice(b.start, b.end));
  return isCoin && a.currency === null && a.scale === 1 ? 0.01 : 1;
}

function isStepAndSum(before: string, a: Amount, b: Amount): boolean {
  return MOVED_BY.test(before) && b.unit === null && value(b) > WIDEST * value(a, scaleBeside(a, b));
}

function glued(text: string, a: Amount, b: Amount): boolean {
  const glue = text.slice(a.end, b.start);
  if (/^\s?[-–—~]\s?$/.test(glue)) return true;
  // "8- to 10-foot waves"
  if (/^-\s(?:to|or)\s$/.test(glue)) return true;
  const before = text.slice(Math.max(0, a.start - 60), a.start);
  if (/^\sand\s$/.test(glue)) return /\b(?:between|range\sof)\s$/i.test(before);
  if (/^\s(?:to|through)\s$/.test(glue)) return !CHANGED.test(before) && !isStepAndSum(before, a, b);
  return /^\sor\s$/.test(glue) && value(b) === value(a) + 1;
}

function clash(a: Amount, b: Amount): boolean {
  if (a.unit !== null && a.unit !== b.unit) return true;
  return a.currency !== null && b.currency !== null && a.currency !== b.currency;
}

// "$3-4 billion", "$3 to $4 million", "5 to 10 percent": the first number takes what it lacks from the second.
function range(text: string, a: Amount, b: Amount): Draft | null {
  if (clash(a, b) || !glued(text, a, b)) return null;
  const first = Number((value(a, scaleBeside(a, b)) * coinBeside(text, a, b)).toPrecision(12));
  const second = value(b);
  // Degrees below zero may fall: "-18 °C to -34 °C".
  if (first >= second && !(second < first && first <= 0)) return null;
  const between = text.slice(0, a.start).match(/\b(?:between|from|(?:in|within)\sthe\srange\sof)\s$/i);
  return {
    start: between === null ? a.start : a.start - between[0].length,
    end: b.end,
    low: Math.min(first, second),
    high: Math.max(first, second),
    range: true,
    unit: b.unit,
    currency: b.currency ?? a.currency,
  };
}

// "Three dollars and fifty cents"
function compound(text: string, a: Amount, b: Amount): Draft | null {
  if (a.currency === null || b.currency === null || !/^\s(?:and\s)?$/.test(text.slice(a.end, b.start))) return null;
  if (!/(?:cents?|pence|p)$/i.test(text.slice(b.start, b.end)) || value(b) >= 1) return null;
  if (a.scale !== 1 || !/(?:dollars?|euros?|pounds?)$/i.test(text.slice(a.start, a.end))) return null;
  const whole = value(a) + value(b);
  return { ...single(a), end: b.end, low: whole, high: whole };
}

/** Amounts as figures: those that stand together as a range, or as coins of one sum, become one. */
export function joinAmounts(text: string, amounts: readonly Amount[]): Draft[] {
  const found: Draft[] = [];
  for (let at = 0; at < amounts.length; at += 1) {
    const amount = amounts[at];
    const next = amounts[at + 1];
    if (amount === undefined) continue;
    const joined = next === undefined ? null : (range(text, amount, next) ?? compound(text, amount, next));
    found.push(joined ?? single(amount));
    if (joined !== null) at += 1;
  }
  return found;
}
