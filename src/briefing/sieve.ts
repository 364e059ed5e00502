import type { Claim, Withheld } from "#domain/briefing.ts";
import type { DraftClaim } from "#domain/draft.ts";
import type { Read } from "#domain/ports.ts";
import { type Evidence, verifyClaim } from "./verify.ts";

/** Collects what the gate passes and what it refuses; what was told before passes it too, but is no news. */
export type Sieve = {
  readonly evidence: Evidence;
  readonly withheld: Withheld[];
  readonly isTold: (claim: Claim) => boolean;
};
/** Articles by their ids, as the gate looks them up. */
export function evidenceOf(reads: readonly Read[]): Evidence {
  return new Map(reads.map((read) => [read.article.id, read]));
}

/** Whether a row has passed; what has not is noted with its reason, once. */
export function passes(
  verdict: { kind: "verified" } | { kind: "withheld"; withheld: Withheld },
  sieve: Sieve,
): boolean {
  if (verdict.kind === "withheld") note(verdict.withheld, sieve);
  return verdict.kind === "verified";
}

function note(withheld: Withheld, sieve: Sieve): void {
  if (!sieve.withheld.some((one) => one.text === withheld.text)) sieve.withheld.push(withheld);
}

/** The claim of a draft that passes, or null. */
export function claimOf(draft: DraftClaim, sieve: Sieve): Claim | null {
  const verdict = verifyClaim(draft, sieve.evidence);
  if (verdict.kind === "verified") return verdict.claim;
  note(verdict.withheld, sieve);
  return null;
}
