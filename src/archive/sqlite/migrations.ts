import type { DatabaseSync } from "node:sqlite";
import { BriefdeskError } from "#domain/fault.ts";
import { WATCHES } from "./watch-tables.ts";
import { wordsByMonth } from "./words-by-month.ts";

/*
 * `key` is the time key of time-key.ts. `scope` is the audience of scope.ts. A revision is known to an audience: a workspace
 * may hold a later text of an article that everybody else sees as it was. `retired` means that the article's own audience has
 * a later text: such a row leaves the index, but its text stays for the briefings that cite it.
 */
const ARTICLES = `
CREATE TABLE article (
  key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, scope TEXT NOT NULL, sample INTEGER NOT NULL,
  retired INTEGER NOT NULL DEFAULT 0, language TEXT NOT NULL, outlet_fold TEXT, identity TEXT NOT NULL, hash TEXT NOT NULL,
  url TEXT, outlet TEXT, byline TEXT, published_at TEXT, retrieved_at TEXT NOT NULL, revises TEXT, copy_of TEXT,
  labels TEXT NOT NULL, title TEXT NOT NULL, has_title INTEGER NOT NULL, text TEXT NOT NULL);
CREATE INDEX article_identity ON article (identity);
CREATE INDEX article_hash ON article (hash);
CREATE INDEX article_copy ON article (copy_of) WHERE copy_of IS NOT NULL;
CREATE INDEX article_standing ON article (scope, sample, retired, key);
CREATE INDEX article_filter ON article (key, scope, sample, retired, language, outlet_fold);
CREATE VIRTUAL TABLE article_fts USING fts5(
  title, text, content='article', content_rowid='key', tokenize='porter unicode61 remove_diacritics 2');
CREATE TABLE revision (key INTEGER NOT NULL REFERENCES article (key), scope TEXT NOT NULL, revised_by TEXT NOT NULL,
  PRIMARY KEY (key, scope)) WITHOUT ROWID;
CREATE TABLE ledger (
  key INTEGER PRIMARY KEY REFERENCES article (key), reader_version INTEGER NOT NULL, packed BLOB NOT NULL);
CREATE TABLE sketch (hash INTEGER NOT NULL, key INTEGER NOT NULL, PRIMARY KEY (hash, key)) WITHOUT ROWID;
CREATE TABLE topic (
  term TEXT NOT NULL, scope TEXT NOT NULL, sample INTEGER NOT NULL, form TEXT NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY (term, scope, sample)) WITHOUT ROWID;
`;

const BRIEFINGS = `
CREATE TABLE briefing (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, scope TEXT NOT NULL, channel_key TEXT NOT NULL, query_key TEXT NOT NULL,
  created_ms INTEGER NOT NULL, packed BLOB NOT NULL);
CREATE INDEX briefing_last ON briefing (channel_key, query_key, created_ms);
CREATE TABLE cited (briefing TEXT NOT NULL, article TEXT NOT NULL, PRIMARY KEY (briefing, article)) WITHOUT ROWID;
CREATE INDEX cited_article ON cited (article);
CREATE TRIGGER cited_text_stays BEFORE DELETE ON article WHEN EXISTS (SELECT 1 FROM cited WHERE article = old.id)
  BEGIN SELECT RAISE(ABORT, 'a kept briefing cites this article'); END;
`;

const CACHE = `
CREATE TABLE cache (key TEXT PRIMARY KEY, value TEXT NOT NULL, expires INTEGER) WITHOUT ROWID;
CREATE INDEX cache_expires ON cache (expires) WHERE expires IS NOT NULL;
`;

/*
 * What Slack is owed and has been given. A receipt without a ts is a message that was about to be posted. `claim` is the empty
 * string for feedback on a whole briefing: NULL would not be unique.
 */
const DESK = `
CREATE TABLE job (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, share TEXT, workspace TEXT NOT NULL, payload TEXT NOT NULL, note TEXT,
  state TEXT NOT NULL, owner TEXT, lease_ms INTEGER, due_ms INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
  created_ms INTEGER NOT NULL);
CREATE INDEX job_state ON job (state, created_ms);
CREATE INDEX job_share ON job (share, state) WHERE share IS NOT NULL;
CREATE TABLE receipt (job TEXT NOT NULL, part INTEGER NOT NULL, ts TEXT, PRIMARY KEY (job, part)) WITHOUT ROWID;
CREATE TABLE thread (
  seq INTEGER PRIMARY KEY, workspace TEXT NOT NULL, channel TEXT NOT NULL, ts TEXT NOT NULL, briefing TEXT NOT NULL,
  UNIQUE (workspace, channel, ts));
CREATE TABLE feedback (
  workspace TEXT NOT NULL, channel TEXT NOT NULL, user TEXT NOT NULL, briefing TEXT NOT NULL, claim TEXT NOT NULL,
  verdict TEXT NOT NULL, printed TEXT, at TEXT NOT NULL, UNIQUE (user, briefing, claim));
`;

