import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { Readability } from "@mozilla/readability";
import { extractPage } from "#ingest/ingest.ts";
import { decodeText } from "../src/ingest/charset.ts";
import { parseDom } from "../src/ingest/dom.ts";
import { markupText } from "../src/ingest/markup-text.ts";
import { evalData } from "./data.ts";
import { printTable } from "./table.ts";

type Truth = Record<string, { articleBody: string; url?: string }>;

function shingles(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  const last = Math.max(1, words.length - 3);
  for (let at = 0; at < (words.length > 0 ? last : 0); at += 1) {
    const run = words.slice(at, at + 4).join(" ");
    counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  return counts;
}

/** Precision and recall of 4-word runs, as the benchmark's own scorer counts them. */
function scoreOf(found: string, truth: string): { precision: number; recall: number } {
  const [ours, theirs] = [shingles(found), shingles(truth)];
  let shared = 0;
  for (const [run, n] of ours) shared += Math.min(n, theirs.get(run) ?? 0);
  const total = (counts: Map<string, number>) => [...counts.values()].reduce((sum, n) => sum + n, 0);
  return {
    precision: total(ours) === 0 ? 0 : shared / total(ours),
    recall: total(theirs) === 0 ? 1 : shared / total(theirs),
  };
}

function f1(pages: readonly { precision: number; recall: number }[]): string {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [p, r] = [mean(pages.map((one) => one.precision)), mean(pages.map((one) => one.recall))];
  return `F1 ${((2 * p * r) / (p + r)).toFixed(3)} (P ${p.toFixed(3)} R ${r.toFixed(3)})`;
}

function attempt(work: () => string): string {
  try {
    return work();
  } catch {
    return "";
  }
}

/** Article bodies of 90 news pages against their truth, beside Readability alone. */
export function benchExtraction(): void {
  const folder = evalData("extraction-articles");
  if (folder === null) {
    console.log("\nExtraction: skipped, no data");
    return;
  }
  const truth = JSON.parse(gunzipSync(readFileSync(join(folder, "ground-truth.json.gz"))).toString()) as Truth;
  const pages = Object.entries(truth).map(([id, { articleBody, url }]) => {
    const bytes = gunzipSync(readFileSync(join(folder, "html", `${id}.html.gz`)));
    const ours = attempt(() => extractPage(bytes, { url }).text);
    const alone = attempt(() =>
      markupText(new Readability(parseDom(decodeText(bytes), url) as never).parse()?.content ?? ""),
    );
    return { ours: scoreOf(ours, articleBody), alone: scoreOf(alone, articleBody) };
  });
  printTable("Extraction", [
    {
      what: "article body, 4-word runs",
      ours: f1(pages.map((one) => one.ours)),
      baseline: `Readability alone ${f1(pages.map((one) => one.alone))}; published trafilatura .960`,
      data: `${pages.length} news pages`,
    },
  ]);
}
