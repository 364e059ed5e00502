import type { Viewer } from "#domain/article.ts";
import type { StoredBriefing } from "#domain/ports.ts";
import type { Database } from "./database.ts";
import { pack, unpack } from "./packed.ts";
import { queryKey } from "./query-key.ts";
import { MINE, type Row } from "./rows.ts";
import { ownScope, scopesOf } from "./scope.ts";

const KEEP_SQL = `INSERT INTO briefing (id, scope, channel_key, query_key, created_ms, packed) VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET channel_key = excluded.channel_key, query_key = excluded.query_key,
  created_ms = excluded.created_ms, packed = excluded.packed WHERE scope = excluded.scope`;

/** Every article a stored record cites, wherever in it the citation stands. */
function citedIn(value: unknown, found: Set<string> = new Set()): Set<string> {
  if (typeof value !== "object" || value === null) return found;
  if ("articleId" in value && typeof value.articleId === "string") found.add(value.articleId);
  for (const part of Object.values(value)) citedIn(part, found);
  return found;
}

/** Keeps a briefing for the narrowest audience of its viewer, and holds on to every text it cites. */
export function keepBriefing(db: Database, viewer: Viewer, kept: StoredBriefing): void {
  const { id, createdAt } = kept.briefing;
  db.write(() => {
    const created = Date.parse(createdAt) || 0;
    db.sql(KEEP_SQL).run(id, ownScope(viewer), kept.channelKey, queryKey(kept.query), created, pack(kept));
    for (const article of citedIn(kept.briefing)) {
      db.sql("INSERT OR IGNORE INTO cited (briefing, article) VALUES (?, ?)").run(id, article);
    }
  });
}

function stored(row: Row | undefined): StoredBriefing | null {
  return row === undefined ? null : unpack<StoredBriefing>(row.packed);
}

/** A kept briefing by id, or null when the viewer may not see it. */
export function getBriefing(db: Database, viewer: Viewer, id: string): StoredBriefing | null {
  const scopes = JSON.stringify(scopesOf(viewer));
  return stored(db.sql(`SELECT packed FROM briefing WHERE id = ?2 AND scope ${MINE}`).get(scopes, id));
}

const LAST_SQL = `SELECT packed FROM briefing WHERE channel_key = ?2 AND query_key = ?3 AND scope ${MINE}
  ORDER BY created_ms DESC, seq DESC LIMIT 1`;

/** The newest briefing a channel was given on a query, or null. */
export function lastBriefing(db: Database, viewer: Viewer, channelKey: string, key: string): StoredBriefing | null {
  return stored(db.sql(LAST_SQL).get(JSON.stringify(scopesOf(viewer)), channelKey, key));
}
