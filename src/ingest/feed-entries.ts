/** One item of a feed in any format, its strings as the feed has them: HTML, entities and all. */
export type Entry = {
  readonly title?: string | undefined;
  readonly link?: string | undefined;
  readonly id?: string | undefined;
  readonly content?: string | undefined;
  readonly summary?: string | undefined;
  readonly published?: string | undefined;
  readonly byline?: string | undefined;
  readonly source?: string | undefined;
  readonly language?: string | undefined;
  readonly broken?: boolean;
};

type Loose = { readonly [name: string]: unknown };

function member(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce(
    (inner, name) => (typeof inner === "object" && inner !== null ? (inner as Loose)[name] : undefined),
    value,
  );
}

// Formats and namespaces differ in whether a thing is a string, an object with a value, or a list of either.
function text(value: unknown): string | undefined {
  if (typeof value === "string") return value.trim() || undefined;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return text(value[0]);
  const inner = member(value, "value") ?? member(value, "name");
  return typeof inner === "string" ? inner.trim() || undefined : undefined;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

// Atom says of a text that it is plain; a < in it is then a sign and not a tag.
function atomText(value: unknown): string | undefined {
  const inner = text(value);
  const type = member(value, "type");
  const plain = type === "text" || (type === undefined && typeof member(value, "value") === "string");
  return plain ? inner?.replaceAll("&", "&amp;").replaceAll("<", "&lt;") : inner;
}

function linkIn(entry: unknown): string | undefined {
  const links = list(member(entry, "links"));
  const alternate = links.find((link) => (member(link, "rel") ?? "alternate") === "alternate");
  const guid = member(entry, "guid");
  const permanent = member(guid, "isPermaLink") === false ? undefined : text(guid);
  return text(member(entry, "link")) ?? text(member(alternate, "href")) ?? text(member(entry, "url")) ?? permanent;
}

function bylineIn(entry: unknown): string | undefined {
  const dublin = list(member(entry, "dc", "creators"));
  const people = [...list(member(entry, "authors")), ...dublin].map(text).filter((name) => name !== undefined);
  const names = [...new Set(people.map(bareName).filter((name) => name !== ""))];
  return names.join(", ") || text(member(entry, "dc", "creator"));
}

// RSS 2.0 wants "address (Name)" in <author>.
function bareName(author: string): string {
  const named = /^\S+@\S+\s*\(([^)]+)\)$/.exec(author)?.[1] ?? author;
  return /^\S+@\S+$/.test(named) ? "" : named;
}

function entryOf(entry: unknown): Entry {
  const dated = [
    ["pubDate"],
    ["published"],
    ["date_published"],
    ["dc", "dates"],
    ["dc", "date"],
    ["dcterms", "issued"],
    ["updated"],
  ];
  return {
    title: atomText(member(entry, "title")) ?? text(member(entry, "dc", "titles")),
    link: linkIn(entry),
    id: text(member(entry, "id")),
    content:
      text(member(entry, "content", "encoded")) ??
      atomText(member(entry, "content")) ??
      text(member(entry, "content_html")) ??
      text(member(entry, "content_text")),
    summary: text(member(entry, "description")) ?? atomText(member(entry, "summary")),
    published: dated.map((path) => text(member(entry, ...path))).find((date) => date !== undefined),
    byline: bylineIn(entry),
    source: text(member(entry, "source", "title")) ?? text(member(entry, "source")),
    language: text(member(entry, "language")) ?? text(member(entry, "dc", "languages")),
  };
}

/** The items of a parsed feed, in its order. */
export function entriesOf(feed: unknown): Entry[] {
  return [...list(member(feed, "items")), ...list(member(feed, "entries"))].map(entryOf);
}

/** What a parsed feed says of itself; `base` is its xml:base. */
export function titleOf(feed: unknown): { title?: string; link?: string; language?: string; base?: string } {
  const found = {
    title: atomText(member(feed, "title")),
    link: linkIn(feed) ?? text(member(feed, "home_page_url")),
    language: text(member(feed, "language")) ?? text(member(feed, "xml", "lang")),
    base: text(member(feed, "xml", "base")),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
