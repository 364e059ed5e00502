import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { extractPage } from "#ingest/ingest.ts";
import { evalData } from "./data.ts";
import { printTable, type Row } from "./table.ts";

type Line = {
  file: string;
  url?: string;
  title?: string;
  byline?: string;
  author?: string;
  publishedTime?: string;
  date_published?: string;
};
type Facts = { title: string | null; byline: string | null; date: string | null };
type Field = keyof Facts;

const FIELDS: readonly Field[] = ["title", "byline", "date"];

/** Title, byline and day of 69 news pages against what two extractors' own suites state; pages that state a field count for it. */
export function benchPageFacts(): void {
  const folder = evalData("extraction-metadata");
  if (folder === null) {
    console.log("\nPage facts: skipped, no data");
    return;
  }
  const lines = ["postlight.jsonl", "readability.jsonl"].flatMap((name) =>
    readFileSync(join(folder, name), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Line),
  );
  const pages = lines.map((line) => ({ line, stated: statedIn(line), found: foundIn(folder, line) }));
  printTable(
    "Page facts",
    FIELDS.map((field) => rowOf(field, pages)),
  );
}

type Page = { readonly line: Line; readonly stated: Facts; readonly found: Facts };
const AIM: Readonly<Record<Field, string>> = { title: "aim .95", byline: "aim .85", date: "aim .90" };

function rowOf(field: Field, pages: readonly Page[]): Row {
  const stating = pages.filter(({ stated }) => stated[field] !== null);
  const wrong = stating.filter(({ stated, found }) => !isSame(field, stated[field], found[field]));
  if (process.env.BRIEFDESK_SHOW)
    for (const { line, stated, found } of wrong)
      console.log(`${field} ${line.file}: ${found[field]} ≠ ${stated[field]}`);
  const share = (amount: number) => (1 - amount / stating.length).toFixed(3);
  const named = wrong.filter(({ stated, found }) => !isSame(field, withoutSite(stated[field]), found[field]));
  const aside = field === "title" ? ` (${share(named.length)} with the site's name aside)` : "";
  return {
    what: field,
    ours: `${share(wrong.length)}${aside}`,
    baseline: AIM[field],
    data: `${stating.length} pages that state it`,
  };
}

// Half of the set states what another extractor prints, the site or section behind a bar or dash included.
function withoutSite(title: string | null): string | null {
  return title?.replace(/\s+(?:[|–—-])\s+[^|–—-]{2,40}$/u, "") ?? null;
}

function statedIn(line: Line): Facts {
  return {
    title: line.title ?? null,
    byline: line.byline ?? line.author ?? null,
    date: line.publishedTime ?? line.date_published ?? null,
  };
}

function foundIn(folder: string, { file, url }: Line): Facts {
  try {
    const page = extractPage(gunzipSync(readFileSync(join(folder, file))), { url });
    return { title: page.title, byline: page.byline, date: page.publishedAt };
  } catch {
    return { title: null, byline: null, date: null };
  }
}

function isSame(field: Field, stated: string | null, found: string | null): boolean {
  if (found === null || stated === null) return false;
  if (field === "date") return dayOf(stated) === dayOf(found);
  return letters(stated) === letters(found);
}

function dayOf(time: string): string {
  const at = new Date(/\d:\d\d/.test(time) && !/Z|[+-]\d\d:?\d\d$/.test(time) ? `${time}Z` : time);
  return Number.isNaN(at.getTime()) ? time : at.toISOString().slice(0, 10);
}

// Case, marks and the words around a name ("By", "and") are not what is asked.
function letters(text: string): string {
  return text
    .toLowerCase()
    .replace(/^by\s+/, "")
    .replace(/\band\b|&(?:amp;)?/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

if (import.meta.main) benchPageFacts();
