import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { OpenArchive } from "#archive/archive.ts";
import { TERMINAL, type Viewer } from "#domain/article.ts";
import type { Feed, FeedState, NewFeed } from "#domain/feed.ts";
import { BRIEFING } from "../fixtures/briefing.ts";
import { asking } from "./archive-items.ts";

const MINUTE = 60_000;
const WORKSPACE: Viewer = { workspace: "TA", channel: null };
const shared = { kind: "shared" } as const;

function feedAt(url: string, more: Partial<NewFeed> = {}): NewFeed {
  return { url, outlet: "Harbor Ledger", site: null, visibility: shared, fullText: true, ...more };
}

function stateOf(feed: Feed, change: Partial<FeedState> = {}): FeedState {
  const { id: _id, addedAt: _at, outlet: _o, site: _s, visibility: _v, fullText: _f, ...state } = feed;
  return { ...state, ...change };
}

/** What every engine promises of the books of feeds. `open` is given the clock that the archive goes by. */
export function feedsContract(name: string, open: (clock: () => Date) => Promise<OpenArchive>): void {
  describe(name, () => {
    let archive: OpenArchive;
    let now = 0;
    beforeEach(async () => {
      now = Date.parse("2026-06-01T06:00:00Z");
      archive = await open(() => new Date(now));
    });
    afterEach(() => archive.close());
    const follow = async (feed: NewFeed) => (await archive.feeds.feeds.add(feed)).feed;
    const claim = (owner: string, most = 10, only: readonly string[] | null = null) =>
      archive.feeds.polls.claim(owner, { most, only, leaseMs: 5 * MINUTE });
    const settle = (feed: Feed, owner: string, change: Partial<FeedState> = {}, restMs = 0) =>
      archive.feeds.polls.settle(feed.id, owner, { state: stateOf(feed, change), restMs });
    const later = () => ({ dueAt: new Date(now + 30 * MINUTE).toISOString() });

    it("follows an address once for each audience, and shows an audience its own and what is shared", async () => {
      const one = await archive.feeds.feeds.add(feedAt("https://a.example/feed"));
      const two = await archive.feeds.feeds.add(feedAt("https://a.example/feed", { outlet: "Other name" }));
      expect([one.kind, two.kind, two.feed.id]).toEqual(["added", "known", one.feed.id]);
      await follow(feedAt("https://a.example/feed", { visibility: { kind: "workspace", workspace: "TA" } }));
      expect(await archive.feeds.feeds.list(TERMINAL)).toHaveLength(1);
      expect(await archive.feeds.feeds.list(WORKSPACE)).toHaveLength(2);
    });

    it("changes and removes only what the viewer may see", async () => {
      const hidden = await follow(feedAt("https://a.example/", { visibility: { kind: "workspace", workspace: "TA" } }));
      expect(await archive.feeds.feeds.change(TERMINAL, hidden.id, { outlet: "X" })).toBeNull();
      expect(await archive.feeds.feeds.remove(TERMINAL, hidden.id)).toBe(false);
      expect(await archive.feeds.feeds.change(WORKSPACE, hidden.id, { outlet: "X" })).toMatchObject({ outlet: "X" });
      expect(await archive.feeds.feeds.remove(WORKSPACE, hidden.id)).toBe(true);
    });

    it("lends a due feed to one process only, until it is settled or the lease has run out", async () => {
      const feed = await follow(feedAt("https://a.example/feed"));
      expect((await claim("one")).map(({ id }) => id)).toEqual([feed.id]);
      expect(await claim("two")).toEqual([]);
      now += 6 * MINUTE;
      expect(await claim("two")).toHaveLength(1);
      expect(await settle(feed, "one", later())).toBe(false);
      expect(await settle(feed, "two", later())).toBe(true);
      expect(await claim("three")).toEqual([]);
      now += 31 * MINUTE;
      expect(await claim("three")).toHaveLength(1);
    });

    it("lends all due feeds exactly once to processes that ask at the same time", async () => {
      for (let n = 0; n < 30; n += 1) await follow(feedAt(`https://host${n}.example/feed`));
      const lent = await Promise.all([1, 2, 3, 4, 5].map((owner) => claim(`p${owner}`, 6)));
      const ids = lent.flat().map(({ id }) => id);
      expect(new Set(ids).size).toBe(30);
      expect(ids).toHaveLength(30);
    });

    it("asks one host one thing at a time and lets it rest after", async () => {
      const one = await follow(feedAt("https://a.example/1"));
      const two = await follow(feedAt("https://a.example/2"));
      const [first, ...none] = await claim("p");
      expect(none).toEqual([]);
      expect(await claim("q")).toEqual([]);
      await settle(first ?? one, "p", later(), 10_000);
      expect(await claim("q")).toEqual([]);
      now += 10_001;
      expect((await claim("q")).map(({ id }) => id)).toEqual([first?.id === one.id ? two.id : one.id]);
    });

    it("lends named feeds before they are due, but none that is paused", async () => {
      const feed = await follow(feedAt("https://a.example/1"));
      await claim("p");
      await settle(feed, "p", later());
      expect(await claim("p", 10, [feed.id])).toHaveLength(1);
      await settle(feed, "p", { ...later(), paused: "Gone.", gone: true });
      expect(await claim("p", 10, [feed.id])).toEqual([]);
      expect(await archive.feeds.feeds.change(TERMINAL, feed.id, { paused: null })).toMatchObject({
        gone: false,
        paused: null,
      });
      expect(await claim("p")).toHaveLength(1);
    });

    it("keeps what a poll found out, and a pause that came meanwhile", async () => {
      const feed = await follow(feedAt("https://a.example/1"));
      await claim("p");
      await archive.feeds.feeds.change(TERMINAL, feed.id, { paused: "Paused by hand." });
      const found = {
        etag: '"x"',
        lastModified: "Mon",
        failures: 2,
        lastError: "No answer.",
        lastPolledAt: new Date(now).toISOString(),
      };
      await settle(feed, "p", { ...found, url: "https://b.example/1", ...later() });
      const [kept] = await archive.feeds.feeds.list(TERMINAL);
      expect(kept).toMatchObject({ ...found, url: "https://b.example/1", paused: "Paused by hand." });
    });

    it("pauses a feed that has moved to an address that is followed already", async () => {
      const feed = await follow(feedAt("https://a.example/1"));
      await follow(feedAt("https://b.example/1", { outlet: "Velmar Post" }));
      await claim("p");
      await settle(feed, "p", { url: "https://b.example/1" });
      const kept = (await archive.feeds.feeds.list(TERMINAL)).find(({ id }) => id === feed.id);
      expect(kept).toMatchObject({ url: "https://a.example/1", paused: expect.stringContaining("Velmar Post") });
    });

    it("remembers the wording of items, and forgets them with their feed", async () => {
      const feed = await follow(feedAt("https://a.example/1"));
      const items = [1, 2, 3].map((n) => ({
        key: `k${n}`,
        digest: `d${n}`,
        tries: n,
        article: n === 3 ? "art_3" : null,
      }));
      await archive.feeds.polls.remember(feed.id, [...items, { key: "k1", digest: "new", tries: 0, article: null }]);
      expect(await archive.feeds.polls.seen(feed.id, ["k1", "k3", "k9"])).toEqual(
        expect.arrayContaining([{ key: "k1", digest: "new", tries: 0, article: null }, items[2]]),
      );
      await archive.feeds.polls.remember(feed.id, [{ key: "k3", digest: "new", tries: 1, article: null }]);
      expect(await archive.feeds.polls.seen(feed.id, ["k3"])).toMatchObject([{ digest: "new", article: "art_3" }]);
      await archive.feeds.feeds.remove(TERMINAL, feed.id);
      expect(await archive.feeds.polls.seen(feed.id, ["k1"])).toEqual([]);
    });

    it("tells which items a kept briefing cites as they were filed", async () => {
      const feed = await follow(feedAt("https://a.example/1"));
      const other = await follow(feedAt("https://b.example/1"));
      const [cited] = BRIEFING.headline.citations;
      if (!cited) throw new Error("the fixture cites something");
      const items = [cited.articleId, "art_never", null].map((article, n) => ({
        ...{ key: `k${n}`, digest: "d", tries: 0 },
        article,
      }));
      await archive.feeds.polls.remember(feed.id, items);
      expect(await archive.feeds.polls.seen(feed.id, "cited")).toEqual([]);
      const query = { ...asking("dam"), text: "dam" };
      await archive.briefings.keep(TERMINAL, { briefing: BRIEFING, channelKey: "terminal", query });
      expect(await archive.feeds.polls.seen(feed.id, "cited")).toEqual([items[0]]);
      expect(await archive.feeds.polls.seen(other.id, "cited")).toEqual([]);
    });

    it("says when the next feed is due", async () => {
      expect(await archive.feeds.polls.nextDue()).toBeNull();
      const feed = await follow(feedAt("https://a.example/1"));
      expect(await archive.feeds.polls.nextDue()).toBe(feed.dueAt);
    });

    it("keeps ratings for each audience, the narrowest first heard", async () => {
      await archive.feeds.ratings.rate(shared, { outlet: "Harbor Ledger", reliability: "C", labels: [] });
      const ours = { outlet: "harbor ledger", reliability: "B", labels: ["state-controlled"] } as const;
      await archive.feeds.ratings.rate({ kind: "workspace", workspace: "TA" }, { ...ours, labels: [...ours.labels] });
      expect(await archive.feeds.ratings.list(TERMINAL)).toMatchObject([{ reliability: "C" }]);
      expect(await archive.feeds.ratings.list(WORKSPACE)).toMatchObject([ours]);
    });
  });
}
