import type { FeedBooks } from "#domain/feed-ports.ts";
import type { Articles, Clock } from "#domain/ports.ts";
import type { Fetcher, Reading } from "#ingest/ingest.ts";
import type { PollOutcome } from "./feed-state.ts";

/** What a poll needs. `signal` ends it between two articles; what is filed by then stays. */
export type PollSetup = {
  readonly books: FeedBooks;
  readonly articles: Articles;
  readonly fetcher: Fetcher;
  readonly reading: Reading;
  readonly clock: Clock;
  readonly signal: AbortSignal;
};

/** Bounds on one poll: items looked at, articles filed, and how long; what is left over is for the next. */
export const POLL_LIMITS = { items: 500, articles: 40, timeMs: 300_000 } as const;

/** What a poll has filed so far; `rejected` holds the reasons. */
export type Tally = { filed: number; known: number; revised: number; rejected: string[] };

/** What came of a poll, with what it filed. */
export type Polled = { readonly outcome: PollOutcome; readonly tally: Tally };
