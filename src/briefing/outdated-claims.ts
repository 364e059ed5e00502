import type { Citation, Claim } from "#domain/briefing.ts";
import type { Read } from "#domain/ports.ts";
import { timeOf } from "./cluster.ts";
import { likeness } from "./sameness.ts";
import { statementsOf } from "./statements.ts";

/** The share of the shorter statement's words that the act has in common with its plan: the verb, at least, is another. */
const OVERTAKES = 0.5;
const PENDING = new Set(["planned", "considered", "conditional"]);

/**
 * Tells which claims later articles have overtaken: a count that another has taken the place of, and a plan that has come about.
 * They are no news; the figures and the timeline say how it was before.
 */
export function overtakenIn(reads: readonly Read[], superseded: readonly Citation[]): (claim: Claim) => boolean {
  const done = reads
    .flatMap((read) => statementsOf(read, ""))
    .filter(({ clause }) => clause?.event === "happened" && !clause.negated && clause.source !== "alleged");
  const toldAt = ({ citations }: Claim) => {
    const cited = reads.filter((read) => citations.some((one) => one.articleId === read.article.id));
    return Math.max(0, ...cited.map(timeOf));
  };
  const cameAbout = (claim: Claim) =>
    PENDING.has(claim.event) &&
    done.some((one) => timeOf(one.read) > toldAt(claim) && likeness(one, claim) >= OVERTAKES);
  return (claim) => isSuperseded(claim, superseded) || cameAbout(claim);
}

function isSuperseded({ citations }: Claim, superseded: readonly Citation[]): boolean {
  return citations.every((one) =>
    superseded.some((old) => old.articleId === one.articleId && old.start <= one.start && one.end <= old.end),
  );
}
