import type { Sql } from "../sql.ts";
import { TOKENIZER } from "../stems.ts";
import { byMonth, countSql, indexSql, type Month, makeSql, monthOf, rowsSql, stemsSql } from "./months.ts";

const THESE = "key IN (?1:numbers)";

/*
 * How many of some articles hold each stem is asked of a small index of these alone. It stands in the connection's own temporary
 * database, in memory, and is empty between two statements that use it.
 */
const BATCH_TABLES = [
  `CREATE VIRTUAL TABLE IF NOT EXISTS temp.words_batch USING fts5(title, text, content='', tokenize='${TOKENIZER}')`,
  "CREATE VIRTUAL TABLE IF NOT EXISTS temp.words_batch_stem USING fts5vocab(words_batch, row)",
];
const BATCH_SQL = `INSERT INTO words_batch (rowid, title, text) SELECT key, title, text FROM article WHERE ${THESE} ORDER BY key`;
const EMPTY_SQL = "INSERT INTO words_batch (words_batch) VALUES ('delete-all')";
const UNCOUNT_SQL = stemsSql("words_batch_stem", -1);
const FORGET_SQL = `DELETE FROM article_words_stem WHERE articles <= 0 AND stem IN (SELECT term FROM words_batch_stem)`;

async function countStems(tx: Sql, keys: readonly number[], ...statements: readonly string[]): Promise<void> {
  for (const text of BATCH_TABLES) await tx.run(text);
  await tx.run(BATCH_SQL, keys);
  for (const text of [...statements, EMPTY_SQL]) await tx.run(text);
}

/** Indexes and counts articles. */
export async function addWords(tx: Sql, keys: readonly number[]): Promise<void> {
  for (const [month, own] of byMonth(keys)) {
    await tx.run(makeSql(month));
    for (const text of [indexSql(month, THESE), rowsSql(month, THESE), countSql(month, THESE)]) await tx.run(text, own);
  }
  await countStems(tx, keys, stemsSql("words_batch_stem"));
}

const removeSql = ({ table }: Month): string =>
  `INSERT INTO ${table} (${table}, rowid, title, text) SELECT 'delete', key, title, text FROM article WHERE ${THESE} ORDER BY key`;
const REMOVE_SQL = `DELETE FROM article_words WHERE ${THESE}`;

/** Takes articles out, while their rows are still there. */
export async function removeWords(tx: Sql, keys: readonly number[]): Promise<void> {
  if (keys.length === 0) return;
  await countStems(tx, keys, UNCOUNT_SQL, FORGET_SQL);
  for (const [month, own] of byMonth(keys)) {
    await tx.run(removeSql(month), own);
    await tx.run(countSql(month, THESE, -1), own);
    await tx.run(REMOVE_SQL, own);
  }
}

const MONTHS_SQL = "SELECT first FROM article_words_month WHERE first BETWEEN ?1 AND ?2 ORDER BY first";

/** Drops the months that hold nothing any more, which gives their room back at once. */
export async function dropEmptyMonths(sql: Sql): Promise<void> {
  await sql.write(async (tx) => {
    for (const { first } of await tx.all("SELECT first FROM article_words_month WHERE articles = 0")) {
      await tx.run(`DROP TABLE IF EXISTS ${monthOf(Number(first)).table}`);
      await tx.run("DELETE FROM article_words_month WHERE first = ?1", Number(first));
    }
  });
}

/** FTS5 only notes down that a word was taken out: it leaves the file when its segments are written anew. */
export async function wipeWords(sql: Sql, first: number, last: number): Promise<void> {
  const months = await sql.all(MONTHS_SQL, monthOf(first).first, last);
  for (const month of months) {
    const { table } = monthOf(Number(month.first));
    await sql.run(`INSERT INTO ${table} (${table}) VALUES ('optimize')`);
  }
}
