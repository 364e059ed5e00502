import type { BriefedFigure, BriefedQuotation, Citation, Cited, Withheld } from "#domain/briefing.ts";
import type { Quotation, Sentence } from "#domain/ledger.ts";
import { foldMarks, sameName } from "#text/text.ts";
import { isSameRow } from "./figure-rows.ts";
import { RESOLUTION } from "./figure-told.ts";
import type { Evidence } from "./gate/ground.ts";
import { joinedQuotations } from "./whole-words.ts";

/* What is printed beside claims, checked against the store each time it is shown: figures, roles, sides of a dispute, words. */

/** Whether a row may be shown, and why not. */
export type Passed = { readonly kind: "verified" } | { readonly kind: "withheld"; readonly withheld: Withheld };

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
    return verifySide({ text, citations }, quotes, evidence);
  });
}

function verifySide({ text, citations }: Cited, quotes: string, evidence: Evidence): Passed {
  const { figure, sayer, who } = SIDE.exec(text)?.groups ?? {};
  if (!figure || !who || !quotes.includes(foldMarks(figure))) return refused(text, "figure");
  if (sayer !== undefined && !isFigureOf(figure, sayer, citations, evidence)) return refused(text, "origins");
  return isSourceOf(who, citations, evidence) ? PASSED : refused(text, "origins");
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
  const read = evidence.get(citation?.articleId ?? "");
  const all = read?.ledger.sentences.flatMap((sentence) => [
    ...sentence.quotations,
    ...joinedQuotations(sentence, read.article.text),
  ]);
  return all?.find(
    (one) =>
      one.start === citation?.start && citation.quote === text && one.text.replace(/,$/, "") === text.replace(/,$/, ""),
  );
}
