import { BriefdeskError } from "#domain/fault.ts";
import type { NewFeed } from "#domain/feed.ts";
import { createFetcher, findFeed, startReading } from "#ingest/ingest.ts";
import { createLog } from "#log.ts";
import { createPolling, type PolledFeed } from "#schedule/schedule.ts";
import type { Bench } from "./bench.ts";

/** The feed at an address, or why there is none that may be followed. `items` is how many it holds now. */
export type FeedAt =
  | ({ readonly kind: "found"; readonly items: number; readonly others: readonly string[] } & Pick<
      NewFeed,
      "url" | "outlet" | "site"
    >)
  | { readonly kind: "refused"; readonly reason: string };

/** Looks for the feed at an address or of a site, by the same guarded way as everything that is fetched. */
export async function findFeedAt({ url }: { url: string }, { world }: Bench): Promise<FeedAt> {
  const fetcher = createFetcher({ allowHosts: world.allowHosts, userAgent: world.userAgent });
  const reading = startReading();
  try {
    const { feed, others, ...found } = await findFeed(url, fetcher, reading);
    const host = URL.parse(found.url)?.hostname.replace(/^www\./, "") ?? found.url;
    return {
      kind: "found",
      url: found.url,
      outlet: feed.title ?? host,
      site: feed.site,
      items: feed.items.length,
      others,
    };
  } catch (fault) {
    if (fault instanceof BriefdeskError && fault.advice !== "") return { kind: "refused", reason: fault.advice };
    throw fault;
  } finally {
    await reading.close();
  }
}

/** What a poll of one feed came to; `reason` when it failed. `outlet` is the feed's own words. */
export type FeedPolled = {
  readonly outlet: string;
  readonly outcome: PolledFeed["outcome"]["kind"];
  readonly reason: string | null;
  readonly filed: number;
  readonly revised: number;
  readonly rejected: number;
};

/** Polls these feeds now, due or not. One that another process polls, or that is paused, is left to it. */
export async function pollFeeds({ ids }: { ids: readonly string[] }, bench: Bench): Promise<FeedPolled[]> {
  const { archive, clock, world } = bench;
  const fetcher = createFetcher({ allowHosts: world.allowHosts, userAgent: world.userAgent });
  const log = createLog({ level: "silent", format: "json", secrets: [], clock, write: () => undefined });
  const polling = createPolling({ books: archive.feeds, articles: archive.articles, fetcher, clock, log });
  const polled: FeedPolled[] = [];
  try {
    await polling.once(ids, (one) => void polled.push(told(one)));
    return polled;
  } finally {
    await polling.close();
  }
}

function told({ feed, outcome, tally }: PolledFeed): FeedPolled {
  const reason = "reason" in outcome ? outcome.reason : null;
  const { filed, revised, rejected } = tally;
  return { outlet: feed.outlet, outcome: outcome.kind, reason, filed, revised, rejected: rejected.length };
}
