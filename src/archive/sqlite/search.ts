import { excludedOf, matchOf } from "../match.ts";
import type { Asked, Hit, SearchIndex } from "../search-index.ts";
import type { Row, Sql } from "../sql.ts";
import { FILTERS, filterValues } from "../visible.ts";

const TITLE_WEIGHT = 4;

/*
 * The window is a range of rowids, which FTS5 pushes into its own index: measured, 9 to 15 times faster than joining a date.
 * The filters read one narrow index, so that a common word does not pull thousands of texts from disk. ?6 limit, ?7 words.
 */
function rankedSql(enough: string): string {
  return `SELECT f.rowid AS key, -bm25(article_fts, ${TITLE_WEIGHT}.0, 1.0) AS score
FROM article_fts f CROSS JOIN article a INDEXED BY article_filter ON a.key = f.rowid
WHERE f.article_fts MATCH ?7 AND f.rowid BETWEEN ?2 AND ?3 AND ${FILTERS}${enough} ORDER BY score DESC, a.key DESC LIMIT ?6`;
}

// The plus keeps SQLite from asking FTS5 once for each rowid, which weighs every word anew each time (measured: 600 ms).
const ENOUGH = ` AND +f.rowid IN (
  SELECT m.rowid FROM json_each(?8) w CROSS JOIN article_fts m
  WHERE m.article_fts MATCH w.value AND m.rowid BETWEEN ?2 AND ?3 GROUP BY m.rowid HAVING count(*) >= ?9)`;

const WITHOUT_SQL = `SELECT a.key, 0 AS score FROM article a WHERE ${FILTERS}
  AND a.key NOT IN (SELECT rowid FROM article_fts WHERE article_fts MATCH ?7 AND rowid BETWEEN ?2 AND ?3)
  ORDER BY a.key DESC LIMIT ?6`;
const NEWEST_SQL = `SELECT a.key, 0 AS score FROM article a WHERE ${FILTERS} ORDER BY a.key DESC LIMIT ?6`;

async function rowsOf(sql: Sql, { scopes, query, limit }: Asked): Promise<Row[]> {
  const values = [...filterValues(scopes, query), limit];
  const match = matchOf(query);
  if (match === null) {
    const unwanted = excludedOf(query);
    return unwanted === null ? sql.all(NEWEST_SQL, ...values) : sql.all(WITHOUT_SQL, ...values, unwanted);
  }
  if (match.atLeast <= 1) return sql.all(rankedSql(""), ...values, match.expression);
  return sql.all(rankedSql(ENOUGH), ...values, match.expression, match.terms, match.atLeast);
}

const ADD_SQL = "INSERT INTO article_fts (rowid, title, text) VALUES (?1, ?2, ?3)";
const REMOVE_SQL = "INSERT INTO article_fts (article_fts, rowid, title, text) VALUES ('delete', ?1, ?2, ?3)";

/** The index of words in FTS5. */
export const sqliteIndex: SearchIndex = {
  async add(tx, { key, title, text }) {
    await tx.run(ADD_SQL, key, title, text);
  },
  async remove(tx, { key, title, text }) {
    await tx.run(REMOVE_SQL, key, title, text);
  },
  // FTS5 keeps its own statistics.
  settle: async () => undefined,
  async search(sql, asked): Promise<Hit[]> {
    return (await rowsOf(sql, asked)).map((row) => ({ key: Number(row.key), score: Number(row.score) }));
  },
};
