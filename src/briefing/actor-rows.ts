import type { BriefedActor, BriefedQuotation, Claim } from "#domain/briefing.ts";
import type { DraftClaim } from "#domain/draft.ts";
import { sameName } from "#text/text.ts";
import type { DraftActor } from "./key-actors.ts";
import { passes, type Sieve } from "./sieve.ts";
import { type Evidence, verifyClaim } from "./verify.ts";
import { verifyCited } from "./verify-rows.ts";

/** Statements kept of one actor: the first is printed. */
const MOST_DEEDS = 2;

type Page = { readonly most: number; readonly quotations: readonly BriefedQuotation[] };

/**
 * The rows of those of whom something verified is told, or whose words are printed among the quotations. What an earlier row tells comes
 * last, and is no row of its own for a body; what the quotations tell is left out. Whoever only stands in somebody else's title has
 * nothing to be told of.
 */
export function actorsOf(drafted: readonly DraftActor[], { most, quotations }: Page, sieve: Sieve): BriefedActor[] {
  const rows: BriefedActor[] = [];
  for (const { actor, drafts } of drafted) {
    if (rows.length === most) break;
    const words = quotations.filter(({ speaker }) => speaker !== null && sameName(speaker, actor.name));
    const told = verified(
      drafts.filter(({ text }) => !words.some((one) => text.includes(one.text))),
      sieve.evidence,
    );
    const statements = freshFirst(told, rows).slice(0, MOST_DEEDS);
    if (statements.length === 0 && words.length === 0) continue;
    if (actor.role === null && words.length === 0 && isPrinted(statements[0], rows)) continue;
    const role = actor.role && passes(verifyCited(actor.role, sieve.evidence), sieve) ? actor.role : null;
    rows.push({ ...actor, role, statements });
  }
  return rows;
}

/** As many as leave a choice. */
function verified(drafts: readonly DraftClaim[], evidence: Evidence): Claim[] {
  const claims: Claim[] = [];
  for (const draft of drafts) {
    if (claims.length > MOST_DEEDS) break;
    const verdict = verifyClaim(draft, evidence);
    if (verdict.kind === "verified") claims.push(verdict.claim);
  }
  return claims;
}

function freshFirst(claims: readonly Claim[], rows: readonly BriefedActor[]): Claim[] {
  return claims.toSorted((a, b) => Number(isPrinted(a, rows)) - Number(isPrinted(b, rows)));
}

function isPrinted(claim: Claim | undefined, rows: readonly BriefedActor[]): boolean {
  return rows.some(({ statements }) => statements[0]?.text === claim?.text);
}
