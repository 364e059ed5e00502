import type { RunHistory, RunNote, Told } from "#domain/watch-ports.ts";
import { MINE } from "./rows.ts";
import { scopesOf } from "./scope.ts";
import { type Row, type Sql, textOrNull } from "./sql.ts";

const TOLD_SQL = `SELECT posted_ms, briefing, seen FROM digest_run WHERE watch = ?1 AND state = 'posted' AND posted_ms >= ?2
  ORDER BY posted_ms DESC`;
const NOTES_SQL = `SELECT watch, local_date, due_ms, state, note FROM digest_run WHERE workspace = ?1
  ORDER BY due_ms DESC, watch LIMIT ?2`;
// Whatever came in last was most likely published last too: reading the newest by publication spares a scan of everything.
const LAST_SQL = `SELECT max(n.retrieved_at) AS last FROM (SELECT a.retrieved_at FROM article a WHERE a.scope ${MINE}
  ORDER BY a.key DESC LIMIT 200) n`;

function toldOf(row: Row): Told {
  const seen = textOrNull(row.seen);
  return {
    at: new Date(Number(row.posted_ms)).toISOString(),
    briefing: textOrNull(row.briefing),
    seen: seen === null ? [] : (JSON.parse(seen) as string[]),
  };
}

function noteOf(row: Row): RunNote {
  return {
    watch: String(row.watch),
    date: String(row.local_date),
    dueAt: new Date(Number(row.due_ms)).toISOString(),
    state: String(row.state) as RunNote["state"],
    note: textOrNull(row.note),
  };
}

/** The book of what was posted for whom. */
export function runHistoryOn(sql: Sql): RunHistory {
  return {
    told: async (watch, from) => (await sql.all(TOLD_SQL, watch, Date.parse(from))).map(toldOf),
    notes: async (workspace, limit) => (await sql.all(NOTES_SQL, workspace, limit)).map(noteOf),
    lastArticle: async (viewer) => textOrNull((await sql.get(LAST_SQL, scopesOf(viewer)))?.last),
  };
}
