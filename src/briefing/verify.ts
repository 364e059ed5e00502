import type { Claim, Withheld } from "#domain/briefing.ts";
import type { DraftClaim } from "#domain/draft.ts";
import { digestOf } from "#domain/ids.ts";
import type { Clause } from "#domain/ledger.ts";
import { foldMarks } from "#text/text.ts";
import { citeSentence } from "./evidence.ts";
import { bearersOf, governingClause } from "./gate/clause-pairs.ts";
import { type Evidence, type Ground, groundOf } from "./gate/ground.ts";
import { type Finding, RULES } from "./gate/rules.ts";

export type { Evidence } from "./gate/ground.ts";

declare const verified: unique symbol;
/** A claim that passed every rule. Only this file makes one. */
export type VerifiedClaim = Claim & { readonly [verified]: true };
export type Verdict =
  | { readonly kind: "verified"; readonly claim: VerifiedClaim }
  | { readonly kind: "withheld"; readonly withheld: Withheld };

/** Puts a draft claim through every rule against what it cites. A rule that throws is a refusal. */
export function verifyClaim(draft: DraftClaim, evidence: Evidence): Verdict {
  const { ground, finding } = judge(draft, evidence);
  if (!ground || finding)
    return { kind: "withheld", withheld: { text: draft.text, reason: finding?.reason ?? "error" } };
  return { kind: "verified", claim: mint(ground) };
}

/** The first finding of the gate on a draft, or null when it passes. */
export function findingOn(draft: DraftClaim, evidence: Evidence): Finding | null {
  return judge(draft, evidence).finding;
}

function judge(draft: DraftClaim, evidence: Evidence): { ground: Ground | null; finding: Finding | null } {
  try {
    const ground = groundOf(draft, evidence);
    const finding = RULES.map((rule) => rule.check(ground)).find((found) => found !== null);
    return { ground, finding: finding ?? null };
  } catch (cause) {
    return {
      ground: null,
      finding: { reason: "error", note: cause instanceof Error ? cause.message : "the check failed" },
    };
  }
}

function mint(ground: Ground): VerifiedClaim {
  const { draft, cited } = ground;
  const clause = governingClause(ground);
  const citations = cited.map(citeSentence);
  const claim: Claim = {
    id: `clm_${digestOf(`${draft.text}\n${citations.map((one) => `${one.articleId}:${one.start}`).join(" ")}`)}`,
    text: draft.text,
    event: clause?.event ?? draft.event,
    source: clause?.source ?? draft.source,
    negated: (clause?.negated ?? false) && !(clause && isQuoted(clause, ground)),
    attribution: sourceLabel(ground),
    dateNote: dateNote(ground),
    citations,
  };
  return claim as VerifiedClaim;
}

/** "“Space does not forgive,” he said": what somebody's own words deny is what he said, not what was not done. */
function isQuoted({ start, end }: Clause, { cited }: Ground): boolean {
  return cited.some(({ sentence }) =>
    sentence.quotations.some(
      (one) => one.marked && one.start <= start + 1 && Math.min(one.end, end) - start > (end - start) / 2,
    ),
  );
}

/** Whom the sentence that the claim is from credits: an outlet first, then whoever is named; null when the article speaks for itself. */
function sourceLabel(ground: Ground): string | null {
  const [first] = bearersOf(ground);
  if (!first) return null;
  const { origins, attribution } = first.sentence;
  return origins[0] ?? attribution?.source ?? ground.draft.attribution;
}

/** A relative date is resolved with a dateline, and marked undated without one. */
function dateNote({ claim, cited }: Ground): string | null {
  const relative = claim.flatMap((row) => row.dates).filter((date) => date.relative);
  for (const date of relative) {
    const stored = cited
      .flatMap(({ sentence }) => sentence.dates)
      .find((other) => foldMarks(other.text).toLowerCase() === foldMarks(date.text).toLowerCase());
    if (stored?.iso) return `${stored.text}: ${stored.iso}`;
  }
  const dated = cited.every(({ read }) => read.ledger.dateline !== null);
  return relative.length > 0 && !dated ? "undated" : null;
}

/** One line of what the gate checked. */
export type Checked = { readonly rule: string; readonly passed: boolean; readonly note: string };

/** What each rule of the gate makes of a printed claim: for whoever asks why. */
export function explain(claim: Claim, evidence: Evidence): Checked[] {
  const draft = draftFrom(claim, evidence);
  const ground = groundOf(draft, evidence);
  return RULES.map(({ name, check }) => {
    const finding = check(ground);
    return { rule: name, passed: finding === null, note: finding?.note ?? "" };
  });
}

/** A printed claim as a draft again, so that it can be judged anew against what is stored now. */
export function draftFrom(claim: Claim, evidence: Evidence): DraftClaim {
  const cites = claim.citations.map(({ articleId, start }) => {
    const sentence = evidence.get(articleId)?.ledger.sentences.find((one) => one.start <= start && start < one.end);
    return { articleId, n: sentence?.n ?? -1 };
  });
  return {
    text: claim.text,
    event: claim.event,
    source: claim.source,
    attribution: claim.attribution,
    cites,
    storyId: null,
  };
}
