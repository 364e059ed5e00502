import { z } from "zod";
import { Visibility } from "./article.ts";

/**
 * How far a source may be relied on, after the Admiralty code: A completely reliable, B usually, C fairly, D not usually, E unreliable,
 * F cannot be judged. It is a judgement of admins; without one a source is F.
 */
export const Reliability = z.literal(["A", "B", "C", "D", "E", "F"]);
export type Reliability = z.infer<typeof Reliability>;

/** What may be said of a source as such. An opinion supports no fact. */
export const SOURCE_LABELS = ["state-controlled", "opinion", "press-release", "wire-copy", "paywalled"] as const;
const SourceLabel = z.literal(SOURCE_LABELS);

export type SourceLabel = z.infer<typeof SourceLabel>;

/** An outlet as admins judge it. */
export const Rating = z.object({ outlet: z.string(), reliability: Reliability, labels: z.array(SourceLabel) });
export type Rating = z.infer<typeof Rating>;

/**
 * A feed that is to be followed. `outlet` is the name under which its articles are filed, unless an item names another source.
 * `fullText`: where an item only begins an article, its page is read; so it is unless somebody says otherwise.
 */
export const NewFeed = z.object({
  url: z.string(),
  outlet: z.string(),
  site: z.string().nullable(),
  visibility: Visibility,
  fullText: z.boolean().default(true),
});
export type NewFeed = z.infer<typeof NewFeed>;

/** What may be changed of a feed by hand. */
export type FeedChange = {
  readonly outlet?: string;
  readonly fullText?: boolean;
  /** Why it is not to be polled, in words; null: poll it again, at once. */
  readonly paused?: string | null;
};

/**
 * How the polling of a feed stands. Times are ISO 8601. `failures` counts polls in a row that brought nothing readable. `paused` says in
 * words why it is not polled, and null that it is; `gone` that not a person but the feed itself ended it.
 */
export const FeedState = z.object({
  url: z.string(),
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  intervalMs: z.number(),
  dueAt: z.string(),
  failures: z.number(),
  lastPolledAt: z.string().nullable(),
  lastSuccessAt: z.string().nullable(),
  lastNewAt: z.string().nullable(),
  lastError: z.string().nullable(),
  paused: z.string().nullable(),
  gone: z.boolean(),
});
export type FeedState = z.infer<typeof FeedState>;

/** A feed that is followed. */
export const Feed = z.object({ id: z.string(), addedAt: z.string(), ...NewFeed.shape, ...FeedState.shape });
export type Feed = z.infer<typeof Feed>;

/** Failed polls in a row from which a feed that has been read before counts as down: one may be a hiccup. */
const DOWN_AFTER = 2;

/** Whether a feed is down: gone, or failing. One that a person has paused is not. */
export function isDown(feed: Feed): boolean {
  if (feed.paused !== null) return feed.gone;
  return feed.failures >= (feed.lastSuccessAt === null ? 1 : DOWN_AFTER);
}
