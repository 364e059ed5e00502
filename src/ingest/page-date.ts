import type { DomDocument, DomElement } from "./dom.ts";
import { elementText } from "./markup-text.ts";
import type { Meta } from "./page-meta.ts";
import { type DayOrder, dayOrderOf, statedDate } from "./stated-date.ts";

const META = [
  "article:published_time",
  "og:article:published_time",
  "article:published",
  "datepublished",
  "parsely-pub-date",
  "sailthru.date",
  "cxenseparse:recs:publishtime",
  "publish-date",
  "publish_date",
  "publishdate",
  "published_at",
  "pubdate",
  "pdate",
  "ptime",
  "displaydate",
  "originalpublicationdate",
  "dc.date.issued",
  "dcterms.created",
  "dcterms.date",
  "dc.date",
  "dc.created",
  "article.published",
  "bt:pubdate",
  "datecreated",
  "og:pubdate",
  "date",
];
const DATED =
  '[itemprop~="datePublished"], time[pubdate], article time[datetime], header time[datetime], main time[datetime], time[datetime], ' +
  '.published, .pubdate, .dateline, .timestamp, .entry-date, .post-date, .article-date, [class*="publish" i], [class*="date" i], [id*="date" i]';
const WRITTEN =
  /\b(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?,? \d{4}|\d{1,2}\.\d{1,2}\.(?:19|20)\d{2}|\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?)\b/i;

/** When a page's article was published, as ISO 8601 or a bare date: stated, marked up, printed near the top, or in its address. */
export function readDate(document: DomDocument, meta: Meta, stated: string | null, url: string | null): string | null {
  const language = document.documentElement?.getAttribute("lang");
  const order = dayOrderOf(language) ?? dayOrderOf(meta("og:locale", "content-language"));
  const told = [stated, ...META.map((name) => meta(name))].map((text) => (text ? asDate(text, order) : null));
  return told.find((date) => date !== null) ?? markedDate(document, order) ?? (url ? dateInAddress(url) : null);
}

function asDate(text: string, order: DayOrder): string | null {
  const stamp = /^\d{10}(?:\d{3})?$/.exec(text.trim())?.[0];
  if (stamp) return new Date(Number(stamp.padEnd(13, "0"))).toISOString();
  const packed = /^(\d{4})(\d{2})(\d{2})(?:\d{6})?$/.exec(text.trim());
  if (packed) return statedDate(`${packed[1]}-${packed[2]}-${packed[3]}`);
  return statedDate(text, order) ?? writtenDate(text);
}

function writtenDate(text: string): string | null {
  const found = WRITTEN.exec(text)?.[0];
  // Whoever writes dots writes the day first.
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(found ?? "");
  if (dotted) return statedDate(`${dotted[3]}-${dotted[2]?.padStart(2, "0")}-${dotted[1]?.padStart(2, "0")}`);
  return found ? statedDate(found.replace(/(?<=\d)(?:st|nd|rd|th)\b/i, "").replace(/\bsept\b/i, "Sep")) : null;
}

function markedDate(document: DomDocument, order: DayOrder): string | null {
  for (const element of [...document.querySelectorAll(DATED)].slice(0, 60)) {
    const date = dateOf(element, order);
    if (date) return date;
  }
  return null;
}

function dateOf(element: DomElement, order: DayOrder): string | null {
  const attribute =
    element.getAttribute("datetime") ?? element.getAttribute("content") ?? element.getAttribute("data-time");
  const text = elementText(element);
  return (attribute ? asDate(attribute, order) : null) ?? (text.length <= 120 ? writtenDate(text) : null);
}

function dateInAddress(url: string): string | null {
  const found = /\/((?:19|20)\d{2})[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=\D|$)/.exec(url);
  return found ? statedDate(`${found[1]}-${found[2]}-${found[3]}`) : null;
}
