import { containment, SAME_COPY, shingles } from "#text/text.ts";
import type { Database } from "./database.ts";
import { MINE, type Row } from "./rows.ts";
import { type Sketch, sketchOf } from "./sketch.ts";
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
SELECT a.key, a.id, a.copy_of, a.scope, a.text FROM (
  SELECT key, count(*) AS shared FROM sketch WHERE key BETWEEN ?2 AND ?3 AND hash IN (SELECT value FROM json_each(?4))
  GROUP BY key ORDER BY shared DESC, key LIMIT 40) s
JOIN article a ON a.key = s.key WHERE a.scope ${MINE} AND a.sample = ?5 ORDER BY s.shared DESC, a.key LIMIT ${CANDIDATES}`;

/** Articles within a week of `key` whose text is mostly the same as, or an excerpt of, this one; the earliest first. */
export function copiesOf(
  db: Database,
  article: { key: number; scopes: string; sample: boolean },
  like: Likeness,
): Row[] {
  if (like.sketch.length === 0) return [];
  const at = msOf(article.key);
  const rows = db
    .sql(CANDIDATE_SQL)
    .all(
      article.scopes,
      firstKey(at - WINDOW_MS),
      lastKey(at + WINDOW_MS),
      JSON.stringify(like.sketch),
      Number(article.sample),
    );
  return rows
    .filter((row) => {
      const runs = shingles(String(row.text));
      return Math.min(runs.size, like.runs.size) >= FEWEST_RUNS && containment(runs, like.runs) >= SAME_COPY;
    })
    .sort((a, b) => Number(a.key) - Number(b.key));
}

/** Makes an article findable as somebody's copy. */
export function indexSketch(db: Database, key: number, sketch: Sketch): void {
  for (const hash of sketch) db.sql("INSERT OR IGNORE INTO sketch (hash, key) VALUES (?, ?)").run(hash, key);
}

/** Takes a retired article out of the search for copies. */
export function unindexSketch(db: Database, key: number, sketch: Sketch): void {
  for (const hash of sketch) db.sql("DELETE FROM sketch WHERE hash = ? AND key = ?").run(hash, key);
}
