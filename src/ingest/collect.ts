import { createReadStream } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { Readable } from "node:stream";
import type { ArticleRecord } from "#domain/article.ts";
import type { Clock } from "#domain/ports.ts";
import { decodeText } from "./charset.ts";
import { adviceOf, badSource } from "./faults.ts";
import { oldestFirst } from "./feed.ts";
import type { Fetched, Fetcher } from "./fetcher.ts";
import { refuseOtherKinds } from "./file-kind.ts";
import { FEED_LIMITS, LIMITS } from "./limits.ts";
import { parseOpml } from "./opml.ts";
import type { Reading } from "./reading.ts";
import { checkRecord } from "./records.ts";
import { markdownArticle, plainArticle } from "./text-file.ts";
import { readWithin, unzipped } from "./unpack.ts";

/** One article found in a source, or why there is none. `line` counts from 1, where lines mean something. */
export type Collected =
  | {
      readonly kind: "article";
      readonly record: ArticleRecord;
      readonly source: string;
      readonly line: number | null;
      readonly note: string | null;
    }
  | { readonly kind: "rejected"; readonly source: string; readonly line: number | null; readonly reason: string };

/** What collecting needs. Pages and feeds are taken apart by `reading`, because anybody may have written them. */
export type Supply = {
  readonly fetcher: Fetcher;
  readonly stdin: NodeJS.ReadableStream;
  readonly clock: Clock;
  readonly reading: Reading;
};

type Format = "text" | "markdown" | "html" | "json" | "jsonl" | "feed" | "opml";
type Found =
  | { readonly record: unknown; readonly line: number | null }
  | { readonly reason: string; readonly line: number | null };
type Bytes = { readonly bytes: Uint8Array; readonly url?: string; readonly contentType?: string };

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
};
const ACCEPT =
  "text/html, application/rss+xml, application/atom+xml, application/feed+json, application/json;q=0.8, */*;q=0.5";

/** Finds the articles of each source in turn: files, folders, addresses, feeds, lists of feeds and "-". Nothing it meets throws. */
export async function* collect(sources: readonly string[], supply: Supply): AsyncGenerator<Collected> {
  for (const source of sources) yield* collectOne(source, supply);
}

function collectOne(source: string, supply: Supply): AsyncGenerator<Collected> {
  return orRejected(source, fromSource(source, supply));
}

/** What is found in a source until it fails, which is one rejection. */
async function* orRejected(source: string, found: AsyncGenerator<Collected>): AsyncGenerator<Collected> {
  try {
    yield* found;
  } catch (error) {
    yield { kind: "rejected", source, line: null, reason: adviceOf(error) };
  }
}

async function* fromSource(source: string, supply: Supply): AsyncGenerator<Collected> {
  if (source === "-") {
    const bytes = await readWithin(Readable.from(supply.stdin), LIMITS.fileBytes, "Standard input");
    yield* fromBytes(source, { bytes }, supply);
  } else if (/^[a-z][a-z0-9+.-]+:/i.test(source)) yield* fromAddress(source, supply);
  else yield* fromPath(source, supply);
}

async function* fromAddress(url: string, supply: Supply): AsyncGenerator<Collected> {
  if (!/^https?:/i.test(url))
    throw badSource(
      `${url.slice(0, 200)} is not a web address that is fetched.`,
      "Give an http or https address, or a path.",
    );
  const got = await supply.fetcher.get(url, { accept: ACCEPT });
  if (got.status >= 400) throw badSource(`${url} answered ${got.status}.`, afterStatus(got));
  yield* fromBytes(url, { bytes: got.bytes, url: got.url, contentType: got.contentType }, supply);
}

// 429 and 503 ask for patience and may say for how long (RFC 9110 §10.2.3).
function afterStatus({ status, headers }: Fetched): string {
  if (status !== 429 && status !== 503) return "Check the address in a browser.";
  const seconds = Number(headers["retry-after"]);
  const when = seconds > 0 && seconds < 86_400 ? `in ${Math.ceil(seconds / 60)} min` : "later";
  return `Its server has too much to do: try again ${when}.`;
}

