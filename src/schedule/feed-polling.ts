import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Feed } from "#domain/feed.ts";
import type { FeedBooks } from "#domain/feed-ports.ts";
import type { Counted } from "#domain/meter.ts";
import type { Articles, Clock } from "#domain/ports.ts";
import { type Fetcher, pacedFetcher, type Reading, startReading } from "#ingest/ingest.ts";
import type { Log } from "#log.ts";
import { pollFeed } from "./feed-poll.ts";
import type { Polled } from "./feed-setup.ts";
import { stateAfter } from "./feed-state.ts";

/**
 * What polling needs. `gapMs` is how long a host is left alone after each answer. Without a `reading` of the caller's a thread of its
 * own is started, and closed in the end.
 */
export type PollingSetup = {
  readonly books: FeedBooks;
  readonly articles: Articles;
  readonly fetcher: Fetcher;
  readonly clock: Clock;
  readonly log: Log;
  /** Hears what came of each poll, to count it. */
  readonly count?: ((polled: Counted["polls"]) => void) | undefined;
  readonly gapMs?: number;
  readonly reading?: Reading;
};

/** One feed that was polled, and what came of it. */
export type PolledFeed = Polled & { readonly feed: Feed };
type OnPolled = (polled: PolledFeed) => void;

/** Polls feeds. Several processes may, on one archive: no feed is polled by two at once. */
export type Polling = {
  /** Polls the feeds named, due or not, or all that are due (null), once each. Throws archive faults. */
  once(only: readonly string[] | null, onPolled?: OnPolled): Promise<void>;
  /** Polls whatever is due, until it is closed. Faults of the archive are logged, and it goes on. */
  keepOn(): void;
  /** Ends what is under way between two articles; what is filed by then stays, and the rest is due again. */
  close(): Promise<void>;
};

/** Feeds of different hosts that are polled at once. Each waits for its server most of the time. */
const TOGETHER = 16;
/** Longer than a poll may take (POLL_LIMITS) with its last pages and readings, so that no living process loses its feed. */
const LEASE_MS = 600_000;
const GAP_MS = 1000;
/** How long is waited when nothing can be polled: feeds may be added meanwhile, by other processes too. */
const LOOK_MS = { soonest: 500, latest: 15_000 } as const;
/** Looks in vain after which feeds that another process polls, or that were paused meanwhile, are no longer waited for. */
const LOOKS = 30;

export function createPolling({ gapMs = GAP_MS, ...setup }: PollingSetup): Polling {
  const owner = randomUUID();
  const stopping = new AbortController();
  const { signal } = stopping;
  const reading = setup.reading ?? startReading();
  const fetcher = pacedFetcher(setup.fetcher, gapMs, signal);
  const { books, clock, log } = setup;
  let going: Promise<void> = Promise.resolve();

  const poll = async (feed: Feed): Promise<PolledFeed> => {
    const polled = await pollFeed(feed, { ...setup, fetcher, reading, signal });
    const state = stateAfter(feed, polled.outcome, clock());
    await books.polls.settle(feed.id, owner, { state, restMs: gapMs });
    note(feed, polled, setup);
    return { feed, ...polled };
  };
  const lend = (most: number, only: ReadonlySet<string> | null): Promise<Feed[]> =>
    books.polls.claim(owner, { most, leaseMs: LEASE_MS, only: only && [...only] });
  const drain = (only: Set<string> | null, onPolled: OnPolled): Promise<void> =>
    drainWith({ lend, poll, onPolled, signal, isDue: () => isDue(books, clock) }, only);
  const keepGoing = async (): Promise<void> => {
    while (!signal.aborted) {
      await drain(null, () => undefined).catch((error: unknown) =>
        log.error("feeds.failed", { reason: String(error) }),
      );
      await pause(await untilNext(books, clock), signal);
    }
  };
  return {
    once: (only, onPolled = () => undefined) => drain(only && new Set(only), onPolled),
    keepOn() {
      going = keepGoing();
    },
    async close() {
      stopping.abort();
      await going;
      if (!setup.reading) await reading.close();
    },
  };
}

type Drain = {
  readonly lend: (most: number, only: ReadonlySet<string> | null) => Promise<Feed[]>;
  readonly poll: (feed: Feed) => Promise<PolledFeed>;
  readonly onPolled: OnPolled;
  readonly isDue: () => Promise<boolean>;
  readonly signal: AbortSignal;
};

/** Keeps the slots full until nothing is left to be polled. A fault of the archive ends it once what is under way has ended. */
async function drainWith({ lend, poll, onPolled, isDue: due, signal }: Drain, only: Set<string> | null): Promise<void> {
  const running = new Set<Promise<void>>();
  const faults: unknown[] = [];
  const start = (feed: Feed): void => {
    only?.delete(feed.id);
    const one: Promise<void> = poll(feed)
      .then(onPolled)
      .catch((error: unknown) => void faults.push(error))
      .finally(() => running.delete(one));
    running.add(one);
  };
  for (let looks = 0; looks < LOOKS && !signal.aborted && faults.length === 0 && only?.size !== 0; ) {
    const lent = running.size < TOGETHER ? await lend(TOGETHER - running.size, only) : [];
    for (const feed of lent) start(feed);
    looks = running.size > 0 ? 0 : looks + 1;
    if (running.size === 0 && only === null && !(await due())) break;
    await Promise.race([...running, pause(LOOK_MS.soonest, signal)]);
  }
  await Promise.all(running);
  if (faults.length > 0) throw faults[0];
}

async function isDue(books: FeedBooks, clock: Clock): Promise<boolean> {
  const due = await books.polls.nextDue();
  return due !== null && Date.parse(due) <= clock().getTime();
}

async function untilNext(books: FeedBooks, clock: Clock): Promise<number> {
  const due = await books.polls.nextDue().catch(() => null);
  const ms = due === null ? LOOK_MS.latest : Date.parse(due) - clock().getTime();
  return Math.min(Math.max(ms, LOOK_MS.soonest), LOOK_MS.latest);
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return sleep(ms, undefined, { signal }).catch(() => undefined);
}

function note(feed: Feed, { outcome, tally }: Polled, { log, count }: PollingSetup): void {
  const told = { feed: feed.id, outlet: feed.outlet, filed: tally.filed, revised: tally.revised };
  if (outcome.kind === "failed" || outcome.kind === "gone") {
    count?.({ outcome: "failed" });
    log.warn("feed.failed", { ...told, reason: outcome.reason });
    return;
  }
  const isNew = tally.filed + tally.revised > 0;
  if (outcome.kind !== "stopped") count?.({ outcome: isNew ? "new" : "unchanged" });
  log.debug("feed.polled", { ...told, outcome: outcome.kind, rejected: tally.rejected.length });
}
