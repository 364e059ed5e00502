import type { Assignment } from "#domain/assignment.ts";
import type { Briefing, Claim, Development } from "#domain/briefing.ts";
import { newId } from "#domain/ids.ts";
import type { Archive, Clock, Read } from "#domain/ports.ts";
import { actorsOf } from "./actor-rows.ts";
import { answeredQuotations } from "./answered-quotations.ts";
import { answeredTimeline } from "./answered-timeline.ts";
import { citationsIn } from "./citations.ts";
import { cluster, type Story } from "./cluster.ts";
import { composeExtractive, type ExtractiveDraft, HEADLINE_CHARACTERS } from "./compose.ts";
import { composeWithModel } from "./compose-model.ts";
import { withDenials } from "./denials.ts";
import { addsNothing, type Basis, developmentsOf, markDisputed } from "./developments.ts";
import { factSentences, placedSentences } from "./evidence.ts";
import { withFeeds } from "./feed-standing.ts";
import { gapsOf } from "./gaps.ts";
import { keyActors } from "./key-actors.ts";
import { type FigureTable, keyFigures } from "./key-figures.ts";
import { keyQuotations } from "./key-quotations.ts";
import { type Leans, leaningIn } from "./leaning.ts";
import { currentOf, overtakenIn } from "./outdated-claims.ts";
import { repeats, tellsSame } from "./sameness.ts";
import { claimOf, evidenceOf, passes, type Sieve } from "./sieve.ts";
import { coverageOf, sourcesOf } from "./sources.ts";
import { supportOf } from "./support.ts";
import { draftTimeline } from "./timeline.ts";
import { withToldDates } from "./told-dates.ts";
import type { Topic } from "./topic.ts";
import { unreadIn } from "./unread.ts";
import { focused } from "./update.ts";
import { verifyCited, verifyFigure, verifyQuotation, withStandingCourse } from "./verify-rows.ts";
import { mayBeRead, NOT_ALLOWED, type Writer } from "./writer.ts";

/** What a briefing is made with. */
export type Desk = { readonly archive: Archive; readonly clock: Clock; readonly writer?: Writer | null };

/** Rows a section shows at most; the record holds no more than a reader can take in. */
const MOST = {
  bottomLine: 2,
  developments: 5,
  figures: 12,
  actors: 10,
  quotations: 8,
  timeline: 12,
} as const;

/** How long a bottom line may be (tradecraft T2). */
const BOTTOM_LINE_WORDS = 90;

/** Points drafted for an update: most of what a continuing story repeats was told, and what is new may rank low. */
const DRAFTED_FOR_UPDATE = 25;

/** A briefing, or null when there is nothing to open one with; `below` counts developments with too few origins. */
export type Made = { readonly briefing: Briefing | null; readonly below: number };

/** Composes and verifies. No briefing comes of evidence of which not one sentence may be printed as a headline. */
export async function makeBriefing(assignment: Assignment, basis: Basis, desk: Desk): Promise<Made> {
  const { gathered, focus } = basis;
  const sieve = { evidence: evidenceOf(gathered.reads), withheld: [], isTold: focus.isTold };
  const table = keyFigures(factSentences(gathered.reads), MOST.figures, gathered.topic);
  const overtaken = overtakenIn(gathered.reads, table.superseded);
  const news = { ...sieve, isTold: (claim: Claim) => focus.isTold(claim) || overtaken.isClaim(claim) };
  const isUpdate = focus.fresh !== gathered.reads;
  const drafted = isUpdate ? DRAFTED_FOR_UPDATE : MOST.developments;
  const id = newId("brf");
  const draft = await draftFor(assignment, focused(cluster(gathered.reads), focus), {
    desk,
    id,
    drafted,
    topic: currentOf(gathered.topic, overtaken),
  });
  const backed = backedBy(basis);
  const unfit = (claim: Claim) => news.isTold(claim) || !backed(claim);
  const leans = leaningIn(gathered.reads, gathered.topic);
  const headline = headlineOf(draft, { ...news, isTold: unfit }, leans);
  const bottomLine = headline ? bottomLineOf(draft, { ...news, isTold: unfit, leans }, headline) : [];
  const above = headline ? [headline, ...bottomLine] : [];
  const all = developmentsOf(draft.points, news, { headline, most: MOST.developments, leans, above, ...basis });
  const supported = all.filter(backed);
  const below = all.length - supported.length;
  if (!headline) return { briefing: null, below };
  const answered = { headline, reads: gathered.reads, most: MOST.developments };
  const developments = withDenials(supported, answered, sieve);
  const printed = {
    headline,
    bottomLine,
    ...partsOf(basis, { developments, table }, sieve),
  };
  const parts = withToldDates(printed, gathered.reads);
  const made = { id, ...frameOf(assignment, basis, desk), ...parts, ...endOf(parts, basis, draft, sieve) };
  return { briefing: await withFeeds(made, assignment, desk.archive.feeds), below };
}

async function draftFor(
  { query, composer, viewer }: Assignment,
  stories: readonly Story[],
  { desk, id, drafted, topic }: { desk: Desk; id: string; drafted: number; topic: Topic },
): Promise<ExtractiveDraft> {
  const writer = composer === "extractive" ? null : (desk.writer ?? null);
  if (writer === null) return composeExtractive(stories, drafted, topic);
  const reads = stories.flatMap((story) => story.reads);
  if (!(await mayBeRead(reads, viewer, { writer, archive: desk.archive }))) {
    const plain = composeExtractive(stories, drafted, topic);
    return { ...plain, composer: { ...plain.composer, fallback: NOT_ALLOWED } };
  }
  const session = { writer, account: { workspace: viewer.workspace, briefing: id } };
  const commission = { topic: query.text, about: topic, most: drafted, evidence: evidenceOf(reads), session };
  return composeWithModel(stories, commission);
}

