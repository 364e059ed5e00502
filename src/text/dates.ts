import type { DateMention } from "#domain/ledger.ts";
import { calendarDates } from "./calendar-dates.ts";
import { relativeDates } from "./relative-dates.ts";
import type { RawSentence } from "./tokens.ts";

const LIKELY =
  /\d{4}|day\b|yesterday|overnight|tonight|tomorrow|recent|coming|soon|shortly|ago\b|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\b(?:weeks?|months?|years?|quarter|decades?|weekend|spring|summer|autumn|winter)\b/i;

/** Every date named in a sentence, in order; what needs the day of writing is placed only when `dateline` (ISO) is known. */
export function findDates(sentence: RawSentence, dateline: string | null): DateMention[] {
  if (!LIKELY.test(sentence.text)) return [];
  const day = dateline?.match(/^\d{4}-\d{2}-\d{2}/)?.[0] ?? null;
  const fixed = calendarDates(sentence, day);
  const relative = relativeDates(sentence, day).filter((date) => fixed.every((known) => apart(known, date)));
  return [...fixed, ...relative].sort((a, b) => a.start - b.start);
}

function apart(a: DateMention, b: DateMention): boolean {
  return a.end <= b.start || b.end <= a.start;
}
