import type { Viewer } from "#domain/article.ts";
import type { Assignment } from "#domain/assignment.ts";
import type { Briefing, Source } from "#domain/briefing.ts";
import { isDown, type Rating } from "#domain/feed.ts";
import type { FeedBooks } from "#domain/feed-ports.ts";

/** A briefing whose sources carry what admins think of their outlets, and whose coverage names the feeds that are down. */
export async function withFeeds(
  briefing: Briefing,
  { viewer, query }: Assignment,
  books: FeedBooks,
): Promise<Briefing> {
  const [sources, feeds] = await Promise.all([rated(briefing.sources, viewer, books), books.feeds.list(viewer)]);
  // Any feed may have held something on the topic, unless only one outlet was asked for.
  const asked = feeds.filter(
    ({ outlet }) => query.outlet === null || outlet.toLowerCase() === query.outlet.toLowerCase(),
  );
  const down = asked.filter(isDown).map(({ outlet }) => outlet);
  return {
    ...briefing,
    sources,
    coverage: { ...briefing.coverage, feedsDown: [...new Set(down)] },
  };
}

/** Sources with what the viewer's admins think of their outlets. */
export async function rated(sources: readonly Source[], viewer: Viewer, { ratings }: FeedBooks): Promise<Source[]> {
  const given = await ratings.list(viewer);
  const byOutlet = new Map(given.map((rating) => [rating.outlet.toLowerCase(), rating]));
  return sources.map((source) => ratedSource(source, byOutlet.get(source.outlet?.toLowerCase() ?? "")));
}

/** The reliability is the outlet's alone: nothing that an article says counts in it. */
function ratedSource(source: Source, rating: Rating | undefined): Source {
  if (!rating) return source;
  return { ...source, reliability: rating.reliability, labels: [...new Set([...source.labels, ...rating.labels])] };
}
