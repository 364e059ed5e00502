import type { Feedback, Feedbacks } from "#domain/desk-ports.ts";
import type { Clock } from "#domain/ports.ts";
import { type Row, type Sql, textOrNull } from "./sql.ts";

// "user" is a word of SQL, so it stands in quotes. A later word of one person on one thing takes the place of the earlier.
const ADD_SQL = `INSERT INTO feedback (workspace, channel, "user", briefing, claim, verdict, printed, at)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT ("user", briefing, claim) DO UPDATE SET workspace = excluded.workspace,
  channel = excluded.channel, verdict = excluded.verdict, printed = excluded.printed, at = excluded.at`;
const LIST_SQL = `SELECT workspace, channel, "user", briefing, claim, verdict, printed, at FROM feedback
  WHERE CAST(?1 AS TEXT) IS NULL OR workspace = ?1 ORDER BY at, briefing, claim, "user"`;

function feedbackOf(row: Row): Feedback {
  return {
    workspace: String(row.workspace),
    channel: String(row.channel),
    user: String(row.user),
    briefing: String(row.briefing),
    claim: row.claim === "" ? null : String(row.claim),
    verdict: String(row.verdict),
    printed: textOrNull(row.printed),
    at: String(row.at),
  };
}

/** The book of what readers think. */
export function feedbackOn(sql: Sql, clock: Clock): Feedbacks {
  return {
    async add({ workspace, channel, user, briefing, claim, verdict, printed }) {
      const at = clock().toISOString();
      await sql.run(ADD_SQL, workspace, channel, user, briefing, claim ?? "", verdict, printed, at);
    },
    list: async (workspace) => (await sql.all(LIST_SQL, workspace)).map(feedbackOf),
  };
}
