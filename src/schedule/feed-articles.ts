import type { ArticleRecord } from "#domain/article.ts";
import type { Feed } from "#domain/feed.ts";
import { type FeedItem, isOwnLink, type Page, type ParsedFeed } from "#ingest/ingest.ts";
import type { Pages } from "./feed-pages.ts";

/** An article ready to be checked, and whether its page was asked for in vain. */
export type Supplied = { readonly record: ArticleRecord; readonly failed: boolean };

/** A text shorter than this, or one that says that it goes on elsewhere, is a stub whose page is read. In characters. */
const STUB = 1200;
const GOES_ON =
  /(?:…|\.\.\.|\[(?:…|\.\.\.|&hellip;)\]|(?:read|continue|see) (?:more|reading|the full (?:story|article))\b.{0,40}|full story\s*»?)$/i;

/** Whether a feed gives only the beginning of an article. */
export function isStub(text: string): boolean {
  return text.length < STUB || GOES_ON.test(text.trimEnd());
}

/** An item as an article, with the text of its page where the feed gives a stub and the page gives more. */
export async function supply(item: FeedItem, feed: Feed, parsed: ParsedFeed, pages: Pages): Promise<Supplied> {
  const record = ownRecord(item, feed, parsed);
  // A page that several items link to is the text of none of them.
  const hasPage = record.url && item.linked !== "shared";
  if (!feed.fullText || !record.url || !hasPage || !isStub(record.text)) return { record, failed: false };
  try {
    const page = await pages.page(record.url);
    return page === null ? { record, failed: true } : { record: withPage(record, page), failed: false };
  } catch {
    // A page that cannot be had takes nothing from the article: the feed's own text stands.
    return { record, failed: true };
  }
}

function ownRecord(item: FeedItem, feed: Feed, parsed: ParsedFeed): ArticleRecord {
  const { record } = item;
  // An item that names no source of its own is filed under the name that the feed was given here.
  const outlet = record.outlet === parsed.title ? feed.outlet : record.outlet;
  return { ...record, outlet: outlet ?? feed.outlet, guid: `${feed.url}#${item.key}` };
}

function withPage(record: ArticleRecord, page: Page): ArticleRecord {
  const fuller = page.text.length > record.text.length;
  // What was read at the address itself is the article of that address, whoever linked to it, and is headed as it is there.
  const itsOwn = fuller && record.byGuid === true && isOwnLink(record.url ?? "", page.url);
  const [first, second] = itsOwn ? [page, record] : [record, page];
  return {
    ...record,
    byGuid: record.byGuid === true && !itsOwn,
    text: fuller ? page.text : record.text,
    title: first.title ?? second.title,
    byline: first.byline ?? second.byline,
    publishedAt: first.publishedAt ?? second.publishedAt,
    language: page.language ?? record.language,
  };
}
