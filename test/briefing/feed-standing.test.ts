import { afterEach, beforeEach, expect, test } from "vitest";
import { type OpenArchive, openArchive } from "#archive/archive.ts";
import { withFeeds } from "#briefing/feed-standing.ts";
import { TERMINAL, type Viewer } from "#domain/article.ts";
import type { Assignment } from "#domain/assignment.ts";
import { asking } from "../contracts/archive-items.ts";
import { BRIEFING } from "../fixtures/briefing.ts";

const shared = { kind: "shared" } as const;
let archive: OpenArchive;
beforeEach(async () => {
  archive = await openArchive({ folder: "", memory: true, clock: () => new Date("2026-06-10T12:00:00Z") });
});
afterEach(() => archive.close());

const assigned = (outlet: string | null = null, viewer: Viewer = TERMINAL): Assignment => ({
  ...{ query: asking("dam", { outlet }), viewer, channelKey: "terminal", length: "full", composer: "extractive" },
});
const follow = async (
  outlet: string,
  failures: number,
  visibility: { kind: "shared" } | { kind: "workspace"; workspace: string } = shared,
) => {
  const url = `https://${outlet.replaceAll(" ", "-")}.example/feed`;
  const { feed } = await archive.feeds.feeds.add({ url, outlet, site: null, visibility, fullText: true });
  await archive.feeds.polls.claim("p", { most: 1, leaseMs: 1, only: [feed.id] });
  await archive.feeds.polls.settle(feed.id, "p", { state: { ...feed, failures }, restMs: 0 });
};
const feedsDown = async (assignment: Assignment) =>
  (await withFeeds(BRIEFING, assignment, archive.feeds)).coverage.feedsDown;

test("a briefing names the feeds that are down, and of other audiences' feeds nothing", async () => {
  await follow("Velmar Post", 3);
  await follow("Harbor Ledger", 0);
  await follow("Inner Circular", 3, { kind: "workspace", workspace: "T1" });
  expect(await feedsDown(assigned())).toEqual(["Velmar Post"]);
  expect(await feedsDown(assigned(null, { workspace: "T1", channel: null }))).toEqual([
    "Inner Circular",
    "Velmar Post",
  ]);
});

test("where one outlet was asked for, only its feeds count", async () => {
  await follow("Velmar Post", 3);
  await follow("Harbor Ledger", 3);
  expect(await feedsDown(assigned("harbor ledger"))).toEqual(["Harbor Ledger"]);
});

test("a source is as reliable as its outlet was rated, and cannot be judged without a rating", async () => {
  const [source] = BRIEFING.sources;
  if (!source) throw new Error("the fixture has no source");
  const briefing = {
    ...BRIEFING,
    sources: [
      { ...source, outlet: "Harbor Ledger" },
      { ...source, outlet: "Velmar Post" },
      { ...source, outlet: null },
    ],
  };
  await archive.feeds.ratings.rate(shared, { outlet: "harbor ledger", reliability: "B", labels: ["paywalled"] });
  const { sources } = await withFeeds(briefing, assigned(), archive.feeds);
  expect(sources.map(({ reliability }) => reliability)).toEqual(["B", "F", "F"]);
  expect(sources[0]?.labels).toContain("paywalled");
});
