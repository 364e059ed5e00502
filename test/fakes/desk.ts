import { type OpenArchive, openArchive } from "#archive/archive.ts";
import { TERMINAL } from "#domain/article.ts";
import type { Feed, NewFeed } from "#domain/feed.ts";
import { feedLinksIn } from "#ingest/feed-links.ts";
import { createFetcher, extractPage, parseFeed, type Reading } from "#ingest/ingest.ts";
import { createPolling, type Polling } from "#schedule/feed-polling.ts";
import { readArticle } from "#text/text.ts";
import { createLog } from "../../src/log.ts";
import { ledgerWith } from "../contracts/archive-items.ts";

/** A clock that stands still until it is set. */
export type StoppedClock = { now: Date; read(): Date; pass(ms: number): void };

function stoppedClock(at = "2026-06-01T06:00:00Z"): StoppedClock {
  const clock = {
    now: new Date(at),
    read: () => clock.now,
    pass(ms: number) {
      clock.now = new Date(clock.now.getTime() + ms);
    },
  };
  return clock;
}

/** Reads feeds and pages in this thread, and of articles no more than that each is one sentence: for tests of what goes on around it. */
export function readingHere(whole: boolean): Reading {
  return {
    read: async (orders) =>
      orders.map(({ record, labels }) => ({ ledger: whole ? readArticle({ ...record, labels }) : ledgerWith() })),
    feed: async ({ bytes, url, contentType }, most) => parseFeed(bytes, url, { contentType, most }),
    page: async ({ bytes, url, contentType }) => extractPage(bytes, { url, contentType }),
    feedLinks: async ({ bytes, url, contentType }) => feedLinksIn(bytes, url, contentType),
    close: async () => undefined,
  };
}

/** A desk that polls feeds of local servers into an archive in memory, with a clock that stands still. */
export type PollingDesk = {
  readonly archive: OpenArchive;
  readonly clock: StoppedClock;
  readonly polling: Polling;
  readonly log: string[];
  follow(url: string, more?: Partial<NewFeed>): Promise<Feed>;
  feed(id: string): Promise<Feed>;
  close(): Promise<void>;
};

export async function openPollingDesk(
  hosts: readonly string[],
  fetching: Partial<Parameters<typeof createFetcher>[0]> = {},
  /** Whether articles are read as in earnest, or who reads them. */
  whole: boolean | Reading = false,
): Promise<PollingDesk> {
  const clock = stoppedClock();
  const archive = await openArchive({ folder: "", memory: true, clock: clock.read });
  const log: string[] = [];
  const polling = createPolling({
    books: archive.feeds,
    articles: archive.articles,
    fetcher: createFetcher({ allowHosts: hosts, userAgent: "Briefdesk tests", ...fetching }),
    clock: clock.read,
    log: createLog({ level: "debug", format: "json", secrets: [], clock: clock.read, write: (line) => log.push(line) }),
    gapMs: 0,
    reading: typeof whole === "boolean" ? readingHere(whole) : whole,
  });
  return {
    archive,
    clock,
    polling,
    log,
    async follow(url, more = {}) {
      const feed = {
        url,
        outlet: "Harbor Ledger",
        site: null,
        visibility: { kind: "shared" },
        fullText: true,
      } as const;
      return (await archive.feeds.feeds.add({ ...feed, ...more })).feed;
    },
    async feed(id) {
      const found = (await archive.feeds.feeds.list(TERMINAL)).find((one) => one.id === id);
      if (!found) throw new Error("no such feed");
      return found;
    },
    async close() {
      await polling.close();
      await archive.close();
    },
  };
}
