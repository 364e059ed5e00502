import type { OpenArchive } from "#archive/archive.ts";
import { TERMINAL } from "#domain/article.ts";
import type { Feed } from "#domain/feed.ts";
import { createFetcher } from "#ingest/ingest.ts";
import { createLog } from "#log.ts";
import { json, printable } from "#render/render.ts";
import { createPolling, type PolledFeed } from "#schedule/schedule.ts";
import { withArchive } from "../desk.ts";
import { startBar } from "../progress.ts";
import { userAgent } from "../sources.ts";
import { type Call, EXIT, isSet, type World } from "../world.ts";
import { chosenFeeds } from "./chosen.ts";

const NONE = "No feed is followed. briefdesk feeds add https://example.org follows one.\n";

/** Polls the feeds named, or all, due or not; 1 when any failed. */
export async function pollFeeds(call: Call): Promise<number> {
  return withArchive(call, async (archive) => {
    const { words, world } = call;
    const feeds = words.length > 0 ? await chosenFeeds(words, archive) : await archive.feeds.feeds.list(TERMINAL);
    const polled = await pollAll(
      feeds.filter(({ paused }) => paused === null),
      call,
      archive,
    );
    if (isSet(call, "json")) world.stdout.write(json(polled.map(recordOf)));
    else if (feeds.length === 0) world.stderr.write(NONE);
    else report(feeds, polled, world);
    return polled.some(isFailed) ? EXIT.refused : EXIT.done;
  });
}

async function pollAll(feeds: readonly Feed[], call: Call, archive: OpenArchive): Promise<PolledFeed[]> {
  const { world, config } = call;
  const fetcher = createFetcher({ allowHosts: config.allowHosts, userAgent: userAgent(world) });
  const log = createLog({ level: "silent", format: "text", secrets: [], clock: world.clock, write: () => undefined });
  const polling = createPolling({ books: archive.feeds, articles: archive.articles, fetcher, clock: world.clock, log });
  const bar = progressFor(world, feeds.length);
  const done: PolledFeed[] = [];
  try {
    const ids = feeds.map(({ id }) => id);
    await polling.once(ids, (polled) => bar.update(done.push(polled)));
    return done;
  } finally {
    bar.stop();
    await polling.close();
  }
}

function progressFor({ progress }: World, total: number): { update(count: number): void; stop(): void } {
  if (!progress || total === 0) return { update: () => undefined, stop: () => undefined };
  const format = "polling feeds · {value} of {total} · {duration_formatted}";
  const bar = startBar({ format, total });
  return { update: (count) => bar.update(count), stop: () => bar.stop() };
}

function isFailed({ outcome }: PolledFeed): boolean {
  return outcome.kind === "failed" || outcome.kind === "gone";
}

function recordOf({ feed, outcome, tally }: PolledFeed) {
  const reason = "reason" in outcome ? outcome.reason : null;
  return { id: feed.id, url: feed.url, outlet: feed.outlet, outcome: outcome.kind, reason, ...tally };
}

function report(feeds: readonly Feed[], polled: readonly PolledFeed[], { stdout, stderr }: World): void {
  for (const { feed, outcome, tally } of polled) {
    if ("reason" in outcome) stderr.write(`failed ${printable(feed.outlet)}: ${printable(outcome.reason)}\n`);
    for (const reason of tally.rejected)
      stderr.write(`rejected from ${printable(feed.outlet)}: ${printable(reason)}\n`);
  }
  const sum = (of: (one: PolledFeed) => number) => polled.reduce((total, one) => total + of(one), 0);
  const paused = feeds.filter((feed) => feed.paused !== null).length;
  const busy = feeds.length - paused - polled.length;
  const parts = [
    `${polled.length} ${polled.length === 1 ? "feed" : "feeds"} polled, ${polled.filter(isFailed).length} failed`,
    ...(paused > 0 ? [`${paused} paused`] : []),
    ...(busy > 0 ? [`${busy} left to another process that polls them`] : []),
  ];
  const { filed, revised, rejected } = {
    filed: sum(({ tally }) => tally.filed),
    revised: sum(({ tally }) => tally.revised),
    rejected: sum(({ tally }) => tally.rejected.length),
  };
  stdout.write(`${parts.join(", ")}: ${filed} filed, ${revised} revised, ${rejected} rejected\n`);
}
