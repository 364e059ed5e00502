import { byDefuddle, byReadability } from "./article-body.ts";
import { withoutFurniture } from "./boilerplate.ts";
import { canonicalUrl } from "./canonical-url.ts";
import { decodeText, withoutControls } from "./charset.ts";
import { type DomDocument, parseDom } from "./dom.ts";
import { badSource } from "./faults.ts";
import { refuseOtherKinds } from "./file-kind.ts";
import { type LinkedData, readLinkedData } from "./json-ld.ts";
import { readByline, withoutBylineLine } from "./page-byline.ts";
import { readDate } from "./page-date.ts";
import { type Meta, readMeta } from "./page-meta.ts";
import { readTitle } from "./page-title.ts";
import { shallow } from "./shallow.ts";
import { unzipped } from "./unpack.ts";

/** An article taken out of a page. `publishedAt` is ISO 8601 or a bare date, `language` a primary subtag; lines are paragraphs. */
export type Page = {
  readonly title: string | null;
  readonly byline: string | null;
  readonly publishedAt: string | null;
  readonly outlet: string | null;
  readonly language: string | null;
  readonly url: string | null;
  readonly text: string;
};

/** The fewest characters that pass for an article. */
const LEAST = 140;

/**
 * Takes the article out of an HTML page (gzipped or not). `url` is where the page came from. Throws BriefdeskError when there is
 * no article on it.
 */
export function extractPage(
  bytes: Uint8Array,
  { url, contentType }: { url?: string | undefined; contentType?: string | undefined } = {},
): Page {
  const html = markupOf(bytes, contentType);
  const document = parseDom(html, url);
  const data = readLinkedData(document);
  const meta = readMeta(document);
  const address = addressOf(document, meta, data, url ?? null);
  const outlet = outletOf(meta, data, address);
  const facts = {
    title: readTitle(document, meta, data.headline, outlet),
    byline: readByline(document, meta, data.authors, outlet),
    publishedAt: readDate(document, meta, data.published, address),
  };
  const text = withoutBylineLine(articleText(html, url, data), facts.byline);
  if (text.length < LEAST)
    throw badSource("No article was found on the page.", "Copy the article's text into a .txt file and ingest that.");
  return { ...facts, outlet, language: languageOf(document, meta), url: address, text };
}

function markupOf(bytes: Uint8Array, contentType: string | undefined): string {
  const unpacked = unzipped(bytes, "The page");
  refuseOtherKinds(unpacked, "The page", contentType);
  const html = withoutControls(decodeText(unpacked, { contentType }));
  if (html.trim() === "") throw badSource("The page is empty.", "Save it again from the browser.");
  const flat = shallow(html);
  if (flat !== null) return flat;
  throw badSource("The page nests its elements deeper than any real one does.", "Copy its text into a .txt file.");
}

// Readability finds more of the article than Defuddle (bench/extraction.ts); Defuddle is asked where it finds next to nothing.
function articleText(html: string, url: string | undefined, data: LinkedData): string {
  const first = withoutFurniture(byReadability(parseDom(html, url)));
  if (first.length >= 400) return first;
  const second = withoutFurniture(byDefuddle(parseDom(withoutData(html), url), url));
  const stated = data.body && !/<[a-z]/i.test(data.body) ? data.body : "";
  return [second, stated].reduce((best, text) => (text.length > best.length * 2 ? text : best), first);
}

// Defuddle complains on the console about data blocks that are not sound JSON.
function withoutData(html: string): string {
  return html.replace(/<script\b[^>]*ld\+json[^>]*>[\s\S]*?<\/script>/gi, "");
}

function outletOf(meta: Meta, data: LinkedData, url: string | null): string | null {
  const host = url ? URL.parse(url)?.hostname.replace(/^(?:www|m|amp)\./, "") : null;
  return meta("og:site_name") ?? data.publisher ?? meta("application-name", "cre", "dc.publisher") ?? host ?? null;
}

function languageOf(document: DomDocument, meta: Meta): string | null {
  const stated =
    document.documentElement?.getAttribute("lang") ?? meta("og:locale", "content-language", "language", "inlanguage");
  return /^[a-z]{2,3}(?![a-z])/i.exec(stated?.trim() ?? "")?.[0].toLowerCase() ?? null;
}

// A page may name its own address, but not one of another host: nobody is to pass as another outlet.
function addressOf(document: DomDocument, meta: Meta, data: LinkedData, url: string | null): string | null {
  const named = [document.querySelector('link[rel="canonical"]')?.getAttribute("href"), meta("og:url"), data.url];
  const addresses = named.flatMap((name) => (name ? (URL.parse(name, url ?? undefined) ?? []) : []));
  const host = url ? hostOf(url) : null;
  const own = addresses.find(
    (address) =>
      /^https?:$/.test(address.protocol) && address.pathname.length > 1 && (!host || hostOf(address.href) === host),
  );
  const chosen = own?.href ?? url;
  return chosen && /^https?:/i.test(chosen) ? canonicalUrl(chosen) : null;
}

function hostOf(url: string): string {
  return (URL.parse(url)?.hostname ?? "").replace(/^(?:www|m|mobile|amp)\./, "");
}
