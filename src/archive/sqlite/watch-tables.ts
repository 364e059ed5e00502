/**
 * Watches and what is due for them. Runs that are told together share a slot (one channel and moment) and, once lent, a digest.
 * `seen` is the list of articles that had been looked at; `settled` are revisions that a thread has been checked for.
 */
export const WATCHES = `
CREATE TABLE watch (id TEXT PRIMARY KEY, workspace TEXT NOT NULL, name_fold TEXT NOT NULL, body TEXT NOT NULL,
  UNIQUE (workspace, name_fold)) WITHOUT ROWID;
CREATE TABLE digest_run (
  watch TEXT NOT NULL, local_date TEXT NOT NULL, workspace TEXT NOT NULL, channel TEXT NOT NULL, cause TEXT NOT NULL,
  slot TEXT NOT NULL, due_ms INTEGER NOT NULL, missed INTEGER NOT NULL, state TEXT NOT NULL, digest TEXT, owner TEXT,
  lease_ms INTEGER, attempts INTEGER NOT NULL DEFAULT 0, seen TEXT, briefing TEXT, posted_ms INTEGER, ts TEXT, note TEXT,
  PRIMARY KEY (watch, local_date)) WITHOUT ROWID;
CREATE INDEX digest_run_open ON digest_run (due_ms) WHERE state IN ('planned', 'composing', 'posting');
CREATE INDEX digest_run_digest ON digest_run (digest) WHERE digest IS NOT NULL;
CREATE INDEX digest_run_posted ON digest_run (watch, posted_ms);
CREATE TABLE digest (id TEXT PRIMARY KEY, packed BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE settled (
  workspace TEXT NOT NULL, channel TEXT NOT NULL, ts TEXT NOT NULL, briefing TEXT NOT NULL, revised_by TEXT NOT NULL,
  PRIMARY KEY (workspace, channel, ts, briefing, revised_by)) WITHOUT ROWID;
CREATE TABLE editor (workspace TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (workspace, kind, id)) WITHOUT ROWID;
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY, at TEXT NOT NULL, workspace TEXT NOT NULL, "user" TEXT NOT NULL, action TEXT NOT NULL,
  subject TEXT NOT NULL, allowed INTEGER NOT NULL, private_channel TEXT);
CREATE INDEX audit_workspace ON audit (workspace, seq);
`;