async function* fromPath(path: string, supply: Supply): AsyncGenerator<Collected> {
  if (path === "") throw badSource("A source without a name was given.", "Name a file, a folder or an address.");
  const found = await stat(path).catch(() => null);
  if (!found) throw badSource(`There is no file or folder ${path}.`, "Check its name.");
  if (found.isDirectory()) yield* fromFolder(path, { depth: 0, root: await realpath(path) }, supply);
  else if (found.isFile()) yield* fromFile(path, supply);
  else throw badSource(`${path} is no file: a pipe or a device may never end.`, "Give its text by - instead.");
}

/** How deep a folder lies in the one that was named, and where that one really is. */
type Within = { readonly depth: number; readonly root: string };

/** The articles of a folder's files, sorted, hidden ones and unknown kinds left out; whatever in it cannot be read is one rejection. */
async function* fromFolder(folder: string, { depth, root }: Within, supply: Supply): AsyncGenerator<Collected> {
  if (depth > LIMITS.depth)
    throw badSource(`${folder} lies more than ${LIMITS.depth} folders deep, and is not read.`, "Name it itself.");
  const entries = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !name.startsWith("."));
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isSymbolicLink()) yield* orRejected(path, fromLink(path, root));
    else if (entry.isDirectory()) yield* orRejected(path, fromFolder(path, { depth: depth + 1, root }, supply));
    else if (entry.isFile() && formatOf(path)) yield* orRejected(path, fromFile(path, supply));
  }
}

/**
 * Gives nothing. A link that stays within the folder leads to what is read where it lies, and one that leads out of it is not followed, because a
 * folder that came from elsewhere must not bring in files of this machine. That is said of links to what would be read.
 */
async function* fromLink(path: string, root: string): AsyncGenerator<Collected> {
  const target = await realpath(path).catch(() => null);
  const isFolder = (await stat(path).catch(() => null))?.isDirectory() === true;
  if (target === root || target?.startsWith(root + sep) || !(isFolder || formatOf(path))) return;
  if (target === null) throw badSource(`${path} is a link that leads nowhere.`, "Remove it, or mend it.");
  throw badSource(
    `${path} is a link that leads out of the folder, and is not followed.`,
    "Name it itself to have it read.",
  );
}

function formatOf(path: string): Format | undefined {
  return FORMATS[extname(path.replace(/\.gz$/i, "")).toLowerCase()];
}

async function* fromFile(path: string, supply: Supply): AsyncGenerator<Collected> {
  const bytes = await readWithin(createReadStream(path), LIMITS.fileBytes, path);
  yield* fromBytes(path, { bytes: unzipped(bytes, path) }, supply, formatOf(path));
}

async function* fromBytes(source: string, given: Bytes, supply: Supply, known?: Format): AsyncGenerator<Collected> {
  if (given.bytes.length === 0) throw badSource(`${nameOf(source)} is empty.`, "Give a file with an article in it.");
  refuseOtherKinds(given.bytes, nameOf(source), given.contentType);
  if (isBinary(given.bytes))
    throw badSource(`${nameOf(source)} is not text.`, "Convert it to .txt, .md or .html first.");
  const format = known ? asItIs(known, given) : sniffed(given);
  if (format === "opml") yield* fromOpml(source, given, supply);
  else for await (const found of articlesIn(format, given, supply.reading)) yield settle(found, source, supply.clock);
}

function nameOf(source: string): string {
  return source === "-" ? "Standard input" : source;
}

// NUL bytes stand in no text but UTF-16, which says so by its mark.
function isBinary(bytes: Uint8Array): boolean {
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return !marked && bytes.subarray(0, 8192).includes(0);
}