/** Whether a claim has as many independent origins as the focus asks for, over all that was gathered. */
function backedBy({ gathered, focus }: Basis): (claim: Claim) => boolean {
  if (focus.minimumOrigins <= 1) return () => true;
  return (claim) => supportOf(claim, gathered.reads).length >= focus.minimumOrigins;
}

type Parts = Pick<
  Briefing,
  "headline" | "bottomLine" | "developments" | "figures" | "actors" | "quotations" | "timeline" | "disputes" | "unread"
>;

/** The sections under the developments. Older articles may vote on a figure, but only one with a fresh source is shown. */
function partsOf(
  basis: Basis,
  { developments, table }: { developments: readonly Development[]; table: FigureTable },
  sieve: Sieve,
): Omit<Parts, "headline" | "bottomLine"> {
  const { gathered, focus } = basis;
  const isFresh = ({ articleId }: { articleId: string }) => focus.fresh.some((read) => read.article.id === articleId);
  const disputes = table.disputes.filter((one) => one.citations.some(isFresh));
  const quotations = quotationsOf(basis, sieve);
  const unread = unreadIn(focus.fresh).filter((one) => passes(verifyCited(one, sieve.evidence), sieve));
  return {
    ...(unread.length > 0 ? { unread } : {}),
    developments: markDisputed(
      developments,
      disputes.flatMap((dispute) => dispute.citations),
    ),
    figures: table.figures
      .filter((figure) => figure.citations.some(isFresh))
      .filter((figure) => passes(verifyFigure(figure, sieve.evidence), sieve))
      .map((figure) => withStandingCourse(figure, sieve.evidence)),
    actors: actorsOf(keyActors(focus.fresh, gathered.topic), { most: MOST.actors, quotations }, sieve),
    quotations,
    timeline: answeredTimeline(
      timelineOf(focus.fresh, sieve, gathered.topic).filter(({ claim }) => !sieve.isTold(claim)),
      { reads: gathered.reads, most: MOST.timeline },
      sieve,
    ),
    disputes: disputes.filter((one) => one.sides.every((side) => passes(verifyCited(side, sieve.evidence), sieve))),
  };
}

type Frame = Pick<Briefing, "topic" | "createdAt" | "window" | "coverage" | "changes">;

function frameOf({ query }: Assignment, { gathered }: Basis, desk: Desk): Frame {
  const createdAt = desk.clock().toISOString();
  const window = { from: query.from, to: query.until ?? createdAt };
  return { topic: query.text, createdAt, window, coverage: coverageOf(gathered, query), changes: [] };
}

function endOf(
  parts: Parts,
  { gathered, focus }: Basis,
  { composer }: ExtractiveDraft,
  { withheld }: Sieve,
): Pick<Briefing, "composer" | "gaps" | "sources" | "withheld"> {
  const { headline, developments, figures } = parts;
  const placed = placedSentences(focus.fresh);
  // Where an actor is first named is cited for that row, and not printed.
  const printed = citationsIn({ ...parts, actors: parts.actors.map((actor) => ({ ...actor, citations: [] })) });
  return {
    composer,
    gaps: gapsOf({ headline, developments, figures, placed, printed, reads: focus.fresh }),
    sources: sourcesOf(citationsIn(parts), gathered),
    withheld,
  };
}

/** The first wording that passes and fits; what leans on a sentence that would not be printed only where nothing else does. */
function headlineOf(draft: ExtractiveDraft, sieve: Sieve, leans: Leans): Claim | null {
  const wordings = [
    draft.headline,
    ...draft.spareHeadlines,
    ...draft.points.flatMap((point) => [point.claim, ...point.instead]),
  ];
  const short = wordings.filter((one) => one && one.text.length <= HEADLINE_CHARACTERS);
  let leaning: Claim | null = null;
  for (const wording of [draft.headline, ...short, ...wordings]) {
    const claim = wording && claimOf(wording, sieve);
    if (!claim || sieve.isTold(claim)) continue;
    if (!leans(claim, [])) return claim;
    leaning ??= claim;
  }
  return leaning;
}

/** The first claims that pass, are news and fit: they tell something that neither the headline nor one before them tells. */
function bottomLineOf(draft: ExtractiveDraft, sieve: Sieve & { leans: Leans }, headline: Claim): Claim[] {
  const claims: Claim[] = [];
  for (const wording of draft.bottomLine) {
    if (claims.length === MOST.bottomLine) break;
    const words = [...claims, wording].reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
    const claim = words > BOTTOM_LINE_WORDS ? null : claimOf(wording, sieve);
    if (!claim || sieve.isTold(claim) || addsNothing(claim, headline)) continue;
    if (sieve.leans(claim, [headline, ...claims])) continue;
    if (![headline, ...claims].some((other) => tellsSame(other, claim) || repeats(claim, other))) claims.push(claim);
  }
  return claims;
}

/** What is said against a charge may be older than what is told. */
function quotationsOf({ gathered, focus }: Basis, sieve: Sieve): Briefing["quotations"] {
  const holds = (one: Briefing["quotations"][number]) => passes(verifyQuotation(one, sieve.evidence), sieve);
  const rows = keyQuotations(focus.fresh, MOST.quotations, gathered.topic).filter(holds);
  return answeredQuotations(rows, { reads: gathered.reads, most: MOST.quotations }, holds);
}

function timelineOf(reads: readonly Read[], sieve: Sieve, topic: Topic): Briefing["timeline"] {
  return draftTimeline(reads, MOST.timeline, topic).flatMap(({ draft, ...entry }) => {
    const claim = claimOf(draft, sieve);
    return claim ? [{ ...entry, claim }] : [];
  });
}
