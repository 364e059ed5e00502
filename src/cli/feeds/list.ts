import { TERMINAL } from "#domain/article.ts";
import { type Feed, isDown, type Rating } from "#domain/feed.ts";
import { json, printable, renderAgo, renderFeedState, table } from "#render/render.ts";
import { withArchive } from "../desk.ts";
import { usage } from "../faults.ts";
import { type Call, EXIT, isSet, setFor } from "../world.ts";

const NONE =
  "No feed is followed. briefdesk feeds add https://example.org follows a site, briefdesk feeds import FILE.opml many at once.\n";

/** Lists the feeds that are followed with how they stand, those that are down first. */
export async function listFeeds(call: Call): Promise<number> {
  if (call.words.length > 0) throw usage("feeds list takes no more words: it lists all feeds.");
  const { feeds, ratings } = await withArchive(call, async ({ feeds: books }) => ({
    feeds: await books.feeds.list(TERMINAL),
    ratings: await books.ratings.list(TERMINAL),
  }));
  const { stdout, stderr } = call.world;
  const rated = feeds.map((feed) => ({ ...feed, down: isDown(feed), ...ratingOf(feed, ratings) }));
  if (isSet(call, "json")) stdout.write(json(rated));
  else if (feeds.length === 0) stderr.write(NONE);
  else {
    const sorted = rated.toSorted((a, b) => Number(b.down) - Number(a.down));
    const rows = sorted.map((feed) => rowOf(feed, call.world.clock()));
    stdout.write(table([["outlet", "grade", "state", "last read", "address"], ...rows], setFor(call.world)));
  }
  return EXIT.done;
}

type Rated = Feed & { readonly down: boolean; readonly reliability: string; readonly labels: readonly string[] };

function ratingOf(feed: Feed, ratings: readonly Rating[]): { reliability: string; labels: readonly string[] } {
  const rating = ratings.find(({ outlet }) => outlet.toLowerCase() === feed.outlet.toLowerCase());
  return { reliability: rating?.reliability ?? "F", labels: rating?.labels ?? [] };
}

function rowOf(feed: Rated, now: Date): string[] {
  const grade = [feed.reliability, ...feed.labels].join(" ");
  const read = feed.lastSuccessAt === null ? "never" : renderAgo(feed.lastSuccessAt, now);
  return [printable(feed.outlet), grade, printable(renderFeedState(feed, now)), read, printable(feed.url)];
}
