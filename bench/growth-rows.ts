import { DatabaseSync } from "node:sqlite";
import type pg from "pg";
import { byMonth, countSql, indexSql, type Month, makeSql, rowsSql, wordCount } from "#archive/sqlite/months.ts";

/*
 * Copies of the rows that a search reads (the articles, their words, the counts of words), each set some minutes later than the one before,
 * so that an archive of a size is made in minutes rather than hours. Rare words are as many times less rare as there are copies,
 * which makes searches for them slower than in a real archive of that size, not faster.
 */

/** Each set of copies is so much later; a key is a millisecond × 4096 and a place in it. */
const LATER_MS = 11 * 60_000 + 7;
const shiftOf = (copy: number): number => LATER_MS * 4096 * copy + copy;

const COLUMNS = "scope, sample, retired, language, outlet_fold";
const REST = "outlet, byline, published_at, retrieved_at, revises, NULL, labels, title, has_title, text";
const ARTICLE = `INSERT INTO article (key, id, ${COLUMNS}, identity, hash, url, ${REST.replace("NULL", "copy_of")})`;

/** Which sets of copies: number `from` up to but not with `until`; `from` sets were there before, the originals among them. */
type Sets = { readonly from: number; readonly until: number };

/** Copies number `from` to `until` of the first `base` articles of an SQLite archive that nobody else writes to. */
export function copyInSqlite(file: string, base: number, { from, until }: Sets): void {
  const db = new DatabaseSync(file);
  db.function("word_count", { deterministic: true }, (sizes) => wordCount(sizes as Uint8Array));
  db.exec("PRAGMA synchronous = OFF; PRAGMA cache_size = -400000");
  db.exec(
    `CREATE TEMP TABLE base AS SELECT key AS was, key AS now FROM article ORDER BY length(id), rowid LIMIT ${base}`,
  );
  for (let copy = from; copy < until; copy += 1) {
    db.exec("BEGIN");
    db.exec(`UPDATE base SET now = was + ${shiftOf(copy)}`);
    db.exec(`${ARTICLE} SELECT now, id || '-${copy}', ${COLUMNS}, identity || '-${copy}', hash || '-${copy}', url || '-${copy}', ${REST}
      FROM base CROSS JOIN article ON key = was`);
    for (const month of copiedMonths(db)) {
      const which = `key IN (SELECT now FROM base WHERE now BETWEEN ${month.first} AND ${month.last})`;
      for (const sqlOf of [makeSql, indexSql, rowsSql, countSql]) db.exec(sqlOf(month, which));
    }
    db.exec("INSERT INTO ledger SELECT now, reader_version, packed FROM base CROSS JOIN ledger ON key = was");
    db.exec("COMMIT");
  }
  db.exec(`UPDATE article_words_stem SET articles = articles * ${until} / ${from}`);
  db.close();
}

function copiedMonths(db: DatabaseSync): Month[] {
  const keys = db.prepare("SELECT now FROM base").all();
  return byMonth(keys.map((row) => Number(row.now))).map(([month]) => month);
}

/** The same in PostgreSQL, whose index counts its words itself: the counts grow as the articles do. */
export async function copyInPostgres(client: pg.Client, base: number, { from, until }: Sets): Promise<void> {
  await client.query(`CREATE TEMP TABLE base AS SELECT key AS was FROM article ORDER BY length(id), key LIMIT ${base}`);
  for (let copy = from; copy < until; copy += 1) {
    const shift = shiftOf(copy);
    await client.query(
      `SELECT make_month(key) FROM (SELECT DISTINCT ON (month_start(was)) was + ${shift} AS key FROM base) AS months`,
    );
    await client.query(`SELECT make_month(max(was) + ${shift}) FROM base`);
    await client.query(`${ARTICLE} SELECT key + ${shift}, id || '-${copy}', ${COLUMNS}, identity || '-${copy}', hash || '-${copy}', url || '-${copy}', ${REST}
      FROM base JOIN article ON key = was`);
    await client.query(`INSERT INTO article_words SELECT key + ${shift}, scope, sample, language, outlet_fold, length, words
      FROM base JOIN article_words ON key = was`);
    await client.query(
      `INSERT INTO ledger SELECT key + ${shift}, reader_version, packed FROM base JOIN ledger ON key = was`,
    );
  }
  for (const table of ["lexeme", "corpus"])
    await client.query(
      `UPDATE ${table} SET ${table === "corpus" ? "words = words * $1 / $2, " : ""}articles = articles * $1 / $2`,
      [until, from],
    );
  await client.query("DROP TABLE base");
  await client.query("VACUUM ANALYZE");
}
