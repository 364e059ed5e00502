import type { Feed } from "#domain/feed.ts";
import { FEED_ACCEPT, type Fetched } from "#ingest/ingest.ts";
import type { PolledHead, PollOutcome } from "./feed-state.ts";

/** What a feed is asked with: only for what has changed since the last time. */
export function questionFor(feed: Feed): { accept: string; headers: Record<string, string> } {
  const headers: Record<string, string> = {};
  if (feed.etag !== null) headers["if-none-match"] = feed.etag;
  if (feed.lastModified !== null) headers["if-modified-since"] = feed.lastModified;
  return { accept: FEED_ACCEPT, headers };
}

/** What an answer means when it brings no feed, or null when its body is to be read. */
export function endOf(feed: Feed, got: Fetched, now: Date): PollOutcome | null {
  if (got.status === 304) return { kind: "unchanged", head: headOf(feed, got) };
  if (got.status === 410)
    return {
      kind: "gone",
      reason: "The server says that this feed is gone for good. Look for another feed of the site.",
    };
  if (got.status < 400) return null;
  const restMs = retryAfter(got.headers["retry-after"], now);
  return { kind: "failed", reason: reasonFor(got.status), restMs };
}

function reasonFor(status: number): string {
  if (status === 404) return "The server says that there is no such feed (404). Check its address.";
  if (status === 401 || status === 403) return `The server does not let us read this feed (${status}).`;
  if (status === 429)
    return "The server says that it was asked too often (429). It is left alone for as long as it wishes.";
  return `The server answered with status ${status}.`;
}

/** What an answer says of a feed. A 304 need not repeat what was known. */
export function headOf(feed: Feed, { movedTo, headers, status }: Fetched): PolledHead {
  const kept = status === 304 ? feed : { etag: null, lastModified: null };
  return {
    url: movedTo,
    etag: headers.etag ?? kept.etag,
    lastModified: headers["last-modified"] ?? kept.lastModified,
    restMs: maxAge(headers["cache-control"]),
  };
}

function maxAge(cacheControl = ""): number {
  return Number(/(?:^|[,\s])max-age=(\d{1,9})/i.exec(cacheControl)?.[1] ?? 0) * 1000;
}

/** How long Retry-After asks to wait (RFC 9110 §10.2.3: seconds or a date), in milliseconds; 0 when it says nothing. */
export function retryAfter(value: string | undefined, now: Date): number {
  if (value === undefined) return 0;
  if (/^\d{1,9}$/.test(value.trim())) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? 0 : Math.max(0, at - now.getTime());
}
