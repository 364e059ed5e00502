import type { ArticleRecord } from "#domain/article.ts";

/** What a source says of its article besides the text. */
export type Stated = Partial<Omit<ArticleRecord, "text">>;

/** The field of a record that others call by these names, in small letters without spaces and marks; its own name stands first. */
const NAMES: Readonly<Record<keyof ArticleRecord, readonly string[]>> = {
  text: ["text", "body", "content", "articlebody", "fulltext"],
  title: ["title", "headline"],
  outlet: ["outlet", "publisher", "publication", "source", "newspaper", "site", "sitename", "sourcename"],
  byline: ["byline", "author", "authors", "by", "creator", "writer"],
  publishedAt: ["publishedat", "datepublished", "published", "date", "pubdate", "publisheddate", "publicationdate"],
  retrievedAt: ["retrievedat", "retrieved"],
  url: ["url", "link", "permalink", "sourceurl", "canonicalurl", "articleurl", "weburl"],
  language: ["language", "lang", "inlanguage"],
  guid: ["guid"],
  byGuid: ["byguid"],
};
const FIELDS = Object.keys(NAMES) as (keyof ArticleRecord)[];

/** What our own verbs print beside the fields of a record: that it is not read is no news. */
const OURS = new Set(["id", "path", "hash", "revises", "revisedby", "sample"]);

function folded(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, "");
}

/** The field that a name means, null when it means none. */
export function fieldNamed(name: string): keyof ArticleRecord | null {
  const wanted = folded(name);
  return FIELDS.find((field) => NAMES[field].includes(wanted)) ?? null;
}

/** An object's values under the names of a record, whatever it calls them, and which of its own names mean nothing here. */
export function fieldsOf(given: object): { fields: Record<string, unknown>; unread: string[] } {
  const entries = Object.entries(given).filter(([, value]) => value !== null && value !== undefined);
  const named = entries.map(([name, value]): [string, unknown] => [isLink(name, value) ? "source url" : name, value]);
  const fields = Object.fromEntries(
    FIELDS.flatMap((field) => {
      const value = valueUnder(field, named);
      return value === undefined ? [] : [[field, value]];
    }),
  );
  const unread = Object.keys(given).filter((name) => fieldNamed(name) === null && !OURS.has(folded(name)));
  return { fields, unread };
}

// Of several names for one thing the first of the table speaks: a record's own field before what others call it.
function valueUnder(field: keyof ArticleRecord, entries: readonly [string, unknown][]): unknown {
  for (const alias of NAMES[field]) {
    const found = entries.find(([name]) => folded(name) === alias);
    const value = found && (field === "text" ? found[1] : plain(found[1]));
    if (value !== undefined) return value;
  }
  return undefined;
}

/** A name in an object or names in a list ({"name": "Harbor Ledger"}) as one line; what is neither is left to the check of the record. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) {
    const names = value.map(plain).filter((one) => typeof one === "string" && one !== "");
    return names.length > 0 ? names.join(", ") : undefined;
  }
  if (typeof value === "object" && value !== null && "name" in value) return value.name;
  return value;
}

// Clippers write the page's address as its "source".
function isLink(name: string, value: unknown): boolean {
  return folded(name) === "source" && typeof value === "string" && /^https?:\/\//i.test(value);
}
