import type { Viewer, Visibility } from "./article.ts";
import type { Feed, FeedChange, FeedState, NewFeed, Rating } from "./feed.ts";

/** Keeps the feeds that are followed. An audience follows an address once; articles stay when a feed is removed. */
export type Feeds = {
  /** Adds a feed, due at once; one that is followed already is given as it stands. */
  add(feed: NewFeed): Promise<{ kind: "added" | "known"; feed: Feed }>;
  /** The feeds a viewer may see, by outlet. */
  list(viewer: Viewer): Promise<Feed[]>;
  /** Changes a feed the viewer may see; null when there is none. */
  change(viewer: Viewer, id: string, change: FeedChange): Promise<Feed | null>;
  /** Removes a feed the viewer may see, with its history and without its articles; false when there is none. */
  remove(viewer: Viewer, id: string): Promise<boolean>;
};

/**
 * One item as it was last filed: `key` tells it from others of its feed, `digest` its wording, `tries` how often its page was asked
 * for, `article` what it was filed as (null: it was refused, or filed before that was kept).
 */
export type SeenItem = {
  readonly key: string;
  readonly digest: string;
  readonly tries: number;
  readonly article: string | null;
};

/** Which feeds are to be polled. `only` names feeds to be polled whether due or not, paused ones aside. */
export type PollWish = { readonly most: number; readonly leaseMs: number; readonly only: readonly string[] | null };

/** Lends feeds to be polled, each to one process at a time, and of one host no two at once. */
export type Polls = {
  claim(owner: string, wish: PollWish): Promise<Feed[]>;
  /**
   * Writes down what came of a poll and leaves the host alone for `restMs`; false when the lease was lost. A feed that has moved to
   * an address that its audience follows already is paused.
   */
  settle(id: string, owner: string, outcome: { readonly state: FeedState; readonly restMs: number }): Promise<boolean>;
  /** What is known of these items of a feed; `cited`: of those that a kept briefing cites as they were filed, the newest 20. */
  seen(id: string, keys: readonly string[] | "cited"): Promise<SeenItem[]>;
  remember(id: string, items: readonly SeenItem[]): Promise<void>;
  /** When the next feed is due, or null when none is followed. */
  nextDue(): Promise<string | null>;
};

/** Keeps what admins think of outlets, each audience for itself. */
export type Ratings = {
  rate(visibility: Visibility, rating: Rating): Promise<void>;
  /** The ratings a viewer goes by, by outlet: where audiences differ, the narrowest counts. */
  list(viewer: Viewer): Promise<Rating[]>;
};

/** Everything kept for feeds. */
export type FeedBooks = { readonly feeds: Feeds; readonly polls: Polls; readonly ratings: Ratings };
