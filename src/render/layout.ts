import type { Citation, Source } from "#domain/briefing.ts";

/**
 * One line of a section, on any surface: `lead` are the columns before the words (a status, a name), `body` the words, `tail`
 * what stands at the line's end (the source label), `marks` the numbers of the cited sources.
 */
export type Row = {
  readonly lead: readonly string[];
  readonly body: string;
  readonly tail: string;
  readonly marks: readonly number[];
};

/** A titled group of rows; it exists only when it has rows. Its strings are untrusted: each surface cleans what it prints. */
export type Section = { readonly title: string; readonly note: string | null; readonly rows: readonly Row[] };

/** A section, or null when there is nothing to say. */
export function section(title: string, rows: readonly Row[], note: string | null = null): Section | null {
  return rows.length === 0 ? null : { title, note, rows };
}

/** The numbers of the sources that citations point to, ascending, each once. */
export function marksOf(citations: readonly Citation[], sources: readonly Source[]): number[] {
  const cited = new Set(citations.map((citation) => citation.articleId));
  return sources
    .filter((source) => cited.has(source.articleId) || source.copies.some((copy) => cited.has(copy)))
    .map((source) => source.n)
    .sort((left, right) => left - right);
}

/** The marks as they are printed: "[1][3]". */
export function printMarks(marks: readonly number[]): string {
  return marks.map((n) => `[${n}]`).join("");
}
