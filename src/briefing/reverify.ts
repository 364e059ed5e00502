import type { Briefing, Claim, Withheld } from "#domain/briefing.ts";
import { draftFrom, type Evidence, verifyClaim } from "./verify.ts";
import {
  type Passed,
  standsInStore,
  verifyCited,
  verifyFigure,
  verifyQuotation,
  withStandingCourse,
} from "./verify-rows.ts";

/** What is left of a kept briefing when the gate looks again, and what it refused. */
export type Reverified = { readonly briefing: Briefing; readonly withheld: Withheld[] };

/** Puts every printed string of a kept briefing through the gate again, against the stored texts. */
export function reverify(kept: Briefing, evidence: Evidence): Reverified {
  const withheld: Withheld[] = [];
  const holds = (claim: Claim) => keep(judged(claim, evidence), withheld);
  const passes = (verdict: Passed) => keep(verdict, withheld);
  const developments = kept.developments.filter(holds);
  const unread = kept.unread?.filter((one) => passes(verifyCited(one, evidence)));
  const briefing = {
    ...kept,
    headline: holds(kept.headline) ? kept.headline : withheldHeadline(kept.headline),
    bottomLine: kept.bottomLine.filter(holds),
    developments,
    figures: kept.figures
      .filter((row) => passes(verifyFigure({ ...row, previous: null }, evidence)))
      .map((row) => withStandingCourse(row, evidence)),
    actors: kept.actors.map((actor) => ({
      ...actor,
      role: actor.role && passes(verifyCited(actor.role, evidence)) ? actor.role : null,
      statements: actor.statements.filter(holds),
    })),
    quotations: kept.quotations.filter((row) => passes(verifyQuotation(row, evidence))),
    timeline: kept.timeline.filter(({ claim }) => holds(claim)),
    disputes: kept.disputes.filter(({ sides }) => sides.every((side) => passes(verifyCited(side, evidence)))),
    changes: kept.changes.filter(
      ({ text, citations }) => standsInStore(citations, evidence) || keep(refusal(text), withheld),
    ),
    ...(unread === undefined ? {} : { unread }),
  };
  return { briefing, withheld };
}

function judged(claim: Claim, evidence: Evidence): Passed {
  if (!standsInStore(claim.citations, evidence)) return refusal(claim.text);
  return verifyClaim(draftFrom(claim, evidence), evidence);
}

function refusal(text: string): Passed {
  return { kind: "withheld", withheld: { text, reason: "no-evidence" } };
}

function keep(verdict: Passed, withheld: Withheld[]): boolean {
  if (verdict.kind === "withheld") withheld.push(verdict.withheld);
  return verdict.kind === "verified";
}

/** A fixed template stands where the headline no longer does. */
function withheldHeadline(headline: Claim): Claim {
  return {
    ...headline,
    text: "The headline of this briefing no longer stands and is withheld.",
    citations: [],
    attribution: null,
    dateNote: null,
  };
}
