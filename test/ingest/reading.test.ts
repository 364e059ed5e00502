import type { Worker } from "node:worker_threads";
import { afterEach, expect, onTestFinished, test } from "vitest";
import { type Reading, startReading } from "#ingest/ingest.ts";

let reading: Reading;
afterEach(() => reading.close());

const source = (text: string) => ({
  bytes: new TextEncoder().encode(text),
  url: "https://ledger.example/feed",
  contentType: "",
});
const rss = (items: string) => `<rss><channel><title>Harbor Ledger</title>${items}</channel></rss>`;

test("a thread reads one feed after the other, and what is none is refused with advice", async () => {
  reading = startReading();
  const [one, two, three] = await Promise.allSettled([
    reading.feed(source(rss("<item><title>Dam</title></item>")), 10),
    reading.feed(source("no feed at all"), 10),
    reading.feedLinks(source('<html><a href="/rss">RSS</a></html>')),
  ]);
  expect(one).toMatchObject({ value: { title: "Harbor Ledger", items: [{ record: { title: "Dam" } }] } });
  expect(two).toMatchObject({ reason: { fault: "source", advice: expect.stringContaining("not a feed") } });
  expect(three).toMatchObject({ value: expect.arrayContaining(["https://ledger.example/rss"]) });
});

test("an order that takes too long costs only itself: the thread is started anew", async () => {
  reading = startReading({ timeMs: 1, megabytes: 256 });
  await expect(reading.feed(source(rss("<item><title>Dam</title></item>".repeat(1000))), 1000)).rejects.toThrow(
    /limits of time/,
  );
  await expect(reading.feed(source(rss("")), 10)).rejects.toThrow(/limits of time/);
});

test("an order that takes too much memory costs only itself", async () => {
  reading = startReading({ timeMs: 60_000, megabytes: 24 });
  const huge = source(rss(`<item><title>${"<b>x</b>".repeat(400_000)}</title></item>`));
  await expect(reading.feed(huge, 10)).rejects.toThrow(/limits of time and memory/);
  expect(await reading.feed(source(rss("<item><title>Dam</title></item>")), 10)).toMatchObject({
    items: { length: 1 },
  });
});

test("a thread with nothing to do is let go, and another one is started when there is something again", async () => {
  const threads: Worker[] = [];
  const count = (worker: Worker) => threads.push(worker);
  process.on("worker", count);
  onTestFinished(() => void process.off("worker", count));
  reading = startReading({ timeMs: 60_000, megabytes: 256, idleMs: 1 });
  const feed = () => reading.feed(source(rss("<item><title>Dam</title></item>")), 10);
  expect(await feed()).toMatchObject({ items: { length: 1 } });
  await expect.poll(() => threads.map(({ threadId }) => threadId), { timeout: 60_000 }).toEqual([-1]);
  expect(await feed()).toMatchObject({ items: { length: 1 } });
  expect(threads).toHaveLength(2);
});
