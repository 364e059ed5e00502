import type { ArticleRecord } from "#domain/article.ts";
import { digestOf } from "#domain/ids.ts";
import { decodeText, withoutControls } from "./charset.ts";
import { badSource } from "./faults.ts";
import { feedDate } from "./feed-date.ts";
import { type Entry, entryOf, type Head, headOf } from "./feed-entries.ts";
import { readJsonFeed } from "./feed-json.ts";
import { readTree } from "./feed-tree.ts";
import { FEED_LIMITS } from "./limits.ts";
import { markupLine, markupText } from "./markup-text.ts";
import { refuseEntities } from "./xml.ts";

/**
 * One item of a feed. `key` tells it from the feed's others over time: a digest of its id, else of its address, else of its words.
 * `digest` changes when its title, text or address does. `problem` says in a sentence why it is no article, or is null.
 */
export type FeedItem = {
  readonly key: string;
  readonly digest: string;
  readonly record: ArticleRecord;
  readonly categories: readonly string[];
  readonly problem: string | null;
};
/**
 * A feed: what it calls itself, its site's address, and its items in its order. `cut`: it holds more items than were taken. `restMs` is
 * how long it asks to be left alone between polls, 0 when it says nothing. `withdrawn` are the keys of items that it says are deleted.
 */
export type ParsedFeed = {
  readonly title: string | null;
  readonly site: string | null;
  readonly restMs: number;
  readonly items: FeedItem[];
  readonly cut: boolean;
  readonly withdrawn: readonly string[];
};

/**
 * An RSS, Atom, RDF, CDF or JSON feed, however broken. `url` is where it came from: relative links are resolved against it. At
 * most `most` items are read. Throws BriefdeskError when the whole is no feed.
 */
export function parseFeed(
  bytes: Uint8Array,
  url?: string,
  { contentType, most = FEED_LIMITS.items }: Options = {},
): ParsedFeed {
  const text = withoutControls(decodeText(bytes, { contentType }));
  const whole = text.trimStart().startsWith("{") ? readJsonFeed(text, most) : readXmlFeed(text, most);
  if (!whole)
    throw badSource(
      "This is not a feed that can be read (RSS, Atom, RDF or JSON Feed).",
      "Check its address in a browser.",
    );
  const { head, entries, cut } = whole;
  const base = resolved(head.base, url) ?? url ?? head.link;
  const outlet = lineOf(head.title);
  const items = entries.map((entry) => itemOf(entry, head, { base, outlet }));
  return {
    title: outlet,
    site: webAddress(head.link, base),
    restMs: head.restMs,
    items,
    cut,
    withdrawn: head.deleted.map(digestOf),
  };
}

type Options = { readonly contentType?: string | undefined; readonly most?: number };
type Whole = { readonly head: Head; readonly entries: readonly Entry[]; readonly cut: boolean };

function readXmlFeed(text: string, items: number): Whole | null {
  refuseEntities(text);
  const tree = readTree(text, { ...FEED_LIMITS, items });
  const head = headOf(tree.head);
  return head && { head, entries: tree.items.map((item) => entryOf(item, head.atom)), cut: tree.cut };
}

type About = { readonly base: string | undefined; readonly outlet: string | null };

function itemOf(entry: Entry, head: Head, about: About): FeedItem {
  const record = recordOf(entry, head, about);
  const words = `${record.title ?? ""}\n${record.text}`;
  const key = digestOf(entry.id ?? record.url ?? words);
  const digest = digestOf(`${record.url ?? ""}\n${words}`);
  return { key, digest, record, categories: entry.categories, problem: record.text === "" ? EMPTY : null };
}

function recordOf(entry: Entry, head: Head, { base, outlet }: About): ArticleRecord {
  const title = lineOf(entry.title);
  const text = markupText(entry.content ?? "") || markupText(entry.summary ?? "") || title;
  return {
    url: linkOf(entry, resolved(entry.base, base) ?? base),
    title,
    outlet: lineOf(entry.source) ?? outlet,
    byline: lineOf(entry.byline ?? head.byline),
    publishedAt: entry.dates.map(feedDate).find((date) => date !== null) ?? null,
    language: languageOf(entry.language ?? head.language ?? ""),
    text: text ?? "",
  };
}

function lineOf(html: string | undefined): string | null {
  return markupLine(html ?? "") || null;
}

const EMPTY = "The item holds neither a title nor a text and was left out. Tell the feed's publisher.";

function languageOf(stated: string): string | null {
  return /^[a-z]{2,3}(?![a-z])/i.exec(stated.trim())?.[0].toLowerCase() ?? null;
}

function resolved(address: string | undefined, base: string | undefined): string | undefined {
  return address ? URL.parse(address.trim(), base)?.href : undefined;
}

function webAddress(address: string | undefined, base: string | undefined): string | null {
  const url = resolved(address, base);
  return url && /^https?:/.test(url) ? url : null;
}

function linkOf(entry: Entry, base: string | undefined): string | null {
  return webAddress(entry.link, base);
}
