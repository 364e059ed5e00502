import type { Viewer } from "#domain/article.ts";
import type { Forgotten, Retention, Swept } from "#domain/retention.ts";
import { likenessOf, unindexSketch } from "./copies.ts";
import { storedLedger } from "./ledger-rows.ts";
import { MINE } from "./rows.ts";
import { scopesOf } from "./scope.ts";
import { indexOf } from "./search-index.ts";
import type { Row, Sql } from "./sql.ts";
import { firstKey } from "./time-key.ts";
import { countTopics, topicsOf } from "./topics.ts";

/** As many articles as one transaction lets go of: the archive files again soon. */
const BATCH = 100;

// An article is old when it was both published and retrieved before that day: an old story that came in today is not.
const OLD_SQL = `SELECT a.key, a.id, a.scope, a.sample, a.retired, a.has_title, a.title, a.text,
  CASE WHEN EXISTS (SELECT 1 FROM cited c WHERE c.article = a.id) THEN 1 ELSE 0 END AS cited
  FROM article a WHERE a.key < ?1 AND a.retrieved_at < ?2 AND a.sample = 0
  AND NOT (a.retired = 1 AND EXISTS (SELECT 1 FROM cited c WHERE c.article = a.id)) ORDER BY a.key LIMIT ${BATCH}`;

async function leaveIndex(tx: Sql, rows: readonly Row[]): Promise<void> {
  await indexOf(tx).remove(
    tx,
    rows.map((row) => Number(row.key)),
  );
  for (const row of rows) {
    const key = Number(row.key);
    await unindexSketch(tx, key, likenessOf(String(row.text)).sketch);
    const owner = { scope: String(row.scope), sample: false };
    const topics = topicsOf(row.has_title ? String(row.title) : null, await storedLedger(tx, key));
    await countTopics(tx, owner, topics, -1);
  }
}

// The text that a kept briefing cites stays, as an earlier revision's does: to be read by its id and found by nobody.
async function letGo(tx: Sql, rows: readonly Row[]): Promise<Pick<Swept, "articles" | "kept">> {
  await leaveIndex(
    tx,
    rows.filter((row) => row.retired === 0),
  );
  const keysOf = (some: readonly Row[]): number[] => some.map((row) => Number(row.key));
  const [cited, others] = [rows.filter((row) => row.cited === 1), rows.filter((row) => row.cited !== 1)];
  await tx.run("UPDATE article SET retired = 1 WHERE key IN (?1:numbers)", keysOf(cited));
  for (const table of ["ledger", "revision", "article"])
    await tx.run(`DELETE FROM ${table} WHERE key IN (?1:numbers)`, keysOf(others));
  return { articles: others.length, kept: cited.length };
}

async function forgetBriefings(tx: Sql, before: number): Promise<number> {
  await tx.run("DELETE FROM cited WHERE briefing IN (SELECT id FROM briefing WHERE created_ms < ?1)", before);
  return tx.run("DELETE FROM briefing WHERE created_ms < ?1", before);
}

async function sweep(sql: Sql, articlesBefore: string | null, briefingsBefore: string | null): Promise<Swept> {
  const swept = await sql.write(async (tx) => {
    await tx.alone("filing");
    const briefings = briefingsBefore === null ? 0 : await forgetBriefings(tx, Date.parse(briefingsBefore));
    if (articlesBefore === null) return { briefings, articles: 0, kept: 0, more: false };
    const rows = await tx.all(OLD_SQL, firstKey(Date.parse(articlesBefore)), articlesBefore);
    return { briefings, ...(await letGo(tx, rows)), more: rows.length === BATCH };
  });
  if (!swept.more) await indexOf(sql).tidy(sql, 0, articlesBefore === null ? 0 : firstKey(Date.parse(articlesBefore)));
  return swept;
}

// The latest text and every earlier one of the same audience: what is deleted must not live on in its revisions.
const CHAIN_SQL = `WITH RECURSIVE chain (id) AS (
    SELECT a.id FROM article a WHERE a.id = ?2 AND a.scope ${MINE} AND a.sample = 0 AND a.retired = 0
  UNION SELECT a.revises FROM article a JOIN chain ON chain.id = a.id WHERE a.revises IS NOT NULL)
  SELECT a.key, a.id, a.scope, a.sample, a.retired, a.has_title, a.title, a.text,
  CASE WHEN EXISTS (SELECT 1 FROM cited c WHERE c.article = a.id) THEN 1 ELSE 0 END AS cited
  FROM article a WHERE a.id IN (SELECT id FROM chain) AND a.scope ${MINE}`;
const CITING_SQL = "SELECT count(DISTINCT briefing) AS n FROM cited WHERE article IN (?1:texts)";

async function forget(sql: Sql, viewer: Viewer, id: string): Promise<Forgotten | null> {
  const done = await sql.write(async (tx) => {
    await tx.alone("filing");
    const rows = await tx.all(CHAIN_SQL, scopesOf(viewer), id);
    const ids = rows.map((row) => String(row.id));
    const citing = await tx.get(CITING_SQL, ids);
    const gone = rows.length === 0 ? null : { ...(await letGo(tx, rows)), briefings: Number(citing?.n ?? 0) };
    return { gone, keys: rows.map((row) => Number(row.key)) };
  });
  if (done.gone !== null) await indexOf(sql).tidy(sql, Math.min(...done.keys), Math.max(...done.keys));
  return done.gone;
}

/** The book that lets go of what is older than it is to be kept, and of what somebody wants gone. */
export function retentionOn(sql: Sql): Retention {
  return {
    sweep: ({ articlesBefore, briefingsBefore }) => sweep(sql, articlesBefore, briefingsBefore),
    forget: (viewer, id) => forget(sql, viewer, id),
  };
}
