import { z } from "zod";
import type { Entry, Head } from "./feed-entries.ts";

const Text = z.string().optional().catch(undefined);
const Author = z.object({ name: Text }).catch({ name: undefined });
const Item = z.object({
  id: z
    .union([z.string(), z.number().transform(String)])
    .optional()
    .catch(undefined),
  url: Text,
  external_url: Text,
  title: Text,
  content_html: Text,
  content_text: Text,
  summary: Text,
  date_published: Text,
  date_modified: Text,
  author: Author.optional(),
  authors: z.array(Author).catch([]).optional(),
  language: Text,
  tags: z.array(z.string()).catch([]).optional(),
});
const JsonFeed = z.object({
  version: z.string().regex(/jsonfeed\.org/),
  title: Text,
  home_page_url: Text,
  feed_url: Text,
  language: Text,
  items: z.array(z.unknown()),
});

/** A JSON Feed (jsonfeed.org, versions 1 and 1.1), or null when the text is none. An item that is no object has no facts. */
export function readJsonFeed(text: string, most: number): { head: Head; entries: Entry[]; cut: boolean } | null {
  const parsed = JsonFeed.safeParse(jsonOf(text));
  if (!parsed.success) return null;
  const { title, home_page_url: link, language, items } = parsed.data;
  const head = {
    atom: false,
    restMs: 0,
    deleted: [],
    title: title === undefined ? undefined : plain(title),
    link,
    language,
  };
  return { head, entries: items.slice(0, most).map(entryOf), cut: items.length > most };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function entryOf(value: unknown): Entry {
  const item = Item.safeParse(value).data;
  if (!item) return { dates: [], categories: [] };
  const authors = [...(item.authors ?? []), ...(item.author ? [item.author] : [])].flatMap(({ name }) => name ?? []);
  return {
    title: plain(item.title),
    link: item.url ?? item.external_url ?? (/^https?:/.test(item.id ?? "") ? item.id : undefined),
    id: item.id,
    content: item.content_html ?? plain(item.content_text),
    summary: plain(item.summary),
    dates: [item.date_published, item.date_modified].flatMap((date) => date ?? []),
    byline: [...new Set(authors)].join(", ") || undefined,
    language: item.language,
    categories: item.tags ?? [],
  };
}

// JSON Feed's texts are plain unless their name says HTML.
function plain(text: string | undefined): string | undefined {
  return text?.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
