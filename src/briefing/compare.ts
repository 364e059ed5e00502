import type { BriefedFigure, Briefing, Change, Citation, Claim } from "#domain/briefing.ts";
import { contentWords } from "#text/text.ts";

/** Which citations of the earlier briefing no longer stand in the newest text of their article. */
export type Withdrawn = (citation: Citation) => boolean;

/** Claims are about the same thing when they share this much of the shorter one's content words. */
const SAME_CLAIM = 0.6;

/** What changed since the last briefing of this channel and query, claim by claim: new, updated, contradicted, dropped. */
export function compare(before: Briefing | null, now: Briefing, withdrawn: Withdrawn): Change[] {
  if (!before) return [];
  const [earlier, present] = [statementsIn(before), statementsIn(now)];
  const changes = present.flatMap((claim) => changeOf(claim, earlier));
  const dropped = earlier.filter((claim) => claim.citations.some(withdrawn)).map(droppedChange);
  return [...now.figures.flatMap((figure) => figureChange(figure, before.figures)), ...changes, ...dropped];
}

function statementsIn(briefing: Briefing): Claim[] {
  const all = [briefing.headline, ...briefing.bottomLine, ...briefing.developments];
  return all.filter((claim, i) => all.findIndex((other) => likeness(other, claim) === 1) === i);
}

function changeOf(claim: Claim, earlier: readonly Claim[]): Change[] {
  const alike = earlier.filter((other) => likeness(other, claim) >= SAME_CLAIM);
  const first = alike.toSorted((a, b) => likeness(b, claim) - likeness(a, claim))[0];
  if (!first) return [{ kind: "new", claimId: claim.id, text: claim.text, was: null, citations: claim.citations }];
  const was = { text: first.text, citations: first.citations };
  const kind = alike.some((other) => sameStatement(other, claim)) ? null : kindOf(first, claim);
  return kind ? [{ kind, claimId: claim.id, text: claim.text, was, citations: claim.citations }] : [];
}

function sameStatement(a: Claim, b: Claim): boolean {
  return a.event === b.event && a.negated === b.negated && digitsOf(a.text) === digitsOf(b.text);
}

function kindOf(was: Claim, now: Claim): Change["kind"] {
  const flipped = was.negated !== now.negated || (was.event === "denied") !== (now.event === "denied");
  return flipped ? "contradicted" : "updated";
}

function digitsOf(text: string): string {
  return (text.match(/\d[\d.,]*\d|\d/g) ?? []).join(" ");
}

function likeness(a: Claim, b: Claim): number {
  if (a.text === b.text) return 1;
  const [wordsA, wordsB] = [a, b].map((one) => new Set(contentWords(one.text).filter((word) => !/\d/.test(word))));
  if (!wordsA?.size || !wordsB?.size) return 0;
  return (wordsA.intersection(wordsB).size / Math.min(wordsA.size, wordsB.size)) * 0.999;
}

function droppedChange(claim: Claim): Change {
  return {
    kind: "dropped",
    claimId: claim.id,
    text: claim.text,
    was: { text: claim.text, citations: claim.citations },
    citations: claim.citations,
  };
}

function figureChange(figure: BriefedFigure, earlier: readonly BriefedFigure[]): Change[] {
  const was = earlier.find((other) => measuresSame(other, figure));
  if (!was || (was.low === figure.low && was.high === figure.high && was.bound === figure.bound)) return [];
  const text = `${figure.object}: ${figure.text}`;
  const before = { text: was.text, citations: was.citations };
  return [{ kind: "updated", claimId: `fig ${figure.object}`, text, was: before, citations: figure.citations }];
}

/** The same thing measured, by its words or because the newer row names the older value as its own past. */
function measuresSame(was: BriefedFigure, now: BriefedFigure): boolean {
  if (was.unit !== now.unit || was.currency !== now.currency) return false;
  return was.object === now.object || was.text === now.previous;
}
