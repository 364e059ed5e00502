import type { Claim } from "#domain/briefing.ts";
import type { Read } from "#domain/ports.ts";
import { namesDiffer } from "./names-differ.ts";
import { independentOrigins } from "./origins.ts";
import { likeness, numbersIn, SAME_CLAIM } from "./sameness.ts";
import { type Statement, statementsOf } from "./statements.ts";
import { draftFrom, type Evidence, verifyClaim } from "./verify.ts";

/** A claim that cites everybody who states it, and their independent origins. */
export type Supported = { readonly said: Claim; readonly origins: string[] };

/** In an update older articles may tell a claim too: they are cited beside the new one, when the gate passes the claim with them. */
export function withSupport(claim: Claim, reads: readonly Read[], evidence: Evidence): Supported | null {
  const supporters = supportersOf(claim, reads);
  const draft = draftFrom(claim, evidence);
  const cites = [...draft.cites];
  for (const { cites: own } of supporters) {
    const [cite] = own;
    if (cite && !cites.some((one) => one.articleId === cite.articleId)) cites.push(cite);
  }
  const verdict = verifyClaim({ ...draft, cites }, evidence);
  return verdict.kind === "verified" ? { said: verdict.claim, origins: independentOrigins(supporters) } : null;
}

/** Everything gathered that states a claim, in whatever words: what it cites first. */
function supportersOf(claim: Claim, reads: readonly Read[]): Statement[] {
  const all = reads.flatMap((read) => statementsOf(read, ""));
  const cited = all.filter((one) => one.main && isCited(one, claim));
  const statements = all.filter((one) => states(one, claim, cited));
  return statements.sort((a, b) => Number(isCited(b, claim)) - Number(isCited(a, claim)));
}

/** The independent origins of a claim over all that was gathered. */
export function supportOf(claim: Claim, reads: readonly Read[]): string[] {
  return independentOrigins(supportersOf(claim, reads));
}

function isCited({ read, sentence }: Statement, { citations }: Claim): boolean {
  return citations.some((one) => one.articleId === read.article.id && one.start === sentence.start);
}

function states(statement: Statement, claim: Claim, cited: readonly Statement[]): boolean {
  if (isCited(statement, claim)) return true;
  const sameStatus = statement.clause?.event === claim.event && statement.clause.negated === claim.negated;
  if (!sameStatus || likeness(statement, claim) < SAME_CLAIM) return false;
  return numbersIn(statement.text) === numbersIn(claim.text) && !cited.some((one) => namesDiffer(statement, one));
}
