import { createHash } from "node:crypto";
import type { ArticleRecord } from "#domain/article.ts";

const TRACKING = /^(?:utm_\w+|fbclid|gclid|mc_cid|mc_eid|igshid)$/i;

/** The SHA-256 of a text, in hex. */
export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** A URL without fragment, tracking parameters and closing slash, for comparing only: what is printed is the URL as given. */
function canonicalUrl(url: string): string {
  if (!URL.canParse(url)) return url.trim();
  const parsed = new URL(url);
  parsed.hash = "";
  for (const name of [...parsed.searchParams.keys()]) if (TRACKING.test(name)) parsed.searchParams.delete(name);
  return parsed.href.replace(/\/$/, "");
}

/**
 * What makes two records the same article: their URL, or without one of their own what their source calls them, or without that their text.
 */
export function identityOf(record: ArticleRecord, hash: string): string {
  const url = record.guid && record.byGuid ? "" : record.url?.trim();
  if (url) return `url:${canonicalUrl(url)}`;
  return record.guid ? `guid:${record.guid}` : `text:${hash}`;
}

/** How an outlet's or a topic's name is compared: without case, accents and doubled spaces. */
export function fold(name: string): string {
  return name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}
