import { z } from "zod";
import type { Held, Job, JobCounts, JobEnd, Jobs, NewJob, ThreadPlace } from "#domain/desk-ports.ts";
import type { Clock } from "#domain/ports.ts";
import { type Row, type Sql, textOrNull } from "./sql.ts";

/** Slack may deliver an event again for a day (its Delayed Events), so a key is remembered that long. In milliseconds. */
const REMEMBERED_MS = 86_400_000;

const Owned = z.object({
  at: z.object({ workspace: z.string(), channel: z.string().default(""), thread: z.string().nullish() }),
});

// A payload says where it was asked; one that does not belongs to nobody and is worked all the same.
function ownedBy(payload: string): { workspace: string; place: string } {
  const owned = Owned.safeParse(JSON.parse(payload));
  if (!owned.success) return { workspace: "", place: "" };
  const { workspace, channel, thread } = owned.data.at;
  return { workspace, place: thread == null ? "" : placeOf({ workspace, channel, ts: thread }) };
}

function placeOf({ workspace, channel, ts }: ThreadPlace): string {
  return `${workspace} ${channel} ${ts}`;
}

const FORGET_OLD_SQL = "DELETE FROM job WHERE state IN ('done', 'failed') AND created_ms < ?1";
const ACCEPT_SQL = `INSERT INTO job (key, share, workspace, place, payload, state, due_ms, created_ms)
  VALUES (?1, ?2, ?3, ?4, ?5, 'open', ?6, ?6) ON CONFLICT (key) DO NOTHING`;

// Stores a job unless its key is known; keys older than a day are forgotten first.
function accept(sql: Sql, job: NewJob, now: number): Promise<boolean> {
  return sql.write(async (tx) => {
    await tx.run(FORGET_OLD_SQL, now - REMEMBERED_MS);
    const { workspace, place } = ownedBy(job.payload);
    return (await tx.run(ACCEPT_SQL, job.key, job.share, workspace, place, job.payload, now)) === 1;
  });
}

// A job whose lease has run out is free again: its worker has died. Equal jobs wait for the one that is being worked.
const CLAIM_SQL = `UPDATE job SET state = 'working', owner = ?2, lease_ms = ?3, attempts = attempts + 1 WHERE id = (
  SELECT id FROM job AS j
  WHERE ((state = 'open' AND due_ms <= ?1) OR (state = 'working' AND lease_ms < ?1))
    AND (share IS NULL OR NOT EXISTS (
      SELECT 1 FROM job AS w WHERE w.share = j.share AND w.state = 'working' AND w.lease_ms >= ?1 AND w.id <> j.id))
  ORDER BY id LIMIT 1) RETURNING id, key, share, payload, note, attempts, stopped`;

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
const HOLD_SQL = `UPDATE job SET lease_ms = ?3, note = coalesce(?4, note) WHERE ${MINE} RETURNING stopped`;
const RETRY_SQL = `UPDATE job SET state = 'open', owner = NULL, lease_ms = NULL, due_ms = ?3 WHERE ${MINE}`;
const END_SQL = `UPDATE job SET state = ?3, owner = NULL WHERE ${MINE}`;
const SHARERS_SQL = `UPDATE job SET state = 'done' WHERE state = 'open' AND id <> ?1 AND share IS NOT NULL
  AND share = (SELECT share FROM job WHERE id = ?1) RETURNING id, key, share, payload, note, attempts, stopped`;

// What waits for its turn or its next try ends here; whoever works at one learns of it when it prolongs its lease.
const STOP_WAITING_SQL = `UPDATE job SET state = 'done' WHERE place = ?1 AND state = 'open'
  RETURNING id, key, share, payload, note, attempts, stopped`;
const STOP_WORKED_SQL = "UPDATE job SET stopped = 1 WHERE place = ?1 AND state = 'working'";

function stop(sql: Sql, place: ThreadPlace): Promise<Job[]> {
  return sql.write(async (tx) => {
    await tx.run(STOP_WORKED_SQL, placeOf(place));
    return (await tx.all(STOP_WAITING_SQL, placeOf(place))).map(jobOf);
  });
}

async function hold(sql: Sql, id: number, owner: string, until: number, note: string | null): Promise<Held> {
  const row = await sql.get(HOLD_SQL, id, owner, until, note);
  if (row === undefined) return "lost";
  return Number(row.stopped) === 1 ? "stopped" : "held";
}

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
    stopped: Number(row.stopped) === 1,
  };
}

/** The book of owed work. `forget` drops what is still open for a workspace. */
export function jobsOn(sql: Sql, clock: Clock): Jobs & { forget(workspace: string): Promise<void> } {
  const now = () => clock().getTime();
  return {
    accept: (job) => accept(sql, job, now()),
    claim: (owner, leaseMs) => claim(sql, owner, leaseMs, now()),
    hold: (id, owner, leaseMs, note) => hold(sql, id, owner, now() + leaseMs, note),
    stop: (place) => stop(sql, place),
    finish: (id, owner, end) => finish(sql, id, owner, end, now()),
    counts: (workspace) => counts(sql, workspace ?? null),
    async forget(workspace) {
      await sql.run("DELETE FROM job WHERE workspace = ?1 AND state = 'open'", workspace);
    },
  };
}
