import type { Viewer, Visibility } from "#domain/article.ts";
import { BriefdeskError } from "#domain/fault.ts";
import type { Feed, NewFeed, Rating } from "#domain/feed.ts";
import type { FeedBooks } from "#domain/feed-ports.ts";
import { type Action, type Actor, isAllowed } from "./permissions.ts";
import { authorize, refusal, type StewardDesk } from "./steward.ts";

/** Somebody, and the place from which they look: a channel sees its own feeds beside those of its workspace and the shared ones. */
export type FeedVisit = { readonly actor: Actor; readonly viewer: Viewer; readonly isPrivate: boolean };

type FeedDesk = Pick<StewardDesk, "books" | "clock"> & { readonly feeds: FeedBooks };

/**
 * The one place that changes a workspace's feeds and ratings: every call asks the permission table again and writes down what was done
 * or refused. What is shared by all workspaces is the operator's: it is listed everywhere, and changed at the terminal only.
 */
export type FeedSteward = {
  /** The feeds that may be seen from here, by outlet. Refused to whoever may see nothing. */
  list(visit: FeedVisit): Promise<Feed[]>;
  /** Throws, and writes it down, unless somebody may change feeds here: asked before anything is fetched on their word. */
  mayEdit(visit: FeedVisit, subject: string): Promise<void>;
  add(visit: FeedVisit, feed: NewFeed): Promise<{ kind: "added" | "known"; feed: Feed }>;
  /** The feed of this workspace that an id names; throws when there is none that may be removed from here. */
  own(visit: FeedVisit, id: string): Promise<Feed>;
  remove(visit: FeedVisit, id: string): Promise<Feed>;
  ratings(visit: FeedVisit): Promise<Rating[]>;
  /** Rates an outlet for the whole workspace. */
  rate(visit: FeedVisit, rating: Rating): Promise<void>;
};

/** Opens the stewardship of feeds and ratings. */
export function createFeedSteward(desk: FeedDesk): FeedSteward {
  const { feeds, ratings } = desk.feeds;
  const see = ({ actor }: FeedVisit) => {
    if (!isAllowed(actor.kind, "see")) throw refusal("see");
  };
  const may = ({ actor, viewer, isPrivate }: FeedVisit, action: Action, subject: string) =>
    authorize(actor, { action, subject, channel: isPrivate ? viewer.channel : null }, desk);
  // What is allowed is written down once it is done, with its name.
  const mayEdit = async (visit: FeedVisit, subject: string) => {
    if (!isAllowed(visit.actor.kind, "edit-feeds")) await may(visit, "edit-feeds", subject);
  };
  const own = async ({ viewer }: FeedVisit, id: string): Promise<Feed> => {
    const found = (await feeds.list(viewer)).find((feed) => feed.id === id);
    if (found === undefined) throw unknown();
    if (found.visibility.kind === "shared") throw notYours(found);
    return found;
  };
  return {
    async list(visit) {
      see(visit);
      return feeds.list(visit.viewer);
    },
    mayEdit,
    async add(visit, feed) {
      await may(visit, "edit-feeds", `follow ${feed.url}`);
      return feeds.add(feed);
    },
    own,
    async remove(visit, id) {
      await mayEdit(visit, `stop following ${id}`);
      const feed = await own(visit, id);
      await may(visit, "edit-feeds", `stop following ${feed.url}`);
      await feeds.remove(visit.viewer, feed.id);
      return feed;
    },
    async ratings(visit) {
      see(visit);
      return ratings.list(visit.viewer);
    },
    async rate(visit, rating) {
      const labels = rating.labels.length > 0 ? ` ${rating.labels.join(", ")}` : "";
      await may({ ...visit, isPrivate: false }, "edit-sources", `${rating.outlet}: ${rating.reliability}${labels}`);
      const visibility: Visibility = { kind: "workspace", workspace: visit.actor.workspace };
      await ratings.rate(visibility, rating);
    },
  };
}

function unknown(): BriefdeskError {
  return new BriefdeskError("request", "no such feed", {
    advice: "There is no such feed that you may see here. /brief feeds lists them.",
  });
}

function notYours({ outlet }: Feed): BriefdeskError {
  return new BriefdeskError("request", "a shared feed", {
    advice: `${outlet} is followed for every workspace. Whoever runs Briefdesk removes it, at the terminal: briefdesk feeds remove.`,
  });
}
