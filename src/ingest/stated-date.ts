const BARE_DATE = /^\d{4}-\d{2}-\d{2}$/;
const ISO_TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/;
const ZONE = /(?:Z|[+-]\d{2}:?\d{2}|\b(?:GMT|UTC|UT|E[SD]T|C[SD]T|M[SD]T|P[SD]T))\)?$/i;

/** Three numbers and the sign between them: whoever writes dots writes the day first, and with other signs it depends on the country. */
const NUMBERS = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?![\d/])/;

/** Which of two numbers is the day, where a page's or a feed's language tells. */
export type DayOrder = "day-first" | "month-first" | null;

/** How a language tag's country writes dates: the United States put the month first, and "en" alone leaves it open. */
export function dayOrderOf(language: string | null | undefined): DayOrder {
  const tag = language?.trim().replace("_", "-").toLowerCase() ?? "";
  if (/^en-us\b/.test(tag)) return "month-first";
  return tag === "" || tag === "en" ? null : "day-first";
}

/**
 * A stated date as it is stored: a bare date stays one, a time becomes ISO 8601 UTC, and a written-out day ("19 November 2019")
 * becomes a bare date. A time without a zone is read as UTC, the same on every machine. Null when it is no date, or might be two.
 */
export function statedDate(stated: string, order: DayOrder = null): string | null {
  const text = stated.trim();
  if (BARE_DATE.test(text)) return realDay(text);
  if (ISO_TIME.test(text)) return realDay(text.slice(0, 10)) && moment(ZONE.test(text) ? text : `${text}Z`);
  const numbers = NUMBERS.exec(text);
  if (numbers) return numbered(numbers, order);
  return hasRealDay(text) ? written(text) : null;
}

function written(text: string): string | null {
  if (!/\d{4}/.test(text) || !/\d{1,2}\D/.test(text)) return null;
  if (/\d:\d{2}/.test(text)) return moment(ZONE.test(text) ? text : `${text} UTC`);
  return moment(`${text} UTC`)?.slice(0, 10) ?? null;
}

function numbered([, first = "", sign, second = "", year]: RegExpExecArray, order: DayOrder): string | null {
  const dayFirst = sign === "." || Number(first) > 12 || (Number(second) <= 12 && order === "day-first");
  const open = sign !== "." && Number(first) <= 12 && Number(second) <= 12 && first !== second;
  if (open && order === null) return null;
  const [day, month] = dayFirst ? [first, second] : [second, first];
  return realDay(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}

// The engine takes 30 February for 2 March.
function hasRealDay(text: string): boolean {
  const at = new Date(`${text.replace(/[T,\s]*\d{1,2}:\d{2}.*$/s, "")} UTC`);
  if (Number.isNaN(at.getTime())) return true;
  return new RegExp(`(?<!\\d)0?${at.getUTCDate()}(?!\\d)`).test(text);
}

function realDay(day: string): string | null {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : null;
}

function moment(text: string): string | null {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
