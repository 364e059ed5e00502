import { readFileSync } from "node:fs";

import { ArticleRecord } from "#domain/article.ts";
import type { Read } from "#domain/ports.ts";
import { findingOn } from "../../src/briefing/verify.ts";
import { readOf } from "../../test/fixtures/desk.ts";
import { printTable, type Row } from "../table.ts";

/** A claim as a language model might write it of an article of `samples/norvania`, or of one invented beside it; `rows` are the sentences that it cites. */
type Written = {
  readonly id: string;
  readonly article: string;
  readonly rows: readonly number[];
  /** "faithful", or what is wrong with it. */
  readonly kind: string;
  readonly claim: string;
};

function readClaims(file: string): Written[] {
  return readFileSync(new URL(file, import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Written);
}

function sample(file: string): Read {
  const folder = file.startsWith("articles/") ? "." : "../../samples/norvania";
  const text = readFileSync(new URL(`${folder}/${file}`, import.meta.url), "utf8");
  return readOf(file, ArticleRecord.parse(JSON.parse(text)));
}

/** Why the gate of a briefing refuses a claim; null when it would be printed. */
function refusalOf({ article, rows, claim }: Written): string | null {
  const cites = rows.map((n) => ({ articleId: article, n }));
  const draft = {
    text: claim,
    event: "happened",
    source: "asserted",
    attribution: null,
    cites,
    storyId: null,
  } as const;
  return findingOn(draft, new Map([[article, sample(article)]]))?.note ?? null;
}

type Judged = Written & { readonly refusal: string | null };

/** The first by whoever wrote the rules; the second and third by two who had read neither them nor another set, the third over articles of its own. */
const SETS = { first: "./claims.jsonl", second: "./second.jsonl", third: "./third.jsonl" };

/** Every claim of a set with what the gate says against it. */
export function judgeWritten(set: keyof typeof SETS): Judged[] {
  return readClaims(SETS[set]).map((one) => ({ ...one, refusal: refusalOf(one) }));
}

const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} % (${part}/${whole})`;
const printed = (some: readonly Judged[]) => some.filter(({ refusal }) => refusal === null).length;

function show(faithful: readonly Judged[], faulty: readonly Judged[]): void {
  for (const { id, claim, refusal } of faithful.filter((one) => one.refusal !== null))
    console.log(`${id} refused: ${claim} (${refusal})`);
  for (const { id, claim, kind } of faulty.filter((one) => one.refusal === null))
    console.log(`${id} printed (${kind}): ${claim}`);
}

function rowsOf(set: keyof typeof SETS): Row[] {
  const all = judgeWritten(set);
  const faithful = all.filter(({ kind }) => kind === "faithful");
  const faulty = all.filter(({ kind }) => kind !== "faithful");
  if (process.env.BRIEFDESK_SHOW) show(faithful, faulty);
  const known = { baseline: "", data: `bench/written, ${set} set` };
  return [
    { what: "false claims printed", ours: share(printed(faulty), faulty.length), ...known },
    { what: "faithful claims refused", ours: share(faithful.length - printed(faithful), faithful.length), ...known },
  ];
}

/** Claims as a model writes them, in its own words: which the gate of a briefing prints. */
export function benchWritten(): void {
  printTable("Claims in a model's own words, written for this project", [
    ...rowsOf("first"),
    ...rowsOf("second"),
    ...rowsOf("third"),
  ]);
}

if (import.meta.main) benchWritten();
