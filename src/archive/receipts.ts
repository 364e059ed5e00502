import type { Feedback, PostState, ThreadPlace } from "#domain/desk-ports.ts";
import type { Database } from "./database.ts";
import { MINE } from "./rows.ts";

/** Writes down the intent to post a part before it is posted: after a crash only this tells that it may stand in Slack already. */
export function beginPost(db: Database, job: string, part: number): PostState {
  return db.write(() => {
    const known = db.sql("SELECT ts FROM receipt WHERE job = ? AND part = ?").get(job, part);
    if (known !== undefined) return known.ts === null ? { kind: "unsure" } : { kind: "posted", ts: String(known.ts) };
    db.sql("INSERT INTO receipt (job, part) VALUES (?, ?)").run(job, part);
    return { kind: "first" };
  });
}

/** Writes down where a part was posted. */
export function postedAt(db: Database, job: string, part: number, ts: string): void {
  db.write(() => db.sql("UPDATE receipt SET ts = ? WHERE job = ? AND part = ?").run(ts, job, part));
}

/** Remembers which briefing a thread belongs to. */
export function linkThread(db: Database, { workspace, channel, ts }: ThreadPlace, briefing: string): void {
  const sql = "INSERT OR REPLACE INTO thread (workspace, channel, ts, briefing) VALUES (?, ?, ?, ?)";
  db.write(() => db.sql(sql).run(workspace, channel, ts, briefing));
}

/** The briefing of a thread. */
export function briefingAt(db: Database, { workspace, channel, ts }: ThreadPlace): string | null {
  const sql = "SELECT briefing FROM thread WHERE workspace = ? AND channel = ? AND ts = ?";
  const row = db.sql(sql).get(workspace, channel, ts);
  return row === undefined ? null : String(row.briefing);
}

/** The briefing that was posted last in a channel. */
export function newestIn(db: Database, workspace: string, channel: string): string | null {
  const sql = "SELECT briefing FROM thread WHERE workspace = ? AND channel = ? ORDER BY seq DESC LIMIT 1";
  const row = db.sql(sql).get(workspace, channel);
  return row === undefined ? null : String(row.briefing);
}

/** Keeps somebody's verdict; a later one on the same thing takes its place. */
export function addFeedback(db: Database, one: Feedback): void {
  const sql = `INSERT OR REPLACE INTO feedback (workspace, channel, user, briefing, claim, verdict, printed, at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
  const { workspace, channel, user, briefing, claim, verdict, printed, at } = one;
  db.write(() => db.sql(sql).run(workspace, channel, user, briefing, claim ?? "", verdict, printed, at));
}

/** All feedback of a workspace, or of all, oldest first. */
export function listFeedback(db: Database, workspace: string | null): Feedback[] {
  const sql = "SELECT * FROM feedback WHERE ?1 IS NULL OR workspace = ?1 ORDER BY at, rowid";
  return db
    .sql(sql)
    .all(workspace)
    .map((row) => ({
      workspace: String(row.workspace),
      channel: String(row.channel),
      user: String(row.user),
      briefing: String(row.briefing),
      claim: row.claim === "" ? null : String(row.claim),
      verdict: String(row.verdict),
      printed: row.printed === null ? null : String(row.printed),
      at: String(row.at),
    }));
}

// Samples stand aside as soon as an audience has an article of its own, as they do in search.
const TOPICS_SQL = `SELECT form, sum(count) AS n FROM topic WHERE scope ${MINE}
  AND sample = (SELECT min(sample) FROM topic WHERE scope ${MINE}) GROUP BY term ORDER BY n DESC, term LIMIT ?2`;

/** The names that most articles hold. */
export function commonTopics(db: Database, scopes: string, limit: number): string[] {
  return db
    .sql(TOPICS_SQL)
    .all(scopes, limit)
    .map((row) => String(row.form));
}
