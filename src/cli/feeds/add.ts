import type { OpenArchive } from "#archive/archive.ts";
import type { Feed, Rating } from "#domain/feed.ts";
import { createFetcher, type Fetcher, type FoundFeed, findFeed, type Reading, startReading } from "#ingest/ingest.ts";
import { json, printable } from "#render/render.ts";
import { withArchive } from "../desk.ts";
import { adviceFor, usage } from "../faults.ts";
import { userAgent } from "../sources.ts";
import { type Call, EXIT, isSet, textOption } from "../world.ts";
import { isRating, rate, ratingLine } from "./rate.ts";

type Added = {
  readonly kind: "added" | "known";
  readonly feed: Feed;
  readonly items: number;
  readonly others: readonly string[];
  readonly rating: Rating | null;
};
type Refused = { readonly kind: "refused"; readonly source: string; readonly reason: string };

/** Follows the feeds at these addresses; the address of a site will do. 1 when any was refused. */
export async function addFeeds(call: Call): Promise<number> {
  if (call.words.length === 0) throw usage("Give the address of a feed or of a site: feeds add https://example.org.");
  if (textOption(call, "outlet") && call.words.length > 1)
    throw usage("--outlet names one feed: add the others by themselves.");
  const fetcher = createFetcher({ allowHosts: call.config.allowHosts, userAgent: userAgent(call.world) });
  const reading = startReading();
  try {
    const results = await withArchive(call, (archive) => addAll(call, archive, { fetcher, reading }));
    return results.some(({ kind }) => kind === "refused") ? EXIT.refused : EXIT.done;
  } finally {
    await reading.close();
  }
}

type Means = { readonly fetcher: Fetcher; readonly reading: Reading };

async function addAll(call: Call, archive: OpenArchive, means: Means): Promise<(Added | Refused)[]> {
  const results: (Added | Refused)[] = [];
  for (const source of call.words) {
    const result = await addOne(source, call, archive, means);
    results.push(result);
    if (!isSet(call, "json")) tell(result, call);
  }
  if (isSet(call, "json")) call.world.stdout.write(json(results));
  return results;
}

async function addOne(source: string, call: Call, archive: OpenArchive, means: Means): Promise<Added | Refused> {
  try {
    const found = await findFeed(source, means.fetcher, means.reading);
    const wish = { url: found.url, outlet: textOption(call, "outlet") ?? nameOf(found), site: found.feed.site };
    const fullText = call.options.fullText !== false;
    const added = await archive.feeds.feeds.add({ ...wish, fullText, visibility: { kind: "shared" } });
    const rating = isRating(call) ? await rate(added.feed.outlet, call, archive) : null;
    return { ...added, items: found.feed.items.length, others: found.others, rating };
  } catch (fault) {
    return { kind: "refused", source, reason: adviceFor(fault) };
  }
}

function nameOf({ url, feed }: FoundFeed): string {
  return feed.title ?? URL.parse(url)?.hostname.replace(/^www\./, "") ?? url;
}

function tell(result: Added | Refused, { world }: Call): void {
  const { stdout, stderr } = world;
  if (result.kind === "refused") {
    stderr.write(`refused ${printable(result.source)}: ${printable(result.reason)}\n`);
    return;
  }
  const { feed, items, others, rating } = result;
  const what =
    result.kind === "added" ? `following ${printable(feed.outlet)}` : `${printable(feed.outlet)} is followed already`;
  stdout.write(`${what}: ${printable(feed.url)} (${items} ${items === 1 ? "item" : "items"} now)\n`);
  if (others.length > 0) stdout.write(`  the page names other feeds too: ${others.map(printable).join(" ")}\n`);
  if (rating !== null) stdout.write(`  ${ratingLine(rating)}\n`);
  if (result.kind === "added") stdout.write("  briefdesk feeds poll reads it now\n");
}
