import type { DomDocument } from "./dom.ts";
import { statedDate } from "./stated-date.ts";

/** What a page says about its article, beside the text. */
export type PageMeta = {
  readonly title: string | null;
  readonly byline: string | null;
  readonly publishedAt: string | null;
  readonly outlet: string | null;
  readonly language: string | null;
  readonly url: string | null;
};

type Json = Record<string, unknown>;

/** Reads a page's metadata: JSON-LD first (publishers keep it for search engines), then OpenGraph and meta tags, then the page. */
export function pageMeta(document: DomDocument, url: string | undefined): PageMeta {
  const article = articleJson(document);
  const meta = (...names: string[]) => firstMeta(document, names);
  return {
    title: titleOf(document, article, meta),
    byline: bylineOf(document, article, meta),
    publishedAt: dateOf(document, article, meta),
    outlet: text(named(article?.publisher)) ?? meta("og:site_name", "application-name"),
    language:
      (document.documentElement?.getAttribute("lang") ?? text(article?.inLanguage) ?? "").slice(0, 2).toLowerCase() ||
      null,
    url: canonicalLink(document, url) ?? url ?? null,
  };
}

type Meta = (...names: string[]) => string | null;

function firstMeta(document: DomDocument, names: readonly string[]): string | null {
  for (const name of names) {
    for (const key of ["property", "name", "itemprop"]) {
      const found = text(document.querySelector(`meta[${key}="${name}"]`)?.getAttribute("content"));
      if (found) return found;
    }
  }
  return null;
}

function text(value: unknown): string | null {
  const plain = typeof value === "string" ? value.replace(/\s+/g, " ").trim() : "";
  return plain === "" ? null : plain;
}

function named(value: unknown): unknown {
  const one = Array.isArray(value) ? value[0] : value;
  return typeof one === "object" && one !== null ? (one as Json).name : one;
}

/** The first JSON-LD object that is an article, wherever it is nested. */
function articleJson(document: DomDocument): Json | null {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const found = articleIn(parsed(script.textContent ?? ""), 0);
    if (found) return found;
  }
  return null;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json.replace(/\p{Cc}/gu, " "));
  } catch {
    return null;
  }
}

function articleIn(value: unknown, depth: number): Json | null {
  if (typeof value !== "object" || value === null || depth > 4) return null;
  if (Array.isArray(value)) return value.reduce<Json | null>((found, one) => found ?? articleIn(one, depth + 1), null);
  const json = value as Json;
  if (/Article|Posting|Report|Review/.test(String(json["@type"])) && (json.headline || json.datePublished)) return json;
  return articleIn(json["@graph"], depth + 1) ?? articleIn(json.mainEntity, depth + 1);
}

function titleOf(document: DomDocument, article: Json | null, meta: Meta): string | null {
  const headings = [...document.querySelectorAll("h1")]
    .map((one) => text(one.textContent))
    .filter((one) => one !== null);
  const stated =
    text(article?.headline) ??
    meta("og:title", "twitter:title", "headline") ??
    text(document.title) ??
    text(document.querySelector("title")?.textContent);
  const [only] = headings;
  if (headings.length === 1 && only && (!stated || alike(only, stated))) return only;
  return stated ? withoutOutlet(stated, meta("og:site_name")) : (only ?? null);
}

function alike(a: string, b: string): boolean {
  const [x, y] = [a, b].map((one) => one.toLowerCase());
  return Boolean(x && y && (x.startsWith(y.slice(0, 20)) || y.includes(x)));
}

/** "Dam fails | Harbor Ledger" is titled "Dam fails". */
function withoutOutlet(title: string, outlet: string | null): string {
  const parts = title.split(/\s+[|–—·»-]\s+/);
  const last = parts.at(-1) ?? "";
  const isName = parts.length > 1 && (last.toLowerCase() === outlet?.toLowerCase() || last.split(" ").length <= 4);
  return isName ? title.slice(0, title.lastIndexOf(last)).replace(/\s+[|–—·»-]\s*$/, "") : title;
}

const BYLINE_PLACES =
  '[rel="author"], [itemprop="author"] [itemprop="name"], [itemprop="author"], .byline-name, .author-name, .byline__name, .byline, .author, [class*="byline"], [class*="author-name"], [data-testid*="byline"]';

function bylineOf(document: DomDocument, article: Json | null, meta: Meta): string | null {
  const authors = (Array.isArray(article?.author) ? article.author : [article?.author]).map((one) => text(named(one)));
  const listed = [...new Set(authors.filter((name) => name !== null && isPerson(name)))].join(", ");
  if (listed) return listed;
  const stated = meta("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl");
  if (stated && isPerson(stated)) return cleanByline(stated);
  for (const place of document.querySelectorAll(BYLINE_PLACES)) {
    const name = cleanByline(text(place.textContent) ?? "");
    if (name && isPerson(name)) return name;
  }
  return null;
}

function isPerson(name: string): boolean {
  return (
    name.length <= 100 &&
    !/https?:|@|\.com\b|^(?:admin|editor|staff|newsroom|by)$/i.test(name) &&
    /\p{L}{2}/u.test(name)
  );
}

function cleanByline(byline: string): string {
  return byline
    .replace(/^(?:written |posted |story )?(?:by|von|par|por)[:\s]+/i, "")
    .replace(/\s*(?:[|•·]|,? (?:published|updated|posted|last updated|on \w+ \d)).*$/i, "")
    .trim();
}

const DATE_PLACES =
  '[itemprop="datePublished"], time[pubdate], time[datetime], [class*="publish"] time, [class*="date"] time';

function dateOf(document: DomDocument, article: Json | null, meta: Meta): string | null {
  const stated = [
    text(article?.datePublished),
    meta(
      "article:published_time",
      "og:article:published_time",
      "datePublished",
      "date",
      "pubdate",
      "publishdate",
      "dc.date",
      "dc.date.issued",
      "parsely-pub-date",
      "sailthru.date",
      "publication_date",
    ),
    ...[...document.querySelectorAll(DATE_PLACES)]
      .slice(0, 3)
      .map((one) => one.getAttribute("datetime") ?? one.getAttribute("content") ?? text(one.textContent)),
    text(article?.dateModified),
  ];
  for (const one of stated) {
    const date = one ? statedDate(one) : null;
    if (date) return date;
  }
  return null;
}

function canonicalLink(document: DomDocument, url: string | undefined): string | null {
  const link =
    document.querySelector('link[rel="canonical"]')?.getAttribute("href") ??
    document.querySelector('meta[property="og:url"]')?.getAttribute("content");
  const found = link ? URL.parse(link.trim(), url) : null;
  const own = url ? URL.parse(url) : null;
  const plausible =
    found !== null &&
    /^https?:$/.test(found.protocol) &&
    (own === null || found.hostname.split(".").slice(-2).join() === own.hostname.split(".").slice(-2).join());
  return plausible ? found.href : null;
}
