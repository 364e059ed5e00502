import { extname } from "node:path";
import { decodeText } from "./charset.ts";
import { oldestFirst } from "./feed.ts";
import { type FoundRecord, jsonLines, jsonRecords } from "./json-records.ts";
import { FEED_LIMITS } from "./limits.ts";
import type { Reading } from "./reading.ts";
import { markdownArticle, plainArticle } from "./text-file.ts";

export type Format = "text" | "markdown" | "html" | "json" | "jsonl" | "feed" | "mail" | "opml";
export type Bytes = { readonly bytes: Uint8Array; readonly url?: string; readonly contentType?: string };

const FORMATS: Readonly<Record<string, Format>> = {
  ".txt": "text",
  ".md": "markdown",
  ".html": "html",
  ".htm": "html",
  ".json": "json",
  ".jsonl": "jsonl",
  ".xml": "feed",
  ".rss": "feed",
  ".atom": "feed",
  ".opml": "opml",
  ".eml": "mail",
};

/** What a file holds by the end of its name, packed or not; undefined for a kind that is not read. */
export function formatOf(path: string): Format | undefined {
  return FORMATS[extname(path.replace(/\.gz$/i, "")).toLowerCase()];
}

/** Whether bytes are no text. NUL bytes stand in no text but UTF-16, which says so by its mark. */
export function isBinary(bytes: Uint8Array): boolean {
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return !marked && bytes.subarray(0, 8192).includes(0);
}

const MAIL_HEAD = /^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){3,}/;
const MAIL_FIELD = /^(?:message-id|mime-version|received|return-path):/im;

/** What bytes hold by their beginning and by what their server called them. */
export function sniffed({ bytes, contentType = "" }: Bytes): Format {
  const head = decodeText(bytes.subarray(0, 2048)).trimStart();
  if (/^<\?xml|^<(?:rss|feed|rdf:RDF|opml)\b/i.test(head)) return /<opml\b/i.test(head) ? "opml" : xmlFormat(head);
  if (/^\s*</.test(head) || /html/i.test(contentType)) return "html";
  if (/^[[{]/.test(head)) return jsonFormat(bytes, head);
  const [top = ""] = MAIL_HEAD.exec(head.replace(/\r\n/g, "\n")) ?? [];
  return MAIL_FIELD.test(top) && /^from:/im.test(top) ? "mail" : "text";
}

/** The format of a file whose name says `known`: lists of feeds are saved as .xml, and JSON Feeds as .json. Their first words tell. */
export function asItIs(known: Format, given: Bytes): Format {
  const found = known === "feed" || known === "json" ? sniffed(given) : known;
  return (known === "feed" && found === "opml") || (known === "json" && found === "feed") ? found : known;
}

function xmlFormat(head: string): Format {
  return /<html\b/i.test(head) ? "html" : "feed";
}

function jsonFormat(bytes: Uint8Array, head: string): Format {
  if (/"version"\s*:\s*"https:\/\/jsonfeed\.org/.test(head)) return "feed";
  return head.startsWith("{") && decodeText(bytes).trimEnd().includes("}\n{") ? "jsonl" : "json";
}

/** The article records in bytes of a format. Throws BriefdeskError where the whole cannot be read. */
export async function* articlesIn(
  format: Exclude<Format, "opml">,
  given: Bytes,
  reading: Reading,
): AsyncGenerator<FoundRecord> {
  // Loaded where there is mail: few archives ever see any.
  if (format === "mail") yield { record: await (await import("./mail.ts")).mailArticle(given.bytes), line: null };
  else if (format === "html") yield { record: await reading.page(given), line: null };
  else if (format === "feed") yield* feedRecords(given, reading);
  else if (format === "jsonl") yield* jsonLines(decodeText(given.bytes));
  else if (format === "json") yield* jsonRecords(decodeText(given.bytes));
  else yield textRecord(format, given);
}

// Where a text was fetched from is its address, whatever it says of itself.
function textRecord(format: "text" | "markdown", { bytes, url }: Bytes): FoundRecord {
  const text = decodeText(bytes);
  const record = format === "markdown" ? markdownArticle(text) : plainArticle(text);
  return { record: url === undefined ? record : { ...record, url }, line: null };
}

async function* feedRecords(given: Bytes, reading: Reading): AsyncGenerator<FoundRecord> {
  const { items } = await reading.feed(given, FEED_LIMITS.items);
  for (const item of oldestFirst(items)) {
    const { record, problem } = item;
    yield problem === null
      ? { record, line: null }
      : { reason: `Item ${items.indexOf(item) + 1}: ${problem}`, line: null };
  }
}
