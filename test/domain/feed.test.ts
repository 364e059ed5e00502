import { expect, test } from "vitest";
import { isDown } from "#domain/feed.ts";
import { FEED } from "../fixtures/feed.ts";

const READ = { lastSuccessAt: "2026-06-01T06:00:00.000Z" };

test.each([
  ["not polled yet", {}, false],
  ["never read at all", { failures: 1 }, true],
  ["failing once after a success", { ...READ, failures: 1 }, false],
  ["failing twice", { ...READ, failures: 2 }, true],
  ["paused by hand while it failed", { ...READ, failures: 5, paused: "Paused by hand." }, false],
  ["gone for good", { ...READ, paused: "It is gone.", gone: true }, true],
])("a feed is down or not: %s", (_what, change, down) => {
  expect(isDown({ ...FEED, ...change })).toBe(down);
});
