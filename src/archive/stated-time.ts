const BARE_DATE = /^\d{4}-\d{2}-\d{2}$/;
const ISO_TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/;
const ZONE = /(?:Z|GMT|UTC|UT|[+-]\d{2}:?\d{2})$/i;

// A time without a zone would be read in the machine's own: the same record must mean the same everywhere.
function zoned(stated: string): string | null {
  if (ZONE.test(stated)) return stated;
  return ISO_TIME.test(stated) ? `${stated}Z` : null;
}

/** A stated time as ISO 8601 UTC; a bare date stays one; null when it is missing, impossible or names no moment. */
export function statedTime(stated: string | null | undefined): string | null {
  const text = stated?.trim() ?? "";
  if (BARE_DATE.test(text)) {
    const day = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? text : null;
  }
  const full = zoned(text);
  const at = full === null ? Number.NaN : Date.parse(full);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
