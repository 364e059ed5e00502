import type { Claim, Development, Standing } from "#domain/briefing.ts";
import type { DraftClaim } from "#domain/draft.ts";
import type { DraftPoint } from "./compose.ts";
import type { Gathered } from "./gather.ts";
import type { Leans } from "./leaning.ts";
import { heldIn, isHeadline, repeats, sayTheSame, tellsSame } from "./sameness.ts";
import { claimOf, type Sieve } from "./sieve.ts";
import { withSupport } from "./support.ts";
import type { Focus } from "./update.ts";

/** What a briefing is made of. */
export type Basis = { readonly gathered: Gathered; readonly focus: Focus };

/** The share of a claim's words that stand in the headline already, at which it adds nothing to it. */
const ADDS_NOTHING = 0.75;

function firstToPass(wordings: readonly DraftClaim[], sieve: Sieve): Claim | null {
  return wordings.reduce<Claim | null>((passed, wording) => passed ?? claimOf(wording, sieve), null);
}

/** What stands above the developments, how many there may be, and what leans on a sentence that is not printed. */
type Page = {
  readonly headline: Claim | null;
  readonly most: number;
  readonly leans: Leans;
  readonly above: readonly Claim[];
};

/** The first points that pass the gate, at most `most`, none of which tells what the headline or an earlier one tells. */
export function developmentsOf(
  points: readonly DraftPoint[],
  sieve: Sieve,
  { headline, most, leans, above, ...basis }: Basis & Page,
): Development[] {
  const developments: Development[] = [];
  for (const point of points) {
    if (developments.length === most) break;
    const claim = firstToPass([point.claim, ...point.instead], sieve);
    if (!claim || sieve.isTold(claim) || (headline && addsNothing(claim, headline))) continue;
    if (leans(claim, [...above, ...developments])) continue;
    if (!developments.some((other) => tellsSame(other, claim) || repeats(claim, other)))
      developments.push(developmentOf(claim, point, { basis, sieve }));
  }
  return developments;
}

function developmentOf(claim: Claim, point: DraftPoint, { basis, sieve }: { basis: Basis; sieve: Sieve }): Development {
  const backed =
    basis.focus.fresh === basis.gathered.reads ? null : withSupport(claim, basis.gathered.reads, sieve.evidence);
  const { said, origins } = backed ?? { said: claim, origins: [...point.origins] };
  const standing: Standing = origins.length > 1 ? "corroborated" : "single-origin";
  return { ...said, storyId: point.claim.storyId ?? "", origins, standing };
}

/** Whether a claim says no more than the headline does. */
export function addsNothing(claim: Claim, headline: Claim): boolean {
  if (isHeadline(claim.text, headline) || repeats(claim, headline)) return true;
  return sayTheSame(claim, headline) && heldIn(claim, headline) >= ADDS_NOTHING;
}

/** Marks what stands in a sentence whose figure another source gives differently. */
export function markDisputed(
  developments: readonly Development[],
  disputed: readonly Claim["citations"][number][],
): Development[] {
  const inDispute = (claim: Claim) =>
    claim.citations.some((one) =>
      disputed.some((other) => other.articleId === one.articleId && other.start === one.start),
    );
  return developments.map((one) => (inDispute(one) ? { ...one, standing: "disputed" } : one));
}
