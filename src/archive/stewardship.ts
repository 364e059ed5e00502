import type { AuditEntry, Grant, Stewardship } from "#domain/watch-ports.ts";
import { type Row, type Sql, textOrNull } from "./sql.ts";

const GRANT_SQL = "INSERT INTO editor (workspace, kind, id) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING";
const REVOKE_SQL = "DELETE FROM editor WHERE workspace = ?1 AND kind = ?2 AND id = ?3";
const NOTE_SQL = `INSERT INTO audit (at, workspace, "user", action, subject, allowed, private_channel)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)`;
const AUDIT_SQL = `SELECT at, workspace, "user", action, subject, allowed, private_channel FROM audit WHERE workspace = ?1
  ORDER BY seq DESC LIMIT ?2`;

function grantOf(row: Row): Grant {
  return { kind: row.kind === "group" ? "group" : "user", id: String(row.id) };
}

function entryOf(row: Row): AuditEntry {
  return {
    at: String(row.at),
    workspace: String(row.workspace),
    user: String(row.user),
    action: String(row.action),
    subject: String(row.subject),
    allowed: Number(row.allowed) === 1,
    channel: textOrNull(row.private_channel),
  };
}

/** The book of who may configure, and of what was configured. */
export function stewardshipOn(sql: Sql): Stewardship {
  return {
    grants: async (workspace) =>
      (await sql.all("SELECT kind, id FROM editor WHERE workspace = ?1 ORDER BY kind, id", workspace)).map(grantOf),
    async grant(workspace, { kind, id }) {
      await sql.run(GRANT_SQL, workspace, kind, id);
    },
    async revoke(workspace, { kind, id }) {
      await sql.run(REVOKE_SQL, workspace, kind, id);
    },
    async note({ at, workspace, user, action, subject, allowed, channel }) {
      await sql.run(NOTE_SQL, at, workspace, user, action, subject, Number(allowed), channel);
    },
    audit: async (workspace, limit) => (await sql.all(AUDIT_SQL, workspace, limit)).map(entryOf),
  };
}
