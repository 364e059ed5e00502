import type { Citation, Claim } from "#domain/briefing.ts";
import type { Read } from "#domain/ports.ts";
import { timeOf } from "./cluster.ts";
import { likeness } from "./sameness.ts";
import { type Statement, statementsOf } from "./statements.ts";
import type { Topic } from "./topic.ts";

/** The share of the shorter statement's words that the act has in common with its plan: the verb, at least, is another. */
const OVERTAKES = 0.5;
const PENDING = new Set(["planned", "considered", "conditional"]);

/**
 * What later articles have overtaken: a count that another has taken the place of, and a plan that has come about. It is no news; the
 * figures and the timeline say how it was before.
 */
export type Overtaken = {
  readonly isClaim: (claim: Claim) => boolean;
  readonly isStatement: (read: Read, text: string) => boolean;
};

type Told = { readonly text: string; readonly event: string; readonly at: number };
/** What was done, by whom it opens with, on which days. */
type Done = {
  readonly text: string;
  readonly at: number;
  readonly who: string | null;
  readonly days: readonly string[];
};

/** "Has yet to approve it": so it was when it was told. */
const NOT_YET = /\b(?:not yet|yet to)\b/i;

/** Finds what was overtaken in some articles; `superseded` are the sentences of earlier counts. */
export function overtakenIn(reads: readonly Read[], superseded: readonly Citation[]): Overtaken {
  const all = reads.flatMap((read) => statementsOf(read, ""));
  const done = all
    .filter(({ clause }) => clause?.event === "happened" && !clause.negated && clause.source !== "alleged")
    .map((one): Done => ({ text: one.text, at: timeOf(one.read), who: subjectOf(one), days: daysOf(one) }));
  const cameAbout = (told: Told) =>
    PENDING.has(told.event) && done.some((one) => one.at > told.at && likeness(one, told) >= OVERTAKES);
  const isPassed = (one: Statement) => done.some((other) => other.at > timeOf(one.read) && isLeftBehind(one, other));
  const pending = all.filter(
    (one) => cameAbout({ text: one.text, event: eventOf(one), at: timeOf(one.read) }) || isPassed(one),
  );
  const stale = Map.groupBy(pending, (one) => one.read.article.id);
  const toldAt = ({ citations }: Claim) => {
    const cited = reads.filter((read) => citations.some((one) => one.articleId === read.article.id));
    return Math.max(0, ...cited.map(timeOf));
  };
  return {
    isClaim: (claim) =>
      isSuperseded(claim, superseded) ||
      cameAbout({ ...claim, at: toldAt(claim) }) ||
      claim.citations.some((one) => (stale.get(one.articleId) ?? []).some(({ text }) => text === claim.text)),
    isStatement: ({ article: { id } }, text) =>
      superseded.some((old) => old.articleId === id && old.quote.includes(text)) ||
      (stale.get(id) ?? []).some((one) => one.text === text),
  };
}

/** The topic, with what was overtaken worth nothing: it is neither drafted nor shown to a model. */
export function currentOf(topic: Topic, overtaken: Overtaken): Topic {
  return { ...topic, sentence: (read, text) => (overtaken.isStatement(read, text) ? 0 : topic.sentence(read, text)) };
}

/** What had yet to be done by somebody who has acted since, and what was expected for a day on which something was done. */
function isLeftBehind(one: Statement, later: Done): boolean {
  if (NOT_YET.test(one.text)) return later.who !== null && later.who === subjectOf(one);
  return PENDING.has(eventOf(one)) && daysOf(one).some((day) => later.days.includes(day));
}

/** The person or body that a statement opens with, whatever its office. */
function subjectOf({ text, sentence }: Statement): string | null {
  const name = sentence.names.find((each) => each.kind !== "place" && text.indexOf(each.text) >= 0);
  return name !== undefined && text.indexOf(name.text) < SUBJECT_WITHIN ? name.canonical : null;
}

/** Where a subject stands at the latest, in characters: "Norvanian Interior Minister Ilse Varn". */
const SUBJECT_WITHIN = 40;

function daysOf({ sentence, text }: Statement): string[] {
  return sentence.dates.flatMap(({ iso, precision, text: day }) =>
    iso !== null && precision === "day" && text.includes(day) ? [iso] : [],
  );
}

function eventOf({ clause }: Statement): string {
  return clause?.event ?? "happened";
}

function isSuperseded({ citations }: Claim, superseded: readonly Citation[]): boolean {
  return citations.every((one) =>
    superseded.some((old) => old.articleId === one.articleId && old.start <= one.start && one.end <= old.end),
  );
}
