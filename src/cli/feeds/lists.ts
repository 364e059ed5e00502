import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { Readable } from "node:stream";
import { z } from "zod";
import type { OpenArchive } from "#archive/archive.ts";
import { TERMINAL } from "#domain/article.ts";
import { NewFeed, Rating } from "#domain/feed.ts";
import { parseOpml, readWithin, writeOpml } from "#ingest/ingest.ts";
import { json, printable } from "#render/render.ts";
import { withArchive } from "../desk.ts";
import { refused, unreadable, usage } from "../faults.ts";
import { type Call, EXIT, isSet } from "../world.ts";

/** The largest list that is read. In bytes. */
const LARGEST = 20 * 1024 * 1024;

/** What `feeds export --json` writes and `feeds import` takes. */
const FeedList = z.object({
  feeds: z.array(NewFeed.pick({ url: true, outlet: true, site: true, fullText: true })),
  ratings: z.array(Rating).default([]),
});
type FeedList = z.infer<typeof FeedList>;
type Count = { added: number; known: number; refused: { url: string; reason: string }[] };

/** Follows the feeds of lists: OPML of any feed reader, or JSON of our own. 1 when any was refused. */
export async function importFeeds(call: Call): Promise<number> {
  if (call.words.length === 0) throw usage("Name a list: feeds import subscriptions.opml, or - for standard input.");
  const lists = await Promise.all(call.words.map((source) => readList(source, call)));
  const count: Count = { added: 0, known: 0, refused: [] };
  await withArchive(call, async (archive) => {
    for (const list of lists) await takeIn(list, archive, count);
  });
  tell(count, call);
  return count.refused.length > 0 ? EXIT.refused : EXIT.done;
}

async function readList(source: string, { world }: Call): Promise<FeedList> {
  const stream = source === "-" ? Readable.from(world.stdin) : createReadStream(resolve(world.cwd, source));
  const bytes = await readWithin(stream, LARGEST, source).catch((cause: NodeJS.ErrnoException) => {
    throw cause.syscall === undefined ? cause : unreadable(source, cause);
  });
  const text = new TextDecoder().decode(bytes);
  const name = source === "-" ? "Standard input" : source;
  return text.trimStart().startsWith("{") ? fromJson(text, name) : fromOpml(bytes, name);
}

function fromJson(text: string, source: string): FeedList {
  try {
    return FeedList.parse(JSON.parse(text));
  } catch {
    throw refused(`${source} is no list of feeds. Give OPML, or what briefdesk feeds export --json wrote.`);
  }
}

function fromOpml(bytes: Uint8Array, source: string): FeedList {
  const feeds = parseOpml(bytes).map(({ title, url }) => ({
    url,
    outlet: title ?? hostOf(url),
    site: null,
    fullText: true,
  }));
  if (feeds.length === 0) throw refused(`${source} lists no feed. Export it again from your feed reader.`);
  return { feeds, ratings: [] };
}

function hostOf(url: string): string {
  return URL.parse(url)?.hostname.replace(/^www\./, "") ?? url;
}

async function takeIn({ feeds, ratings }: FeedList, archive: OpenArchive, count: Count): Promise<void> {
  const visibility = { kind: "shared" } as const;
  for (const feed of feeds) {
    if (/^https?:\/\//i.test(feed.url)) count[(await archive.feeds.feeds.add({ ...feed, visibility })).kind] += 1;
    else count.refused.push({ url: feed.url, reason: "It is not an http or https address." });
  }
  for (const rating of ratings) await archive.feeds.ratings.rate(visibility, rating);
}

function tell({ added, known, refused: bad }: Count, call: Call): void {
  const { stdout, stderr } = call.world;
  if (isSet(call, "json")) stdout.write(json({ added, known, refused: bad }));
  else {
    for (const { url, reason } of bad) stderr.write(`refused ${printable(url)}: ${reason}\n`);
    stdout.write(`${added} added, ${known} known, ${bad.length} refused\n`);
  }
}

/** Writes the feeds that are followed as OPML or, with --json, as JSON with what is thought of their outlets. */
export async function exportFeeds(call: Call): Promise<number> {
  if (call.words.length > 0)
    throw usage("feeds export takes no more words: it prints all feeds. Write > FILE to keep them.");
  const { list, ratings } = await withArchive(call, async ({ feeds }) => ({
    list: await feeds.feeds.list(TERMINAL),
    ratings: await feeds.ratings.list(TERMINAL),
  }));
  const feeds = list.map(({ url, outlet, site, fullText }) => ({ url, outlet, site, fullText }));
  if (feeds.length === 0) call.world.stderr.write("No feed is followed: the list is empty.\n");
  call.world.stdout.write(isSet(call, "json") ? json({ feeds, ratings }) : writeOpml("Feeds of Briefdesk", feeds));
  return EXIT.done;
}
