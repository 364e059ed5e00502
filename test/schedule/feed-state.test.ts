import { expect, test } from "vitest";
import type { Feed } from "#domain/feed.ts";
import { retryAfter } from "#schedule/feed-answer.ts";
import { isStub } from "#schedule/feed-articles.ts";
import { type PollOutcome, RHYTHM, stateAfter } from "#schedule/feed-state.ts";
import { FEED } from "../fixtures/feed.ts";

const HOUR = 3_600_000;
const NOW = new Date("2026-06-10T12:00:00Z");
const HEAD = { url: FEED.url, etag: '"2"', lastModified: null, restMs: 0 };
const after = (outcome: PollOutcome, feed: Partial<Feed> = {}) => stateAfter({ ...FEED, ...feed }, outcome, NOW);
const waits = (outcome: PollOutcome, feed: Partial<Feed> = {}) =>
  Date.parse(after(outcome, feed).dueAt) - NOW.getTime();
const news: PollOutcome = { kind: "read", fresh: 3, more: false, head: HEAD };
const quiet: PollOutcome = { kind: "unchanged", head: HEAD };
const failed: PollOutcome = { kind: "failed", reason: "No answer.", restMs: 0 };

test("a feed with news is asked sooner, one without later, and both within bounds", () => {
  expect(after(news, { intervalMs: HOUR }).intervalMs).toBe(HOUR / 2);
  expect(after(quiet, { intervalMs: HOUR }).intervalMs).toBe(1.5 * HOUR);
  expect(after(news, { intervalMs: 1000 }).intervalMs).toBe(RHYTHM.shortestMs);
  expect(after(quiet, { intervalMs: 100 * HOUR }).intervalMs).toBe(RHYTHM.longestMs);
});

test("a wish to be left alone is heard, up to an hour", () => {
  const wishing = (restMs: number): PollOutcome => ({ ...news, head: { ...HEAD, restMs } });
  expect(after(wishing(40 * 60_000), { intervalMs: 1000 }).intervalMs).toBe(40 * 60_000);
  expect(after(wishing(24 * HOUR), { intervalMs: 1000 }).intervalMs).toBe(HOUR);
});

test("each failure in a row doubles the wait, up to a day, and a success ends it", () => {
  const ratios = [0, 1, 2, 3].map((failures) => waits(failed, { failures }) / waits(failed, { failures: 0 }));
  expect(ratios.map(Math.round)).toEqual([1, 2, 4, 8]);
  expect(waits(failed, { failures: 500 })).toBeLessThanOrEqual(1.1 * 24 * HOUR);
  expect(after(quiet, { failures: 9, lastError: "No answer." })).toMatchObject({ failures: 0, lastError: null });
});

test("a feed is given up only when it has failed often and long", () => {
  const old = { lastSuccessAt: "2026-04-01T00:00:00.000Z" };
  expect(after(failed, { ...old, failures: 3 }).paused).toBeNull();
  expect(after(failed, { failures: 50, lastSuccessAt: "2026-06-01T00:00:00.000Z" }).paused).toBeNull();
  expect(after(failed, { ...old, failures: 20 })).toMatchObject({
    gone: true,
    paused: expect.stringContaining("70 days"),
  });
});

test("feeds that were added together are not due together", () => {
  const due = ["fed_a", "fed_b", "fed_c"].map((id) => after(quiet, { id }).dueAt);
  expect(new Set(due).size).toBe(3);
});

test("a poll that was stopped leaves the feed due and otherwise as it was", () => {
  const { dueAt, ...rest } = after({ kind: "stopped" }, { failures: 1, etag: '"1"' });
  expect(dueAt).toBe(NOW.toISOString());
  expect(rest).toMatchObject({ failures: 1, etag: '"1"', lastPolledAt: null });
});

test.each([
  ["120", 120_000],
  ["Wed, 10 Jun 2026 13:00:00 GMT", HOUR],
  ["Wed, 10 Jun 2026 11:00:00 GMT", 0],
  ["soon", 0],
  [undefined, 0],
])("Retry-After %s is understood", (value, ms) => {
  expect(retryAfter(value, NOW)).toBe(ms);
});

test.each([
  ["A short note.", true],
  [`${"The dam failed on Monday. ".repeat(60)}Continue reading`, true],
  [`${"The dam failed on Monday. ".repeat(60)}[…]`, true],
  ["The dam failed on Monday. ".repeat(60), false],
])("a stub is told from an article", (text, stub) => {
  expect(isStub(text)).toBe(stub);
});
