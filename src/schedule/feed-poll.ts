import type { Viewer } from "#domain/article.ts";
import { BriefdeskError } from "#domain/fault.ts";
import type { Feed } from "#domain/feed.ts";
import type { FeedBooks, SeenItem } from "#domain/feed-ports.ts";
import { type FeedItem, oldestFirst, type ParsedFeed } from "#ingest/ingest.ts";
import { endOf, headOf, questionFor } from "./feed-answer.ts";
import { isStub } from "./feed-articles.ts";
import { fileItems } from "./feed-filing.ts";
import { POLL_LIMITS, type Polled, type PollSetup, type Tally } from "./feed-setup.ts";
import { fileWithdrawals } from "./feed-withdrawals.ts";

/** How often a page that could not be had is asked for again, in later polls. */
const PAGE_TRIES = 3;

/** Polls one feed: asks for it, files what is new or changed in it, and remembers that. Never throws for what the feed does. */
export async function pollFeed(feed: Feed, setup: PollSetup): Promise<Polled> {
  const tally: Tally = { filed: 0, known: 0, revised: 0, rejected: [] };
  try {
    const got = await setup.fetcher.get(feed.url, questionFor(feed));
    const ended = endOf(feed, got, setup.clock());
    if (ended) {
      if (ended.kind === "unchanged") await fileWithdrawals(feed, [], setup, tally);
      return { outcome: ended, tally };
    }
    const source = { bytes: got.bytes, url: got.url, contentType: got.contentType };
    const parsed = await setup.reading.feed(source, POLL_LIMITS.items);
    const left = await takeIn(feed, parsed, setup, tally);
    if (setup.signal.aborted) return { outcome: { kind: "stopped" }, tally };
    await fileWithdrawals(feed, parsed.withdrawn, setup, tally);
    const head = headOf(feed, got);
    const restMs = Math.max(head.restMs, parsed.restMs);
    return {
      outcome: { kind: "read", fresh: tally.filed + tally.revised, more: left > 0, head: { ...head, restMs } },
      tally,
    };
  } catch (error) {
    if (setup.signal.aborted) return { outcome: { kind: "stopped" }, tally };
    if (error instanceof BriefdeskError && error.fault === "archive") throw error;
    return { outcome: { kind: "failed", reason: reasonOf(error), restMs: 0 }, tally };
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof BriefdeskError) return error.advice;
  return "It could not be read, through a fault of ours. Please report it with the feed's address.";
}

/** Files the items that are new or worded anew, and gives how many are left for the next poll. */
async function takeIn(feed: Feed, parsed: ParsedFeed, setup: PollSetup, tally: Tally): Promise<number> {
  for (const { problem } of parsed.items) if (problem !== null) tally.rejected.push(problem);
  const items = unique(parsed.items.filter(({ problem }) => problem === null));
  const seen = await seenOf(feed, items, setup.books);
  const fresh = items.filter((item) => isFresh(item, feed, seen.get(item.key)));
  const due = oldestFirst(fresh.slice(0, POLL_LIMITS.articles));
  const done = await fileItems(
    { feed, parsed, items: due, labels: await labelsOf(feed, setup.books), seen },
    setup,
    tally,
  );
  return fresh.length - done;
}

function unique(items: readonly FeedItem[]): FeedItem[] {
  return [...new Map(items.toReversed().map((item) => [item.key, item])).values()].toReversed();
}

async function seenOf(feed: Feed, items: readonly FeedItem[], books: FeedBooks): Promise<Map<string, SeenItem>> {
  const keys = items.map(({ key }) => key);
  return new Map((await books.polls.seen(feed.id, keys)).map((item) => [item.key, item]));
}

// New, worded anew, or a stub whose page could not be had the last time.
function isFresh(item: FeedItem, feed: Feed, seen: SeenItem | undefined): boolean {
  if (seen === undefined || seen.digest !== item.digest) return true;
  return feed.fullText && seen.tries > 0 && seen.tries < PAGE_TRIES && isStub(item.record.text);
}

async function labelsOf(feed: Feed, books: FeedBooks): Promise<ReadonlyMap<string, readonly string[]>> {
  const ratings = await books.ratings.list(viewerOf(feed));
  return new Map(ratings.map(({ outlet, labels }) => [outlet.toLowerCase(), labels]));
}

function viewerOf({ visibility }: Feed): Viewer {
  if (visibility.kind === "shared") return { workspace: null, channel: null };
  return { workspace: visibility.workspace, channel: visibility.kind === "channel" ? visibility.channel : null };
}
