import type { Page } from "./page.ts";
import { extractPage as extract } from "./page.ts";

export { canonicalUrl } from "./canonical-url.ts";
export { type Collected, collect } from "./collect.ts";
export { type FeedItem, type ParsedFeed, parseFeed } from "./feed.ts";
export { createFetcher, type Fetcher } from "./fetcher.ts";
export { type Ingested, type IngestOptions, ingest, type Rejected } from "./filing.ts";
export { parseOpml } from "./opml.ts";
export { unzipped } from "./unpack.ts";

/** The article of a page with its metadata. Throws BriefdeskError when the page holds none. */
export function extractPage(
  bytes: Uint8Array,
  about: { url?: string | undefined; contentType?: string | undefined } = {},
): Page {
  return extract(bytes, about);
}
