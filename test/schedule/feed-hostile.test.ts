import { afterEach, beforeEach, expect, test } from "vitest";
import { startReading } from "#ingest/ingest.ts";
import { openPollingDesk, type PollingDesk, readingHere } from "../fakes/desk.ts";
import { type Answer, type FeedServer, item, rss, startFeedServer } from "../fakes/feed-server.ts";

/* A server that means harm, beside one that does not: whatever the first does, the second's article is filed. */
const LIMITS = { bytes: 512 * 1024, redirects: 3 };
let hostile: FeedServer;
let honest: FeedServer;
let desk: PollingDesk;
/** What ends each request to a host when its time is up, which is when the hostile server says so: no machine is too slow for that. */
let ends: Map<string, AbortController[]>;
const deadline = ({ host }: URL): AbortSignal => {
  const end = new AbortController();
  ends.set(host, [...(ends.get(host) ?? []), end]);
  return end.signal;
};
const timeIsUp = () => {
  for (const end of ends.get(hostile.host) ?? []) end.abort(new DOMException("The time is up.", "TimeoutError"));
};

beforeEach(async () => {
  ends = new Map();
  hostile = await startFeedServer("127.0.0.2");
  honest = await startFeedServer("127.0.0.3");
  desk = await openPollingDesk([hostile.host, honest.host], { limits: LIMITS, deadline });
  honest.pages.set("/feed", { body: rss(item({ title: "Dam fails", text: "The Orvik dam above Velmar failed." })) });
});
afterEach(async () => {
  await desk.close();
  hostile.close();
  honest.close();
});

const endless: Answer = (response) => {
  response.writeHead(200, { "content-type": "application/rss+xml" });
  const more = (): void => {
    while (!response.destroyed && response.write("<item><title>x</title></item>".repeat(500)));
    if (!response.destroyed) response.once("drain", more);
  };
  response.write("<rss><channel>");
  more();
};
const drip: Answer = (response) => {
  response.writeHead(200, { "content-type": "application/rss+xml" });
  response.write("<", timeIsUp);
};
const bomb =
  '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><rss><channel><title>&b;</title></channel></rss>';

test.each<[string, Answer, RegExp]>([
  ["an endless body", endless, /larger than/],
  ["a body that drips", drip, /did not answer within/],
  ["no answer at all", timeIsUp, /did not answer within/],
  ["a connection that breaks off", (response) => response.destroy(), /broke off/],
  ["an entity bomb", { body: bomb }, /entit/],
  [
    "a redirect to an inner address",
    { status: 302, headers: { location: "http://169.254.169.254/latest" } },
    /not fetched/,
  ],
  ["a redirect to itself", { status: 301, headers: { location: "/feed" } }, /redirects more than/],
  ["another scheme", { status: 301, headers: { location: "file:///etc/passwd" } }, /not fetched/],
  [
    "packed content that is not packed",
    { headers: { "content-encoding": "gzip" }, body: "no gzip" },
    /damaged|could not be reached/,
  ],
  ["a binary", { body: new Uint8Array(100_000).fill(7) }, /not a feed/],
  ["nothing", { body: "" }, /not a feed/],
])("%s harms only itself", async (_what, answer, reason) => {
  hostile.pages.set("/feed", answer);
  const bad = await desk.follow(`${hostile.root}/feed`);
  const good = await desk.follow(`${honest.root}/feed`);
  await desk.polling.once(null);
  expect(await desk.feed(bad.id)).toMatchObject({ failures: 1, lastError: expect.stringMatching(reason) });
  expect(await desk.feed(good.id)).toMatchObject({ failures: 0, lastError: null });
  expect((await desk.archive.status()).articles).toBe(1);
});

test("of a feed of countless items no more are taken than a poll has room for", async () => {
  const items = Array.from({ length: 12_000 }, (_, n) => `<item><title>t${n}</title></item>`).join("");
  hostile.pages.set("/feed", { body: rss(items) });
  const bad = await desk.follow(`${hostile.root}/feed`, { fullText: false });
  await desk.follow(`${honest.root}/feed`);
  await desk.polling.once(null);
  expect((await desk.archive.status()).articles).toBe(41);
  expect(await desk.feed(bad.id)).toMatchObject({ failures: 0 });
});

test("a feed in another charset than it says is read as it is", async () => {
  const body = Buffer.from(rss(item({ title: "Café in Velmar closes", text: "It closed." })), "latin1");
  hostile.pages.set("/feed", { body, headers: { "content-type": "application/rss+xml; charset=utf-8" } });
  await desk.follow(`${hostile.root}/feed`);
  await desk.polling.once(null);
  const [found] = await desk.archive.articles.search(
    { workspace: null, channel: null },
    {
      text: "velmar",
      words: ["velmar"],
      phrases: [],
      excluded: [],
      outlet: null,
      language: null,
      from: null,
      until: null,
    },
    5,
  );
  expect(found?.article.title).toBe("Café in Velmar closes");
});

test("a feed that comes and goes is counted down only while it is gone, and loses nothing", async () => {
  const feed = await desk.follow(`${hostile.root}/feed`, { fullText: false });
  for (let day = 0; day < 6; day += 1) {
    const text = `Report ${day} of the dam.`;
    hostile.pages.set(
      "/feed",
      day % 2 === 0 ? { status: 502 } : { body: rss(item({ title: `Day ${day}`, text, guid: `${day}` })) },
    );
    await desk.polling.once(null);
    expect((await desk.feed(feed.id)).failures).toBe(day % 2 === 0 ? 1 : 0);
    desk.clock.pass(30 * 3_600_000);
  }
  expect((await desk.archive.status()).articles).toBe(3);
});

test("a feed of a million nested elements is cut, in a thread of its own", async () => {
  const reading = startReading();
  const text = `<rss><channel><title>x</title><item><title>t</title><description>${"<b>".repeat(1_000_000)}`;
  const source = { bytes: new TextEncoder().encode(text), url: "https://ledger.example/feed", contentType: "" };
  expect(await reading.feed(source, 10)).toMatchObject({ cut: true, items: { length: 1 } });
  await reading.close();
});

test("after a page that is beyond the limits no more pages of its feed are read in that poll, and its own text stands", async () => {
  const beyond = startReading({ timeMs: 1, megabytes: 64 });
  const fault: unknown = await beyond.page({ bytes: new Uint8Array(1) }).catch((error: unknown) => error);
  await beyond.close();
  let read = 0;
  const page = () => {
    read += 1;
    return Promise.reject(fault);
  };
  const local = await openPollingDesk([hostile.host], {}, { ...readingHere(false), page });
  const items = [1, 2, 3, 4, 5, 6, 7].map((n) =>
    item({ title: `Dam ${n}`, text: `It failed on day ${n}.`, link: `/p${n}` }),
  );
  hostile.pages.set("/feed", { body: rss(items.join("")) });
  for (const n of [1, 2, 3, 4, 5, 6, 7]) hostile.pages.set(`/p${n}`, { body: "<p>Deep</p>" });
  await local.follow(`${hostile.root}/feed`);
  await local.polling.once(null);
  expect((await local.archive.status()).articles).toBe(7);
  await local.close();
  expect(read).toBe(1);
});
