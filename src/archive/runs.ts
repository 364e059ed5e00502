import type { Digest } from "#domain/digest.ts";
import { newId } from "#domain/ids.ts";
import type { Clock } from "#domain/ports.ts";
import type { LentRuns, PlannedRun, Runs } from "#domain/watch-ports.ts";
import { pack, unpack } from "./packed.ts";
import { type Row, type Sql, textOrNull } from "./sql.ts";

const PLAN_SQL = `INSERT INTO digest_run (watch, local_date, workspace, channel, cause, slot, due_ms, missed, state)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'planned') ON CONFLICT (watch, local_date) DO NOTHING`;

/** While nothing could be posted: what a digest of an earlier day would have told, the next one tells. Of those at work none is touched. */
const PASSED_SQL = `UPDATE digest_run SET state = 'refused', note = ?3, lease_ms = NULL WHERE watch = ?1 AND cause = 'schedule'
  AND due_ms < ?2 AND (state = 'planned' OR state = 'composing' AND owner IS NULL)`;
const PASSED = "a later digest tells what this one would have told";

function plan(sql: Sql, run: PlannedRun): Promise<boolean> {
  const { watch, date, workspace, channel, cause, missed } = run;
  const due = Date.parse(run.dueAt);
  const slot = JSON.stringify([workspace, channel, due, cause]);
  return sql.write(async (tx) => {
    await tx.alone("digest_run");
    if ((await tx.run(PLAN_SQL, watch, date, workspace, channel, cause, slot, due, missed)) === 0) return false;
    if (cause === "schedule") await tx.run(PASSED_SQL, watch, due, PASSED);
    return true;
  });
}

/*
 * A run is free when it is due and nobody's lease on it is alive. In one channel one digest is worked at a time, the oldest first:
 * the next one tells what changed since it. `lease_ms` of a run that was handed back is the moment from which it may be tried.
 */
const FREE = `r.state IN ('planned', 'composing', 'posting') AND r.due_ms <= ?1 AND (r.workspace = '') = (?2 = 1)
  AND (r.lease_ms IS NULL OR r.lease_ms <= ?1)
  AND NOT EXISTS (SELECT 1 FROM digest_run w WHERE w.workspace = r.workspace AND w.channel = r.channel
    AND w.state IN ('composing', 'posting') AND w.digest <> coalesce(r.digest, ''))`;
const NEXT_SQL = `SELECT r.slot, r.digest FROM digest_run r WHERE ${FREE} ORDER BY r.due_ms, r.slot, r.watch LIMIT 1`;
const LEND_SQL = `UPDATE digest_run SET owner = ?2, lease_ms = ?3, attempts = attempts + 1, digest = ?4,
  state = CASE state WHEN 'planned' THEN 'composing' ELSE state END
  WHERE slot = ?1 AND coalesce(digest, '') = ?5 AND state IN ('planned', 'composing', 'posting')
  RETURNING watch, local_date, workspace, channel, cause, due_ms, missed, attempts`;
const DIGEST_SQL = "SELECT packed FROM digest WHERE id = ?1";

async function claim(
  sql: Sql,
  now: number,
  [owner, leaseMs, surface]: Parameters<Runs["claim"]>,
): Promise<LentRuns | null> {
  return sql.write(async (tx) => {
    await tx.alone("digest_run");
    const next = await tx.get(NEXT_SQL, now, Number(surface === "terminal"));
    if (next === undefined) return null;
    const known = textOrNull(next.digest);
    const id = known ?? newId("dig");
    const rows = await tx.all(LEND_SQL, String(next.slot), owner, now + leaseMs, id, known ?? "");
    const kept = await tx.get(DIGEST_SQL, id);
    return lentOf(id, rows, kept === undefined ? null : unpack<Digest>(kept.packed));
  });
}

function lentOf(id: string, rows: readonly Row[], digest: Digest | null): LentRuns | null {
  const [first] = rows;
  if (!first) return null;
  return {
    id,
    workspace: String(first.workspace),
    channel: String(first.channel),
    cause: String(first.cause) as LentRuns["cause"],
    dueAt: new Date(Number(first.due_ms)).toISOString(),
    attempts: Number(first.attempts),
    runs: rows
      .map((row) => ({ watch: String(row.watch), date: String(row.local_date), missed: Number(row.missed) }))
      .toSorted((a, b) => a.watch.localeCompare(b.watch)),
    digest,
  };
}

const MINE_SQL = `UPDATE digest_run SET state = 'posting' WHERE digest = ?1 AND owner = ?2
  AND state IN ('composing', 'posting')`;
const KEEP_SQL = "INSERT INTO digest (id, packed) VALUES (?1, ?2) ON CONFLICT (id) DO NOTHING";
const TOLD_SQL = "UPDATE digest_run SET seen = ?3, briefing = ?4 WHERE digest = ?1 AND watch = ?2";

const compose: (sql: Sql) => Runs["compose"] =
  (sql) =>
  (id, owner, { digest, told }) =>
    sql.write(async (tx) => {
      if ((await tx.run(MINE_SQL, id, owner)) === 0) return false;
      await tx.run(KEEP_SQL, id, pack(digest));
      for (const { watch, briefing, seen } of told) await tx.run(TOLD_SQL, id, watch, JSON.stringify(seen), briefing);
      return true;
    });

const OPEN = "digest = ?1 AND owner = ?2 AND state IN ('composing', 'posting')";
const POSTED_SQL = `UPDATE digest_run SET state = 'posted', ts = ?3, posted_ms = ?4, note = NULL, lease_ms = NULL WHERE ${OPEN}`;
const HOLD_SQL = `UPDATE digest_run SET lease_ms = ?3 WHERE ${OPEN}`;
const REFUSED_SQL = `UPDATE digest_run SET state = 'refused', note = ?3, lease_ms = NULL WHERE ${OPEN}`;
const RETRY_SQL = `UPDATE digest_run SET owner = NULL, lease_ms = ?4, note = ?3 WHERE ${OPEN}`;

const finish: (sql: Sql, clock: Clock) => Runs["finish"] = (sql, clock) => async (id, owner, end) => {
  const now = clock().getTime();
  if (end.kind === "posted") return (await sql.run(POSTED_SQL, id, owner, end.ts, now)) > 0;
  if (end.kind === "refused") return (await sql.run(REFUSED_SQL, id, owner, end.note)) > 0;
  return (await sql.run(RETRY_SQL, id, owner, end.note, now + end.waitMs)) > 0;
};

/** The book of runs that are due, lent and done. */
export function runsOn(sql: Sql, clock: Clock): Runs {
  return {
    plan: (run) => plan(sql, run),
    claim: (...asked) => claim(sql, clock().getTime(), asked),
    hold: async (id, owner, leaseMs) => (await sql.run(HOLD_SQL, id, owner, clock().getTime() + leaseMs)) > 0,
    compose: compose(sql),
    finish: finish(sql, clock),
  };
}
