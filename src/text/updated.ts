import { calendarDates } from "./calendar-dates.ts";

/** "Jan. 11, 2026 Updated Jan. 12, 2026, 4:31 p.m. ET": where an article says when it was last written at. In characters. */
const HEAD = 300;
const UPDATED = /\b(?:Last updated|Updated)(?: on| at)?:? (?=\p{L}{3,9}\.? \d{1,2}\b|\d{1,2} \p{L}{3,9}\b)/u;
/** Of a text that was written at again after so many days nobody can tell which week a weekday of it is in. */
const MOST_DAYS = 6;

/** The day on which an article says at its head that it was updated, ISO; null when it does not, or it is none of the days after `dateline`. */
export function updateOf(text: string, dateline: string | null): string | null {
  const head = text.slice(0, HEAD);
  const said = UPDATED.exec(head);
  if (said === null || dateline === null) return null;
  const from = head.slice(said.index + said[0].length).split("\n")[0] ?? "";
  const day = dateline.slice(0, 10);
  const [date] = calendarDates(
    { n: 0, start: 0, end: from.length, text: from, tokens: [] },
    { dateline: day, updated: null },
  );
  if (date?.iso?.length !== day.length || date.start > 0) return null;
  const days = (Date.parse(date.iso) - Date.parse(day)) / 86_400_000;
  return days > 0 && days <= MOST_DAYS ? date.iso : null;
}
