import { evidenceText } from "./evidence-text.ts";
import type { Ground } from "./ground.ts";
import type { Finding } from "./rules.ts";

const ORDINALS = ["first", "second", "third", "fourth"];
const PERIOD = /\b(first|second|third|fourth)[ -](quarter|half)\b|\b([QH])([1-4])\b|\b([1-4])([QH])\b/gi;

/** Quarters and halves of a year in a text, each in one form ("Q2") however it is written; text offsets are given beside. */
export function periodsIn(text: string): { readonly period: string; readonly start: number; readonly end: number }[] {
  return [...text.matchAll(PERIOD)].map((match) => {
    const [all, ordinal, noun, letter = match[6], number = match[5]] = match;
    const n = ordinal === undefined ? number : ORDINALS.indexOf(ordinal.toLowerCase()) + 1;
    const period = `${(letter ?? noun ?? "").charAt(0).replace(/q/i, "Q").replace(/h/i, "H")}${n}`;
    return { period, start: match.index, end: match.index + all.length };
  });
}

/** Rule 9, of parts of a year: the quarter or half that a claim names is one of the evidence. */
export function periods(ground: Ground): Finding | null {
  if (ground.verbatim) return null;
  const stored = new Set(periodsIn(evidenceText(ground)).map(({ period }) => period));
  const { text } = ground.draft;
  const wrong = periodsIn(text).find(({ period }) => !stored.has(period));
  return wrong
    ? { reason: "date", note: `“${text.slice(wrong.start, wrong.end)}” is not in the cited sentences` }
    : null;
}
