import type { Claim, TimelineEntry } from "#domain/briefing.ts";
import type { DraftClaim } from "#domain/draft.ts";
import type { Read } from "#domain/ports.ts";
import { type Answer, answersIn, answersTo } from "./answers.ts";
import { isAccusation, placeOf } from "./charges.ts";
import { claimWithNext } from "./denials.ts";
import { outcomesIn, outcomesOf } from "./outcomes.ts";
import { claimOf, type Sieve } from "./sieve.ts";
import { draftOf } from "./statements.ts";
import { dayOf } from "./timeline.ts";
import { withPrevious } from "./with-previous.ts";

/** A row of the timeline and the day at which it stands: an answer never stands before the charge that it answers. */
type Row = { readonly entry: TimelineEntry; readonly at: string; readonly isBound: boolean };

type Answering = {
  readonly entries: readonly TimelineEntry[];
  readonly reads: readonly Read[];
  readonly denials: readonly Answer[];
  readonly outcomes: readonly Answer[];
};

/**
 * The timeline with what is stored against each charge behind it: how it ended, else the denial. A charge whose answer cannot be printed
 * is left out.
 */
export function answeredTimeline(
  entries: readonly TimelineEntry[],
  { reads, most }: { reads: readonly Read[]; most: number },
  sieve: Sieve,
): TimelineEntry[] {
  const answering = { entries, reads, denials: answersIn(reads), outcomes: outcomesIn(reads) };
  const rows = new Map<string, Row>();
  for (const row of entries.flatMap((entry) => rowsOf(entry, answering, sieve))) {
    const known = rows.get(row.entry.claim.id);
    if (!known || known.at <= row.at) rows.set(row.entry.claim.id, row);
  }
  const ordered = [...rows.values()].toSorted((a, b) => a.at.localeCompare(b.at) || order(a, b));
  return atMost(ordered, most).map(({ entry }) => entry);
}

/** Of one day the charge comes first. */
function order(a: Row, b: Row): number {
  if (!a.isBound || !b.isBound) return 0;
  return Number(isAccusation(b.entry.claim)) - Number(isAccusation(a.entry.claim));
}

function rowsOf(entry: TimelineEntry, answering: Answering, sieve: Sieve): Row[] {
  const place = isAccusation(entry.claim) ? placeOf(entry.claim.citations[0], answering.reads) : null;
  const outcomes = place ? outcomesOf(place, answering.outcomes) : [];
  const answers = place && outcomes.length === 0 ? answersTo(place, answering.denials) : outcomes;
  const charge = { entry, at: entry.date, isBound: answers.length > 0 };
  if (answers.length === 0) return [charge];
  const answer = firstOf(answers, (one) => toldIn(answering.entries, one) ?? alone(one, sieve));
  if (answer) return [charge, behind(answer, entry)];
  const both = outcomes.length > 0 ? null : claimWithNext(entry.claim, answering.reads, sieve);
  if (both) return [{ ...charge, entry: { ...entry, claim: both } }];
  const leaning = firstOf(answers, (one) => entryOf(one, withPrevious(one.read, one.sentence), sieve));
  return leaning ? [charge, behind(leaning, entry)] : [];
}

function behind(entry: TimelineEntry, { date }: TimelineEntry): Row {
  return { entry, at: entry.date > date ? entry.date : date, isBound: true };
}

function firstOf<T, R>(all: readonly T[], find: (one: T) => R | null): R | null {
  return all.reduce<R | null>((found, one) => found ?? find(one), null);
}

function toldIn(entries: readonly TimelineEntry[], { read, sentence }: Answer): TimelineEntry | null {
  const tells = ({ citations }: Claim) =>
    citations.some(({ articleId, start }) => articleId === read.article.id && start === sentence.start);
  return entries.find(({ claim }) => tells(claim)) ?? null;
}

/** An answer as a row of its own. */
function alone(answer: Answer, sieve: Sieve): TimelineEntry | null {
  return firstOf(answer.statements, (statement) => entryOf(answer, draftOf(statement), sieve));
}

function entryOf({ read, sentence }: Answer, draft: DraftClaim | null, sieve: Sieve): TimelineEntry | null {
  const day = dayOf(read, sentence);
  const claim = day && draft && claimOf(draft, sieve);
  return claim ? { ...day, claim } : null;
}

/** What neither charges nor answers gives way, the oldest first. */
function atMost(rows: readonly Row[], most: number): readonly Row[] {
  const kept = [...rows];
  while (kept.length > most) {
    const at = kept.findIndex(({ isBound }) => !isBound);
    if (at < 0) return kept;
    kept.splice(at, 1);
  }
  return kept;
}
