import type { Dispute } from "#domain/briefing.ts";
import type { Figure } from "#domain/ledger.ts";
import { sameName } from "#text/text.ts";
import { timeOf } from "./cluster.ts";
import { citeSentence } from "./evidence.ts";
import type { Sighting } from "./figure-sightings.ts";
import { ownOrigin } from "./origins.ts";

/** Values of one thing given this close together are a conflict between sources; further apart, a change. In milliseconds. */
const SAME_TIME_MS = 20 * 3_600_000;

/** Different values of one thing from different origins at about the same time: both sides, as each gives it. */
export function disputeOf(group: readonly Sighting[]): Dispute[] {
  for (const a of group.toReversed()) {
    const rival = group.find((b) => disagree(a, b));
    if (rival) {
      const sides = [rival, a].map((one) => ({ text: sideOf(one), citations: [citeSentence(one)] }));
      return [{ point: pointOf(rival), citations: sides.flatMap((side) => side.citations), sides }];
    }
  }
  return [];
}

/** What is disputed, in the source's own words with the figure left out: "… people were killed in Velmar". */
export function pointOf({ figure, sentence, object }: Sighting): string {
  const rest =
    sentence.text
      .slice(figure.end - sentence.start)
      .split(/[,.;](?= |$)/)[0]
      ?.trim() ?? "";
  return rest.toLowerCase().includes(object.toLowerCase()) ? `… ${rest}` : object;
}

/** Whether not both figures can be right. */
export function areAtOdds(a: Figure, b: Figure): boolean {
  return !sameValue(a, b) && (a.bound === b.bound || !compatible(a, b));
}

function disagree(a: Sighting, b: Sighting): boolean {
  if (!areAtOdds(a.figure, b.figure) || sameName(creditOf(a), creditOf(b))) return false;
  return Math.abs(timeOf(a.read) - timeOf(b.read)) <= SAME_TIME_MS;
}

/** "at least 3" does not contradict 5. */
function compatible(a: Figure, b: Figure): boolean {
  const within = (value: number | null, other: Figure) =>
    value !== null && value >= (other.low ?? -Infinity) && value <= (other.high ?? Infinity);
  return within(a.low ?? a.high, b) || within(b.low ?? b.high, a);
}

function creditOf(one: Sighting): string {
  return one.sentence.origins[0] ?? ownOrigin(one.read);
}

/** "At least 12 (the interior ministry, per Harbor Ledger)": who counted, and where it stands. */
function sideOf(one: Sighting): string {
  const { text, saidBy } = one.figure;
  const credit = creditOf(one);
  return saidBy === null || sameName(saidBy, credit) ? `${text} (${credit})` : `${text} (${saidBy}, per ${credit})`;
}

/** Whether two figures are the same in value and bound. */
export function sameValue(a: Figure, b: Figure): boolean {
  return a.low === b.low && a.high === b.high && a.bound === b.bound;
}

/** Whether an article is later than another by more than a conflict allows. */
export function isEarlier(a: Sighting, b: Sighting): boolean {
  const dated = a.read.article.publishedAt && b.read.article.publishedAt;
  return Boolean(dated) && timeOf(b.read) - timeOf(a.read) > SAME_TIME_MS;
}
