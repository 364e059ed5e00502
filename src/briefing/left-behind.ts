import { timeOf } from "./cluster.ts";
import type { Statement } from "./statements.ts";

/* What was told as not done yet, or as expected for a day, once it is told what was done. */

/** "Has yet to approve it": so it was when it was told. */
const NOT_YET = /\b(?:not yet|yet to)\b/i;
const PENDING: ReadonlySet<string | undefined> = new Set(["planned", "considered", "conditional"]);
/** Where a subject stands at the latest, in characters: "Norvanian Interior Minister Ilse Varn". */
const SUBJECT_WITHIN = 40;

/**
 * Whether a statement was left behind by what was done: what had yet to be done by somebody who has acted since, and what was expected for
 * a day of which a later article tells. `done` are the statements of what was.
 */
export function leftBehind(done: readonly Statement[]): (one: Statement) => boolean {
  const acted = lastTold(done, (one) => subjectOf(one) ?? []);
  const happened = lastTold(done, daysOf);
  const isAfter = (told: number | undefined, one: Statement) => told !== undefined && told > timeOf(one.read);
  return (one) => {
    if (NOT_YET.test(one.text)) return isAfter(acted.get(subjectOf(one) ?? ""), one);
    return PENDING.has(one.clause?.event) && daysOf(one).some((day) => isAfter(happened.get(day), one));
  };
}

/** When each of something was last told of, in milliseconds. */
function lastTold(
  done: readonly Statement[],
  keysOf: (one: Statement) => string | readonly string[],
): Map<string, number> {
  const last = new Map<string, number>();
  for (const one of done)
    for (const key of [keysOf(one)].flat()) last.set(key, Math.max(last.get(key) ?? 0, timeOf(one.read)));
  return last;
}

/** The person or body that a statement opens with, whatever its office. */
function subjectOf({ text, sentence }: Statement): string | null {
  const name = sentence.names.find((each) => each.kind !== "place" && text.includes(each.text));
  return name !== undefined && text.indexOf(name.text) < SUBJECT_WITHIN ? name.canonical : null;
}

function daysOf({ sentence, text }: Statement): string[] {
  return sentence.dates.flatMap(({ iso, precision, text: day }) =>
    iso !== null && precision === "day" && text.includes(day) ? [iso] : [],
  );
}
