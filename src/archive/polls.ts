import type { Feed, FeedState } from "#domain/feed.ts";
import type { Polls, PollWish, SeenItem } from "#domain/feed-ports.ts";
import type { Clock } from "#domain/ports.ts";
import { FEED_COLUMNS, feedOf, stateValues } from "./feed-rows.ts";
import { numberOrNull, type Sql, textOrNull } from "./sql.ts";

/** How long an item that its feed no longer holds is remembered: feeds bring old items back. In milliseconds. */
const REMEMBERED_MS = 180 * 86_400_000;

// Of each host the feed that has been due longest, unless the host is being asked or rests. A lease that has run out counts for nothing:
// its process has died.
const FREE_SQL = `SELECT id FROM (SELECT id, due_ms, row_number() OVER (PARTITION BY host ORDER BY due_ms, id) AS place
    FROM feed WHERE paused IS NULL AND (due_ms <= ?1 OR id IN (?3:texts)) AND (?4 = 0 OR id IN (?3:texts))
      AND host NOT IN (SELECT host FROM feed WHERE lease_ms > ?1)) AS waiting
  WHERE place = 1 ORDER BY due_ms, id LIMIT ?2`;
const LEND_SQL = `UPDATE feed SET owner = ?1, lease_ms = ?2 WHERE id IN (?3:texts) RETURNING ${FEED_COLUMNS}`;

async function claim(sql: Sql, owner: string, { most, leaseMs, only }: PollWish, now: number): Promise<Feed[]> {
  const rows = await sql.write(async (tx) => {
    await tx.alone("feed");
    const free = await tx.all(FREE_SQL, now, most, only ?? [], Number(only !== null));
    if (free.length === 0) return [];
    return tx.all(
      LEND_SQL,
      owner,
      now + leaseMs,
      free.map((row) => String(row.id)),
    );
  });
  return rows.map(feedOf);
}

const HELD_SQL = "SELECT scope, url FROM feed WHERE id = ?1 AND owner = ?2";
const TAKEN_SQL = "SELECT outlet FROM feed WHERE scope = ?1 AND url = ?2 AND id <> ?3";
// The lease becomes the host's rest: it belongs to nobody, and the host is left alone until it has run out.
const SETTLE_SQL = `UPDATE feed SET owner = NULL, lease_ms = ?2, url = ?3, host = ?4, etag = ?5, last_modified = ?6, interval_ms = ?7,
  due_ms = ?8, failures = ?9, polled_ms = ?10, success_ms = ?11, new_ms = ?12, last_error = ?13, paused = coalesce(paused, ?14),
  gone = ?15 WHERE id = ?1`;

async function settle(
  sql: Sql,
  id: string,
  owner: string,
  given: { state: FeedState; rest: number },
): Promise<boolean> {
  return sql.write(async (tx) => {
    const held = await tx.get(HELD_SQL, id, owner);
    if (held === undefined) return false;
    const [scope, url] = [String(held.scope), String(held.url)];
    const taken = given.state.url === url ? undefined : await tx.get(TAKEN_SQL, scope, given.state.url, id);
    const state = taken === undefined ? given.state : twin(given.state, url, String(taken.outlet));
    await tx.run(SETTLE_SQL, id, given.rest, ...stateValues(state));
    return true;
  });
}

function twin(state: FeedState, url: string, outlet: string): FeedState {
  const paused = `It has moved to ${state.url}, which is followed already (${outlet}). Remove this one.`;
  return { ...state, url, paused, gone: false };
}

const SEEN_SQL = "SELECT key, digest, tries, article FROM feed_item WHERE feed = ?1 AND key IN (?2:texts)";
const CITED_SQL = `SELECT i.key, i.digest, i.tries, i.article FROM feed_item i
  WHERE i.feed = ?1 AND EXISTS (SELECT 1 FROM cited c WHERE c.article = i.article) ORDER BY i.seen_ms DESC, i.key LIMIT 20`;
const REMEMBER_SQL = `INSERT INTO feed_item (feed, key, digest, tries, seen_ms, article)
  SELECT ?1, r.key, r.digest, r.tries, ?2, r.article FROM ROWS(?3 AS r: key TEXT, digest TEXT, tries BIGINT, article TEXT)
  WHERE true ON CONFLICT (feed, key) DO UPDATE SET digest = excluded.digest, tries = excluded.tries,
  seen_ms = excluded.seen_ms, article = coalesce(excluded.article, feed_item.article)`;
const FORGET_SQL = "DELETE FROM feed_item WHERE feed = ?1 AND seen_ms < ?2";

async function remember(sql: Sql, id: string, items: readonly SeenItem[], now: number): Promise<void> {
  const unique = [...new Map(items.map((item) => [item.key, item])).values()];
  await sql.write(async (tx) => {
    await tx.run(REMEMBER_SQL, id, now, unique);
    await tx.run(FORGET_SQL, id, now - REMEMBERED_MS);
  });
}

/** The book of polls. */
export function pollsOn(sql: Sql, clock: Clock): Polls {
  const now = () => clock().getTime();
  return {
    claim: (owner, wish) => claim(sql, owner, wish, now()),
    settle: (id, owner, { state, restMs }) => settle(sql, id, owner, { state, rest: now() + restMs }),
    async seen(id, keys) {
      const rows = keys === "cited" ? await sql.all(CITED_SQL, id) : await sql.all(SEEN_SQL, id, keys);
      return rows.map((row) => ({
        key: String(row.key),
        digest: String(row.digest),
        tries: Number(row.tries),
        article: textOrNull(row.article),
      }));
    },
    remember: (id, items) => remember(sql, id, items, now()),
    async nextDue() {
      const ms = numberOrNull((await sql.get("SELECT min(due_ms) AS ms FROM feed WHERE paused IS NULL"))?.ms);
      return ms === null ? null : new Date(ms).toISOString();
    },
  };
}
