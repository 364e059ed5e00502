import type { Page } from "./page.ts";
import { extractPage as extract } from "./page.ts";

export { canonicalUrl } from "./canonical-url.ts";
export { type Collected, collect } from "./collect.ts";
export { type FeedItem, oldestFirst, type ParsedFeed, parseFeed } from "./feed.ts";
export { createFetcher, type Fetched, type Fetcher } from "./fetcher.ts";
export type { Stated } from "./field-names.ts";
export { type Ingested, type IngestOptions, ingest, type Rejected } from "./filing.ts";
export { FEED_ACCEPT, type FoundFeed, findFeed } from "./find-feed.ts";
export { labelsFor } from "./labels.ts";
export { parseOpml, writeOpml } from "./opml.ts";
export { isOwnLink } from "./own-link.ts";
export { pacedFetcher } from "./pace.ts";
export type { Page } from "./page.ts";
export { isBeyondLimits, type Reading, startReading } from "./reading.ts";
export { checkRecord } from "./records.ts";
export { statedDate } from "./stated-date.ts";
export { readWithin, unzipped } from "./unpack.ts";

/** The article of a page with its metadata. Throws BriefdeskError when the page holds none. */
export function extractPage(
  bytes: Uint8Array,
  about: { url?: string | undefined; contentType?: string | undefined } = {},
): Page {
  return extract(bytes, about);
}
