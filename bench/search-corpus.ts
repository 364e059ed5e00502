import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Query } from "#domain/assignment.ts";
import type { Filed } from "#domain/ports.ts";
import { evalData } from "./data.ts";

/* Articles for measuring searches: sentences of real ones, mixed anew, with invented rare names; evenly over three years. */

const DAY = 86_400_000;
const DAYS = 3 * 365;
export const END = Date.UTC(2026, 5, 1);
const WORDS = 600;

let state = 42;
function random(): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
}
const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;

const SYLLABLES = "ka lo mi ter san vel dor pri ne gu bas tion rem qua fi zo".split(" ");
const invent = () => Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(SYLLABLES)).join("");
const NAMES = Array.from({ length: 20_000 }, invent);

type Source = { readonly title: string; readonly sentences: readonly string[] };

function readLines(folder: string | null, file: string): { title?: string; text: string }[] {
  if (folder === null) return [];
  const lines = gunzipSync(readFileSync(join(folder, file))).toString("utf8");
  return lines
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

function sources(): Source[] {
  const articles = [
    ...readLines(evalData("news-qa"), "articles.jsonl.gz"),
    ...readLines(evalData("retrieval-time"), "docs.jsonl.gz"),
  ];
  if (articles.length === 0) return [{ title: "", sentences: [] }];
  return articles.map(({ title, text }) => {
    const sentences = text.split(/(?<=[.!?])\s+/).filter((sentence) => sentence.length > 20);
    return { title: title ?? sentences[0]?.split(" ").slice(0, 8).join(" ") ?? "", sentences };
  });
}

let read: Source[] | null = null;
const SYNTHETIC = Array.from({ length: 30_000 }, invent);
const zipf = () => SYNTHETIC[Math.floor(SYNTHETIC.length ** random()) - 1] ?? "";

function textOf(one: Source, other: Source): string {
  const parts: string[] = [];
  let count = 0;
  while (count < WORDS) {
    const sentence = pick(pick([one, other]).sentences) ?? Array.from({ length: 20 }, zipf).join(" ");
    // Some names are common and most are rare, as in real news.
    const named = random() < 0.3 ? `${sentence} ${NAMES[Math.floor(NAMES.length ** random()) - 1] ?? ""}` : sentence;
    parts.push(named);
    count += named.split(" ").length;
  }
  return parts.join(" ");
}

/** Whether texts of real articles are mixed; without them words are invented. */
export function isReal(): boolean {
  read ??= sources();
  return read.length > 1;
}

/** One of `total` articles, ready to be filed. */
export function articleOf(n: number, total: number): Filed {
  read ??= sources();
  const [one, other] = [pick(read), pick(read)];
  const at = new Date(END - DAYS * DAY + (n / total) * DAYS * DAY + (random() - 0.5) * DAY).toISOString();
  const title = one.title === "" ? Array.from({ length: 8 }, zipf).join(" ") : one.title;
  const record = { url: `https://x.example/${n}`, title, text: textOf(one, other), publishedAt: at, retrievedAt: at };
  const ledger = { readerVersion: 9999, language: "en", dateline: null, sentences: [], actors: [] };
  return { record, ledger, visibility: { kind: "shared" }, sample: false };
}

/** One to three words of a title, asked of a window of `days`, or of all time when that is null. */
export function queryOf(days: number | null): Query {
  read ??= sources();
  const title = pick(read).title || Array.from({ length: 8 }, zipf).join(" ");
  const words = title.match(/[\p{L}\p{N}]{3,}/gu) ?? ["news"];
  const picked = Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(words));
  const from = END - DAYS * DAY + random() * (DAYS - (days ?? 0)) * DAY;
  const window =
    days === null
      ? { from: null, until: null }
      : { from: new Date(from).toISOString(), until: new Date(from + days * DAY).toISOString() };
  return { text: picked.join(" "), words: picked, phrases: [], excluded: [], outlet: null, language: null, ...window };
}
