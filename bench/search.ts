import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { openArchive } from "#archive/archive.ts";
import { TERMINAL } from "#domain/article.ts";
import type { Query } from "#domain/assignment.ts";
import type { Filed } from "#domain/ports.ts";

/* Searches of a 7-day window in an archive of invented articles, beside a plain FTS5 table with a date column. */

const DAYS = 3 * 365;
const END = Date.UTC(2026, 5, 1);
const DAY = 86_400_000;
const QUERIES = 300;

let state = 42;
function random(): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
}

const SYLLABLES = "ka lo mi ter san vel dor pri ne gu bas tion rem qua fi zo".split(" ");
const VOCABULARY = Array.from({ length: 40_000 }, () =>
  Array.from({ length: 2 + Math.floor(random() * 3) }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join(
    "",
  ),
);
// Zipf: the chance of a word falls with its rank.
const zipf = (): string => VOCABULARY[Math.floor(VOCABULARY.length ** random()) - 1] ?? "";
const words = (count: number): string => Array.from({ length: count }, zipf).join(" ");

const ledger = { readerVersion: 9999, language: "en", dateline: null, sentences: [], actors: [] };
function invented(n: number, total: number): Filed {
  const at = new Date(END - DAYS * DAY + (n / total) * DAYS * DAY).toISOString();
  const record = { url: `https://x.example/${n}`, title: words(8), text: words(180), publishedAt: at, retrievedAt: at };
  return { record, ledger, visibility: { kind: "shared" }, sample: false };
}

function asked(): Query {
  const picked = Array.from(
    { length: 1 + Math.floor(random() * 3) },
    () => VOCABULARY[30 + Math.floor(random() * 2000)] ?? "",
  );
  const from = END - DAYS * DAY + random() * (DAYS - 7) * DAY;
  const window = { from: new Date(from).toISOString(), until: new Date(from + 7 * DAY).toISOString() };
  return { text: picked.join(" "), words: picked, phrases: [], excluded: [], outlet: null, language: null, ...window };
}

function plainTable(folder: string) {
  const db = new DatabaseSync(join(folder, "plain.db"));
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA cache_size = -32768;
    CREATE TABLE a (id INTEGER PRIMARY KEY, at TEXT, title TEXT, text TEXT); CREATE INDEX a_at ON a (at);
    CREATE VIRTUAL TABLE f USING fts5(title, text, content='a', content_rowid='id', tokenize='porter unicode61')`);
  const row = db.prepare("INSERT INTO a VALUES (?, ?, ?, ?)");
  const index = db.prepare("INSERT INTO f (rowid, title, text) VALUES (?, ?, ?)");
  const find = db.prepare(`SELECT a.* FROM f JOIN a ON a.id = f.rowid WHERE f MATCH ? AND a.at BETWEEN ? AND ?
    ORDER BY bm25(f, 4.0, 1.0) LIMIT 20`);
  return {
    file(batch: readonly Filed[], first: number) {
      db.exec("BEGIN");
      batch.forEach(({ record }, at) => {
        row.run(first + at, record.publishedAt ?? null, record.title ?? "", record.text);
        index.run(first + at, record.title ?? "", record.text);
      });
      db.exec("COMMIT");
    },
    search: async (query: Query) =>
      find.all(query.words.map((word) => `"${word}"`).join(" OR "), query.from, query.until),
    close: () => db.close(),
  };
}

async function timed(search: (query: Query) => Promise<unknown>, queries: readonly Query[]): Promise<[number, number]> {
  const times: number[] = [];
  for (const query of queries) {
    const start = performance.now();
    await search(query);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return [times[Math.floor(times.length * 0.5)] ?? 0, times[Math.floor(times.length * 0.99)] ?? 0];
}

async function measure(total: number): Promise<Record<string, string | number>> {
  const folder = mkdtempSync(join(tmpdir(), "briefdesk-bench-"));
  const archive = await openArchive({ folder, clock: () => new Date(END) });
  const plain = plainTable(folder);
  let filing = 0;
  for (let n = 0; n < total; n += 200) {
    const batch = Array.from({ length: 200 }, (_, at) => invented(n + at, total));
    const start = performance.now();
    await archive.articles.file(batch);
    filing += performance.now() - start;
    plain.file(batch, n);
  }
  const queries = Array.from({ length: QUERIES }, asked);
  const [p50, p99] = await timed((query) => archive.articles.search(TERMINAL, query, 20), queries);
  const [plain50, plain99] = await timed(plain.search, queries);
  await archive.close();
  plain.close();
  rmSync(folder, { recursive: true });
  const ms = (time: number): string => time.toFixed(2);
  const rate = Math.round((total / filing) * 1000);
  return {
    articles: total,
    "filed/s": rate,
    "p50 ms": ms(p50),
    "p99 ms": ms(p99),
    "plain p50": ms(plain50),
    "plain p99": ms(plain99),
  };
}

const sizes = process.argv.slice(2).map(Number);
const table = [];
for (const total of sizes.length > 0 ? sizes : [20_000, 100_000]) table.push(await measure(total));
console.table(table);
