import { readFileSync } from "node:fs";

import { ArticleRecord } from "#domain/article.ts";
import type { Read } from "#domain/ports.ts";
import { findingOn } from "../../src/briefing/verify.ts";
import { readOf } from "../../test/fixtures/desk.ts";
import { printTable, type Row } from "../table.ts";

/** A claim as a language model might write it of an article of `samples/norvania`; `rows` are the sentences that it cites. */
type Written = {
  readonly id: string;
  readonly article: string;
  readonly rows: readonly number[];
  /** "faithful", or what is wrong with it. */
  readonly kind: string;
  readonly claim: string;
};

function readClaims(): Written[] {
  return readFileSync(new URL("./claims.jsonl", import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Written);
}

function sample(file: string): Read {
  const text = readFileSync(new URL(`../../samples/norvania/${file}`, import.meta.url), "utf8");
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

/** Every claim of the benchmark with what the gate says against it. */
export function judgeWritten(): (Written & { readonly refusal: string | null })[] {
  return readClaims().map((one) => ({ ...one, refusal: refusalOf(one) }));
}

const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} % (${part}/${whole})`;

/** Claims as a model writes them, in its own words: which the gate of a briefing prints. */
export function benchWritten(): void {
  const all = judgeWritten();
  const [faithful, faulty] = [
    all.filter(({ kind }) => kind === "faithful"),
    all.filter(({ kind }) => kind !== "faithful"),
  ];
  const kinds = Object.entries(Object.groupBy(faulty, ({ kind }) => kind));
  const printed = (some: readonly { refusal: string | null }[]) =>
    some.filter(({ refusal }) => refusal === null).length;
  if (process.env.BRIEFDESK_SHOW) {
    for (const { claim, refusal } of faithful.filter((one) => one.refusal !== null))
      console.log(`refused: ${claim} (${refusal})`);
    for (const { claim, kind } of faulty.filter((one) => one.refusal === null))
      console.log(`printed (${kind}): ${claim}`);
  }
  const rows: Row[] = kinds.map(([kind, own = []]) => ({
    what: kind,
    ours: `printed ${printed(own)} of ${own.length}`,
    baseline: "",
    data: "bench/written",
  }));
  rows.push(
    {
      what: "all false claims printed",
      ours: share(printed(faulty), faulty.length),
      baseline: "",
      data: "bench/written",
    },
    {
      what: "faithful claims refused",
      ours: share(faithful.length - printed(faithful), faithful.length),
      baseline: "",
      data: "bench/written",
    },
  );
  printTable("Claims in a model's own words, written for this project", rows);
}

if (import.meta.main) benchWritten();
