import type { BriefedActor, BriefedQuotation, Citation, Cited, Claim } from "#domain/briefing.ts";
import type { DraftClaim } from "#domain/draft.ts";
import { sameName } from "#text/text.ts";
import type { DraftActor } from "./key-actors.ts";
import { passes, type Sieve } from "./sieve.ts";
import { type Evidence, verifyClaim } from "./verify.ts";
import { verifyCited } from "./verify-rows.ts";

/** As many that pass leave a choice, when what an earlier row tells comes last. */
const ENOUGH_DEEDS = 3;

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
    const untold = drafts.filter(({ text }) => !words.some((one) => text.includes(one.text)));
    const statements = freshFirst(verified(untold, sieve.evidence), rows).slice(0, 1);
    if (statements.length + words.length === 0) continue;
    if (actor.role === null && words.length === 0 && isPrinted(statements[0], rows)) continue;
    const role = passingRole(actor, sieve);
    const citations = ownOf(actor.citations, [...(role ? [role] : []), ...statements, ...words]);
    rows.push({ ...actor, role, statements, citations });
  }
  return rows;
}

function passingRole({ role }: DraftActor["actor"], sieve: Sieve): BriefedActor["role"] {
  return role && passes(verifyCited(role, sieve.evidence), sieve) ? role : null;
}

/** Where an actor is named in the articles that its row tells from: no source is listed for a row that shows nothing of it. */
function ownOf(named: readonly Citation[], told: readonly Cited[]): Citation[] {
  const articles = new Set(told.flatMap(({ citations }) => citations.map(({ articleId }) => articleId)));
  return named.filter(({ articleId }) => articles.has(articleId));
}

function verified(drafts: readonly DraftClaim[], evidence: Evidence): Claim[] {
  const claims: Claim[] = [];
  for (const draft of drafts) {
    if (claims.length === ENOUGH_DEEDS) break;
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
