import type { Figure } from "#domain/ledger.ts";
import { contentWords, readClaim } from "#text/text.ts";
import type { Placed } from "../evidence.ts";
import type { Asked } from "../question.ts";
import { sameMatter } from "./matter.ts";

/** The question takes a figure for granted, and what is stored about the same thing gives only others. */
export function otherFigure(asked: Asked, all: readonly Placed[]): string | null {
  const own = readClaim(asked.text).flatMap((row) => row.figures);
  for (const figure of own) {
    if (figuresIn(all).some((other) => sameValue(figure, other) && isRival(figure, other))) continue;
    const same = sameMatter(asked, all, new Set(contentWords(figure.text)));
    const rivals = figuresIn(same).filter((other) => isRival(figure, other));
    if (rivals.length > 0)
      return `No stored article says “${figure.text}”: what is stored is ${listed(rivals.map((one) => one.text))}.`;
  }
  return null;
}

function figuresIn(places: readonly Placed[]): Figure[] {
  return places.flatMap(({ sentence }) => sentence.figures);
}

function sameValue(a: Figure, b: Figure): boolean {
  return (a.low ?? a.high) === (b.low ?? b.high) || (a.high !== null && a.high === b.high);
}

/** A figure of the same currency and unit, or a count of the same things. */
function isRival(a: Figure, b: Figure): boolean {
  if (a.unit !== b.unit || (a.currency === null) !== (b.currency === null)) return false;
  if (a.currency !== null || a.unit !== null) return true;
  const things = new Set(contentWords(b.object ?? "").map(asPerson));
  return contentWords(a.object ?? "")
    .map(asPerson)
    .some((word) => things.has(word));
}

function asPerson(word: string): string {
  return /^(?:resident|inhabitant|villager|victim|soldier|worker|passenger|personnel)$/.test(word) ? "person" : word;
}

function listed(texts: readonly string[]): string {
  return [...new Set(texts)]
    .slice(0, 3)
    .map((text) => `“${text}”`)
    .join(", ");
}
