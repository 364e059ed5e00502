import { z } from "zod";
import type { Job, JobCounts, JobEnd, Jobs, NewJob } from "#domain/desk-ports.ts";
import type { Clock } from "#domain/ports.ts";
import { type Row, type Sql, textOrNull } from "./sql.ts";

/** Slack may deliver an event again for a day (its Delayed Events), so a key is remembered that long. In milliseconds. */
const REMEMBERED_MS = 86_400_000;

const Owned = z.object({ at: z.object({ workspace: z.string() }) });

// A payload says in whose workspace it was asked; one that does not belongs to nobody and is worked all the same.
function workspaceOf(payload: string): string {
  const owned = Owned.safeParse(JSON.parse(payload));
  return owned.success ? owned.data.at.workspace : "";
}

const FORGET_OLD_SQL = "DELETE FROM job WHERE state IN ('done', 'failed') AND created_ms < ?1";
const ACCEPT_SQL = `INSERT INTO job (key, share, workspace, payload, state, due_ms, created_ms)
  VALUES (?1, ?2, ?3, ?4, 'open', ?5, ?5) ON CONFLICT (key) DO NOTHING`;

// Stores a job unless its key is known; keys older than a day are forgotten first.
function accept(sql: Sql, job: NewJob, now: number): Promise<boolean> {
  return sql.write(async (tx) => {
    await tx.run(FORGET_OLD_SQL, now - REMEMBERED_MS);
    return (await tx.run(ACCEPT_SQL, job.key, job.share, workspaceOf(job.payload), job.payload, now)) === 1;
  });
}

// A job whose lease has run out is free again: its worker has died. Equal jobs wait for the one that is being worked.
const CLAIM_SQL = `UPDATE job SET state = 'working', owner = ?2, lease_ms = ?3, attempts = attempts + 1 WHERE id = (
  SELECT id FROM job AS j
  WHERE ((state = 'open' AND due_ms <= ?1) OR (state = 'working' AND lease_ms < ?1))
    AND (share IS NULL OR NOT EXISTS (
      SELECT 1 FROM job AS w WHERE w.share = j.share AND w.state = 'working' AND w.lease_ms >= ?1 AND w.id <> j.id))
  ORDER BY id LIMIT 1) RETURNING id, key, share, payload, note, attempts`;

// Two claims at once could lend two jobs of one share: claiming takes turns.
async function claim(sql: Sql, owner: string, leaseMs: number, now: number): Promise<Job | null> {
  const row = await sql.write(async (tx) => {
    await tx.alone("job");
    return tx.get(CLAIM_SQL, now, owner, now + leaseMs);
  });
  return row === undefined ? null : jobOf(row);
}

// A process whose lease has run out may live on, and somebody else has its job by now: it changes nothing any more.
const MINE = "id = ?1 AND owner = ?2 AND state = 'working'";
const HOLD_SQL = `UPDATE job SET lease_ms = ?3, note = coalesce(?4, note) WHERE ${MINE}`;
const RETRY_SQL = `UPDATE job SET state = 'open', owner = NULL, lease_ms = NULL, due_ms = ?3 WHERE ${MINE}`;
const END_SQL = `UPDATE job SET state = ?3, owner = NULL WHERE ${MINE}`;
const SHARERS_SQL = `UPDATE job SET state = 'done' WHERE state = 'open' AND id <> ?1 AND share IS NOT NULL
  AND share = (SELECT share FROM job WHERE id = ?1) RETURNING id, key, share, payload, note, attempts`;

async function finish(sql: Sql, id: number, owner: string, end: JobEnd, now: number): Promise<Job[]> {
  if (end.kind === "retry") {
    await sql.run(RETRY_SQL, id, owner, now + end.waitMs);
    return [];
  }
  return sql.write(async (tx) => {
    const isMine = (await tx.run(END_SQL, id, owner, end.kind)) === 1;
    return isMine && end.kind === "done" && end.forAll ? (await tx.all(SHARERS_SQL, id)).map(jobOf) : [];
  });
}

const COUNTS_SQL =
  "SELECT state, count(*) AS n FROM job WHERE CAST(?1 AS TEXT) IS NULL OR workspace = ?1 GROUP BY state";

async function counts(sql: Sql, workspace: string | null): Promise<JobCounts> {
  const rows = await sql.all(COUNTS_SQL, workspace);
  const of = (state: string) => Number(rows.find((row) => row.state === state)?.n ?? 0);
  return { open: of("open"), working: of("working"), failed: of("failed") };
}

function jobOf(row: Row): Job {
  return {
    id: Number(row.id),
    key: String(row.key),
    share: textOrNull(row.share),
    payload: String(row.payload),
    note: textOrNull(row.note),
    attempts: Number(row.attempts),
  };
}

/** The book of owed work. `forget` drops what is still open for a workspace. */
export function jobsOn(sql: Sql, clock: Clock): Jobs & { forget(workspace: string): Promise<void> } {
  const now = () => clock().getTime();
  return {
    accept: (job) => accept(sql, job, now()),
    claim: (owner, leaseMs) => claim(sql, owner, leaseMs, now()),
    hold: async (id, owner, leaseMs, note) => (await sql.run(HOLD_SQL, id, owner, now() + leaseMs, note)) === 1,
    finish: (id, owner, end) => finish(sql, id, owner, end, now()),
    counts: (workspace) => counts(sql, workspace ?? null),
    async forget(workspace) {
      await sql.run("DELETE FROM job WHERE workspace = ?1 AND state = 'open'", workspace);
    },
  };
}
