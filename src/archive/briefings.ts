import type { Viewer } from "#domain/article.ts";
import type { Briefings, StoredBriefing } from "#domain/ports.ts";
import { pack, unpack } from "./packed.ts";
import { queryKey } from "./query-key.ts";
import { MINE } from "./rows.ts";
import { ownScope, scopesOf } from "./scope.ts";
import type { Row, Sql } from "./sql.ts";

const KEEP_SQL = `INSERT INTO briefing (id, scope, channel_key, query_key, created_ms, packed)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (id) DO UPDATE
  SET channel_key = excluded.channel_key, query_key = excluded.query_key, created_ms = excluded.created_ms,
  packed = excluded.packed WHERE briefing.scope = excluded.scope`;
const CITE_SQL = `INSERT INTO cited (briefing, article) SELECT c.briefing, c.article
  FROM ROWS(?1 AS c: briefing TEXT, article TEXT) WHERE true ON CONFLICT DO NOTHING`;

/** Every article a stored record cites, wherever in it the citation stands. */
function citedIn(value: unknown, found: Set<string> = new Set()): Set<string> {
  if (typeof value !== "object" || value === null) return found;
  if ("articleId" in value && typeof value.articleId === "string") found.add(value.articleId);
  for (const part of Object.values(value)) citedIn(part, found);
  return found;
}

// Keeps a briefing for the narrowest audience of its viewer, and holds on to every text it cites.
async function keep(sql: Sql, viewer: Viewer, kept: StoredBriefing): Promise<void> {
  const { id, createdAt } = kept.briefing;
  const created = Date.parse(createdAt) || 0;
  await sql.write(async (tx) => {
    await tx.run(KEEP_SQL, id, ownScope(viewer), kept.channelKey, queryKey(kept.query), created, pack(kept));
    await tx.run(
      CITE_SQL,
      [...citedIn(kept.briefing)].map((article) => ({ briefing: id, article })),
    );
  });
}

function stored(row: Row | undefined): StoredBriefing | null {
  return row === undefined ? null : unpack<StoredBriefing>(row.packed);
}

const GET_SQL = `SELECT packed FROM briefing WHERE id = ?2 AND scope ${MINE}`;
const LAST_SQL = `SELECT packed FROM briefing WHERE channel_key = ?2 AND query_key = ?3 AND scope ${MINE}
  ORDER BY created_ms DESC, seq DESC LIMIT 1`;
const RECENT_SQL = `SELECT packed FROM briefing WHERE scope ${MINE} ORDER BY created_ms DESC, seq DESC LIMIT ?2`;

/** The book of kept briefings. */
export function briefingsOn(sql: Sql): Briefings {
  return {
    keep: (viewer, kept) => keep(sql, viewer, kept),
    get: async (viewer, id) => stored(await sql.get(GET_SQL, scopesOf(viewer), id)),
    last: async (viewer, channelKey, key) => stored(await sql.get(LAST_SQL, scopesOf(viewer), channelKey, key)),
    recent: async (viewer, most) =>
      (await sql.all(RECENT_SQL, scopesOf(viewer), most)).map((row) => unpack<StoredBriefing>(row.packed)),
  };
}
