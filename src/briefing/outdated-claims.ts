import type { Citation, Claim } from "#domain/briefing.ts";
import type { Read } from "#domain/ports.ts";
import { answeredSince } from "./answered-since.ts";
import { timeOf } from "./cluster.ts";
import { leftBehind } from "./left-behind.ts";
import { isHeadline, likeness } from "./sameness.ts";
import { type Statement, statementsOf } from "./statements.ts";
import type { Topic } from "./topic.ts";

/** The share of the shorter statement's words that the act has in common with its plan: the verb, at least, is another. */
const OVERTAKES = 0.5;
const PENDING = new Set(["planned", "considered", "conditional"]);

/**
 * What later articles have overtaken: a count that another has taken the place of, a plan that has come about, and what was open or
 * had harmed nobody when it was told. It is no news; the figures and the timeline say how it was before.
 */
export type Overtaken = {
  readonly isClaim: (claim: Claim) => boolean;
  readonly isStatement: (read: Read, text: string) => boolean;
};

type Told = { readonly text: string; readonly event: string; readonly at: number };
/** Finds what was overtaken in some articles; `superseded` are the sentences of earlier counts. */
export function overtakenIn(reads: readonly Read[], superseded: readonly Citation[]): Overtaken {
  const all = reads.flatMap((read) => statementsOf(read, ""));
  const acts = all.filter(
    ({ clause }) => clause?.event === "happened" && !clause.negated && clause.source !== "alleged",
  );
  const done = acts.map(({ text, read }) => ({ text, at: timeOf(read) }));
  const cameAbout = (told: Told) =>
    PENDING.has(told.event) && done.some((one) => one.at > told.at && likeness(one, told) >= OVERTAKES);
  const isLeft = leftBehind(acts);
  const isAnswered = answeredSince(all);
  const pending = all.filter(
    (one) => isLeft(one) || isAnswered(one) || cameAbout({ text: one.text, event: eventOf(one), at: timeOf(one.read) }),
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
      claim.citations.some((one) => (stale.get(one.articleId) ?? []).some((told) => isHeadline(told.text, claim))),
    isStatement: ({ article: { id } }, text) =>
      superseded.some((old) => old.articleId === id && old.quote.includes(text)) ||
      (stale.get(id) ?? []).some((one) => one.text === text),
  };
}

/** The topic, with what was overtaken worth nothing: it is neither drafted nor shown to a model. */
export function currentOf(topic: Topic, overtaken: Overtaken): Topic {
  return { ...topic, sentence: (read, text) => (overtaken.isStatement(read, text) ? 0 : topic.sentence(read, text)) };
}

function eventOf({ clause }: Statement): string {
  return clause?.event ?? "happened";
}

function isSuperseded({ citations }: Claim, superseded: readonly Citation[]): boolean {
  return citations.every((one) =>
    superseded.some((old) => old.articleId === one.articleId && old.start <= one.start && one.end <= old.end),
  );
}
