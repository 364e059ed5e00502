import type { TimelineEntry } from "#domain/briefing.ts";
import type { DraftClaim } from "#domain/draft.ts";
import type { DateMention } from "#domain/ledger.ts";
import type { Read } from "#domain/ports.ts";
import { contentWords } from "#text/text.ts";
import { draftOf, type Statement, statementsOf } from "./statements.ts";

const SAME_EVENT = 0.6;

/** A dated event to print once the gate has passed its claim. */
export type DraftEntry = Omit<TimelineEntry, "claim"> & { readonly draft: DraftClaim };

/** The events that the evidence dates, in order, one line a date and statement. Undated phrases place nothing. */
export function draftTimeline(reads: readonly Read[], most: number): DraftEntry[] {
  const entries = reads.flatMap((read) => statementsOf(read, "").flatMap(entriesOf));
  const seen = new Set<string>();
  return entries
    .toSorted((a, b) => a.date.localeCompare(b.date) || a.draft.text.length - b.draft.text.length)
    .filter((entry) => isFirst(entry, seen))
    .filter((entry, i, all) => !all.slice(0, i).some((earlier) => tellsSame(earlier, entry)))
    .slice(0, most);
}

/** Two lines of one date tell the same when most words of the shorter stand in the other. */
function tellsSame(a: DraftEntry, b: DraftEntry): boolean {
  const [wordsA, wordsB] = [a, b].map((one) => new Set(contentWords(one.draft.text)));
  if (a.date !== b.date || !wordsA?.size || !wordsB?.size) return false;
  return wordsA.intersection(wordsB).size / Math.min(wordsA.size, wordsB.size) >= SAME_EVENT;
}

function entriesOf(statement: Statement): DraftEntry[] {
  return statement.sentence.dates.flatMap((date) => {
    const entry = entryOf(statement, date);
    return entry ? [entry] : [];
  });
}

function entryOf(statement: Statement, date: DateMention): DraftEntry | null {
  if (date.iso === null || date.precision === "vague" || !statement.text.includes(date.text)) return null;
  return { date: date.iso, precision: date.precision, draft: draftOf(statement) };
}

/** One entry a sentence and date: of a sentence's wordings the shortest that holds the date comes first. */
function isFirst(entry: DraftEntry, seen: Set<string>): boolean {
  const [cite] = entry.draft.cites;
  const key = `${entry.date} ${cite?.articleId} ${cite?.n}`;
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}
