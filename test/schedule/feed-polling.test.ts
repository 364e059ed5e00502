import { afterEach, beforeEach, expect, test } from "vitest";
import { TERMINAL, type Viewer } from "#domain/article.ts";
import { asking } from "../contracts/archive-items.ts";
import { openPollingDesk, type PollingDesk } from "../fakes/desk.ts";
import { type FeedServer, item, rss, startFeedServer } from "../fakes/feed-server.ts";

const HOUR = 3_600_000;
const LONG = "The Orvik dam above Velmar failed on Monday and flooded the lower valley of Norvania. ".repeat(20);
const PAGE = `<!doctype html><html lang="en"><head><title>Dam fails</title></head><body><article><h1>Dam fails</h1>${`<p>${LONG}</p>`.repeat(3)}</article></body></html>`;

let server: FeedServer;
let desk: PollingDesk;
beforeEach(async () => {
  server = await startFeedServer();
  desk = await openPollingDesk([server.host]);
});
afterEach(async () => {
  await desk.close();
  server.close();
});

const feedOf = (...items: Parameters<typeof item>[0][]) => ({ body: rss(items.map(item).join("")) });
const stored = async (viewer: Viewer = TERMINAL) => {
  const found = await desk.archive.articles.search(viewer, asking("dam"), 100);
  return found.map(({ article }) => article);
};
const pollAfter = async (ms: number) => {
  desk.clock.pass(ms);
  await desk.polling.once(null);
};

test("a feed is filed once, then asked only for what has changed", async () => {
  server.pages.set("/feed", {
    ...feedOf({ title: "Dam fails", text: LONG, link: `${server.root}/a` }),
    headers: { etag: '"1"', "last-modified": "Mon, 01 Jun 2026 05:00:00 GMT" },
  });
  const feed = await desk.follow(`${server.root}/feed`);
  await pollAfter(0);
  expect(await stored()).toMatchObject([{ title: "Dam fails", outlet: "Harbor Ledger", url: `${server.root}/a` }]);

  server.pages.set("/feed", { status: 304 });
  await pollAfter(24 * HOUR);
  expect(server.asked.at(-1)?.headers).toMatchObject({
    "if-none-match": '"1"',
    "if-modified-since": "Mon, 01 Jun 2026 05:00:00 GMT",
  });
  expect(await desk.feed(feed.id)).toMatchObject({
    failures: 0,
    etag: '"1"',
    lastSuccessAt: desk.clock.now.toISOString(),
  });
  expect(await stored()).toHaveLength(1);
});

test("a feed that is not due is left alone", async () => {
  server.pages.set("/feed", feedOf({ title: "Dam fails", text: LONG }));
  await desk.follow(`${server.root}/feed`);
  await pollAfter(0);
  await pollAfter(1000);
  expect(server.asked).toHaveLength(1);
});

test.each([
  ["with an address", { link: "https://ledger.example/a" }],
  ["with an id and no address", { guid: "id-7" }],
])("an item %s that is worded anew revises its article", async (_what, named) => {
  const polled = async (text: string) => {
    server.pages.set("/feed", feedOf({ title: "Dam", text, ...named }));
    await pollAfter(24 * HOUR);
  };
  await desk.follow(`${server.root}/feed`, { fullText: false });
  await polled(`${LONG}Three people are missing near the harbor.`);
  await polled(`${LONG}Five people are missing near the harbor.`);
  const articles = await stored();
  expect(articles).toHaveLength(1);
  expect(articles[0]).toMatchObject({ text: expect.stringContaining("Five people"), revises: expect.any(String) });
});

test("items without dates, ids and addresses are filed once, however often they are seen", async () => {
  server.pages.set("/feed", feedOf({ title: "Dam one", text: LONG }, { title: "Ferry two", text: `Ferry. ${LONG}` }));
  await desk.follow(`${server.root}/feed`);
  for (let n = 0; n < 3; n += 1) await pollAfter(24 * HOUR);
  expect((await stored()).map(({ publishedAt }) => publishedAt)).toEqual([null, null]);
});

test("the page is read where the feed gives a stub, and left alone where that is switched off", async () => {
  server.pages.set("/feed", feedOf({ title: "Dam fails", text: "The dam failed…", link: `${server.root}/page` }));
  server.pages.set(
    "/other",
    feedOf({ title: "Dam fails again", text: "The dam failed…", link: `${server.root}/page2` }),
  );
  server.pages.set("/page", { body: PAGE, headers: { "content-type": "text/html" } });
  await desk.follow(`${server.root}/feed`);
  await desk.follow(`${server.root}/other`, { fullText: false });
  await pollAfter(0);
  const texts = new Map((await stored()).map(({ title, text }) => [title, text]));
  expect(texts.get("Dam fails")).toContain("flooded the lower valley");
  expect(texts.get("Dam fails again")).toBe("The dam failed…");
  expect(server.asked.map(({ path }) => path)).not.toContain("/page2");
});

