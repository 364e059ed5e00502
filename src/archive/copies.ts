import { containment, SAME_COPY, shingles } from "#text/text.ts";
import { MINE } from "./rows.ts";
import { mayHold, type Sketch, sketchOf } from "./sketch.ts";
import type { Row, Sql } from "./sql.ts";
import { firstKey, lastKey, msOf } from "./time-key.ts";

const WINDOW_MS = 7 * 86_400_000;
const CANDIDATES = 12;
/** Fewer runs than this (a dozen words) are too common to tell a copy by. */
const FEWEST_RUNS = 8;

/** What is needed of an article to look for its copies. */
export type Likeness = { readonly runs: Set<string>; readonly sketch: Sketch };

/** The runs of a text and the few of them that are indexed. */
export function likenessOf(text: string): Likeness {
  const runs = shingles(text);
  return { runs, sketch: runs.size < FEWEST_RUNS ? [] : sketchOf(runs) };
}

const CANDIDATE_SQL = `
SELECT a.key, a.id, a.copy_of, a.scope, a.text, s.shared FROM (
  SELECT key, count(*) AS shared FROM sketch WHERE key BETWEEN ?2 AND ?3 AND hash IN (?4:numbers)
  GROUP BY key ORDER BY shared DESC, key LIMIT 40) s
JOIN article a ON a.key = s.key WHERE a.scope ${MINE} AND a.sample = ?5 ORDER BY s.shared DESC, a.key LIMIT ${CANDIDATES}`;

/** Articles within a week of `key` whose text is mostly the same as, or an excerpt of, this one; the earliest first. */
export async function copiesOf(
  sql: Sql,
  article: { key: number; scopes: readonly string[]; sample: boolean },
  like: Likeness,
): Promise<Row[]> {
  if (like.sketch.length === 0) return [];
  const at = msOf(article.key);
  const window = [firstKey(at - WINDOW_MS), lastKey(at + WINDOW_MS)] as const;
  const rows = await sql.all(CANDIDATE_SQL, article.scopes, ...window, like.sketch, Number(article.sample));
  return rows
    .filter((row) => mayHold(Number(row.shared), String(row.text).length, like, SAME_COPY))
    .filter((row) => {
      const runs = shingles(String(row.text));
      return Math.min(runs.size, like.runs.size) >= FEWEST_RUNS && containment(runs, like.runs) >= SAME_COPY;
    })
    .sort((a, b) => Number(a.key) - Number(b.key));
}

const INDEX_SQL = `INSERT INTO sketch (hash, key) SELECT s.hash, ?2 FROM ROWS(?1 AS s: hash BIGINT) WHERE true
  ON CONFLICT DO NOTHING`;

/** Makes an article findable as somebody's copy. */
export async function indexSketch(sql: Sql, key: number, sketch: Sketch): Promise<void> {
  await sql.run(
    INDEX_SQL,
    sketch.map((hash) => ({ hash })),
    key,
  );
}

/** Takes a retired article out of the search for copies. */
export async function unindexSketch(sql: Sql, key: number, sketch: Sketch): Promise<void> {
  await sql.run("DELETE FROM sketch WHERE hash IN (?1:numbers) AND key = ?2", sketch, key);
}
