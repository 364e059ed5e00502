import { isDown } from "#domain/feed.ts";
import type { Feeds } from "#domain/feed-ports.ts";
import type { FeedHealth } from "#domain/watch-ports.ts";

/** How the feeds that a viewer sees stand, from their books. Paused ones are not counted: nobody expects anything of them. */
export function feedHealthOf(feeds: Feeds): FeedHealth {
  return async (viewer) => {
    const followed = (await feeds.list(viewer)).filter((feed) => feed.paused === null || feed.gone);
    return { feeds: followed.length, down: followed.filter(isDown).map(({ outlet }) => outlet) };
  };
}
