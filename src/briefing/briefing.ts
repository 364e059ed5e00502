import { queryKey } from "#archive/archive.ts";
import type { Assignment } from "#domain/assignment.ts";
import type { Briefing, Claim, Development, NothingFound, Standing, Withheld } from "#domain/briefing.ts";
import { newId } from "#domain/ids.ts";
import type { Archive, Clock, Read } from "#domain/ports.ts";
import { contentWords } from "#text/text.ts";
import { citationsIn } from "./citations.ts";
import { cluster } from "./cluster.ts";
import { compare } from "./compare.ts";
import { composeExtractive, type DraftPoint, type ExtractiveDraft, isHeadline } from "./compose.ts";
import { composeWithModel, type Writer } from "./compose-model.ts";
import { factSentences, placedSentences } from "./evidence.ts";
import { gapsOf } from "./gaps.ts";
import { type Gathered, gather } from "./gather.ts";
import { keyActors } from "./key-actors.ts";
import { keyFigures } from "./key-figures.ts";
import { keyQuotations } from "./key-quotations.ts";
import { withdrawnFrom } from "./replay.ts";
import { coverageOf, sourcesOf } from "./sources.ts";
import { draftTimeline } from "./timeline.ts";
import { type Evidence, verifyCited, verifyClaim, verifyFigure, verifyQuotation } from "./verify.ts";

export { ask } from "./answer.ts";
export { CheckLine, check } from "./check.ts";
export type { Writer } from "./compose-model.ts";
export { parseQuery } from "./query.ts";
export { replay } from "./replay.ts";
export { explain } from "./verify.ts";

/** What a briefing is made with. */
export type Desk = { readonly archive: Archive; readonly clock: Clock; readonly writer?: Writer | null };
export type Briefed = { readonly kind: "briefing"; readonly briefing: Briefing } | NothingFound;

/** Rows a section shows at most; the record holds no more than a reader can take in. */
const MOST = { bottomLine: 2, developments: 5, figures: 12, actors: 10, quotations: 8, timeline: 12 } as const;

/** The share of the shorter claim's words at which two claims say one thing twice. */
const SAID_TWICE = 0.8;

/** Makes a briefing of what the viewer may see, keeps it, and returns it; nothing in it has not passed the gate. */
export async function brief(assignment: Assignment, desk: Desk): Promise<Briefed> {
  const gathered = await gather(assignment, desk.archive);
  const made = gathered.reads.length > 0 ? await makeBriefing(assignment, gathered, desk) : null;
  if (!made) return nothingFound(assignment, desk.archive);
  const briefing = await withChanges(made, assignment, desk.archive);
  await desk.archive.briefings.keep(assignment.viewer, {
    briefing,
    channelKey: assignment.channelKey,
    query: assignment.query,
  });
  return { kind: "briefing", briefing };
}

async function nothingFound({ viewer, query }: Assignment, archive: Archive): Promise<NothingFound> {
  const { nearest, newest } = await archive.articles.nearest(viewer, query.text);
  const article = newest && { articleId: newest.id, title: newest.title, publishedAt: newest.publishedAt };
  return { kind: "nothing-found", topic: query.text, nearest, newest: article };
}

async function withChanges(
  made: Briefing,
  { viewer, channelKey, query }: Assignment,
  archive: Archive,
): Promise<Briefing> {
  const last = await archive.briefings.last(viewer, channelKey, queryKey(query));
  if (!last) return made;
  const withdrawn = await withdrawnFrom(last.briefing, viewer, archive);
  return { ...made, changes: compare(last.briefing, made, withdrawn) };
}

/** Collects what the gate passes and what it refuses. */
type Sieve = { readonly evidence: Evidence; readonly withheld: Withheld[] };

/** Composes and verifies. Null when not one sentence of the evidence may be printed as a headline. */
async function makeBriefing({ query, composer }: Assignment, gathered: Gathered, desk: Desk): Promise<Briefing | null> {
  const now = desk.clock();
  const sieve = { evidence: evidenceOf(gathered.reads), withheld: [] };
  const stories = cluster(gathered.reads);
  const writer = composer === "extractive" ? null : (desk.writer ?? null);
  const draft = writer
    ? await composeWithModel(stories, query.text, MOST.developments, writer)
    : composeExtractive(stories, MOST.developments);
  const headline = headlineOf(draft, sieve);
  if (!headline) return null;
  const developments = developmentsOf(draft.points, sieve, headline);
  const table = keyFigures(factSentences(gathered.reads), MOST.figures);
  const figures = table.figures.filter((figure) => passes(verifyFigure(figure, sieve.evidence), sieve));
  const parts = {
    headline,
    bottomLine: bottomLineOf(draft, sieve),
    developments: markDisputed(
      developments,
      table.disputes.flatMap((dispute) => dispute.citations),
    ),
    figures,
    actors: actorsOf(gathered.reads, sieve),
    quotations: keyQuotations(gathered.reads, MOST.quotations).filter((one) =>
      passes(verifyQuotation(one, sieve.evidence), sieve),
    ),
    timeline: timelineOf(gathered.reads, sieve),
    disputes: table.disputes.filter((one) =>
      one.sides.every((side) => passes(verifyCited(side, sieve.evidence), sieve)),
    ),
  };
  const placed = placedSentences(gathered.reads);
  return {
    id: newId("brf"),
    topic: query.text,
    createdAt: now.toISOString(),
    window: { from: query.from, to: query.until ?? now.toISOString() },
    composer: draft.composer,
    ...parts,
    changes: [],
    gaps: gapsOf({ headline, developments, figures, placed, reads: gathered.reads }),
    sources: sourcesOf(citationsIn(parts), gathered),
    coverage: coverageOf(gathered),
    withheld: sieve.withheld,
  };
}

