const BARE_DATE = /^\d{4}-\d{2}-\d{2}$/;
const ISO_TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/;
const ZONE = /(?:Z|[+-]\d{2}:?\d{2}|\b(?:GMT|UTC|UT|E[SD]T|C[SD]T|M[SD]T|P[SD]T))\)?$/i;

/**
 * A stated date as it is stored: a bare date stays one, a time becomes ISO 8601 UTC, and a written-out day ("19 November 2019")
 * becomes a bare date. A time without a zone is read as UTC, the same on every machine. Null when it is no date.
 */
export function statedDate(stated: string): string | null {
  const text = stated.trim();
  if (BARE_DATE.test(text)) return realDay(text);
  if (ISO_TIME.test(text)) return moment(ZONE.test(text) ? text : `${text}Z`);
  if (!/\d{4}/.test(text) || !/\d{1,2}\D/.test(text)) return null;
  if (/\d:\d{2}/.test(text)) return moment(ZONE.test(text) ? text : `${text} UTC`);
  return moment(`${text} UTC`)?.slice(0, 10) ?? null;
}

function realDay(day: string): string | null {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : null;
}

function moment(text: string): string | null {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
