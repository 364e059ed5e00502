import { badSource } from "./faults.ts";
import type { ParsedFeed } from "./feed.ts";
import type { Fetched, Fetcher } from "./fetcher.ts";
import { FEED_LIMITS } from "./limits.ts";
import type { Reading } from "./reading.ts";

/** What is asked of a server that is to answer with a feed. */
export const FEED_ACCEPT =
  "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5";

/** A feed at its own address, with the addresses of others that the same page names. */
export type FoundFeed = { readonly url: string; readonly feed: ParsedFeed; readonly others: readonly string[] };

/**
 * The feed at an address or, when that is a page, the feed of its site. Throws BriefdeskError with what to do when there is none.
 */
export async function findFeed(address: string, fetcher: Fetcher, reading: Reading): Promise<FoundFeed> {
  const url = inFull(address);
  const got = await fetched(url, fetcher);
  const source = { bytes: got.bytes, url: got.url, contentType: got.contentType };
  if (!isPage(got.bytes)) return { url: got.movedTo, feed: await reading.feed(source, FEED_LIMITS.items), others: [] };
  return await firstOf(await reading.feedLinks(source), url, fetcher, reading);
}

// A host of one word is somebody's typing mistake far more often than a host: who means one writes https:// before it.
function inFull(address: string): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return address;
  const url = `https://${address}`;
  if (URL.parse(url)?.hostname.includes(".")) return url;
  throw badSource(`"${address}" is not an address.`, "Write it in full: https://example.org.");
}

async function firstOf(links: readonly string[], url: string, fetcher: Fetcher, reading: Reading): Promise<FoundFeed> {
  for (const [at, link] of links.entries()) {
    try {
      const got = await fetched(link, fetcher);
      const feed = await reading.feed(
        { bytes: got.bytes, url: got.url, contentType: got.contentType },
        FEED_LIMITS.items,
      );
      return { url: got.movedTo, feed, others: links.slice(at + 1).filter((other) => !isUsual(other)) };
    } catch {
      // A link that leads to no feed is passed over: the next one may.
    }
  }
  throw badSource(`${url} is a page that names no feed.`, "Look for the site's RSS or Atom link and give its address.");
}

async function fetched(url: string, fetcher: Fetcher): Promise<Fetched> {
  const got = await fetcher.get(url, { accept: FEED_ACCEPT });
  if (got.status >= 400) throw badSource(`${url} answered ${got.status}.`, "Check the address in a browser.");
  return got;
}

function isPage(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString("latin1");
  return /<html\b|<!doctype html/i.test(head) && !/<(?:rss|feed|rdf:rdf)\b/i.test(head);
}

// A guessed place is not worth naming as another feed of the page.
function isUsual(address: string): boolean {
  return /^\/(?:feed|rss|atom|index)(?:\.xml)?$/.test(URL.parse(address)?.pathname ?? "");
}
