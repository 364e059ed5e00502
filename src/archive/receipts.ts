import type { Linked, PostState, Receipts, ThreadPlace } from "#domain/desk-ports.ts";
import { type Row, type Sql, textOrNull } from "./sql.ts";

const BEGIN_SQL = "INSERT INTO receipt (job, part) VALUES (?1, ?2) ON CONFLICT (job, part) DO NOTHING";

// Writes down the intent to post a part before it is posted: after a crash only this tells that it may stand in Slack already.
function begin(sql: Sql, job: string, part: number): Promise<PostState> {
  return sql.write(async (tx) => {
    if ((await tx.run(BEGIN_SQL, job, part)) === 1) return { kind: "first" };
    const known = await tx.get("SELECT ts FROM receipt WHERE job = ?1 AND part = ?2", job, part);
    const ts = textOrNull(known?.ts);
    return ts === null ? { kind: "unsure" } : { kind: "posted", ts };
  });
}

const UNLINK_SQL = "DELETE FROM thread WHERE workspace = ?1 AND channel = ?2 AND ts = ?3";
const LINK_SQL = `INSERT INTO thread (workspace, channel, ts, briefing, root) VALUES (?1, ?2, ?3, ?4, ?5)
  ON CONFLICT (workspace, channel, ts) DO UPDATE SET briefing = excluded.briefing, root = excluded.root`;

// A thread that is linked again counts as the channel's newest, so its old row goes first.
function link(sql: Sql, { workspace, channel, ts }: ThreadPlace, { briefing, root }: Linked): Promise<void> {
  return sql.write(async (tx) => {
    await tx.run(UNLINK_SQL, workspace, channel, ts);
    await tx.run(LINK_SQL, workspace, channel, ts, briefing, root);
  });
}

const AT_SQL = "SELECT briefing, root FROM thread WHERE workspace = ?1 AND channel = ?2 AND ts = ?3";
const NEWEST_SQL = "SELECT briefing FROM thread WHERE workspace = ?1 AND channel = ?2 ORDER BY seq DESC LIMIT 1";

function briefingOf(row: Row | undefined): string | null {
  return textOrNull(row?.briefing);
}

/** The book of what was posted where. */
export function receiptsOn(sql: Sql): Receipts {
  return {
    begin: (job, part) => begin(sql, job, part),
    async posted(job, part, ts) {
      await sql.run("UPDATE receipt SET ts = ?3 WHERE job = ?1 AND part = ?2", job, part, ts);
    },
    link: (place, linked) => link(sql, place, linked),
    briefingAt: async ({ workspace, channel, ts }) => briefingOf(await sql.get(AT_SQL, workspace, channel, ts)),
    rootAt: async ({ workspace, channel, ts }) =>
      textOrNull((await sql.get(AT_SQL, workspace, channel, ts))?.root) ?? ts,
    newest: async (workspace, channel) => briefingOf(await sql.get(NEWEST_SQL, workspace, channel)),
  };
}
