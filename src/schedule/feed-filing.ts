import type { ArticleRecord } from "#domain/article.ts";
import type { Feed } from "#domain/feed.ts";
import type { SeenItem } from "#domain/feed-ports.ts";
import type { Filed } from "#domain/ports.ts";
import { checkRecord, type FeedItem, labelsFor, type ParsedFeed } from "#ingest/ingest.ts";
import { supply } from "./feed-articles.ts";
import { type Pages, pagesOf } from "./feed-pages.ts";
import { POLL_LIMITS, type PollSetup, type Tally } from "./feed-setup.ts";

/** Items of a feed that are to be filed. `labels` are those of outlets, by name in lower case. */
export type Batch = {
  readonly feed: Feed;
  readonly parsed: ParsedFeed;
  readonly items: readonly FeedItem[];
  readonly labels: ReadonlyMap<string, readonly string[]>;
  readonly seen: ReadonlyMap<string, SeenItem>;
};

/** Articles that are read and filed at once: few, so that little is lost when the process dies. */
const TOGETHER = 5;

type Ready = {
  readonly item: FeedItem;
  readonly record: ArticleRecord;
  readonly labels: string[];
  readonly tries: number;
};

/** Files items in small batches, each remembered once it is durable, and gives how many were dealt with. Stops at the poll's limits. */
export async function fileItems(batch: Batch, setup: PollSetup, tally: Tally): Promise<number> {
  const until = performance.now() + POLL_LIMITS.timeMs;
  const pages = pagesOf(setup);
  let done = 0;
  for (let at = 0; at < batch.items.length; at += TOGETHER) {
    if (setup.signal.aborted || performance.now() > until) return done;
    const items = batch.items.slice(at, at + TOGETHER);
    const ready = await Promise.all(items.map((item) => makeReady(item, batch, { ...setup, pages }, tally)));
    if (setup.signal.aborted) return done;
    const filed = await fileReady(
      ready.flatMap((one) => one ?? []),
      batch,
      setup,
      tally,
    );
    const seen = items.map(({ key, digest }, i) => {
      return { key, digest, tries: ready[i]?.tries ?? 0, article: filed.get(key) ?? null };
    });
    await setup.books.polls.remember(batch.feed.id, seen);
    done += items.length;
  }
  return done;
}

type Supplying = PollSetup & { readonly pages: Pages };

async function makeReady(item: FeedItem, batch: Batch, setup: Supplying, tally: Tally): Promise<Ready | null> {
  const { record, failed } = await supply(item, batch.feed, batch.parsed, setup.pages);
  const checked = checkRecord(record, setup.clock);
  if ("reason" in checked) {
    tally.rejected.push(checked.reason);
    return null;
  }
  const given = batch.labels.get(checked.record.outlet?.toLowerCase() ?? "") ?? [];
  const before = batch.seen.get(item.key);
  const tries = failed ? (before?.digest === item.digest ? before.tries : 0) + 1 : 0;
  return { item, record: checked.record, labels: labelsFor(checked.record, given, item.categories), tries };
}

/** Files what is ready and gives the article of each item by its key; one that was refused has none. */
async function fileReady(
  ready: readonly Ready[],
  batch: Batch,
  setup: PollSetup,
  tally: Tally,
): Promise<Map<string, string>> {
  const articles = new Map<string, string>();
  const read: string[] = [];
  const results = await setup.reading.read(ready.map(({ record, labels }) => ({ record, labels })));
  const filed = ready.flatMap(({ item, record, labels }, i): Filed[] => {
    const result = results[i];
    if (result && "ledger" in result) {
      read.push(item.key);
      return [{ record, ledger: result.ledger, visibility: batch.feed.visibility, sample: false, labels }];
    }
    tally.rejected.push(result?.reason ?? "The text could not be read.");
    return [];
  });
  for (const [i, filing] of (await setup.articles.file(filed)).entries()) {
    if (filing.kind === "rejected") tally.rejected.push(filing.reason);
    else {
      tally[filing.kind] += 1;
      articles.set(read[i] ?? "", filing.article.id);
    }
  }
  return articles;
}
