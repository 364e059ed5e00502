import { createHash } from "node:crypto";
import type { Feed, FeedState } from "#domain/feed.ts";

/** What came of one poll. `reason` and `gone` are sentences for people; `restMs` is what the server or the feed asks for. */
export type PollOutcome =
  | { readonly kind: "read"; readonly fresh: number; readonly more: boolean; readonly head: PolledHead }
  | { readonly kind: "unchanged"; readonly head: PolledHead }
  | { readonly kind: "gone"; readonly reason: string }
  | { readonly kind: "failed"; readonly reason: string; readonly restMs: number }
  | { readonly kind: "stopped" };

/** What a server said of a feed: where it is, what it is to be asked for next time, and how long it wants to be left alone. */
export type PolledHead = Pick<FeedState, "url" | "etag" | "lastModified"> & { readonly restMs: number };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * How often a feed is polled. One with news is asked twice as often the next time, one without half as often again. A wish to be left
 * alone is heard up to an hour between polls, and up to a day after a failure.
 */
export const RHYTHM = {
  shortestMs: 10 * MINUTE,
  longestMs: 6 * HOUR,
  moreMs: MINUTE,
  wishMs: HOUR,
  retryMs: 5 * MINUTE,
  longestRetryMs: DAY,
  /** A feed that has failed so often and for so long is given up. */
  givenUp: { failures: 10, ms: 30 * DAY },
} as const;

/** How the polling of a feed stands after a poll. Pure: the same outcome at the same moment gives the same state. */
export function stateAfter(feed: Feed, outcome: PollOutcome, now: Date): FeedState {
  const at = now.toISOString();
  const state: FeedState = { ...stateOf(feed), lastPolledAt: at };
  switch (outcome.kind) {
    case "read":
    case "unchanged":
      return afterSuccess(feed, outcome, { ...state, failures: 0, lastError: null, lastSuccessAt: at }, now);
    case "gone":
      return { ...state, failures: feed.failures + 1, lastError: outcome.reason, paused: outcome.reason, gone: true };
    case "failed":
      return afterFailure(feed, outcome, state, now);
    case "stopped":
      return { ...stateOf(feed), dueAt: at };
  }
}

type Success = Extract<PollOutcome, { kind: "read" | "unchanged" }>;

function afterSuccess(feed: Feed, outcome: Success, state: FeedState, now: Date): FeedState {
  const { restMs, ...head } = outcome.head;
  const news = outcome.kind === "read" && outcome.fresh > 0;
  const wished = Math.min(restMs, RHYTHM.wishMs);
  const intervalMs = clamp(feed.intervalMs * (news ? 0.5 : 1.5), Math.max(RHYTHM.shortestMs, wished), RHYTHM.longestMs);
  // What was not dealt with this time must not be hidden behind "not modified" the next.
  const more = outcome.kind === "read" && outcome.more;
  const asked = more ? { ...head, etag: null, lastModified: null } : head;
  const dueAt = later(feed, more ? RHYTHM.moreMs : intervalMs, now);
  return { ...state, ...asked, intervalMs, dueAt, lastNewAt: news ? now.toISOString() : state.lastNewAt };
}

function afterFailure(
  feed: Feed,
  { reason, restMs }: { reason: string; restMs: number },
  state: FeedState,
  now: Date,
): FeedState {
  const failures = feed.failures + 1;
  const backoff = Math.min(RHYTHM.retryMs * 2 ** Math.min(failures - 1, 20), RHYTHM.longestRetryMs);
  const wait = Math.max(backoff, Math.min(restMs, RHYTHM.longestRetryMs));
  const failed = { ...state, failures, lastError: reason, dueAt: later(feed, wait, now) };
  const silentMs = now.getTime() - Date.parse(feed.lastSuccessAt ?? feed.addedAt);
  if (failures < RHYTHM.givenUp.failures || silentMs < RHYTHM.givenUp.ms) return failed;
  const days = Math.floor(silentMs / DAY);
  return {
    ...failed,
    gone: true,
    paused: `It has brought nothing for ${days} days and was given up. The last fault: ${reason}`,
  };
}

// Up to a tenth later, always the same for one feed: feeds added together spread out, and tests stay exact.
function later(feed: Feed, ms: number, now: Date): string {
  const share = createHash("sha256").update(feed.id).digest().readUInt16BE(0) / 65_535;
  return new Date(now.getTime() + ms * (1 + share / 10)).toISOString();
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), Math.max(low, high));
}

function stateOf(feed: Feed): FeedState {
  const {
    id: _id,
    addedAt: _added,
    outlet: _outlet,
    site: _site,
    visibility: _visibility,
    fullText: _full,
    ...state
  } = feed;
  return state;
}
