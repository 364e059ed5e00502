import { markupText } from "../src/ingest/markup-text.ts";
import { statedDate } from "../src/ingest/stated-date.ts";

/** What a case of the feedparser suite states of its feed's first article: the field, and every form in which it would be right. */
export type Statement = { readonly field: Field; readonly right: readonly string[] };
type Field = "title" | "link" | "date" | "author" | "text" | "outlet";

const FIELD_OF: Readonly<Record<string, Field>> = {
  "entries[0].title": "title",
  "entries[0].title_detail.value": "title",
  "entries[0].link": "link",
  "entries[0].author": "author",
  "entries[0].author_detail.name": "author",
  "entries[0].authors[0].name": "author",
  "entries[0].published": "date",
  "entries[0].published_parsed": "date",
  "entries[0].updated": "date",
  "entries[0].updated_parsed": "date",
  "entries[0].created": "date",
  "entries[0].created_parsed": "date",
  "entries[0].summary": "text",
  "entries[0].summary_detail.value": "text",
  "entries[0].description": "text",
  "entries[0].content[0].value": "text",
  "feed.title": "outlet",
  "feed.title_detail.value": "outlet",
};
const CLAUSE = /^\(?((?:entries|feed)[\w[\]'".]*(?:\.get\('\w+'\))?)\s*==\s*(.+?)\)?$/s;

/** The address a case was served from: its own Content-Location, else where the suite serves its files. */
export function addressOf(xml: string): string {
  return /Content-Location:\s*(\S+)/.exec(xml)?.[1] ?? "http://127.0.0.1:8097/case.xml";
}

/** Reads the "Expect:" line of a case: statements of facts of an article that can be compared; [] when there are none. */
export function statementsOf(xml: string): Statement[] {
  const expected = /Expect:[ \t]*([^\n]+)/.exec(xml)?.[1]?.trim() ?? "";
  const stated = expected.split(/\s+and\s+(?=\(?(?:entries|feed|not bozo))/).flatMap((clause) => {
    const [, path = "", literal = ""] = CLAUSE.exec(clause.trim()) ?? [];
    const field = FIELD_OF[path.replace(/\[u?['"](\w+)['"]\]/g, ".$1")];
    const right = field ? formsOf(field, literal.trim()) : [];
    return field && right.length > 0 ? [{ field, right }] : [];
  });
  // A case that states both a summary and a content states one text: an article has one.
  const texts = stated.filter(({ field }) => field === "text").flatMap(({ right }) => right);
  const others = stated.filter(({ field }) => field !== "text");
  return texts.length > 0 ? [...others, { field: "text", right: texts }] : others;
}

function formsOf(field: Field, literal: string): string[] {
  const tuple = /^\((\d+), (\d+), (\d+), (\d+), (\d+), (\d+)/.exec(literal)?.slice(1).map(Number);
  if (tuple) {
    const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = tuple;
    return [new Date(Date.UTC(year, month - 1, day, hour, minute, second)).toISOString()];
  }
  // "a == b == 'x'" says so of both.
  const value = pythonString(literal.replace(/^entries.*==\s*/s, ""));
  if (value === null) return [];
  if (field === "date") return [statedDate(value) ?? value];
  if (field === "link") return [value];
  if (field === "author") return [value.replace(/\s*\([^)]*@[^)]*\)$/, "")];
  return [flat(value), flat(markupText(value))];
}

/** Whether what was found is right: equal, or for authors one of the names found. */
export function isRight({ field, right }: Statement, found: string | null): boolean {
  if (found === null) return right.includes("");
  return right.includes(found) || (field === "author" && found.split(", ").some((name) => right.includes(name)));
}

/** A text for comparing: its white space made even. */
export function flat(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function pythonString(literal: string): string | null {
  const found = /^u?("""|'''|'|")(.*)\1$/s.exec(literal)?.[2];
  if (found === undefined) return null;
  return found.replace(/\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|N\{[^}]+\}|(.))/gi, unescaped);
}

function unescaped(_all: string, wide?: string, narrow?: string, plain = ""): string {
  const code = wide ?? narrow;
  if (code) return String.fromCharCode(Number.parseInt(code, 16));
  return plain === "n" ? "\n" : plain;
}
