import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openArchive } from "#archive/archive.ts";
import { type Database, openDatabase } from "#archive/sqlite/database.ts";
import { TERMINAL } from "#domain/article.ts";
import type { Query } from "#domain/assignment.ts";
import { asking, filed, prose } from "../contracts/archive-items.ts";

/* The index of words in SQLite: one FTS5 table a month. What it finds is said in the contracts. */

const clock = () => new Date("2026-06-10T12:00:00Z");
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "briefdesk-months-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const month = (n: number): string => new Date(Date.UTC(2026, n, 20)).toISOString();
const article = (n: number) =>
  filed({ url: `https://x.example/${n}`, title: `Item ${n}`, text: prose(n, 4), publishedAt: month(n % 4) });

async function found(query: Query): Promise<string[]> {
  const archive = await openArchive({ folder, clock, thread: false });
  const hits = await archive.articles.search(TERMINAL, query, 50);
  await archive.close();
  return hits.map(({ article, score }) => `${article.url} ${score.toPrecision(9)}`);
}

async function file(...items: ReturnType<typeof filed>[]): Promise<string[]> {
  const archive = await openArchive({ folder, clock, thread: false });
  const filings = await archive.articles.file(items);
  await archive.close();
  return filings.map((filing) => filing.kind);
}

function inDatabase<T>(work: (db: Database) => T): T {
  const db = openDatabase({ folder });
  try {
    return work(db);
  } finally {
    db.close();
  }
}

const months = (db: Database) => db.sql("SELECT first, articles, words FROM article_words_month").all();
const tables = (db: Database) =>
  db
    .sql("SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL%' ORDER BY name")
    .all()
    .map(({ name }) => name);

// The index as it was before, one FTS5 table for all words, and none of the columns that came later.
function asBefore(db: Database): void {
  db.exec(`ALTER TABLE thread DROP COLUMN root; DROP INDEX job_place;
    ALTER TABLE job DROP COLUMN place; ALTER TABLE job DROP COLUMN stopped`);
  for (const name of tables(db)) db.exec(`DROP TABLE ${name}`);
  db.exec(`DROP TABLE article_words; DROP TABLE article_words_month; DROP TABLE article_words_stem;
    CREATE INDEX article_filter ON article (key, scope, sample, retired, language, outlet_fold);
    CREATE VIRTUAL TABLE article_fts USING fts5(
      title, text, content='article', content_rowid='key', tokenize='porter unicode61 remove_diacritics 2');
    INSERT INTO article_fts (rowid, title, text) SELECT key, title, text FROM article WHERE retired = 0;
    PRAGMA user_version = 9`);
}

it("cuts an archive's one index into months, and it finds the same with the same scores", async () => {
  await file(...Array.from({ length: 40 }, (_, n) => article(n)));
  await file(filed({ url: "https://x.example/3", title: "Item 3", text: prose(99, 4), publishedAt: month(3) }));
  const queries = [
    asking("the"),
    asking("item 3 7"),
    asking("", { phrases: ["item 3"] }),
    asking("", { excluded: ["3"] }),
  ];
  const before = await Promise.all(queries.map(found));
  const counted = inDatabase((db) => [months(db), db.sql("SELECT * FROM article_words_stem ORDER BY stem").all()]);
  inDatabase(asBefore);
  expect(await Promise.all(queries.map(found))).toEqual(before);
  expect(before.map((hits) => hits.length > 0)).toEqual([true, true, true, true]);
  expect(inDatabase((db) => [months(db), db.sql("SELECT * FROM article_words_stem ORDER BY stem").all()])).toEqual(
    counted,
  );
  expect(inDatabase(tables)).toEqual([1, 2, 3, 4].map((n) => `article_words_2026_0${n}`));
});

it("drops the months that retention has emptied, and forgets their words", async () => {
  await file(
    ...Array.from({ length: 12 }, (_, n) => ({
      ...article(n),
      record: { ...article(n).record, retrievedAt: month(n % 4) },
    })),
  );
  const archive = await openArchive({ folder, clock, thread: false });
  await archive.retention.sweep({ articlesBefore: month(2), briefingsBefore: null });
  await archive.close();
  expect(inDatabase(tables)).toEqual(["article_words_2026_03", "article_words_2026_04"]);
  const counts = inDatabase((db) =>
    db.sql("SELECT min(articles) AS least, max(articles) AS most FROM article_words_stem").get(),
  );
  expect(counts).toEqual({ least: 1, most: 6 });
  expect((await found(asking("item"))).length).toBe(6);
});

it("finds what came in beside a record that was refused after words had been indexed", async () => {
  await file(article(1));
  inDatabase((db) => db.exec("DELETE FROM ledger"));
  const later = filed({ url: "https://x.example/1", title: "Item 1", text: prose(77, 4) });
  expect(await file(article(2), later, article(3))).toEqual(["filed", "rejected", "filed"]);
  expect((await found(asking("item"))).map((hit) => hit.split(" ")[0]).sort()).toEqual(
    [1, 2, 3].map((n) => `https://x.example/${n}`),
  );
});
