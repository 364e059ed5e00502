import { explain, replay } from "#briefing/briefing.ts";
import type { Viewer } from "#domain/article.ts";
import type { Briefing, Claim } from "#domain/briefing.ts";
import { renderSlackEvidence, renderSlackWithheld, type SlackView } from "#render/render.ts";
import type { Bench } from "./bench.ts";

/** Which claim is asked about: by its id, or by its number (1 is the headline, then the developments). */
export type ClaimRef = { readonly briefing: string; readonly viewer: Viewer; readonly claim: string | number };
export type Shown = {
  readonly kind: "shown";
  readonly claimId: string;
  readonly printed: string;
  readonly view: SlackView;
};
export type NotShown = { readonly kind: "no-briefing" } | { readonly kind: "no-claim"; readonly claims: number };

/** What a claim rests on and what the gate checked, as the blocks of a modal. */
export async function evidence({ briefing, viewer, claim }: ClaimRef, { archive }: Bench): Promise<Shown | NotShown> {
  const replayed = await replay(briefing, viewer, archive);
  if (replayed === null) return { kind: "no-briefing" };
  const found = claimOf(replayed.briefing, claim);
  if (found === undefined) return { kind: "no-claim", claims: 1 + replayed.briefing.developments.length };
  const reads = await archive.articles.read(viewer, [...new Set(found.citations.map((one) => one.articleId))]);
  const checked = explain(found, new Map(reads.map((read) => [read.article.id, read])));
  const view = renderSlackEvidence({ briefing: replayed.briefing, claim: found, checked });
  return { kind: "shown", claimId: found.id, printed: found.text, view };
}

function claimOf(briefing: Briefing, claim: string | number): Claim | undefined {
  const claims = [briefing.headline, ...briefing.developments];
  if (typeof claim === "number") return claims[claim - 1];
  return [...claims, ...briefing.bottomLine].find((one) => one.id === claim);
}

/** What was withheld from a briefing and why, as the blocks of a modal. */
export async function withheld(
  { briefing, viewer }: { briefing: string; viewer: Viewer },
  { archive }: Bench,
): Promise<SlackView | null> {
  const replayed = await replay(briefing, viewer, archive);
  return replayed === null ? null : renderSlackWithheld(replayed.briefing);
}
