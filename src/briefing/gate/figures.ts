import type { Figure } from "#domain/ledger.ts";
import { contentWords, sameFigure } from "#text/text.ts";
import { citedText, type Ground } from "./ground.ts";
import type { Finding } from "./rules.ts";

/** Rule 2: every figure of the claim stands in a cited sentence with the same value, unit, currency, bound and object. */
export function figures(ground: Ground): Finding | null {
  if (ground.verbatim) return cutBound(ground);
  const stored = ground.cited.flatMap(({ sentence }) => sentence.figures);
  const own = ground.claim.flatMap((row) => row.figures);
  const wrong = own.find((figure) => !stored.some((other) => sameFigure(figure, other) && sameObject(figure, other)));
  if (wrong) return { reason: "figure", note: `“${wrong.text}” is not in the cited sentences` };
  return strayDigits(ground, own);
}

/** A piece that begins inside "at least three" would lose its bound. */
function cutBound({ verbatim }: Ground): Finding | null {
  const cut = verbatim?.sentence.figures.find(
    (figure) =>
      (figure.start < verbatim.start && figure.end > verbatim.start) ||
      (figure.start < verbatim.end && figure.end > verbatim.end),
  );
  return cut ? { reason: "figure", note: `“${cut.text}” was cut` } : null;
}

function sameObject(a: Figure, b: Figure): boolean {
  if (a.object === null || b.object === null || a.currency !== null) return true;
  const words = new Set(contentWords(b.object));
  return contentWords(a.object).some((word) => words.has(word));
}

/** Digits that no figure explains (a date, a model) must stand in the evidence as they are. */
function strayDigits(ground: Ground, own: readonly Figure[]): Finding | null {
  const printed = ground.draft.text;
  const source = citedText(ground);
  for (const match of printed.matchAll(/\d[\d.,:]*\d|\d/g)) {
    const inFigure = own.some((figure) => match.index >= figure.start && match.index < figure.end);
    if (!inFigure && !source.includes(match[0]))
      return { reason: "figure", note: `“${match[0]}” is not in the cited sentences` };
  }
  return null;
}
