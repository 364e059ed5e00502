import type { Figure } from "#domain/ledger.ts";

const IRREGULAR = new Map([
  ["people", "person"],
  ["men", "man"],
  ["women", "woman"],
  ["children", "child"],
  ["servicemen", "serviceman"],
  ["lives", "life"],
  ["feet", "foot"],
  ["wives", "wife"],
  ["thieves", "thief"],
]);

// "reward for his capture" and "the rewards" are the same object: the head is the last word before any preposition.
function headNoun(object: string): string {
  const phrase = object.toLowerCase().split(/\s(?:for|of|in|on|to|from|with|by)\s/)[0] ?? "";
  const last = phrase.split(/[\s-]+/).at(-1) ?? "";
  return IRREGULAR.get(last) ?? singular(last);
}

function singular(noun: string): string {
  if (/ies$/.test(noun) && noun.length > 4) return noun.replace(/ies$/, "y");
  if (/(?:ss|sh|ch|x|z)es$/.test(noun)) return noun.slice(0, -2);
  return /[^su]s$/.test(noun) ? noun.slice(0, -1) : noun;
}

function close(a: number | null, b: number | null): boolean {
  if (a === null || b === null) return a === b;
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

function sameCurrency(a: string | null, b: string | null): boolean {
  return a === b || (a === "$" && b === "USD") || (a === "USD" && b === "$");
}

function sameUnit(a: Figure, b: Figure): boolean {
  return a.unit === b.unit && sameCurrency(a.currency, b.currency);
}

// "Half of the voters" is "50 percent of the voters".
function asPercent(figure: Figure): Figure {
  const { low, high, unit, currency } = figure;
  const part = low ?? high;
  if (unit !== null || currency !== null || part === null || part <= 0 || part >= 1) return figure;
  const times = (value: number | null): number | null => (value === null ? null : value * 100);
  return { ...figure, low: times(low), high: times(high), unit: "percent" };
}

/** True when two figures have the same amount in the same unit, whatever their bounds and objects. */
function sameValue(one: Figure, other: Figure): boolean {
  const [a, b] = one.unit === other.unit ? [one, other] : [asPercent(one), asPercent(other)];
  if (!sameUnit(a, b)) return false;
  if (a.bound === "range" || b.bound === "range") return close(a.low, b.low) && close(a.high, b.high);
  return close(a.low ?? a.high, b.low ?? b.high);
}

/**
 * True when two figures say the same thing: amount, bound, unit and currency (a bare "$" may be US dollars), and the
 * thing counted where both name one, compared by its head noun.
 */
export function sameFigure(a: Figure, b: Figure): boolean {
  if (a.bound !== b.bound || !sameValue(a, b)) return false;
  if (a.object === null || b.object === null) return true;
  return headNoun(a.object) === headNoun(b.object);
}