function evidenceOf(reads: readonly Read[]): Evidence {
  return new Map(reads.map((read) => [read.article.id, read]));
}

function passes(verdict: { kind: "verified" } | { kind: "withheld"; withheld: Withheld }, sieve: Sieve): boolean {
  if (verdict.kind === "withheld") note(verdict.withheld, sieve);
  return verdict.kind === "verified";
}

function note(withheld: Withheld, sieve: Sieve): void {
  if (!sieve.withheld.some((one) => one.text === withheld.text)) sieve.withheld.push(withheld);
}

function claimOf(draft: Parameters<typeof verifyClaim>[0], sieve: Sieve): Claim | null {
  const verdict = verifyClaim(draft, sieve.evidence);
  if (verdict.kind === "verified") return verdict.claim;
  note(verdict.withheld, sieve);
  return null;
}

function headlineOf(draft: ExtractiveDraft, sieve: Sieve): Claim | null {
  const wordings = [
    draft.headline,
    ...draft.spareHeadlines,
    ...draft.points.flatMap((point) => [point.claim, ...point.instead]),
  ];
  for (const wording of wordings) {
    const claim = wording && claimOf(wording, sieve);
    if (claim) return claim;
  }
  return null;
}

function bottomLineOf(draft: ExtractiveDraft, sieve: Sieve): Claim[] {
  const claims = draft.bottomLine.flatMap((wording) => claimOf(wording, sieve) ?? []);
  return claims
    .filter((claim, i) => !claims.slice(0, i).some((other) => tellsSame(other, claim)))
    .slice(0, MOST.bottomLine);
}

function developmentsOf(points: readonly DraftPoint[], sieve: Sieve, headline: Claim): Development[] {
  const developments: Development[] = [];
  for (const point of points) {
    if (developments.length === MOST.developments) break;
    const claim = [point.claim, ...point.instead].reduce<Claim | null>(
      (passed, wording) => passed ?? claimOf(wording, sieve),
      null,
    );
    if (!claim || isHeadline(claim.text, headline) || developments.some((other) => tellsSame(other, claim))) continue;
    const standing: Standing = point.origins.length > 1 ? "corroborated" : "single-origin";
    developments.push({ ...claim, storyId: point.claim.storyId ?? "", origins: [...point.origins], standing });
  }
  return developments;
}

/** Most words of the shorter stand in the other and their status is one: said once is enough. A denial is never a repetition. */
function tellsSame(a: Claim, b: Claim): boolean {
  if (a.event !== b.event || a.source !== b.source || a.negated !== b.negated) return false;
  const [wordsA, wordsB] = [a, b].map((one) => new Set(contentWords(one.text)));
  if (!wordsA?.size || !wordsB?.size) return false;
  return wordsA.intersection(wordsB).size / Math.min(wordsA.size, wordsB.size) >= SAID_TWICE;
}

function markDisputed(
  developments: readonly Development[],
  disputed: readonly Claim["citations"][number][],
): Development[] {
  const inDispute = (claim: Claim) =>
    claim.citations.some((one) =>
      disputed.some((other) => other.articleId === one.articleId && other.start === one.start),
    );
  return developments.map((one) => (inDispute(one) ? { ...one, standing: "disputed" } : one));
}

/** Whoever only stands in somebody else's title has nothing to be told of. */
function actorsOf(reads: readonly Read[], sieve: Sieve): Briefing["actors"] {
  const rows = keyActors(reads, MOST.actors).map(({ actor, drafts }) => {
    const verified = drafts.map((draft) => verifyClaim(draft, sieve.evidence));
    const statements = verified.flatMap((verdict) => (verdict.kind === "verified" ? [verdict.claim] : [])).slice(0, 2);
    const role = actor.role && passes(verifyCited(actor.role, sieve.evidence), sieve) ? actor.role : null;
    return { ...actor, role, statements };
  });
  return rows.filter((row) => row.role !== null || row.statements.length > 0);
}

function timelineOf(reads: readonly Read[], sieve: Sieve): Briefing["timeline"] {
  return draftTimeline(reads, MOST.timeline).flatMap(({ draft, ...entry }) => {
    const claim = claimOf(draft, sieve);
    return claim ? [{ ...entry, claim }] : [];
  });
}
