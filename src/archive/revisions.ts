import type { Digest } from "#domain/digest.ts";
import type { Revised, Revisions } from "#domain/watch-ports.ts";
import { unpack } from "./packed.ts";
import { scopesOf } from "./scope.ts";
import { type Row, type Sql, textOrNull } from "./sql.ts";

/*
 * Every later text of a cited article, however often it was revised; then the threads that hold a briefing which cites it: those of
 * commands (thread) and those of digests (digest_run), less what they have been checked for already. A revision that is another
 * audience's own is none for a channel (scope.ts): asked here, before the limit, or what concerns nobody would fill it for good.
 */
const UNSETTLED_SQL = `WITH RECURSIVE chain (cited, newest, scope) AS (
    SELECT a.id, r.revised_by, r.scope FROM revision r JOIN article a ON a.key = r.key
    WHERE EXISTS (SELECT 1 FROM cited c WHERE c.article = a.id)
  UNION
    SELECT c.cited, r.revised_by, r.scope FROM chain c JOIN article a ON a.id = c.newest JOIN revision r ON r.key = a.key),
  place (workspace, channel, ts, briefing, digest) AS (
    SELECT workspace, channel, ts, briefing, CAST(NULL AS TEXT) FROM thread
  UNION ALL
    SELECT workspace, channel, ts, briefing, digest FROM digest_run WHERE state = 'posted' AND briefing IS NOT NULL)
  SELECT DISTINCT p.workspace, p.channel, p.ts, p.briefing, p.digest, chain.newest, chain.scope
  FROM chain JOIN cited ON cited.article = chain.cited JOIN place p ON p.briefing = cited.briefing
  WHERE (chain.scope = 'shared' OR p.workspace <> '' AND (chain.scope = 'workspace:' || p.workspace
    OR chain.scope = 'channel:["' || p.workspace || '","' || p.channel || '"]'))
  AND NOT EXISTS (SELECT 1 FROM settled s WHERE s.workspace = p.workspace AND s.channel = p.channel AND s.ts = p.ts
    AND s.briefing = p.briefing AND s.revised_by = chain.newest)
  ORDER BY p.ts, p.briefing LIMIT ?1`;
const SETTLE_SQL = `INSERT INTO settled (workspace, channel, ts, briefing, revised_by) VALUES (?1, ?2, ?3, ?4, ?5)
  ON CONFLICT DO NOTHING`;

// No name of a workspace or channel can forge another's scope.
function concerns(row: Row): boolean {
  const workspace = String(row.workspace);
  return scopesOf({ workspace: workspace === "" ? null : workspace, channel: String(row.channel) }).includes(
    String(row.scope),
  );
}

async function unsettled(sql: Sql, limit: number): Promise<Revised[]> {
  const rows = (await sql.all(UNSETTLED_SQL, limit)).filter(concerns);
  const threads = Map.groupBy(rows, ({ workspace, channel, ts, briefing }) =>
    JSON.stringify([workspace, channel, ts, briefing]),
  );
  return Promise.all([...threads.values()].map((group) => revisedOf(sql, group)));
}

async function revisedOf(sql: Sql, rows: readonly Row[]): Promise<Revised> {
  const digestId = rows.map((row) => textOrNull(row.digest)).find((id) => id !== null) ?? null;
  const kept = digestId === null ? undefined : await sql.get("SELECT packed FROM digest WHERE id = ?1", digestId);
  const [first = {}] = rows;
  return {
    thread: { workspace: String(first.workspace), channel: String(first.channel), ts: String(first.ts) },
    briefing: String(first.briefing),
    digest: kept === undefined ? null : unpack<Digest>(kept.packed),
    revisions: [...new Set(rows.map((row) => String(row.newest)))],
  };
}

/** The book of later texts that posted briefings have not been checked for. */
export function revisionsOn(sql: Sql): Revisions {
  return {
    unsettled: (limit) => unsettled(sql, limit),
    settle: ({ thread, briefing, revisions }) =>
      sql.write(async (tx) => {
        const { workspace, channel, ts } = thread;
        for (const revision of revisions) await tx.run(SETTLE_SQL, workspace, channel, ts, briefing, revision);
      }),
  };
}
