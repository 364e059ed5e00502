import { ArticleRecord } from "#domain/article.ts";
import type { Clock } from "#domain/ports.ts";
import { canonicalUrl } from "./canonical-url.ts";
import { LIMITS, megabytes } from "./limits.ts";
import { statedDate } from "./stated-date.ts";

/** A record fit to be filed, with what a reader should know of how it was read; or one sentence on why it is not. */
export type Checked = { readonly record: ArticleRecord; readonly note: string | null } | { readonly reason: string };

/** A date further ahead than time zones explain is wrong, or an announcement's; one before 1970 is what an empty clock shows. */
const AHEAD_MS = 24 * 3_600_000;

/**
 * Checks one article record: its fields, its dates and its length. The address is made canonical and dates ISO 8601; the text
 * stays as it stands. A record that does not say when it was retrieved was retrieved now, and one dated before 1970 or ahead is undated.
 */
export function checkRecord(value: unknown, clock: Clock): Checked {
  const parsed = ArticleRecord.safeParse(value);
  if (!parsed.success) return { reason: fieldReason(value, parsed.error.issues[0]) };
  const { data } = parsed;
  if (data.text.trim() === "") return { reason: 'The "text" is empty. Give the article\'s text.' };
  if (data.text.length > LIMITS.textLength) {
    return {
      reason: `The text is longer than ${megabytes(LIMITS.textLength)}, which is the most that is read. Split it.`,
    };
  }
  const dates = checkedDates(data);
  if ("reason" in dates) return dates;
  const now = clock();
  const [publishedAt, retrievedAt] = [dates.publishedAt, dates.retrievedAt].map((date) => plausible(date, now));
  const record = { ...data, url: data.url ? canonicalUrl(data.url) : null, publishedAt: publishedAt ?? null };
  const note =
    dates.publishedAt === publishedAt ? null : `It is dated ${dates.publishedAt}, which cannot be: filed undated.`;
  return { record: { ...record, retrievedAt: retrievedAt ?? now.toISOString() }, note };
}

function plausible(date: string | null, now: Date): string | null {
  const at = Date.parse(date ?? "");
  return at >= 0 && at <= now.getTime() + AHEAD_MS ? date : null;
}

type Dates = { publishedAt: string | null; retrievedAt: string | null };

function checkedDates(record: ArticleRecord): Dates | { reason: string } {
  const dates: Dates = { publishedAt: null, retrievedAt: null };
  for (const field of ["publishedAt", "retrievedAt"] as const) {
    const stated = record[field]?.trim();
    if (!stated) continue;
    dates[field] = statedDate(stated);
    if (!dates[field])
      return {
        reason: `"${stated.slice(0, 40)}" is not a date (${field}). Write it as 2026-06-05 or 2026-06-05T14:00:00Z.`,
      };
  }
  return dates;
}

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string };

function fieldReason(value: unknown, issue: Issue | undefined): string {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return 'This is not an article record. A record is a JSON object with at least a "text".';
  }
  const field = issue?.path.join(".") || "record";
  if (!(field in value)) return `The record has no "${field}". A record is a JSON object with at least a "text".`;
  const wanted = field === "text" ? "a string" : "a string or null";
  return `What the record gives as its "${field}", under this or another name, must be ${wanted}.`;
}
