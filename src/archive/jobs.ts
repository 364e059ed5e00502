import type { Job, JobCounts, NewJob } from "#domain/desk-ports.ts";
import type { Database } from "./database.ts";
import type { Row } from "./rows.ts";

/** Slack may deliver an event again for a day (its Delayed Events), so a key is remembered that long. In milliseconds. */
const REMEMBERED_MS = 86_400_000;

/** Stores a job unless its key is known; keys older than a day are forgotten first. */
export function acceptJob(db: Database, job: NewJob, workspace: string, now: number): boolean {
  return db.write(() => {
    db.sql("DELETE FROM job WHERE state IN ('done', 'failed') AND created_ms < ?").run(now - REMEMBERED_MS);
    const sql = `INSERT INTO job (key, share, workspace, payload, state, due_ms, created_ms)
      VALUES (?, ?, ?, ?, 'open', ?, ?) ON CONFLICT (key) DO NOTHING`;
    return db.sql(sql).run(job.key, job.share, workspace, job.payload, now, now).changes === 1;
  });
}

// A job whose lease has run out is free again: its worker has died. Equal jobs wait for the one that is being worked.
const CLAIM_SQL = `UPDATE job SET state = 'working', owner = ?2, lease_ms = ?3, attempts = attempts + 1 WHERE id = (
  SELECT id FROM job AS j
  WHERE ((state = 'open' AND due_ms <= ?1) OR (state = 'working' AND lease_ms < ?1))
    AND (share IS NULL OR NOT EXISTS (
      SELECT 1 FROM job AS w WHERE w.share = j.share AND w.state = 'working' AND w.lease_ms >= ?1 AND w.id <> j.id))
  ORDER BY id LIMIT 1) RETURNING id, key, share, payload, note, attempts`;

/** Lends the oldest free job. */
export function claimJob(db: Database, owner: string, leaseMs: number, now: number): Job | null {
  const row = db.write(() => db.sql(CLAIM_SQL).get(now, owner, now + leaseMs));
  return row === undefined ? null : jobOf(row);
}

/** Prolongs a lease; false when another worker holds the job now. */
export function holdJob(
  db: Database,
  id: number,
  owner: string,
  lease: { until: number; note: string | null },
): boolean {
  const sql = `UPDATE job SET lease_ms = ?, note = coalesce(?, note) WHERE id = ? AND owner = ? AND state = 'working'`;
  return db.write(() => db.sql(sql).run(lease.until, lease.note, id, owner).changes === 1);
}

/** Hands a job back for later. */
export function retryJob(db: Database, id: number, due: number): void {
  db.write(() =>
    db.sql("UPDATE job SET state = 'open', owner = NULL, lease_ms = NULL, due_ms = ? WHERE id = ?").run(due, id),
  );
}

const SHARERS_SQL = `UPDATE job SET state = ?2 WHERE state = 'open' AND id <> ?1 AND share IS NOT NULL
  AND share = (SELECT share FROM job WHERE id = ?1) RETURNING id, key, share, payload, note, attempts`;

/** Ends a job with all open ones of the same share, and gives those. */
export function endJob(db: Database, id: number, state: "done" | "failed"): Job[] {
  return db.write(() => {
    db.sql("UPDATE job SET state = ?, owner = NULL WHERE id = ?").run(state, id);
    return db.sql(SHARERS_SQL).all(id, state).map(jobOf);
  });
}

/** Counts jobs by their state. */
export function countJobs(db: Database): JobCounts {
  const counted = new Map(
    db
      .sql("SELECT state, count(*) AS n FROM job GROUP BY state")
      .all()
      .map((row) => [String(row.state), Number(row.n)]),
  );
  const of = (state: string) => counted.get(state) ?? 0;
  return { open: of("open"), working: of("working"), failed: of("failed") };
}

/** Drops what is still owed to a workspace. */
export function forgetWorkspace(db: Database, workspace: string): void {
  db.write(() => db.sql("DELETE FROM job WHERE workspace = ? AND state = 'open'").run(workspace));
}

function jobOf(row: Row): Job {
  return {
    id: Number(row.id),
    key: String(row.key),
    share: row.share === null ? null : String(row.share),
    payload: String(row.payload),
    note: row.note === null ? null : String(row.note),
    attempts: Number(row.attempts),
  };
}
