import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BriefdeskError } from "#domain/fault.ts";
import { parseFeed, parseOpml } from "#ingest/ingest.ts";
import { evalData } from "./data.ts";
import { addressOf, flat, isRight, type Statement, statementsOf } from "./feed-cases.ts";
import { printTable } from "./table.ts";

type Tally = { stated: number; right: number };

/** Every feed file of the corpora is read; those of feedparser are compared with what they state. `BRIEFDESK_SHOW=1` lists misses. */
export function benchFeedCorpus(): void {
  const archives = evalData("feeds");
  if (archives === null) {
    console.log("\nFeed files: skipped, no data");
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "briefdesk-feeds-"));
  try {
    for (const name of readdirSync(archives).filter((one) => one.endsWith(".tar.gz")))
      spawnSync("tar", ["-xzf", join(archives, name), "-C", folder]);
    report(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function report(folder: string): void {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
  const reads = files.map((name) => readOne(folder, name));
  const crashes = reads.filter(({ crashed }) => crashed);
  for (const { name, crashed } of crashes) console.log(`crash: ${name} ${crashed}`);
  const slowest = Math.max(...reads.map(({ ms }) => ms));
  printTable("Feed files", [
    {
      what: "read without a crash",
      ours: `${reads.length - crashes.length} of ${reads.length}; slowest ${slowest.toFixed(0)} ms`,
      baseline: "the suites ask for all",
      data: "feedparser, feedvalidator and feedsmith cases",
    },
    ...["wellformed", "illformed", "entities", "encoding"].map((part) => fieldsRow(folder, part, files)),
  ]);
}

type Reading = { readonly name: string; readonly ms: number; readonly crashed: string | null };

function readOne(folder: string, name: string): Reading {
  const bytes = readFileSync(join(folder, name));
  const started = performance.now();
  let crashed: string | null = null;
  for (const read of [parseFeed, parseOpml]) {
    try {
      read(bytes);
    } catch (error) {
      // A refusal with advice is an answer; anything else is a crash.
      if (!(error instanceof BriefdeskError)) crashed = String(error);
    }
  }
  return { name, ms: performance.now() - started, crashed };
}

function fieldsRow(folder: string, part: string, files: readonly string[]) {
  const tallies = new Map<string, Tally>();
  for (const name of files.filter((file) => file.startsWith(`tests/${part}/`))) compare(folder, name, tallies);
  const all = [...tallies].filter(([field]) => field !== "outlet").map(([, tally]) => tally);
  const total = { stated: sum(all, "stated"), right: sum(all, "right") };
  const each = [...tallies].map(([field, { stated, right }]) => `${field} ${right}/${stated}`).join(", ");
  return {
    what: `what ${part} cases state`,
    ours: `${((100 * total.right) / total.stated).toFixed(1)} %`,
    baseline: "aim 95 %",
    data: `${total.stated} statements: ${each}`,
  };
}

function sum(tallies: readonly Tally[], key: keyof Tally): number {
  return tallies.reduce((total, one) => total + one[key], 0);
}

function compare(folder: string, name: string, tallies: Map<string, Tally>): void {
  const bytes = readFileSync(join(folder, name));
  const xml = /utf-?16|utf-?32/i.test(name) ? "" : bytes.toString("utf8");
  for (const statement of statementsOf(xml)) {
    const tally = tallies.get(statement.field) ?? { stated: 0, right: 0 };
    const found = foundIn(bytes, addressOf(xml), statement.field);
    const right = isRight(statement, found);
    tallies.set(statement.field, { stated: tally.stated + 1, right: tally.right + Number(right) });
    if (!right && process.env.BRIEFDESK_SHOW)
      console.log(`${name} ${statement.field}: ${found} ≠ ${statement.right[0]}`);
  }
}

function foundIn(bytes: Uint8Array, url: string, field: Statement["field"]): string | null {
  try {
    const feed = parseFeed(bytes, url);
    if (field === "outlet") return feed.title;
    const record = feed.items[0]?.record;
    const facts = {
      title: record?.title,
      link: record?.url,
      date: record?.publishedAt,
      author: record?.byline,
      text: record?.text,
    };
    const fact = facts[field] ?? null;
    return fact === null ? null : flat(fact);
  } catch (error) {
    return error instanceof Error ? `refused: ${error.message}` : null;
  }
}

if (import.meta.main) benchFeedCorpus();
