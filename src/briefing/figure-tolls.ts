import { timeOf } from "./cluster.ts";
import type { Sighting } from "./figure-sightings.ts";
import { shareName } from "./figure-things.ts";

/* "Around 40 people were killed", "left 40 dead", "indicated about 40 deaths": one toll in three wordings is one row. */

/** Nouns that say of whom a toll is no more than its fate does; "service members" or "children" are some of them. */
const ANYBODY =
  /^(?:casualt\p{L}*|dead|death|fatalit\p{L}*|hurt|injur\p{L}*|kill\p{L}*|other|people|person|victim|wound\p{L}*)$/u;
/** A toll that differs by more than this is another's, or of another day. */
const NEAR = 1.5;
/** Counts further apart than these, of one place and where one names none, are of other events. In milliseconds. */
const LONG_AGO_MS = 60 * 86_400_000;
const DAYS_AGO_MS = 3 * 86_400_000;

/** Groups of figures with those joined that tell one toll in other words, the newest and plainest last. */
export function joinTolls(groups: readonly Sighting[][]): Sighting[][] {
  const joined: Sighting[][] = [];
  for (const group of groups) {
    const toll = joined.find((other) => other.some((a) => group.some((b) => areOneToll(a, b))));
    if (toll) toll.push(...group);
    else joined.push([...group]);
  }
  return joined.map((group) =>
    group.toSorted((a, b) => timeOf(a.read) - timeOf(b.read) || plainness(a) - plainness(b)),
  );
}

/** "About 115" says more than "more than 100" of the same day. */
function plainness({ figure }: Sighting): number {
  return figure.bound === "at-least" || figure.bound === "at-most" ? 0 : 1;
}

/** Whether two figures count the dead, or the hurt, of one event. */
export function areOneToll(a: Sighting, b: Sighting): boolean {
  if (a.fate === null || a.fate !== b.fate || !isToll(a) || !isToll(b) || !areNear(a, b)) return false;
  return isOnePlace(a, b) && !areTwoOfOne(a, b);
}

/** Whether two sentences tell of one place; where one names none, a few days decide. */
function isOnePlace(a: Sighting, b: Sighting): boolean {
  if (shareName(a, b)) return true;
  const [x, y] = [placesOf(a), placesOf(b)];
  const isNowhere = x.size === 0 || y.size === 0;
  return isNowhere && Math.abs(timeOf(a.read) - timeOf(b.read)) <= DAYS_AGO_MS;
}

function placesOf({ sentence }: Sighting): ReadonlySet<string> {
  return new Set(sentence.names.flatMap(({ kind, canonical }) => (kind === "place" ? [canonical] : [])));
}

/** "The death toll of the ferry Arrel" says which toll it is, and is one all the same. */
function isToll({ fate, object, objectWords }: Sighting): boolean {
  if (!/^(?:dead|hurt|missing)$/.test(fate ?? "")) return false;
  return /\btoll\b/i.test(object) || objectWords.every((word) => ANYBODY.test(word));
}

function areNear(a: Sighting, b: Sighting): boolean {
  const [x, y] = [a, b].map(({ figure }) => figure.low ?? figure.high ?? 0);
  if (x === undefined || y === undefined || Math.max(x, y) > NEAR * Math.min(x, y)) return false;
  return Math.abs(timeOf(a.read) - timeOf(b.read)) <= LONG_AGO_MS;
}

/** Two plain counts that one article gives are of two events: "killed 12 on Monday and 15 on Tuesday". */
function areTwoOfOne(a: Sighting, b: Sighting): boolean {
  const areExact = a.figure.bound === "exact" && b.figure.bound === "exact";
  return areExact && a.read.article.id === b.read.article.id && a.figure.low !== b.figure.low;
}
