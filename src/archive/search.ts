import type { Query } from "#domain/assignment.ts";
import type { Found } from "#domain/ports.ts";
import { wantedOf } from "./match.ts";
import { ARTICLE_COLUMNS, articleOf, MINE } from "./rows.ts";
import { indexOf } from "./search-index.ts";
import { type Row, type Sql, textOrNull } from "./sql.ts";
import { FILTERS, filterValues } from "./visible.ts";

const MOST_FOUND = 1000;
const ANYTHING: Query = {
  ...{ text: "", words: [], phrases: [], excluded: [], outlet: null, language: null, from: null, until: null },
};

const ROWS_SQL = `SELECT ${ARTICLE_COLUMNS} FROM article a WHERE a.key IN (?2:numbers) AND a.scope ${MINE}`;
const NEWEST_SQL = `SELECT ${ARTICLE_COLUMNS} FROM article a WHERE ${FILTERS} ORDER BY a.key DESC LIMIT 1`;

/** The viewer's newest article. */
export function newest(sql: Sql, scopes: readonly string[]): Promise<Row | undefined> {
  return sql.get(NEWEST_SQL, ...filterValues(scopes, ANYTHING));
}

/** The latest revisions that match, best first and then newest first; without words the newest first, with score 0. */
export async function search(sql: Sql, scopes: readonly string[], query: Query, limit: number): Promise<Found[]> {
  // Somebody who asked for "?!" asked for something: everything would be a wrong answer.
  if (query.words.length + query.phrases.length > 0 && wantedOf(query) === null) return [];
  const most = Math.min(Math.max(Math.trunc(limit) || 0, 0), MOST_FOUND);
  if (most === 0) return [];
  const hits = await indexOf(sql).search(sql, { scopes, query, limit: most });
  const keys = hits.map((hit) => hit.key);
  const rows = new Map((await sql.all(ROWS_SQL, scopes, keys)).map((row) => [Number(row.key), row]));
  return hits.flatMap(({ key, score }) => {
    const row = rows.get(key);
    return row === undefined ? [] : [{ article: articleOf(row), score, copyOf: textOrNull(row.copy_of) }];
  });
}
