import type { Ranked } from "../find-sentences.ts";
import type { Asked } from "../question.ts";
import { otherDate } from "./dates.ts";
import { otherFigure } from "./figures.ts";
import { otherBearer, otherOffice } from "./names.ts";
import { opposite } from "./opposites.ts";
import { notDone } from "./status.ts";

/** Questions that take for granted that something happened, and questions that take anything for granted. */
const OF_WHAT_HAPPENED =
  /^\W*(?:when|why|how|where|who|what)\b.*\b(?:did|was|were|has|have|had)\b|^\W*who\s+\p{L}+(?:ed|t|nd|ld)\b|\bhow many\b.*\b(?:did|were|was|have been)\b/iu;
const PRESUPPOSES =
  /^\W*(?:when|why|how|where|who|what)\b.*\b(?:did|was|were|has|have|had|will|is|are)\b|^\W*who\s+\p{L}+(?:ed|t|nd|ld)\b|\bhow many\b.*\b(?:did|were|was|have been|watched)\b/iu;
/** Of the question's weight, what a sentence must hold to be about the same matter, with a rule for what it may miss. */
const SAME_MATTER = 0.5;
const MOST_RELATED = 6;

/**
 * Names what a question takes for granted although what is stored says otherwise. Null when it presupposes nothing, or nothing stored
 * gainsays it. Sentences of fixed form, filled with words of the question and of the stored articles only.
 */
export function premiseOf(asked: Asked, ranked: readonly Ranked[]): string | null {
  if (!PRESUPPOSES.test(asked.text)) return null;
  const close = ranked.filter((one) => one.coverage >= SAME_MATTER).toSorted((a, b) => b.coverage - a.coverage);
  const related = close.slice(0, MOST_RELATED);
  return (
    otherOffice(asked, ranked) ??
    otherFigure(asked, ranked) ??
    otherDate(asked, ranked) ??
    otherBearer(asked, related, ranked) ??
    (OF_WHAT_HAPPENED.test(asked.text) ? notDone(asked, related.slice(0, 3)) : null) ??
    opposite(asked, related.slice(0, 3), ranked)
  );
}
