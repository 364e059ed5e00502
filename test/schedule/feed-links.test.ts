import { afterEach, beforeEach, expect, test } from "vitest";
import { TERMINAL, type Viewer } from "#domain/article.ts";
import { asking } from "../contracts/archive-items.ts";
import { openPollingDesk, type PollingDesk } from "../fakes/desk.ts";
import { type FeedServer, item, rss, startFeedServer } from "../fakes/feed-server.ts";

/* Whose link an item gives: a publisher's feed beside one that links to the publisher's article and tells something else. */
const TRUE_TEXT =
  "The Orvik dam above Velmar failed on Monday and flooded the lower valley, the town office said. ".repeat(20);
const FALSE_TEXT =
  "The Orvik dam above Velmar never failed and nobody in Norvania was hurt, a company claimed. ".repeat(20);
const pageOf = (text: string) =>
  `<!doctype html><html lang="en"><head><title>Dam fails</title></head><body><article><h1>Dam fails</h1>${`<p>${text}</p>`.repeat(2)}</article></body></html>`;

let publisher: FeedServer;
let other: FeedServer;
let desk: PollingDesk;
beforeEach(async () => {
  publisher = await startFeedServer("127.0.0.2");
  other = await startFeedServer("127.0.0.3");
  desk = await openPollingDesk([publisher.host, other.host]);
});
afterEach(async () => {
  await desk.close();
  publisher.close();
  other.close();
});

const poll = async () => {
  desk.clock.pass(24 * 3_600_000);
  await desk.polling.once(null);
};
const stored = async (viewer: Viewer = TERMINAL) =>
  (await desk.archive.articles.search(viewer, asking("dam"), 100)).map(({ article }) => article);
const given = (from: FeedServer, ...items: Parameters<typeof item>[0][]) =>
  from.pages.set("/feed", { body: rss(items.map(item).join("")) });

async function publish(): Promise<void> {
  given(publisher, { title: "Dam fails", text: TRUE_TEXT, link: `${publisher.root}/dam`, guid: "dam" });
  await desk.follow(`${publisher.root}/feed`, { outlet: "Harbor Ledger" });
  await poll();
}

test.each<[string, Parameters<PollingDesk["follow"]>[1], Viewer]>([
  ["shared", {}, TERMINAL],
  ["of a workspace", { visibility: { kind: "workspace", workspace: "T1" } }, { workspace: "T1", channel: null }],
])("a feed %s cannot write the next text of an article on another host", async (_whose, more, viewer) => {
  await publish();
  given(other, { title: "All is well", text: FALSE_TEXT, link: `${publisher.root}/dam`, guid: "x" });
  await desk.follow(`${other.root}/feed`, { outlet: "Bay Herald", ...more });
  await poll();
  const found = await stored(viewer);
  expect(found.map(({ outlet, revises }) => [outlet, revises]).toSorted()).toEqual([
    ["Bay Herald", null],
    ["Harbor Ledger", null],
  ]);
});

test("a feed cannot take back an article on another host, and can take back what it gave", async () => {
  await publish();
  const deleted = '<at:deleted-entry ref="x"/>';
  const entry = (text: string) =>
    `<entry><id>x</id><title>Dam</title><link href="${publisher.root}/dam"/><content>${text}</content></entry>`;
  const atom = (inside: string) => ({
    body: `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0"><title>Bay Herald</title>${inside}</feed>`,
  });
  publisher.pages.set("/dam", { body: pageOf(TRUE_TEXT) });
  // Read at the page itself, so it is the publisher's article that the other feed points to.
  other.pages.set("/feed", atom(entry("Read on…")));
  await desk.follow(`${other.root}/feed`, { outlet: "Bay Herald" });
  await poll();
  other.pages.set("/feed", atom(deleted));
  await poll();
  expect((await stored()).map(({ labels }) => labels)).not.toContainEqual(["withdrawn"]);

  other.pages.set("/feed", atom(entry(FALSE_TEXT)));
  await poll();
  expect(await stored()).toContainEqual(expect.objectContaining({ text: FALSE_TEXT.trim() }));
  other.pages.set("/feed", atom(deleted));
  await poll();
  expect(await stored()).not.toContainEqual(expect.objectContaining({ text: FALSE_TEXT.trim() }));
});

test("a stub that links to another host is that host's article once its page was read, headed as it is there", async () => {
  publisher.pages.set("/dam", { body: pageOf(TRUE_TEXT) });
  given(other, { title: "You will not believe this", text: "Read on…", link: `${publisher.root}/dam`, guid: "x" });
  await desk.follow(`${other.root}/feed`, { outlet: "Bay Herald" });
  await poll();
  expect(await stored()).toMatchObject([{ title: "Dam fails" }]);
  publisher.pages.set("/dam", { body: pageOf(`${TRUE_TEXT} Crews came.`) });
  await publish();
  expect((await stored()).filter(({ revises }) => revises !== null)).toHaveLength(1);
});

test("items that share one link are an article each, and one that is worded anew is revised", async () => {
  const incident = (n: number, more = "") => ({
    ...{
      title: `Incident ${n}`,
      text: `The dam gate ${n} failed on Monday. ${more}`,
      link: `${publisher.root}/status`,
    },
    ...{ guid: `g${n}`, date: `Mon, 0${n} Jun 2026 10:00:00 GMT` },
  });
  given(publisher, incident(3), incident(2), incident(1));
  publisher.pages.set("/status", { body: pageOf(TRUE_TEXT) });
  await desk.follow(`${publisher.root}/feed`);
  await poll();
  expect((await stored()).map(({ title }) => title).toSorted()).toEqual(["Incident 1", "Incident 2", "Incident 3"]);
  given(publisher, incident(3), incident(2, "It is mended."), incident(1));
  await poll();
  const found = await stored();
  expect(found).toHaveLength(3);
  expect(found.find(({ title }) => title === "Incident 2")).toMatchObject({ revises: expect.any(String) });
});

test("of two items with one guid in one poll the newer is the later text", async () => {
  const told = (text: string, day: number) => ({
    ...{ title: "Dam", text, link: `${publisher.root}/dam` },
    date: `Mon, 0${day} Jun 2026 10:00:00 GMT`,
  });
  given(publisher, { ...told("The dam held.", 2), guid: "b" }, { ...told("The dam may fail.", 1), guid: "b" });
  await desk.follow(`${publisher.root}/feed`, { fullText: false });
  await poll();
  expect(await stored()).toMatchObject([{ text: "The dam held." }]);
});
