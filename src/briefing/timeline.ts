import type { TimelineEntry } from "#domain/briefing.ts";
import type { DraftClaim } from "#domain/draft.ts";
import type { Clause, DateMention, Sentence } from "#domain/ledger.ts";
import type { Read } from "#domain/ports.ts";
import { contentWords, leadClause } from "#text/text.ts";
import { isWithin } from "./asides.ts";
import { timeOf } from "./cluster.ts";
import { draftOf, type Statement, statementsOf } from "./statements.ts";
import type { Topic } from "./topic.ts";

const SAME_EVENT = 0.6;
/** What a further line of a day is worth beside the one before. */
const SAME_DAY = 0.8;
/** What happened this long before the newest article weighs half: a timeline is not a history. In milliseconds. */
const FADES_MS = 90 * 86_400_000;

/** A dated event to print once the gate has passed its claim. */
export type DraftEntry = Omit<TimelineEntry, "claim"> & { readonly draft: DraftClaim };
type Weighed = DraftEntry & { readonly about: number; readonly words: ReadonlySet<string>; readonly at: number };

/** The events that the evidence dates, in order, one line a date and statement. Undated phrases place nothing. */
export function draftTimeline(reads: readonly Read[], most: number, topic: Topic): DraftEntry[] {
  const entries = reads.flatMap((read) => statementsOf(read, "").flatMap((statement) => entriesOf(statement, topic)));
  const newest = Math.max(...reads.map(timeOf));
  const seen = new Set<string>();
  const distinct = entries
    .toSorted((a, b) => a.date.localeCompare(b.date) || a.draft.text.length - b.draft.text.length)
    .filter((entry) => isFirst(entry, seen))
    .filter((entry, _i, all) => !all.some((later) => isOver(entry, later)))
    .filter((entry, i, all) => !all.slice(0, i).some((earlier) => tellsSame(earlier, entry)));
  return pickOverDays(distinct, most, newest)
    .toSorted((a, b) => a.date.localeCompare(b.date))
    .map(({ about: _about, words: _words, at: _at, ...entry }) => entry);
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

/** "A decision is expected on Thursday", where a later article tells what was done on that day. */
function isOver(entry: Weighed, later: Weighed): boolean {
  const isOpen = OPEN.test(entry.draft.event) && entry.precision === "day";
  return isOpen && later.draft.event === "happened" && later.date === entry.date && later.at > entry.at;
}

/** What is still to come, or may. */
const OPEN = /^(?:planned|considered|conditional)$/;

/** Where a statement stands in the timeline: of several dates at the one nearest its article, which is its news. */
function entriesOf(statement: Statement, topic: Topic): Weighed[] {
  const entry = nearestEntry(statement);
  const about = entry ? topic.article(statement.read) * topic.sentence(statement.read, statement.text) : 0;
  return entry && about > 0
    ? [{ ...entry, about, at: timeOf(statement.read), words: new Set(contentWords(statement.sentence.text)) }]
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
  return clause !== null && OPEN.test(clause.event);
}

/** "Up from 61.7% four years ago", "more than in May": the time of what is only compared with. */
const COMPARED =
  /\bcompared (?:with|to) [^,;]*$|\bthan (?:in|on|at|the|a|last|during) [^,;]*$|\bfrom (?:an? )?(?:\p{L}+ )?[$£€]?\d[^,;]*$|\b(?:up|down) from [^,;]*$|\bas (?:he|it|she|they|we) (?:are|did|do|does|had|has|have|is|was|were) $/iu;

/** "A week after …", "Ilse Varn, who took office on May 1, …": what lies before what a sentence tells. */
const ASIDE = /^(?:(?:\S+ ){0,4}?(?:after|before|since)\b|[^,]{2,80}, (?:[^,]{0,60} )?(?:who|whose|which)\b)/i;

/** "The highest since March", "the first loss since 2019": how long it was not so, and nothing of that day. */
const RECORD_SINCE =
  /\b(?:\p{L}{3,}est|most|least|first|only|best|worst|record)\b[^;.]{0,60}\bsince (?:early |late )?$/iu;
/** ", who has run the city since 2018,": who somebody is, in the midst of what is told of them. */
const MIDST =
  /, (?:who|which|whose|where|when|(?:\p{Ll}+(?:ed|en|wn|ught)|built|held|laid|led|made|sent|sold) (?:in|on|since|by|before|after|from|at|until))\b[^,;]*,(?= )/gu;

/** ", the skipper whose conviction in 2009 started it, said": who somebody is, told at length. */
const APPOSED = /, (?:an?|the) [^,;]{2,60}? (?:who|whose|which|that) [^,;]*,(?= )/gu;
/** "Above the limit that it promised to meet by 2028": which limit, behind what the sentence tells. */
const WHICH_ONE = /.{25}\b(?:an?|the) (?:[\p{L}\d%-]+ ){1,3}(?:that|which) [^,;]*$/u;
/** "Denied a report that it had been warned in May": what did not happen has no day. */
const DENIED = /\b(?:den(?:y|ies|ied|ying)|disput(?:es?|ed|ing)) .*\b(?:any|having|that)\b/;

/** "Traced it to two wells contaminated by floodwater in January": when they were, behind what is told. */
const REDUCED = /.{15}(?<!\b(?:are|been|being|is|was|were) )\b\p{Ll}+ed by (?:[\p{L}-]+ ){1,4}(?:in|on) $/u;

/** "Disputed that and promised it by January": what is denied, or not done, is not what the day is of. */
function isOtherwise(own: Clause, lead: Clause | null): boolean {
  return own.negated !== lead?.negated || (lead.event === "denied" && own.event !== "denied");
}

/** A date that only tells which shooting, or who: "the Jan. 7 shooting", "a man who left on Wednesday". */
function isAside(statement: Statement, date: DateMention): boolean {
  const { sentence } = statement;
  const at = date.start - sentence.start;
  const before = sentence.text.slice(0, at);
  if ([COMPARED, RECORD_SINCE, WHICH_ONE, DENIED, REDUCED].some((form) => form.test(before))) return true;
  if ([MIDST, APPOSED].some((form) => isWithin(form, sentence.text, at))) return true;
  if (isSpanEnd(date, sentence) || isWasThen(date, before)) return true;
  if (isWhich(before, sentence.text.slice(at + date.text.length))) return true;
  if (sentence.quotations.some((one) => one.start < date.start && date.end < one.end)) return true;
  // "Has not published a report since 2019": on no day of that year was it not published.
  if (statement.clause?.negated && /\bsince (?:early |late )?$/i.test(before)) return true;
  return isInAside(statement, date);
}

/** In a clause that tells of something else than the line would be headed with. */
function isInAside({ sentence, text }: Statement, date: DateMention): boolean {
  const clause = sentence.clauses.find((one) => one.start <= date.start && date.end <= one.end);
  // "Said it knew nothing and had dismissed them in January": what the day is of is not what the line would be headed with.
  if (clause && isOtherwise(clause, leadClause(sentence))) return true;
  const opens = clause ? sentence.text.slice(clause.start - sentence.start) : "";
  if (clause && ASIDE.test(opens) && leadClause(sentence) !== clause) return true;
  return /^(?:, )?(?:who|which|whose|where)\b/i.test(opens) && !text.startsWith(opens);
}

/** "4.8% a year ago": what something was, and not when it changed. */
function isWasThen({ text }: DateMention, before: string): boolean {
  return /\b(?:ago|earlier)$/.test(text) && /\d\S*(?: percent| per cent)? $/.test(before);
}

/** "Copied between Feb. 19 and March 6": told at its first day. */
function isSpanEnd(date: DateMention, { text, start, dates }: Sentence): boolean {
  return dates.some(
    (first) =>
      text.slice(first.end - start, date.start - start) === " and " &&
      /\bbetween $/.test(text.slice(0, first.start - start)),
  );
}

function isWhich(before: string, after: string): boolean {
  if (/^['’]s \p{Ll}/u.test(after)) return true;
  return /\b(?:the|an?|his|her|its|their|last|this) $/i.test(before) && /^ \p{Ll}/u.test(after);
}

function entryOf(statement: Statement, date: DateMention): DraftEntry | null {
  if (isAside(statement, date)) return null;
  if (date.iso === null || date.precision === "vague" || !statement.text.includes(date.text)) return null;
  if (statement.clause?.event === "happened" && Date.parse(date.iso) > timeOf(statement.read)) return null;
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
