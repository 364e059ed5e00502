import { afterEach, beforeEach, expect, test } from "vitest";
import { TERMINAL } from "#domain/article.ts";
import { renderCorrection, renderSlackCorrection } from "#render/render.ts";
import { createSchedule, editingWith } from "#schedule/schedule.ts";
import { asking } from "../contracts/archive-items.ts";
import { wall } from "../fakes/deliver.ts";
import { openPollingDesk, type PollingDesk } from "../fakes/desk.ts";
import { type FeedServer, startFeedServer } from "../fakes/feed-server.ts";
import { sampleArticle } from "../fixtures/sample-story.ts";
import { velmarWatch } from "../fixtures/scheduling.ts";

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const TEXT = "The Orvik dam above Velmar failed on Monday and flooded the lower valley, the town office said.";

let server: FeedServer;
let desk: PollingDesk;
beforeEach(async () => {
  server = await startFeedServer();
  desk = await openPollingDesk([server.host], {}, true);
});
afterEach(async () => {
  await desk.close();
  server.close();
});

const entry = (id: string, title = "Orvik dam above Velmar fails", text = TEXT) =>
  `<entry><id>${id}</id><title>${title}</title><link href="${server.root}/dam"/>
  <updated>2026-06-01T06:00:00Z</updated><content type="text">${text}</content></entry>`;
const atom = (inside: string, headers = {}) => ({
  headers,
  body: `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0">
  <title>Harbor Ledger</title>${inside}</feed>`,
});

/** A desk whose channels have had a digest on the dam, from a feed of this machine; `poll` is the next poll and the round after it. */
async function toldDesk(watches = [velmarWatch()]) {
  const { archive, clock } = desk;
  const board = wall(clock.read);
  for (const watch of watches) await archive.watching.watches.save(watch);
  const schedule = createSchedule({
    ...{ archive, books: archive.watching, deliver: board.deliver, clock: clock.read, log: silent },
    ...{ owner: "p1", surface: "terminal", feeds: async () => ({ feeds: 1, down: [] }) },
    editing: editingWith({ archive, books: archive.watching, clock: clock.read, writer: null }),
  });
  const poll = async () => {
    clock.pass(3_600_000);
    await desk.polling.once(null);
    await schedule.round();
  };
  await desk.polling.once(null);
  clock.now = new Date("2026-06-01T07:00:00Z");
  await schedule.round();
  expect(board.posts.map(({ post }) => post.kind)).toEqual(watches.map(() => "digest"));
  return { poll, corrections: () => board.posts.flatMap(({ post }) => (post.kind === "correction" ? [post] : [])) };
}

async function expectWithdrawn({ corrections }: Awaited<ReturnType<typeof toldDesk>>): Promise<void> {
  const [correction, ...others] = corrections();
  expect(others).toEqual([]);
  expect(correction?.thread).toEqual({ workspace: "", channel: "terminal", ts: "1.000001" });
  expect(correction?.correction.changes).toMatchObject([
    { kind: "dropped", was: { text: expect.stringMatching(/dam/) } },
  ]);
  expect(correction?.correction.sources).toMatchObject([
    { labels: ["withdrawn"], title: "Orvik dam above Velmar fails" },
  ]);
  if (!correction) throw new Error("a correction was expected");
  const terminal = { width: 100, colour: false, links: false, zone: "UTC" };
  expect(renderCorrection(correction.correction, terminal)).toContain("its publisher has withdrawn the article");
  expect(JSON.stringify(renderSlackCorrection(correction.correction))).toContain("has withdrawn the article");
  const found = await desk.archive.articles.search(TERMINAL, asking("flooded valley"), 10);
  expect(found).toEqual([]);
}

test("an entry that its feed calls deleted is corrected in the thread within one poll, and only once", async () => {
  server.pages.set("/feed", atom(entry("urn:dam")));
  await desk.follow(`${server.root}/feed`, { fullText: false });
  const told = await toldDesk();
  server.pages.set("/feed", atom('<at:deleted-entry ref="urn:dam" when="2026-06-01T07:30:00Z"/>'));
  await told.poll();
  await told.poll();
  await expectWithdrawn(told);
});

test("an article whose page is gone for good is corrected within one poll, though its feed stands unchanged", async () => {
  server.pages.set("/feed", (response) => {
    const known = response.req.headers["if-none-match"] === '"1"';
    response.writeHead(known ? 304 : 200, { etag: '"1"' }).end(known ? "" : atom(entry("urn:dam")).body);
  });
  server.pages.set("/dam", { body: `<article><p>${TEXT}</p></article>` });
  await desk.follow(`${server.root}/feed`);
  const told = await toldDesk();
  await told.poll();
  expect(told.corrections()).toEqual([]);
  server.pages.set("/dam", { status: 410 });
  await told.poll();
  await told.poll();
  await expectWithdrawn(told);
});

test("the first report of the sample story, taken back, is corrected in the thread of every channel that was told it", async () => {
  const { title, text } = sampleArticle("01-dam-fails");
  server.pages.set("/feed", atom(entry("urn:dam", title ?? "", text)));
  await desk.follow(`${server.root}/feed`, { fullText: false });
  const told = await toldDesk([velmarWatch(), velmarWatch({ id: "wat_dam", name: "Dam", channel: "night-desk" })]);
  server.pages.set("/feed", atom('<at:deleted-entry ref="urn:dam" when="2026-06-01T07:30:00Z"/>'));
  await told.poll();
  await told.poll();
  const corrections = told.corrections();
  expect(corrections.map(({ thread }) => thread.channel).sort()).toEqual(["night-desk", "terminal"]);
  for (const { correction } of corrections) {
    expect(correction.sources).toMatchObject([{ labels: ["withdrawn"], title }]);
    expect(correction.changes.length).toBeGreaterThan(2);
    expect(correction.changes.every(({ kind }) => kind === "dropped")).toBe(true);
  }
});

test.each([404, 403, 503])("a page that answers %d today is no withdrawal", async (status) => {
  server.pages.set("/feed", atom(entry("urn:dam")));
  server.pages.set("/dam", { body: `<article><p>${TEXT}</p></article>` });
  await desk.follow(`${server.root}/feed`);
  const told = await toldDesk();
  server.pages.set("/dam", { status });
  await told.poll();
  expect(told.corrections()).toEqual([]);
});

test("a feed that calls an entry deleted which it never had, or which another feed has, withdraws nothing", async () => {
  server.pages.set("/feed", atom(entry("urn:dam")));
  server.pages.set(
    "/hostile",
    atom('<at:deleted-entry ref="urn:dam"/><at:deleted-entry/><at:deleted-entry ref="urn:x"/>'),
  );
  await desk.follow(`${server.root}/feed`, { fullText: false });
  await desk.follow(`${server.root}/hostile`, { fullText: false, outlet: "Coastline Dispatch" });
  const told = await toldDesk();
  await told.poll();
  expect(told.corrections()).toEqual([]);
});
