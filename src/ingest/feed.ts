import { parseFeed as parseAnyFeed } from "feedsmith";
import type { ArticleRecord } from "#domain/article.ts";
import { decodeText } from "./charset.ts";
import { badSource } from "./faults.ts";
import { type Entry, entriesOf, titleOf } from "./feed-entries.ts";
import { markupLine, markupText } from "./markup-text.ts";
import { statedDate } from "./stated-date.ts";
import { refuseEntities } from "./xml.ts";

/** One item of a feed; `problem` says in a sentence why it is no article, or is null. */
export type FeedItem = { readonly record: ArticleRecord; readonly problem: string | null };
export type ParsedFeed = { readonly title: string | null; readonly items: FeedItem[] };

/**
 * An RSS, Atom, RDF or JSON feed. `url` is where it came from; relative links are resolved against it. Items come in the feed's
 * order, broken ones with their problem. Throws BriefdeskError when the whole is no feed.
 */
export function parseFeed(bytes: Uint8Array, url?: string): ParsedFeed {
  const text = decodeText(bytes);
  refuseEntities(text);
  const feed = parsed(text) ?? pieced(text);
  if (!feed)
    throw badSource(
      "This is not a feed that can be read (RSS, Atom, RDF or JSON Feed).",
      "Check its address in a browser.",
    );
  const base = feed.base ? (URL.parse(feed.base, url)?.href ?? url) : url;
  const outlet = feed.title ? markupLine(feed.title) || null : null;
  const items = feed.entries.map((entry) =>
    itemOf(entry, { base: base ?? feed.link, outlet, language: feed.language }),
  );
  return { title: outlet, items };
}

type Whole = { title?: string; link?: string; language?: string; base?: string; entries: Entry[] };

function parsed(text: string): Whole | null {
  try {
    const { feed } = parseAnyFeed(text);
    const whole = { ...titleOf(feed), entries: entriesOf(feed) };
    // An item without anything in it is left out by the parser: they are read one by one, so that each is accounted for.
    return isXml(text) && slices(text).length !== whole.entries.length ? (pieced(text) ?? whole) : whole;
  } catch {
    return null;
  }
}

// A feed that does not parse as a whole is read item by item, each in an otherwise empty feed.
function pieced(text: string): Whole | null {
  const found = slices(text);
  const [first] = found;
  if (!isXml(text) || !first) return null;
  const head = text.slice(0, first.start);
  const tail = text.slice(found.at(-1)?.end);
  try {
    const shell = parseAnyFeed(head + tail).feed;
    return { ...titleOf(shell), entries: found.map(({ start, end }) => alone(head + text.slice(start, end) + tail)) };
  } catch {
    return null;
  }
}

function alone(text: string): Entry {
  try {
    return entriesOf(parseAnyFeed(text).feed)[0] ?? {};
  } catch {
    return { broken: true };
  }
}

function isXml(text: string): boolean {
  return text.trimStart().startsWith("<");
}

// An item ends where it is closed or, when it is not, where the next one opens.
function slices(text: string): { start: number; end: number }[] {
  const bare = text.replace(/<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->/g, (hidden) => " ".repeat(hidden.length));
  const tags = [...bare.matchAll(/<(\/?)(?:\w+:)?(?:item|entry)(?=[\s>/])([^>]*)>/gi)];
  return tags.flatMap((tag, at) => {
    if (tag[1] === "/") return [];
    const opened = tag.index + tag[0].length;
    if (tag[2]?.endsWith("/")) return [{ start: tag.index, end: opened }];
    const next = tags[at + 1];
    const closed = next?.[1] === "/" ? next.index + next[0].length : next?.index;
    return [{ start: tag.index, end: closed ?? opened }];
  });
}

function itemOf(
  entry: Entry,
  feed: { base: string | undefined; outlet: string | null; language: string | undefined },
): FeedItem {
  const title = entry.title ? markupLine(entry.title) : "";
  const body = markupText(entry.content ?? "") || markupText(entry.summary ?? "");
  const published = entry.published ? statedDate(entry.published) : null;
  const record: ArticleRecord = {
    url: linkOf(entry, feed.base),
    title: title || null,
    outlet: entry.source ? markupLine(entry.source) : feed.outlet,
    byline: entry.byline ? markupLine(entry.byline) : null,
    publishedAt: published,
    language: entry.language ?? feed.language ?? null,
    text: body || title,
  };
  return { record, problem: problemOf(entry, record) };
}

function problemOf(entry: Entry, record: ArticleRecord): string | null {
  if (entry.broken) return "The item is broken XML and was left out. Tell the feed's publisher.";
  if (record.text === "")
    return "The item holds neither a title nor a text and was left out. Tell the feed's publisher.";
  return null;
}

function linkOf(entry: Entry, base: string | undefined): string | null {
  const link = entry.link ?? (entry.id && /^https?:\/\//.test(entry.id) ? entry.id : null);
  const url = link ? URL.parse(link.trim(), base) : null;
  return url && /^https?:$/.test(url.protocol) ? url.href : null;
}
