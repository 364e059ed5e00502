import { expect, test } from "vitest";
import type { Note } from "../../src/slack/order.ts";
import { createTell } from "../../src/slack/tell.ts";

test("what may stand already is looked for from the first time that a job set out to post, however often it is tried", async () => {
  let now = new Date("2026-06-04T12:01:00Z");
  let note: Note = { briefing: null, postingAt: null };
  const since: (string | undefined)[] = [];
  const tell = createTell(
    async (delivery) => {
      since.push(delivery.since?.toISOString());
      await delivery.before?.();
      return { kind: "posted", ts: "1.000001" };
    },
    async () => undefined,
  );
  const task = {
    key: "T1 trigger 1",
    at: { workspace: "T1", channel: "C1", user: "U1", thread: null, via: "command", responseUrl: null } as const,
    askedAt: new Date("2026-06-04T12:00:00Z"),
    get note() {
      return note;
    },
    signal: AbortSignal.any([]),
    clock: () => now,
    remember: async (more: Partial<Note>) => {
      note = { ...note, ...more };
    },
  };
  const messages = [{ text: "said", blocks: [] }];

  for (const next of [false, true, false, true]) {
    await tell.here(task, { messages, next });
    now = new Date(now.getTime() + 90_000);
  }

  const first = "2026-06-04T12:01:00.000Z";
  expect(since).toEqual(["2026-06-04T12:00:00.000Z", first, first, first]);
});