/*
 * Feeds that are followed. `lease_ms` is until when `owner` polls it or, without an owner, until when its host is left alone.
 * `feed_item` holds the wording in which an item was last filed, so that one that stands unchanged is not read again.
 */
const FEEDS = `
CREATE TABLE feed (
  id TEXT PRIMARY KEY, scope TEXT NOT NULL, url TEXT NOT NULL, host TEXT NOT NULL, outlet TEXT NOT NULL, site TEXT,
  visibility TEXT NOT NULL, full_text INTEGER NOT NULL, etag TEXT, last_modified TEXT, interval_ms INTEGER NOT NULL,
  added_ms INTEGER NOT NULL, due_ms INTEGER NOT NULL, failures INTEGER NOT NULL DEFAULT 0, polled_ms INTEGER,
  success_ms INTEGER, new_ms INTEGER, last_error TEXT, paused TEXT, gone INTEGER NOT NULL DEFAULT 0, owner TEXT,
  lease_ms INTEGER, UNIQUE (scope, url));
CREATE INDEX feed_due ON feed (due_ms) WHERE paused IS NULL;
CREATE INDEX feed_lease ON feed (lease_ms) WHERE lease_ms IS NOT NULL;
CREATE TABLE feed_item (feed TEXT NOT NULL, key TEXT NOT NULL, digest TEXT NOT NULL, tries INTEGER NOT NULL,
  seen_ms INTEGER NOT NULL, PRIMARY KEY (feed, key)) WITHOUT ROWID;
CREATE TABLE outlet_rating (scope TEXT NOT NULL, outlet_fold TEXT NOT NULL, outlet TEXT NOT NULL, reliability TEXT NOT NULL,
  labels TEXT NOT NULL, PRIMARY KEY (scope, outlet_fold)) WITHOUT ROWID;
`;

/* Workspaces that installed the app; `renewing_ms` is until when somebody has the right to renew the token. */
const INSTALLS = `
CREATE TABLE install (key TEXT PRIMARY KEY, sealed TEXT NOT NULL, installed_ms INTEGER NOT NULL, renewing_ms INTEGER NOT NULL)
  WITHOUT ROWID;
`;

/* What the language model cost, under a key such as "month 2026-06 T1"; money in billionths of a dollar. Who lets it read private articles. */
const MODEL = `
CREATE TABLE spend (key TEXT PRIMARY KEY, calls INTEGER NOT NULL, input INTEGER NOT NULL, output INTEGER NOT NULL,
  nano_usd INTEGER NOT NULL, unpriced INTEGER NOT NULL);
CREATE TABLE model_consent (workspace TEXT PRIMARY KEY);
`;

/* As which article an item of a feed was last filed: by it the item's publisher may withdraw it. */
const WITHDRAWALS = `
ALTER TABLE feed_item ADD COLUMN article TEXT;
CREATE INDEX feed_item_article ON feed_item (article) WHERE article IS NOT NULL;
`;

/* PostgreSQL's index of words moves into its rows there; here it always stood in them. */
const WORDS_IN_ROWS = "SELECT 1";

/* The message in a thread that is its briefing: the thread of a mention begins with the mention. NULL: the thread's own. */
const THREAD_ROOTS = `ALTER TABLE thread ADD COLUMN root TEXT;`;

/* In which thread a job was asked for, and whether somebody has stopped it since. */
const STOPPED_JOBS = `
ALTER TABLE job ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE job ADD COLUMN stopped INTEGER NOT NULL DEFAULT 0;
CREATE INDEX job_place ON job (place, state) WHERE place <> '';
`;

/** The steps from an empty file to today's tables, in order. Append only: step n makes version n + 1. */
const MIGRATIONS: readonly (string | ((db: DatabaseSync) => void))[] = [
  ...[ARTICLES, BRIEFINGS, CACHE, DESK, FEEDS, WATCHES, INSTALLS, MODEL, WITHDRAWALS],
  wordsByMonth,
  WORDS_IN_ROWS,
  THREAD_ROOTS,
  STOPPED_JOBS,
];

function versionOf(db: DatabaseSync): number {
  return Number(db.prepare("PRAGMA user_version").get()?.user_version ?? 0);
}

/** Brings a database up to today's version under a write lock. Throws an archive fault when it is newer than this program. */
export function migrate(db: DatabaseSync): void {
  if (versionOf(db) === MIGRATIONS.length) return;
  db.exec("BEGIN IMMEDIATE");
  try {
    applySteps(db);
    db.exec("COMMIT");
  } catch (fault) {
    db.exec("ROLLBACK");
    throw fault;
  }
}

// The version is read again under the lock: another process may have migrated while this one waited for it.
function applySteps(db: DatabaseSync): void {
  const version = versionOf(db);
  if (version > MIGRATIONS.length) {
    throw new BriefdeskError("archive", `database version ${version} is newer than ${MIGRATIONS.length}`, {
      advice: "The archive was written by a newer Briefdesk. Update this one, or point it at another data folder.",
    });
  }
  for (const step of MIGRATIONS.slice(version)) {
    if (typeof step === "string") db.exec(step);
    else step(db);
  }
  db.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
}
