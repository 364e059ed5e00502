import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { type OpenArchive, openArchive } from "#archive/archive.ts";
import { TERMINAL } from "#domain/article.ts";
import { postgresBinaries, startPostgres } from "../test/fakes/postgres-process.ts";
import { growthPlot, type Measured } from "./growth-plot.ts";
import { copyInPostgres, copyInSqlite } from "./growth-rows.ts";
import { articleOf, END, isReal, queryOf } from "./search-corpus.ts";

/*
 * Searches as an archive grows from 20,000 to 1,000,000 articles of 600 words over three years, on both engines: milliseconds for
 * 20 of one to three title words within seven days and over all time, articles filed a second at that size through the front
 * door, disk and memory of the process. "cpu" is the processor's own time, which other work on the machine does not lengthen: of SQLite
 * all there is, of PostgreSQL only what its client does. The first 20,000 come in through the front door, the others are copies of their rows.
 *
 *   node bench/growth.ts [sqlite|postgres] [largest]     both, up to 1,000,000; takes half an hour and 40 GB
 *   node bench/growth.ts --plot                          the same, and writes docs/growth.svg
 */

const FIRST = 20_000;
const COPIES = [1, 5, 15, 50] as const;
const BATCH = 100;
const FILED = 500;
const QUERIES = 300;
const FOUND = 20;
const clock = () => new Date(END);

type Grown = {
  readonly archive: OpenArchive;
  grow(from: number, until: number): Promise<void>;
  close(): Promise<void>;
};

/** What something took: milliseconds of the clock, and of this process's processor. */
type Took = { readonly clock: number; readonly cpu: number };

async function taking(work: () => Promise<unknown>): Promise<Took> {
  const [began, used] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(used);
  return { clock: performance.now() - began, cpu: (user + system) / 1000 };
}

async function file(archive: OpenArchive, from: number, to: number): Promise<{ filed: number; filedCpu: number }> {
  let [clock, cpu] = [0, 0];
  for (let n = from; n < to; n += BATCH) {
    const batch = Array.from({ length: BATCH }, (_, at) => articleOf(n + at, Math.max(to, FIRST)));
    const took = await taking(() => archive.articles.file(batch));
    clock += took.clock;
    cpu += took.cpu;
  }
  return { filed: (to - from) / (clock / 1000), filedCpu: (to - from) / (cpu / 1000) };
}

async function sqlite(folder: string): Promise<Grown> {
  const archive = await openArchive({ folder, clock, thread: false });
  return {
    archive,
    grow: async (from, until) => copyInSqlite(join(folder, "briefdesk.db"), FIRST, { from, until }),
    close: () => archive.close(),
  };
}

async function postgres(folder: string): Promise<Grown> {
  const bin = postgresBinaries();
  if (bin === null) throw new Error("No PostgreSQL server is installed (Debian: apt-get install postgresql).");
  const server = await startPostgres(bin, folder, ["-c shared_buffers=1GB", "-c max_wal_size=8GB"]);
  const archive = await openArchive({ folder: "", databaseUrl: server.url("postgres"), clock, thread: false });
  return {
    archive,
    async grow(from, until) {
      const client = new pg.Client(server.url("postgres"));
      await client.connect();
      await copyInPostgres(client, FIRST, { from, until }).finally(() => client.end());
    },
    async close() {
      await archive.close();
      server.stop("fast");
    },
  };
}

const ENGINES = { sqlite, postgres } as const;

type Ranks = { readonly p50: number; readonly p99: number };

function ranksOf(times: readonly number[]): Ranks {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => Number((sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1));
  return { p50: at(0.5), p99: at(0.99) };
}

async function timed(archive: OpenArchive, days: number | null): Promise<Ranks & { cpu: Ranks }> {
  const times: Took[] = [];
  for (let n = 0; n < QUERIES; n += 1) {
    const query = queryOf(days);
    times.push(await taking(() => archive.articles.search(TERMINAL, query, FOUND)));
  }
  return { ...ranksOf(times.map(({ clock }) => clock)), cpu: ranksOf(times.map(({ cpu }) => cpu)) };
}

async function measure(engine: keyof typeof ENGINES, largest: number): Promise<Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), "briefdesk-growth-"));
  const grown = await ENGINES[engine](folder);
  const rows: Measured[] = [];
  await file(grown.archive, 0, FIRST);
  for (const [i, copies] of COPIES.filter((one) => one * FIRST <= largest).entries()) {
    if (i > 0) await grown.grow(COPIES[i - 1] ?? 1, copies);
    await timed(grown.archive, 7);
    const [week, all] = [await timed(grown.archive, 7), await timed(grown.archive, null)];
    const filing = await file(grown.archive, FIRST + i * FILED, FIRST + (i + 1) * FILED);
    const { bytes } = await grown.archive.status();
    rows.push({
      engine,
      articles: copies * FIRST,
      week,
      all,
      ...filing,
      disk: bytes,
      memory: process.memoryUsage.rss(),
    });
    console.error(JSON.stringify(rows.at(-1)));
  }
  await grown.close();
  rmSync(folder, { recursive: true });
  return rows;
}

console.error(
  isReal() ? "Texts: sentences of real articles." : "Texts: invented words; BRIEFDESK_EVAL_DATA names the real ones.",
);
const argv = process.argv.slice(2);
const largest = Number(argv.find((word) => /^\d+$/.test(word)) ?? 1_000_000);
const names = argv.filter((word) => word === "sqlite" || word === "postgres");
const rows: Measured[] = [];
for (const name of names.length > 0 ? names : (["sqlite", "postgres"] as const))
  rows.push(...(await measure(name, largest)));
console.table(
  rows.map(({ engine, articles, week, all, filed, filedCpu, disk, memory }) => ({
    ...{ engine, articles, "7 days p50": week.p50, "7 days p99": week.p99, "all p50": all.p50, "all p99": all.p99 },
    ...{ "7 days cpu": `${week.cpu.p50} · ${week.cpu.p99}`, "all cpu": `${all.cpu.p50} · ${all.cpu.p99}` },
    ...{
      "filed/s": Math.round(filed),
      "filed/s cpu": Math.round(filedCpu),
      "disk MB": Math.round(disk / 1e6),
      "memory MB": Math.round(memory / 1e6),
    },
  })),
);
if (argv.includes("--plot"))
  writeFileSync(fileURLToPath(new URL("../docs/growth.svg", import.meta.url)), growthPlot(rows));
