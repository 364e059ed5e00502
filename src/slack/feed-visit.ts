import type { Visibility } from "#domain/article.ts";
import type { Feed } from "#domain/feed.ts";
import { createFeedSteward, type FeedVisit } from "#schedule/schedule.ts";
import { audienceOf } from "./audience.ts";
import type { At } from "./order.ts";
import { actorFor } from "./watch-actor.ts";
import { type Services, viewerOf } from "./work.ts";

/** The steward on a desk's books. */
export function feedStewardOf({ feeds, watching, clock }: Services) {
  return createFeedSteward({ feeds, books: watching, clock });
}

/**
 * Somebody who looks at feeds from a channel, and who would see a feed that is added there: as with saved links, the workspace for a
 * public channel, otherwise this conversation alone. A button may be pressed by somebody who has left a private channel since: to
 * them its own feeds are not there.
 */
export async function feedVisit(at: At, services: Services): Promise<FeedVisit & { audience: Visibility }> {
  const { workspace, channel } = at;
  const actor = await actorFor(at, services);
  const audience = await audienceOf(at, services.channels);
  const isPrivate = audience.kind !== "workspace";
  // Nobody leaves a direct message, and whoever types or says something in a channel is in it.
  const mayHaveLeft = isPrivate && at.via === "button" && !channel.startsWith("D");
  const isAway = mayHaveLeft && !(await actor.mayEnter(channel));
  return { actor, isPrivate, viewer: isAway ? { workspace, channel: null } : viewerOf(at), audience };
}

/** The feeds that a word names: a number of the list, an address with or without its scheme, or an outlet's name. */
export function feedsNamed(word: string, listed: readonly Feed[]): readonly Feed[] {
  if (/^\d{1,4}$/.test(word)) return listed.slice(Number(word) - 1, Number(word));
  const wanted = bare(word);
  return listed.filter(({ id, url, site, outlet }) =>
    [id, url, site ?? "", outlet].some((name) => name !== "" && bare(name) === wanted),
  );
}

function bare(address: string): string {
  return address
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, "")
    .replace(/\/$/, "");
}
