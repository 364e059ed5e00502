import type { TimelineEntry } from "#domain/briefing.ts";
import { contentWords } from "#text/text.ts";
import type { Statement } from "./statements.ts";

/* Which lines of a timeline a later article answers: what was to come has come, or is to come on another day. */

/** A line: its day, the status of what it tells, and when that was told, in milliseconds. */
export type Line = Pick<TimelineEntry, "date" | "precision"> & {
  readonly draft: { readonly text: string; readonly event: string };
  readonly words: ReadonlySet<string>;
  readonly at: number;
  readonly statement: Statement;
};

/** Whether something is still to come, or may. */
export function isOpen(event: string): boolean {
  return /^(?:planned|considered|conditional)$/.test(event);
}

/** Whether a later line tells what came of one; `newest` is when the newest article was published, in milliseconds. */
export function isOver(line: Line, later: Line, newest: number): boolean {
  if (!isOpen(line.draft.event)) return false;
  return hasCome(line, later) || isReopened(line, later) || isPutOff(line, later, newest);
}

const SPOKE = /\b(?:added|answered|apologi[sz]ed|asked|insisted|said|testified|told|warned)\b/;

/** "A decision is expected on Thursday", "will testify on 17 March", where a later article tells what was done or said on that day. */
function hasCome(line: Line, later: Line): boolean {
  if (line.precision !== "day" || later.date !== line.date || later.at <= line.at) return false;
  if (later.draft.event === "happened") return true;
  const day = Date.parse(later.date);
  return later.at >= day && SPOKE.test(later.draft.text) && namesOf(line).some((name) => isNamedIn(name, later));
}

/** A surname names whom the whole name does. */
function isNamedIn(name: string, { draft }: Line): boolean {
  return draft.text.includes(name.split(" ").at(-1) ?? name);
}

function namesOf({ statement }: Line): string[] {
  return statement.sentence.names.filter(({ kind }) => kind === "person").map(({ canonical }) => canonical);
}

const CLOSED_UNTIL = /\b(?:closed|shut)\b[^.;]* (?:through|till|until)\b/i;
const REOPENED = /^(?<what>[^,;]{2,60}?) (?:had |has |have |was |were )?(?:been )?reopened\b/i;

/** "Is to stay closed until two", where "the airport had reopened" by that day, told at the same time or later. */
function isReopened(line: Line, later: Line): boolean {
  if (!CLOSED_UNTIL.test(line.draft.text) || later.at < line.at || later.date !== line.date) return false;
  const what = contentWords(REOPENED.exec(later.draft.text)?.groups?.what ?? "");
  const { article, ledger } = line.statement.read;
  const lead = ledger.sentences.slice(0, LEAD_SENTENCES).map(({ text }) => text);
  const known = new Set(contentWords([line.draft.text, article.title ?? "", ...lead].join(" ")));
  return what.length > 0 && what.every((word) => known.has(word));
}

const LEAD_SENTENCES = 3;

/** A promise that was broken is news itself. */
const PROMISE = /\b(?:deadline|guarante|pledg|promis|vow)/i;
/** Verbs of which any plan may be: they tell no deed. */
const ANY_DEED =
  /^(?:be|bring|come|do|expect|get|give|go|have|hold|make|plan|put|say|see|send|set|start|take|use|work)$/;
/** A deed and one more word make two plans one. */
const SHARED = 2;

/** "Hopes to launch at the beginning of March", where the day has come and a later article hopes to launch on 1 April. */
function isPutOff(line: Line, later: Line, newest: number): boolean {
  const verb = line.statement.clause?.verb ?? "be";
  if (line.precision === "year" || later.precision === "year" || PROMISE.test(line.draft.text)) return false;
  if (later.at <= line.at || !isOpen(later.draft.event) || ANY_DEED.test(verb)) return false;
  if (later.date <= line.date || line.date > new Date(newest).toISOString().slice(0, line.date.length)) return false;
  const [deed = verb] = contentWords(verb);
  return later.words.has(deed) && sharesMatter(line, later);
}

/** Whatever the earlier line names stands in the article of the later one, too: another launch of the same agency is not put off. */
function sharesMatter(line: Line, later: Line): boolean {
  const { names } = line.statement.sentence;
  const isKnown = names.every(({ kind, text }) => kind === "place" || later.statement.read.article.text.includes(text));
  return isKnown && line.words.intersection(later.words).size >= SHARED;
}
