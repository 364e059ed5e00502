import { Visibility } from "#domain/article.ts";
import type { Feed, FeedState } from "#domain/feed.ts";
import { type Row, textOrNull, type Value } from "./sql.ts";

/** The columns of a feed. Times are Unix milliseconds. */
export const FEED_COLUMNS = `id, added_ms, url, outlet, site, visibility, full_text, etag, last_modified, interval_ms, due_ms, failures,
  polled_ms, success_ms, new_ms, last_error, paused, gone`;

/** A row of FEED_COLUMNS as a feed. */
export function feedOf(row: Row): Feed {
  return {
    id: String(row.id),
    addedAt: timeOf(row.added_ms) ?? "",
    url: String(row.url),
    outlet: String(row.outlet),
    site: textOrNull(row.site),
    visibility: Visibility.parse(JSON.parse(String(row.visibility))),
    fullText: Boolean(row.full_text),
    etag: textOrNull(row.etag),
    lastModified: textOrNull(row.last_modified),
    intervalMs: Number(row.interval_ms),
    dueAt: timeOf(row.due_ms) ?? "",
    failures: Number(row.failures),
    lastPolledAt: timeOf(row.polled_ms),
    lastSuccessAt: timeOf(row.success_ms),
    lastNewAt: timeOf(row.new_ms),
    lastError: textOrNull(row.last_error),
    paused: textOrNull(row.paused),
    gone: Boolean(row.gone),
  };
}

/** A state as the values of `SETTLE_SQL` from `?3` on. */
export function stateValues(state: FeedState): Value[] {
  return [
    ...[state.url, hostOf(state.url), state.etag, state.lastModified, Math.round(state.intervalMs), msOf(state.dueAt)],
    ...[state.failures, msOf(state.lastPolledAt), msOf(state.lastSuccessAt), msOf(state.lastNewAt), state.lastError],
    ...[state.paused, Number(state.gone)],
  ];
}

/** The host of an address with its port: what is asked one thing at a time. */
export function hostOf(url: string): string {
  return URL.parse(url)?.host ?? url;
}

function timeOf(ms: unknown): string | null {
  return typeof ms === "number" ? new Date(ms).toISOString() : null;
}

function msOf(time: string | null): number | null {
  return time === null ? null : Date.parse(time);
}
