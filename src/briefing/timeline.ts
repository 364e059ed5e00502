import type { TimelineEntry } from "#domain/briefing.ts";
import type { DraftClaim } from "#domain/draft.ts";
import type { DateMention, Sentence } from "#domain/ledger.ts";
import type { Read } from "#domain/ports.ts";
import { contentWords } from "#text/text.ts";
import { timeOf } from "./cluster.ts";
import { isAside } from "./date-asides.ts";
import { isOpen, isOver } from "./over.ts";
import { draftOf, type Statement, statementsOf } from "./statements.ts";
import type { Topic } from "./topic.ts";

const SAME_EVENT = 0.6;
/** What a further line of a day is worth beside the one before. */
const SAME_DAY = 0.8;
/** What happened this long before the newest article weighs half: a timeline is not a history. In milliseconds. */
const FADES_MS = 90 * 86_400_000;

/** A dated event to print once the gate has passed its claim. */
export type DraftEntry = Omit<TimelineEntry, "claim"> & { readonly draft: DraftClaim };
type Weighed = DraftEntry & {
  readonly about: number;
  readonly words: ReadonlySet<string>;
  readonly at: number;
  readonly statement: Statement;
};

/** The events that the evidence dates, in order, one line a date and statement. Undated phrases place nothing. */
export function draftTimeline(reads: readonly Read[], most: number, topic: Topic): DraftEntry[] {
  const entries = reads.flatMap((read) => statementsOf(read, "").flatMap((statement) => entriesOf(statement, topic)));
  const newest = Math.max(...reads.map(timeOf));
  const seen = new Set<string>();
  const distinct = entries
    .toSorted((a, b) => a.date.localeCompare(b.date) || a.draft.text.length - b.draft.text.length)
    .filter((entry) => isFirst(entry, seen))
    .filter((entry, _i, all) => !all.some((later) => isOver(entry, later, newest)))
    .filter((entry, i, all) => !all.slice(0, i).some((earlier) => tellsSame(earlier, entry)));
  return pickOverDays(distinct, most, newest)
    .toSorted((a, b) => a.date.localeCompare(b.date))
    .map(({ about: _about, words: _words, at: _at, statement: _statement, ...entry }) => entry);
}

/** The weightiest, each line of a day worth less than the one before: one day of court is not the whole story. */
function pickOverDays(entries: readonly Weighed[], most: number, newest: number): Weighed[] {
  const told = new Map<string, number>();
  const weighed = entries
    .map((entry) => ({ entry, weight: weightOf(entry, newest) }))
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ entry, weight }) => {
      const before = told.get(entry.date) ?? 0;
      told.set(entry.date, before + 1);
      return { entry, weight: weight * SAME_DAY ** before };
    });
  return weighed
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, most)
    .map(({ entry }) => entry);
}

function weightOf({ date, about }: Weighed, newest: number): number {
  return about / (1 + Math.max(0, newest - Date.parse(date)) / FADES_MS);
}

/** Two lines of one date tell the same when most words of the shorter stand in the other. */
function tellsSame(a: Weighed, b: Weighed): boolean {
  const fewest = Math.min(a.words.size, b.words.size);
  return a.date === b.date && fewest > 0 && a.words.intersection(b.words).size / fewest >= SAME_EVENT;
}

/** Where a statement stands in the timeline: of several dates at the one nearest its article, which is its news. */
function entriesOf(statement: Statement, topic: Topic): Weighed[] {
  const entry = nearestEntry(statement);
  const about = entry ? topic.article(statement.read) * topic.sentence(statement.read, statement.text) : 0;
  return entry && about > 0
    ? [
        {
          ...entry,
          about,
          at: timeOf(statement.read),
          words: new Set(contentWords(statement.sentence.text)),
          statement,
        },
      ]
    : [];
}

function nearestEntry(statement: Statement): DraftEntry | undefined {
  const { dates } = statement.sentence;
  const leading = dates.filter((date) => isInLead(statement, date)).flatMap((date) => entryOf(statement, date) ?? []);
  const entries = leading.length > 0 ? leading : dates.flatMap((date) => entryOf(statement, date) ?? []);
  const away = ({ date }: DraftEntry) => Math.abs(timeOf(statement.read) - Date.parse(date));
  const ahead = entries.filter(({ date }) => isNotYet(statement) && Date.parse(date) > timeOf(statement.read));
  return (ahead.length > 0 ? ahead : entries).toSorted((a, b) => away(a) - away(b))[0];
}

/** "The train derailed late Sunday, and officials said Monday": the day of the first half. */
function isInLead({ clause: lead }: Statement, date: DateMention): boolean {
  return lead !== null && lead.start <= date.start && date.end <= lead.end;
}

/** The day of a sentence: the date it gives, else the day on which its article told it; null when neither is known. */
export function dayOf(read: Read, { n }: Sentence): Pick<TimelineEntry, "date" | "precision"> | null {
  const own = statementsOf(read, "").find(({ sentence }) => sentence.n === n);
  const { date, precision } = (own && nearestEntry(own)) ?? {};
  if (date && precision) return { date, precision };
  const told = read.article.publishedAt?.slice(0, 10);
  return told === undefined ? null : { date: told, precision: "day" };
}

/** What is still to come stands at its own day, and not at the one on which it was told: "is due on Thursday, the centre said on Tuesday". */
function isNotYet({ clause }: Statement): boolean {
  return clause !== null && isOpen(clause.event);
}

function entryOf(statement: Statement, date: DateMention): DraftEntry | null {
  if (isAside(statement, date)) return null;
  if (date.iso === null || date.precision === "vague" || !statement.text.includes(date.text)) return null;
  if (statement.clause?.event === "happened" && Date.parse(date.iso) > timeOf(statement.read)) return null;
  if (statement.clause?.event === "ongoing" && isLongOver(date.iso, statement.read)) return null;
  return { date: date.iso, precision: date.precision, draft: draftOf(statement) };
}

/** "Is down 15% from Jan. 2", "is using the 1977 Act": what goes on does so when it is told, whatever day of long ago stands beside it. */
function isLongOver(iso: string, { article }: Read): boolean {
  const end = `${iso}${LAST_DAY[iso.length] ?? ""}`;
  return article.publishedAt !== null && Date.parse(article.publishedAt) - Date.parse(end) > ONGOING_MS;
}

/** What a year or a month lacks, by the length of its ISO form, to be its last day (every month has a 28th: near enough). */
const LAST_DAY: Readonly<Record<number, string>> = { 4: "-12-31", 7: "-28" };
/** How long before an article a day may lie of which it tells as of something that goes on. In milliseconds. */
const ONGOING_MS = 60 * 86_400_000;

/** One entry a sentence and date: of a sentence's wordings the shortest that holds the date comes first. */
function isFirst(entry: DraftEntry, seen: Set<string>): boolean {
  const [cite] = entry.draft.cites;
  const key = `${entry.date} ${cite?.articleId} ${cite?.n}`;
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}
