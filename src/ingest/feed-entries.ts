import { bylineOf } from "./feed-byline.ts";
import { child, children, htmlOf, plainOf } from "./feed-text.ts";
import type { FeedNode } from "./feed-tree.ts";

/** One item of a feed in any format; titles and texts are HTML. `dates` come best first. */
export type Entry = {
  readonly title?: string | undefined;
  readonly link?: string | undefined;
  readonly id?: string | undefined;
  readonly content?: string | undefined;
  readonly summary?: string | undefined;
  readonly dates: readonly string[];
  readonly byline?: string | undefined;
  readonly source?: string | undefined;
  readonly language?: string | undefined;
  readonly base?: string | undefined;
  readonly categories: readonly string[];
};

/** What a feed says of itself. */
export type Head = Pick<Entry, "title" | "link" | "language" | "base" | "byline"> & {
  readonly atom: boolean;
  /** How long the feed asks to be left alone between polls, in milliseconds. */
  readonly restMs: number;
  /** The ids of entries that are deleted (RFC 6721, Atom tombstones). */
  readonly deleted: readonly string[];
};

const MINUTE_MS = 60_000;
const PERIODS: Readonly<Record<string, number>> = {
  hourly: 60,
  daily: 1440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
};

// When an article was first out comes before when it was last touched.
const DATES = [
  "pubdate",
  "published",
  "issued",
  "dcterms:issued",
  "dc:date",
  "created",
  "dcterms:created",
  "dcterms:date",
  "updated",
  "modified",
  "dcterms:modified",
];
const CONTENT = ["content:encoded", "content", "body", "xhtml:body", "fullitem"];
const SUMMARY = ["description", "summary", "abstract", "dc:description", "media:description", "itunes:summary"];

/** What stands around the items of a feed, or null when this is no feed. */
export function headOf(root: FeedNode): Head | null {
  const top = root.parts.find((part): part is FeedNode => typeof part !== "string");
  if (!top || !/^(?:rss|feed|rdf:rdf|channel)$/.test(top.name)) return null;
  const atom = top.name === "feed";
  const about = top.name === "rss" || top.name === "rdf:rdf" ? (child(top, "channel") ?? top) : top;
  return {
    atom,
    title: htmlOf(child(about, "title", "dc:title"), atom),
    link: linkOf(about) ?? about.attributes.href,
    language: plainOf(child(about, "language", "dc:language")) ?? languageOf(about) ?? languageOf(top),
    base: about.attributes["xml:base"] ?? top.attributes["xml:base"],
    // An Atom entry without an author is its feed's author's (RFC 4287 §4.2.1); RSS says no such thing.
    byline: atom ? bylineOf(about) : undefined,
    restMs: restOf(about),
    deleted: children(about, "at:deleted-entry").flatMap(({ attributes }) => attributes.ref?.trim() || []),
  };
}

// RSS says it in minutes (ttl), the syndication module of RSS 1.0 as so many times a period.
function restOf(about: FeedNode): number {
  const ttl = Number(plainOf(child(about, "ttl")) ?? 0);
  const period = PERIODS[plainOf(child(about, "sy:updateperiod"))?.toLowerCase() ?? ""] ?? 0;
  const times = Number(plainOf(child(about, "sy:updatefrequency")) ?? 1);
  const minutes = ttl > 0 ? ttl : period / (times > 0 ? times : 1);
  return Number.isFinite(minutes) ? minutes * MINUTE_MS : 0;
}

/** The facts of one item. */
export function entryOf(item: FeedNode, atom: boolean): Entry {
  const group = child(item, "media:group");
  const source = child(item, "source");
  const content = longest(CONTENT.map((name) => htmlOf(child(item, name), atom)));
  return {
    title: htmlOf(child(item, "title"), atom) ?? htmlOf(child(item, "dc:title", "media:title", "itunes:title"), false),
    link: linkOf(item),
    id: plainOf(child(item, "id", "guid", "dc:identifier")),
    content,
    summary: summaryOf(item, atom) ?? (group ? summaryOf(group, false) : undefined),
    dates: [
      ...DATES.flatMap((name) => plainOf(child(item, name)) ?? []),
      ...(item.attributes.lastmod ?? "").split(","),
    ],
    byline: bylineOf(item) ?? (source ? bylineOf(source) : undefined),
    source: source ? (htmlOf(child(source, "title"), atom) ?? plainOf(source)) : undefined,
    language: plainOf(child(item, "dc:language", "language")) ?? languageOf(item),
    base: child(item, "link")?.attributes["xml:base"] ?? item.attributes["xml:base"],
    categories: children(item, "category").flatMap((one) => one.attributes.term ?? plainOf(one) ?? []),
  };
}

function summaryOf(node: FeedNode, atom: boolean): string | undefined {
  return SUMMARY.map((name) => htmlOf(child(node, name), atom && name === "summary")).find(
    (text) => text !== undefined,
  );
}

function longest(texts: readonly (string | undefined)[]): string | undefined {
  return texts.reduce((best, text) => ((text?.length ?? 0) > (best?.length ?? 0) ? text : best), undefined);
}

function languageOf(node: FeedNode): string | undefined {
  return node.attributes["xml:lang"] || undefined;
}

// The address that the publisher names comes before the one that a counting service put in its place.
function linkOf(node: FeedNode): string | undefined {
  const links = children(node, "link").filter(({ attributes }) => (attributes.rel ?? "alternate") === "alternate");
  const addressed = links.filter(({ attributes }) => attributes.href);
  const page = addressed.find(({ attributes }) => /html/i.test(attributes.type ?? "html")) ?? addressed[0];
  const guid = child(node, "guid");
  const permanent = guid?.attributes.ispermalink?.toLowerCase() === "false" ? undefined : plainOf(guid);
  return (
    plainOf(child(node, "feedburner:origlink")) ??
    links.map(plainOf).find((text) => text !== undefined) ??
    page?.attributes.href ??
    (node.attributes.href || undefined) ??
    [permanent, plainOf(child(node, "id"))].find((id) => /^https?:/i.test(id ?? ""))
  );
}
