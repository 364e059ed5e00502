import type { DateMention } from "#domain/ledger.ts";
import { calendarDates, type Written } from "./calendar-dates.ts";
import { relativeDates } from "./relative-dates.ts";
import type { RawSentence } from "./tokens.ts";

const LIKELY =
  /\d{4}|day\b|yesterday|overnight|tonight|tomorrow|recent|coming|soon|shortly|ago\b|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\b(?:weeks?|months?|years?|quarter|decades?|weekend|spring|summer|autumn|winter)\b/i;

/** Every date named in a sentence, in order; what needs the day of writing is placed only when its `dateline` (ISO) is known. */
export function findDates(sentence: RawSentence, { dateline, updated }: Written): DateMention[] {
  if (!LIKELY.test(sentence.text)) return [];
  const day = dateline?.match(/^\d{4}-\d{2}-\d{2}/)?.[0] ?? null;
  const fixed = calendarDates(sentence, { dateline: day, updated });
  const relative = relativeDates(sentence, { dateline: day, updated })
    .filter((date) => fixed.every((known) => apart(known, date)))
    .filter((date) => !fixed.some((known) => isRoughly(date, known, day)));
  return [...fixed, ...relative].sort((a, b) => a.start - b.start);
}

function apart(a: DateMention, b: DateMention): boolean {
  return a.end <= b.start || b.end <= a.start;
}

/** "Nearly 60 years ago, in November 1967": the date is given, and the count says roughly how long ago that is. */
function isRoughly(counted: DateMention, exact: DateMention, day: string | null): boolean {
  if (day === null || counted.iso === null || exact.iso === null || exact.relative) return false;
  if (!/ years? ago$/i.test(counted.text)) return false;
  const [year = 0, known = 0, now = 0] = [counted.iso, exact.iso, day].map((iso) => Number(iso.slice(0, 4)));
  return Math.abs(year - known) <= Math.max(1, (now - year) * ROUGHLY);
}

/** How far off a count of years may be. */
const ROUGHLY = 0.1;
