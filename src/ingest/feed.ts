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
import { isOwnLink } from "./own-link.ts";
import { dayOrderOf } from "./stated-date.ts";
import { refuseEntities } from "./xml.ts";

/** Whose address an item gives: its feed's own, another site's, or one that several items share. */
export type Linked = "own" | "foreign" | "shared";

/**
 * One item of a feed. `key` tells it from the feed's others over time: a digest of its id, else of its address, else of its words.
 * `digest` changes when its title, text or address does. `problem` says in a sentence why it is no article, or is null. An item whose link is
 * not its own is the same article by its guid.
 */
export type FeedItem = {
  readonly key: string;
  readonly digest: string;
  readonly record: ArticleRecord;
  readonly linked: Linked;
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

/** A feed's items with the oldest first, as they came out: what is filed later is the later text. Feeds put the newest first. */
export function oldestFirst(items: readonly FeedItem[]): FeedItem[] {
  const at = ({ record }: FeedItem): number => Date.parse(record.publishedAt ?? "") || 0;
  return items.toReversed().toSorted((a, b) => at(a) - at(b));
}

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
  const records = entries.map((entry) => recordOf(entry, head, { base, outlet }));
  const about = { url, name: url ?? head.link ?? outlet ?? "", shared: sharedLinks(entries, records) };
  const items = entries.map((entry, i) => itemOf(entry, records[i] ?? { text: "" }, about));
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

/** The addresses that more than one item gives, told apart by what the feed calls them or by their titles. */
function sharedLinks(entries: readonly Entry[], records: readonly ArticleRecord[]): Set<string> {
  const names = new Map<string, string>();
  const shared = new Set<string>();
  for (const [i, { url, title }] of records.entries()) {
    if (!url) continue;
    const name = entries[i]?.id ?? title ?? "";
    if ((names.get(url) ?? name) !== name) shared.add(url);
    names.set(url, name);
  }
  return shared;
}

/** Where a feed came from, if that is known, what it is called by in its items' guids, and which links several items share. */
type Whence = { readonly url: string | undefined; readonly name: string; readonly shared: ReadonlySet<string> };

function itemOf(entry: Entry, record: ArticleRecord, { url, name, shared }: Whence): FeedItem {
  const words = `${record.title ?? ""}\n${record.text}`;
  const link = record.url ?? "";
  const whose = isOwnLink(link, url) ? "own" : "foreign";
  const linked = shared.has(link) ? "shared" : whose;
  const key = digestOf(entry.id ?? (linked === "shared" ? `${link}\n${record.title ?? ""}` : record.url) ?? words);
  const digest = digestOf(`${link}\n${words}`);
  const problem = record.text === "" ? EMPTY : null;
  const identified = { ...record, guid: `${name}#${key}`, byGuid: linked !== "own" };
  return { key, digest, record: identified, linked, categories: entry.categories, problem };
}

function recordOf(entry: Entry, head: Head, { base, outlet }: About): ArticleRecord {
  const title = lineOf(entry.title);
  const language = entry.language ?? head.language ?? "";
  const text = markupText(entry.content ?? "") || markupText(entry.summary ?? "") || title;
  return {
    url: linkOf(entry, resolved(entry.base, base) ?? base),
    title,
    outlet: lineOf(entry.source) ?? outlet,
    byline: lineOf(entry.byline ?? head.byline),
    publishedAt: entry.dates.map((date) => feedDate(date, dayOrderOf(language))).find((date) => date !== null) ?? null,
    language: languageOf(language),
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