// Lists of feeds are saved as .xml, and JSON Feeds as .json: their first words tell.
function asItIs(known: Format, given: Bytes): Format {
  const found = known === "feed" || known === "json" ? sniffed(given) : known;
  return (known === "feed" && found === "opml") || (known === "json" && found === "feed") ? found : known;
}

function sniffed({ bytes, contentType = "" }: Bytes): Format {
  const head = decodeText(bytes.subarray(0, 2048)).trimStart();
  if (/^<\?xml|^<(?:rss|feed|rdf:RDF|opml)\b/i.test(head)) return /<opml\b/i.test(head) ? "opml" : xmlFormat(head);
  if (/^\s*</.test(head) || /html/i.test(contentType)) return "html";
  if (/^[[{]/.test(head)) return jsonFormat(bytes, head);
  return "text";
}

function xmlFormat(head: string): Format {
  return /<html\b/i.test(head) ? "html" : "feed";
}

function jsonFormat(bytes: Uint8Array, head: string): Format {
  if (/"version"\s*:\s*"https:\/\/jsonfeed\.org/.test(head)) return "feed";
  return head.startsWith("{") && decodeText(bytes).trimEnd().includes("}\n{") ? "jsonl" : "json";
}

async function* articlesIn(format: Exclude<Format, "opml">, given: Bytes, reading: Reading): AsyncGenerator<Found> {
  if (format === "html") yield { record: await reading.page(given), line: null };
  else if (format === "feed") yield* feedRecords(given, reading);
  else if (format === "jsonl") yield* jsonLines(decodeText(given.bytes));
  else if (format === "json") yield* jsonRecords(decodeText(given.bytes));
  else {
    const text = decodeText(given.bytes);
    yield {
      record: { ...(format === "markdown" ? markdownArticle(text) : plainArticle(text)), url: given.url ?? null },
      line: null,
    };
  }
}

async function* feedRecords(given: Bytes, reading: Reading): AsyncGenerator<Found> {
  const { items } = await reading.feed(given, FEED_LIMITS.items);
  for (const item of oldestFirst(items)) {
    const { record, problem } = item;
    yield problem === null
      ? { record, line: null }
      : { reason: `Item ${items.indexOf(item) + 1}: ${problem}`, line: null };
  }
}

function* jsonRecords(text: string): Generator<Found> {
  const value = parsedJson(text);
  if (value === undefined)
    throw badSource(
      "This is not JSON that can be read.",
      "Check it with a JSON tool; one record a line belongs in a .jsonl file.",
    );
  const list = Array.isArray(value) ? value : [value];
  for (const [i, record] of list.entries()) yield { record, line: list.length > 1 ? i + 1 : null };
}

function* jsonLines(text: string): Generator<Found> {
  let line = 0;
  for (const { 0: raw } of text.matchAll(/[^\n]*(?:\n|$)/g)) {
    line += 1;
    if (raw.trim() === "") continue;
    const record = raw.length > LIMITS.lineBytes ? undefined : parsedJson(raw);
    yield record === undefined
      ? { reason: `Line ${line} is not JSON that can be read. Write one record a line.`, line }
      : { record, line };
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function settle(found: Found, source: string, clock: Clock): Collected {
  if ("reason" in found) return { kind: "rejected", source, line: found.line, reason: found.reason };
  const checked = checkRecord(found.record, clock);
  if ("reason" in checked) return { kind: "rejected", source, line: found.line, reason: checked.reason };
  return { kind: "article", record: checked.record, note: checked.note, source, line: found.line };
}

/** The articles of every feed a list names; a feed that fails is one rejection. */
async function* fromOpml(source: string, { bytes }: Bytes, supply: Supply): AsyncGenerator<Collected> {
  const feeds = parseOpml(bytes);
  if (feeds.length === 0) throw badSource(`${nameOf(source)} lists no feed.`, "Export it again from your feed reader.");
  for (const { url } of feeds) yield* collectOne(url, supply);
}
