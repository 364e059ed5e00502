import type { BriefedFigure } from "#domain/briefing.ts";
import type { Figure, Sentence } from "#domain/ledger.ts";
import { UNNAMED_PEOPLE } from "./figure-fates.ts";
import { RESOLUTION, sumOf, toldOf } from "./figure-told.ts";

/** Whether a row prints a stored figure: the same value, unit, currency, bound and speaker, of what the sentence counts. */
export function isSameRow(row: BriefedFigure, figure: Figure, sentence: Sentence): boolean {
  const same =
    row.low === figure.low &&
    row.high === figure.high &&
    row.unit === figure.unit &&
    row.currency === figure.currency &&
    row.bound === figure.bound;
  return (
    same &&
    isSameObject(row.object.replace(RESOLUTION, ""), figure, sentence) &&
    row.asOf === figure.asOf &&
    row.saidBy === figure.saidBy &&
    (row.told === undefined || row.told === toldOf(row.object, { figure, sentence }))
  );
}

/** What was counted, as the reader found it or with what the sentence says of it right behind ("people confirmed dead"). */
function isSameObject(object: string, figure: Figure, sentence: Sentence): boolean {
  if (object === (figure.object ?? sumOf(figure, sentence) ?? UNNAMED_PEOPLE)) return true;
  const behind = sentence.text.slice(figure.end - sentence.start).trimStart();
  return figure.object !== null && object.startsWith(`${figure.object} `) && behind.startsWith(object);
}