test("a page that cannot be had is asked for again in later polls, three times in all, and revises the stub once it comes", async () => {
  server.pages.set("/feed", feedOf({ title: "Dam fails", text: "The dam failed…", link: `${server.root}/page` }));
  await desk.follow(`${server.root}/feed`);
  await pollAfter(0);
  expect((await stored())[0]?.text).toBe("The dam failed…");
  server.pages.set("/page", { body: PAGE, headers: { "content-type": "text/html" } });
  await pollAfter(24 * HOUR);
  expect((await stored())[0]).toMatchObject({ text: expect.stringContaining("flooded"), revises: expect.any(String) });

  server.pages.set("/feed", feedOf({ title: "Ferry", text: "The ferry…", link: `${server.root}/none` }));
  for (let n = 0; n < 5; n += 1) await pollAfter(24 * HOUR);
  expect(server.asked.filter(({ path }) => path === "/none")).toHaveLength(3);
});

test("a permanent redirect is remembered, a temporary one is not", async () => {
  server.pages.set("/new", feedOf({ title: "Dam", text: LONG }));
  server.pages.set("/moved", { status: 301, headers: { location: "/new" } });
  server.pages.set("/away", { status: 302, headers: { location: "/new" } });
  const moved = await desk.follow(`${server.root}/moved`);
  await pollAfter(0);
  expect((await desk.feed(moved.id)).url).toBe(`${server.root}/new`);
  const away = await desk.follow(`${server.root}/away`);
  await pollAfter(0);
  expect((await desk.feed(away.id)).url).toBe(`${server.root}/away`);
});

test("a feed that is gone is paused, said to be gone, and not asked again", async () => {
  server.pages.set("/feed", { status: 410 });
  const feed = await desk.follow(`${server.root}/feed`);
  await pollAfter(0);
  await pollAfter(48 * HOUR);
  expect(server.asked).toHaveLength(1);
  expect(await desk.feed(feed.id)).toMatchObject({ gone: true, paused: expect.stringMatching(/gone for good/) });
});

test("a server that asks to be left alone is", async () => {
  server.pages.set("/feed", { status: 503, headers: { "retry-after": String(6 * 3600) } });
  const feed = await desk.follow(`${server.root}/feed`);
  await pollAfter(0);
  await pollAfter(5 * HOUR);
  expect(server.asked).toHaveLength(1);
  expect(await desk.feed(feed.id)).toMatchObject({ failures: 1, lastError: expect.stringContaining("503") });
  await pollAfter(2 * HOUR);
  expect(server.asked).toHaveLength(2);
});

test("what a poll has no room for comes with the next, at once and not behind a 304", async () => {
  const items = Array.from({ length: 60 }, (_, n) => ({
    title: `Dam report ${n}`,
    text: `${n} ${LONG}`,
    link: `${server.root}/${n}`,
  }));
  server.pages.set("/feed", { ...feedOf(...items), headers: { etag: '"all"' } });
  const feed = await desk.follow(`${server.root}/feed`, { fullText: false });
  await pollAfter(0);
  expect(await desk.feed(feed.id)).toMatchObject({ etag: null });
  await pollAfter(120_000);
  expect((await desk.archive.status()).articles).toBe(60);
  expect(await desk.feed(feed.id)).toMatchObject({ etag: '"all"' });
});

test("one feed that is none sinks no other", async () => {
  server.pages.set("/bad", { body: "<html><body>Log in</body></html>" });
  server.pages.set("/good", feedOf({ title: "Dam", text: LONG }));
  const bad = await desk.follow(`${server.root}/bad`);
  await desk.follow(`${server.root}/good`);
  await pollAfter(0);
  expect(await stored()).toHaveLength(1);
  expect(await desk.feed(bad.id)).toMatchObject({ failures: 1, lastError: expect.stringContaining("not a feed") });
});

test("articles of a channel's feed are that channel's, and an outlet's labels are theirs", async () => {
  server.pages.set("/feed", feedOf({ title: "Dam", text: LONG, link: "https://ledger.example/opinion/dam" }));
  await desk.archive.feeds.ratings.rate(
    { kind: "shared" },
    { outlet: "Harbor Ledger", reliability: "D", labels: ["state-controlled"] },
  );
  await desk.follow(`${server.root}/feed`, {
    fullText: false,
    visibility: { kind: "channel", workspace: "T1", channel: "C1" },
  });
  await pollAfter(0);
  expect(await stored()).toEqual([]);
  expect(await stored({ workspace: "T1", channel: "C1" })).toMatchObject([{ labels: ["state-controlled", "opinion"] }]);
});

test("an article dated next year is undated", async () => {
  server.pages.set("/feed", feedOf({ title: "Dam", text: LONG, date: "Tue, 01 Jun 2027 06:00:00 GMT" }));
  await desk.follow(`${server.root}/feed`);
  await pollAfter(0);
  expect((await stored())[0]?.publishedAt).toBeNull();
});

test("feeds that are named are polled before they are due, and no others", async () => {
  server.pages.set("/a", feedOf({ title: "Dam", text: LONG }));
  server.pages.set("/b", feedOf({ title: "Ferry", text: LONG }));
  const a = await desk.follow(`${server.root}/a`);
  await desk.follow(`${server.root}/b`);
  await pollAfter(0);
  server.asked.length = 0;
  const polled: string[] = [];
  await desk.polling.once([a.id], ({ feed }) => polled.push(feed.id));
  expect(polled).toEqual([a.id]);
  expect(server.asked.map(({ path }) => path)).toEqual(["/a"]);
});
