import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { articleOf, isReal, queryOf } from "./search-corpus.ts";
import { ENGINES, type Engine } from "./search-engines.ts";

/*
 * Our search on both engines beside MiniSearch and Orama on the same articles, each in a process of its own so that memory is
 * its own: how fast articles come in, a search for 20 of one to three title words within seven days and over all time (p50 and
 * p99, milliseconds), disk and memory (MB). Then: whether our two engines find the same.
 * node bench/search.ts [articles] [engine …]; `node bench/search.ts --same [articles]` compares alone.
 */

const QUERIES = 300;
const COMPARED = 200;
const BATCH = 100;

type Row = Readonly<Record<string, string | number>>;

async function fill(engines: readonly Engine[], total: number): Promise<number> {
  let filing = 0;
  for (let n = 0; n < total; n += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, total - n) }, (_, at) => articleOf(n + at, total));
    const start = performance.now();
    for (const engine of engines) await engine.file(batch);
    filing += performance.now() - start;
  }
  return filing;
}

async function timed(engine: Engine, days: number | null): Promise<{ p50: string; p99: string; found: number }> {
  const times: number[] = [];
  let found = 0;
  for (let n = 0; n < QUERIES; n += 1) {
    const query = queryOf(days);
    const start = performance.now();
    found += (await engine.find(query)).length;
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(1);
  return { p50: at(0.5), p99: at(0.99), found: found / QUERIES };
}

async function measure(name: string, total: number): Promise<Row | null> {
  const engine = (await ENGINES[name]?.()) ?? null;
  if (engine === null) return null;
  const filing = await fill([engine], total);
  const disk = await engine.disk();
  const week = await timed(engine, 7);
  const all = await timed(engine, null);
  const memory = Math.round(process.resourceUsage().maxRSS / 1000);
  await engine.close();
  return {
    engine: name,
    articles: total,
    "filed/s": Math.round((total / filing) * 1000),
    "7 days p50": week.p50,
    "7 days p99": week.p99,
    "all p50": all.p50,
    "all p99": all.p99,
    "found/7 days": week.found.toFixed(1),
    "disk MB": Math.round(disk),
    "memory MB": memory,
  };
}

// Scores are compared to nine digits; articles with one score may stand in any order.
function grouped(found: readonly { url: string; score: number }[]): string {
  const last = found.at(-1)?.score.toPrecision(9);
  const groups = Map.groupBy(found, (hit) => hit.score.toPrecision(9));
  // The last score may be shared with articles beyond the end: only how many have it is compared.
  return JSON.stringify(
    [...groups].map(([score, hits]) => [score, score === last ? hits.length : hits.map((hit) => hit.url).sort()]),
  );
}

async function compare(total: number): Promise<void> {
  const [sqlite, postgres] = [await ENGINES.sqlite?.(), await ENGINES.postgres?.()];
  if (!sqlite || !postgres) return console.log("same results: skipped, PostgreSQL is not installed");
  await fill([sqlite, postgres], total);
  await postgres.disk();
  let same = 0;
  for (let n = 0; n < COMPARED; n += 1) {
    const query = queryOf([1, 7, 30, 365, null][n % 5] ?? null);
    const [one, other] = [grouped(await sqlite.find(query)), grouped(await postgres.find(query))];
    if (one === other) same += 1;
    else console.log(`differs: ${query.text} ${query.from ?? "all time"}`);
  }
  console.log(`same articles in the same order: ${same} of ${COMPARED} queries over ${total} articles`);
  await Promise.all([sqlite.close(), postgres.close()]);
}

const argv = process.argv.slice(2);
const total = Number(argv.find((word) => /^\d+$/.test(word)) ?? 20_000);
const names = argv.filter((word) => word in ENGINES);
if (argv.includes("--same")) await compare(total);
else if (names.length === 1) console.log(JSON.stringify(await measure(names[0] ?? "", total)));
else {
  const script = fileURLToPath(import.meta.url);
  const rows = (names.length > 0 ? names : Object.keys(ENGINES)).map((name) => {
    const done = spawnSync(process.execPath, ["--max-old-space-size=8000", script, String(total), name], {
      encoding: "utf8",
    });
    return JSON.parse(done.stdout.trim().split("\n").at(-1) || "null");
  });
  console.log(isReal() ? "sentences of real articles, mixed" : "invented words: no evaluation data");
  console.table(rows.filter((row) => row !== null));
  if (names.length === 0) spawnSync(process.execPath, [script, "--same", String(total)], { stdio: "inherit" });
}
