import { readFileSync } from "node:fs";
import { openArchive } from "#archive/archive.ts";
import { brief, parseQuery } from "#briefing/briefing.ts";
import { TERMINAL } from "#domain/article.ts";
import { readArticle } from "#text/text.ts";
import { tokenise } from "../src/text/tokens.ts";
import { printTable, type Row, spread } from "./table.ts";

const now = () => new Date("2026-06-10T12:00:00Z");
const sample = readFileSync(new URL("../samples/000_e00d25a0db20374a.txt", import.meta.url), "utf8");

/** The sample article over and over, its figures changed, so that no two are copies to the letter. */
function articles(count: number): string[] {
  return Array.from({ length: count }, (_, i) =>
    sample.replaceAll("eight", String(8 + (i % 90))).replace("2020", String(1950 + (i % 70))),
  );
}

function wordsPerSecond(texts: readonly string[], read: (text: string) => unknown): number {
  const words = texts.reduce((sum, text) => sum + text.split(/\s+/).length, 0);
  const start = performance.now();
  for (const text of texts) read(text);
  return (words / (performance.now() - start)) * 1000;
}

function readerRows(): Row[] {
  const texts = articles(200);
  for (const text of texts.slice(0, 20)) readArticle({ text });
  const ours = [1, 2, 3].map(() => wordsPerSecond(texts, (text) => readArticle({ text, language: "en" })));
  const wink = [1, 2, 3].map(() => wordsPerSecond(texts, (text) => tokenise(text)));
  const k = (rates: readonly number[]) =>
    `${rates
      .map((rate) => Math.round(rate / 1000))
      .sort((a, b) => a - b)
      .join("/")}k words/s`;
  return [
    {
      what: "reader, whole ledger, one core",
      ours: k(ours),
      baseline: `wink-nlp tokens alone ${k(wink)}`,
      data: "200 × the sample article, 3 runs",
    },
  ];
}

async function lineRows(): Promise<Row[]> {
  const archive = await openArchive({ folder: "", clock: now, memory: true });
  const texts = articles(400);
  const start = performance.now();
  for (let at = 0; at < texts.length; at += 50) {
    const batch = texts.slice(at, at + 50);
    await archive.articles.file(
      batch.map((text) => ({
        record: { text },
        ledger: readArticle({ text, language: "en" }),
        visibility: { kind: "shared" },
        sample: false,
      })),
    );
  }
  const rate = (texts.length / (performance.now() - start)) * 1000;
  const times: number[] = [];
  for (let run = 0; run < 16; run += 1) {
    const query = parseQuery("venezuela", { now: now() });
    const begun = performance.now();
    await brief(
      { query, viewer: TERMINAL, channelKey: "bench", length: "full", composer: "extractive" },
      { archive, clock: now },
    );
    times.push(performance.now() - begun);
  }
  await archive.close();
  return [
    {
      what: "text to ledger to index",
      ours: `${Math.round(rate)} articles/s`,
      baseline: "aim 80",
      data: "400 near-copies, memory, one thread",
    },
    {
      what: "a briefing from stored ledgers",
      ours: `${spread(times.slice(1))}, the first ${Math.round(times[0] ?? 0)} ms`,
      baseline: "aim 150 ms",
      data: "400 articles stored, 15 runs of one query, 10–90 %",
    },
  ];
}

/** Speed of the reader and of the whole line, printed. */
export async function benchReader(): Promise<void> {
  printTable("Reader and briefing", [...readerRows(), ...(await lineRows())]);
  console.log(`memory: ${Math.round(process.memoryUsage().rss / 1e6)} MB resident`);
}
