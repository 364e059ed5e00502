import { decodeText } from "./charset.ts";
import { type DomElement, parseDom } from "./dom.ts";
import { shallow } from "./shallow.ts";

const FEED_TYPE = /^(?:application\/(?:rss\+xml|atom\+xml|feed\+json|rdf\+xml|json|xml)|text\/xml)\b/i;
const FEED_PATH = /(?:^|[/._-])(?:rss|atom|feeds?)(?:[/._-]|$)|\.(?:rss|atom)(?:$|\?)/i;
/** Where sites keep their feed when they do not say so. */
const USUAL = ["/feed", "/rss", "/feed.xml", "/rss.xml", "/atom.xml", "/index.xml"];
/** The most addresses that are worth trying. */
const MOST = 10;

/**
 * The addresses of feeds that a page names: those it declares, then those it links to, then the usual places of its site. Feeds of
 * comments come last.
 */
export function feedLinksIn(bytes: Uint8Array, url: string, contentType: string): string[] {
  const document = parseDom(shallow(decodeText(bytes, { contentType })) ?? "", url);
  const declared = [...document.querySelectorAll('link[rel~="alternate"][href], link[rel~="feed"][href]')].filter(
    (link) => FEED_TYPE.test(link.getAttribute("type") ?? ""),
  );
  const linked = [...document.querySelectorAll("a[href]")].filter((link) => FEED_PATH.test(pathOf(link, url)));
  const articles = declared.filter((link) => !isComments(link));
  const named = [...articles, ...linked.filter((link) => !isComments(link)), ...declared.filter(isComments)];
  const addresses = [
    ...named.map((link) => addressOf(link, url)),
    ...USUAL.map((path) => URL.parse(path, url)?.href ?? ""),
  ];
  return [...new Set(addresses)].filter((address) => /^https?:/.test(address) && address !== url).slice(0, MOST);
}

function addressOf(link: DomElement, base: string): string {
  return URL.parse(link.getAttribute("href")?.trim() ?? "", base)?.href ?? "";
}

function pathOf(link: DomElement, base: string): string {
  const address = URL.parse(addressOf(link, base));
  return address ? `${address.pathname}${address.search}` : "";
}

function isComments(link: DomElement): boolean {
  return /comment/i.test(`${link.getAttribute("title") ?? ""} ${link.getAttribute("href") ?? ""}`);
}
