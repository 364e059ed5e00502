import { type DayOrder, statedDate } from "./stated-date.ts";

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
// RFC 822 as feeds write it: any day name, two-digit years, one-letter and numeric zones, seconds or none.
const RFC822 =
  /^(?:[\p{L}.]+,?\s+)?(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?[\s-]+(\d{4}|\d{2}),?(?:\s+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(am|pm)?\s*([a-z]{1,5}|(?:gmt|utc)?\s*[+-]\d{1,2}:?\d{2})?)?/iu;
// The C library's form: "Thu Jan  1 19:48:21 2004".
const ASCTIME = /^[a-z]{3,9}\s+([a-z]{3})\s+(\d{1,2})\s+(\d{1,2}):(\d{2}):(\d{2})\s+(?:[a-z]{3,4}\s+)?(\d{4})$/i;
const ZONES: Readonly<Record<string, number>> = {
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
  bst: 1,
  cet: 1,
  cest: 2,
  eet: 2,
  eest: 3,
  msk: 3,
  ist: 5.5,
  jst: 9,
  kst: 9,
  aest: 10,
  aedt: 11,
};

/** A feed's date as ISO 8601 or a bare date; null when it is none, states less than a day, or might be two days. */
export function feedDate(stated: string, order: DayOrder = null): string | null {
  const text = stated.trim().replace(/\s+/g, " ");
  if (/^\d{4}-\d{2}-\d{2}/.test(text)) return statedDate(text.replace(/\.\d{4,}/, (fraction) => fraction.slice(0, 4)));
  if (RFC822.test(text)) return rfc822(text);
  return ASCTIME.test(text) ? asctime(text) : statedDate(text, order);
}

function rfc822(text: string): string | null {
  const found = RFC822.exec(text);
  if (!found) return null;
  const [, day = "", month = "", year = "", hour, minute = "0", second = "0", half, zone] = found;
  const at = MONTHS.indexOf(month.toLowerCase());
  if (at < 0) return null;
  // RFC 2822 §4.3: two digits from 50 on are of the last century.
  const full = year.length === 4 ? Number(year) : Number(year) + (Number(year) < 50 ? 2000 : 1900);
  if (hour === undefined) return dayOf(full, at, Number(day));
  const hours = (Number(hour) % (half ? 12 : 25)) + (half?.toLowerCase() === "pm" ? 12 : 0);
  return moment([full, at, Number(day), hours, Number(minute), Number(second)], offsetOf(zone ?? ""));
}

function asctime(text: string): string | null {
  const [, month = "", ...numbers] = ASCTIME.exec(text) ?? [];
  const at = MONTHS.indexOf(month.toLowerCase());
  if (at < 0) return null;
  const [day = 1, hour = 0, minute = 0, second = 0, year = 0] = numbers.map(Number);
  return moment([year, at, day, hour, minute, second], 0);
}

/** A zone's distance from UTC in hours; military letters and unknown names count as UTC, as RFC 2822 §4.3 has it. */
function offsetOf(zone: string): number {
  const numeric = /([+-])(\d{1,2}):?(\d{2})$/.exec(zone);
  if (!numeric) return ZONES[zone.trim().toLowerCase()] ?? 0;
  return (numeric[1] === "-" ? -1 : 1) * (Number(numeric[2]) + Number(numeric[3]) / 60);
}

type Fields = readonly [number, number, number, number, number, number];

function moment([year, month, day, hour, minute, second]: Fields, offset: number): string | null {
  if (dayOf(year, month, day) === null || hour > 24 || minute > 59) return null;
  return new Date(Date.UTC(year, month, day, hour, minute, Math.min(second, 59)) - offset * 3_600_000).toISOString();
}

function dayOf(year: number, month: number, day: number): string | null {
  const at = new Date(Date.UTC(year, month, day));
  return at.getUTCMonth() === month && at.getUTCDate() === day ? at.toISOString().slice(0, 10) : null;
}
