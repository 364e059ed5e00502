import type { BriefedFigure, BriefedQuotation, Citation, Cited, Claim, Withheld } from "#domain/briefing.ts";
import type { DraftClaim } from "#domain/draft.ts";
import { digestOf } from "#domain/ids.ts";
import type { Clause, Quotation, Sentence } from "#domain/ledger.ts";
import { foldMarks, sameName } from "#text/text.ts";
import { citeSentence } from "./evidence.ts";
import { isSameRow } from "./figure-rows.ts";
import { RESOLUTION } from "./figure-told.ts";
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
export type Passed = { readonly kind: "verified" } | { readonly kind: "withheld"; readonly withheld: Withheld };

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

const PASSED: Passed = { kind: "verified" };

function refused(text: string, reason: Withheld["reason"]): Passed {
  return { kind: "withheld", withheld: { text, reason } };
}

function failingClosed(text: string, check: () => Passed): Passed {
  try {
    return check();
  } catch {
    return refused(text, "error");
  }
}

/** Whether each citation points at stored text, to the letter. */
export function standsInStore(citations: readonly Citation[], evidence: Evidence): boolean {
  return (
    citations.length > 0 &&
    citations.every(
      ({ articleId, start, end, quote }) =>
        evidence.get(articleId)?.article.text.slice(start, end) === quote && quote !== "",
    )
  );
}

function sentencesAt(citations: readonly Citation[], evidence: Evidence): Sentence[] {
  return citations.flatMap(({ articleId, start, end }) =>
    (evidence.get(articleId)?.ledger.sentences ?? []).filter(
      (sentence) => sentence.start < end && start < sentence.end,
    ),
  );
}

const SIDE = /^(?<figure>.+) \((?:(?<sayer>[^()]+), per )?(?<who>[^()]+)\)$/u;

/** A role or a side of a dispute: words that stand in what they cite, or a stored figure and whose it is. */
export function verifyCited({ text, citations }: Cited, evidence: Evidence): Passed {
  return failingClosed(text, () => {
    if (!standsInStore(citations, evidence)) return refused(text, "no-evidence");
    const quotes = citations.map((one) => foldMarks(one.quote)).join(" ");
    if (quotes.includes(foldMarks(text))) return PASSED;
    const { figure, sayer, who } = SIDE.exec(text)?.groups ?? {};
    if (!figure || !who || !quotes.includes(foldMarks(figure))) return refused(text, "figure");
    if (sayer !== undefined && !isFigureOf(figure, sayer, citations, evidence)) return refused(text, "origins");
    return isSourceOf(who, citations, evidence) ? PASSED : refused(text, "origins");
  });
}

function isFigureOf(text: string, sayer: string, citations: readonly Citation[], evidence: Evidence): boolean {
  const figures = sentencesAt(citations, evidence).flatMap((sentence) => sentence.figures);
  return figures.some((figure) => figure.text === text && figure.saidBy === sayer);
}

function isSourceOf(who: string, citations: readonly Citation[], evidence: Evidence): boolean {
  const outlets = citations.map(({ articleId }) => evidence.get(articleId)?.article.outlet ?? "the article");
  const credited = sentencesAt(citations, evidence).flatMap((sentence) => sentence.origins);
  return [...outlets, ...credited].some((name) => sameName(name, who));
}

/** A figure's row: the same value, unit, currency, bound and object as a stored figure in what it cites. */
export function verifyFigure(row: BriefedFigure, evidence: Evidence): Passed {
  const text = `${row.object}: ${row.text}`;
  return failingClosed(text, () => {
    if (!standsInStore(row.citations, evidence)) return refused(text, "no-evidence");
    const sentences = sentencesAt(row.citations, evidence);
    const isStored = sentences.some((one) => one.figures.some((figure) => isSameRow(row, figure, one)));
    if (!isStored) return refused(text, "figure");
    if (!resolvesToPerson(row, evidence)) return refused(text, "name");
    return row.previous === null || isStoredFigure(row.previous, evidence) ? PASSED : refused(text, "figure");
  });
}

/** A figure's row with as much of its course as stands: each value given so in what it cites; fewer than three are no course. */
export function withStandingCourse(row: BriefedFigure, evidence: Evidence): BriefedFigure {
  const { course = [], ...rest } = row;
  const standing = course.filter(
    ({ text, value, citations }) =>
      standsInStore(citations, evidence) &&
      sentencesAt(citations, evidence).some(({ figures }) =>
        figures.some(
          (one) =>
            one.text === text &&
            (one.low ?? one.high) === value &&
            one.unit === row.unit &&
            one.currency === row.currency,
        ),
      ),
  );
  return standing.length < 3 ? rest : { ...rest, course: standing };
}

function resolvesToPerson(row: BriefedFigure, evidence: Evidence): boolean {
  const person = RESOLUTION.exec(row.object)?.[1];
  if (person === undefined) return true;
  const names = sentencesAt(row.citations, evidence).flatMap((sentence) => sentence.names);
  return names.some((name) => name.kind === "person" && name.canonical === person);
}

function isStoredFigure(text: string, evidence: Evidence): boolean {
  return [...evidence.values()].some(({ ledger }) =>
    ledger.sentences.some((sentence) => sentence.figures.some((figure) => figure.text === text)),
  );
}

/** Somebody's words: to the letter, at their offsets, by the recorded speaker, marked only where the source marks them. */
export function verifyQuotation(row: BriefedQuotation, evidence: Evidence): Passed {
  return failingClosed(row.text, () => {
    if (!standsInStore(row.citations, evidence)) return refused(row.text, "no-evidence");
    const stored = quotationAt(row, evidence);
    if (!stored || stored.marked !== row.marked) return refused(row.text, "quotation");
    return stored.speaker === row.speaker ? PASSED : refused(row.text, "speaker");
  });
}

function quotationAt({ text, citations }: BriefedQuotation, evidence: Evidence): Quotation | undefined {
  const [citation] = citations;
  const all =
    evidence.get(citation?.articleId ?? "")?.ledger.sentences.flatMap((sentence) => sentence.quotations) ?? [];
  return all.find(
    (one) =>
      one.start === citation?.start && citation.quote === text && one.text.replace(/,$/, "") === text.replace(/,$/, ""),
  );
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
