import { createReadStream } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { basename, join, sep } from "node:path";
import { Readable } from "node:stream";
import type { ArticleRecord } from "#domain/article.ts";
import type { Clock } from "#domain/ports.ts";
import { adviceOf, badSource } from "./faults.ts";
import type { Fetched, Fetcher } from "./fetcher.ts";
import type { Stated } from "./field-names.ts";
import { refuseOtherKinds } from "./file-kind.ts";
import { articlesIn, asItIs, type Bytes, type Format, formatOf, isBinary, sniffed } from "./formats.ts";
import type { FoundRecord } from "./json-records.ts";
import { LIMITS } from "./limits.ts";
import { parseOpml } from "./opml.ts";
import type { Reading } from "./reading.ts";
import { checkRecord } from "./records.ts";
import { readWithin, unzipped } from "./unpack.ts";

/**
 * One article found in a source, or why there is none: it is refused, or of a kind that is not read. A note says what was read of a source in
 * part only. `line` counts from 1, where lines mean something.
 */
export type Collected =
  | { readonly kind: "article"; readonly record: ArticleRecord; readonly source: string; readonly line: number | null }
  | { readonly kind: "rejected"; readonly source: string; readonly line: number | null; readonly reason: string }
  | { readonly kind: "skipped"; readonly source: string; readonly reason: string }
  | { readonly kind: "noted"; readonly source: string; readonly note: string };

/**
 * `stated` is what somebody says of the articles, over what they say themselves. Pages and feeds are taken apart by `reading`, because anybody
 * may have written them.
 */
export type Supply = {
  readonly fetcher: Fetcher;
  readonly stdin: NodeJS.ReadableStream;
  readonly clock: Clock;
  readonly reading: Reading;
  readonly stated?: Stated;
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
  if (found.isDirectory() && isOne(supply)) throw manyFor(path);
  if (found.isDirectory()) yield* fromNamedFolder(path, supply);
  else if (found.isFile()) yield* fromFile(path, supply);
  else throw badSource(`${path} is no file: a pipe or a device may never end.`, "Give its text by - instead.");
}

/** How deep a folder lies in the one that was named, and where that one really is. */
type Within = { readonly depth: number; readonly root: string };

/** The articles of a folder's files, sorted, hidden ones left out; whatever in it cannot be read is one rejection, whatever is of no kind that is read is skipped. */
async function* fromFolder(folder: string, { depth, root }: Within, supply: Supply): AsyncGenerator<Collected> {
  if (depth > LIMITS.depth)
    throw badSource(`${folder} lies more than ${LIMITS.depth} folders deep, and is not read.`, "Name it itself.");
  const entries = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !name.startsWith("."));
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isSymbolicLink()) yield* orRejected(path, fromLink(path, root));
    else if (entry.isDirectory()) yield* orRejected(path, fromFolder(path, { depth: depth + 1, root }, supply));
    else if (entry.isFile() && formatOf(path)) yield* orRejected(path, fromFile(path, supply));
    else if (entry.isFile()) yield { kind: "skipped", source: path, reason: NOT_READ };
  }
}

const NOT_READ = "not a kind Briefdesk reads";

/** A folder that was named, and that holds nothing to be read, is refused: somebody expects articles of it. */
async function* fromNamedFolder(path: string, supply: Supply): AsyncGenerator<Collected> {
  const skipped: string[] = [];
  let found = false;
  for await (const one of fromFolder(path, { depth: 0, root: await realpath(path) }, supply)) {
    if (one.kind === "skipped") skipped.push(basename(one.source));
    else found = true;
    yield one;
  }
  if (found) return;
  const held = skipped.length > 0 ? `only ${skipped.slice(0, 5).join(", ")}` : "no file";
  throw badSource(`${path} holds nothing that Briefdesk reads: ${held}.`, `It reads ${KINDS}.`);
}

const KINDS = ".txt, .md, .html, .json, .jsonl, .eml, feeds (.xml) and lists of feeds (.opml)";

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
  else yield* fromRecords(source, articlesIn(format, given, supply.reading), supply);
}

// What is not read is said once a source, however many records hold it.
async function* fromRecords(
  source: string,
  all: AsyncIterable<FoundRecord>,
  supply: Supply,
): AsyncGenerator<Collected> {
  const unread = new Set<string>();
  for await (const found of isOne(supply) ? await onlyOne(all, source) : all) {
    if ("record" in found) for (const name of found.unread ?? []) unread.add(name);
    yield* settle(found, source, supply);
  }
  if (unread.size === 0) return;
  const names = [...unread].slice(0, 10).map((name) => `"${name.slice(0, 40)}"`);
  yield {
    kind: "noted",
    source,
    note: `These fields mean nothing to Briefdesk and were not read: ${names.join(", ")}.`,
  };
}

/** Whether a title or a link is stated: only one article can have it. */
function isOne({ stated }: Supply): boolean {
  return Boolean(stated?.title ?? stated?.url);
}

async function onlyOne(all: AsyncIterable<FoundRecord>, source: string): Promise<FoundRecord[]> {
  const first: FoundRecord[] = [];
  for await (const found of all) {
    if (first.push(found) > 1) throw manyFor(source);
  }
  return first;
}

function manyFor(source: string): Error {
  return badSource(
    `${nameOf(source)} holds more than one article, and a title or a link is one article's.`,
    "Give each a file of its own, or leave --title and --url out.",
  );
}

function nameOf(source: string): string {
  return source === "-" ? "Standard input" : source;
}

function* settle(found: FoundRecord, source: string, { clock, stated }: Supply): Generator<Collected> {
  const { line } = found;
  const checked = "reason" in found ? found : checkRecord(withStated(found.record, stated), clock);
  if ("reason" in checked) return yield { kind: "rejected", source, line, reason: checked.reason };
  yield { kind: "article", record: checked.record, source, line };
  if (checked.note) yield { kind: "noted", source, note: `${line === null ? "" : `Line ${line}: `}${checked.note}` };
}

function withStated(record: unknown, stated: Stated = {}): unknown {
  return typeof record === "object" && record !== null && !Array.isArray(record) ? { ...record, ...stated } : record;
}

/** The articles of every feed a list names; a feed that fails is one rejection. */
async function* fromOpml(source: string, { bytes }: Bytes, supply: Supply): AsyncGenerator<Collected> {
  if (isOne(supply)) throw manyFor(source);
  const feeds = parseOpml(bytes);
  if (feeds.length === 0) throw badSource(`${nameOf(source)} lists no feed.`, "Export it again from your feed reader.");
  for (const { url } of feeds) yield* collectOne(url, supply);
}
