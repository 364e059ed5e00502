import type { Viewer } from "#domain/article.ts";
import type { Feed, FeedChange, NewFeed } from "#domain/feed.ts";
import type { Feeds } from "#domain/feed-ports.ts";
import { newId } from "#domain/ids.ts";
import type { Clock } from "#domain/ports.ts";
import { FEED_COLUMNS, feedOf, hostOf } from "./feed-rows.ts";
import { scopeOf, scopesOf } from "./scope.ts";
import type { Sql } from "./sql.ts";

/** How often a feed is polled until it is known how often it has news. */
const FIRST_INTERVAL_MS = 30 * 60_000;

const ADD_SQL = `INSERT INTO feed (id, scope, url, host, outlet, site, visibility, full_text, interval_ms, added_ms, due_ms)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10) ON CONFLICT (scope, url) DO NOTHING`;
const BY_URL_SQL = `SELECT ${FEED_COLUMNS} FROM feed WHERE scope = ?1 AND url = ?2`;
const BY_ID_SQL = `SELECT ${FEED_COLUMNS} FROM feed WHERE id = ?1 AND scope IN (?2:texts)`;
const LIST_SQL = `SELECT ${FEED_COLUMNS} FROM feed WHERE scope IN (?1:texts) ORDER BY lower(outlet), url`;
// A feed taken up again starts afresh: what went wrong before the pause is forgotten.
const CHANGE_SQL = `UPDATE feed SET outlet = ?2, full_text = ?3, paused = ?4, gone = ?5, failures = ?6, due_ms = ?7 WHERE id = ?1`;

async function add(sql: Sql, feed: NewFeed, now: number): Promise<{ kind: "added" | "known"; feed: Feed }> {
  const scope = scopeOf(feed.visibility);
  const values = [newId("fed"), scope, feed.url, hostOf(feed.url), feed.outlet, feed.site];
  const more = [JSON.stringify(feed.visibility), Number(feed.fullText), FIRST_INTERVAL_MS, now];
  const added = await sql.run(ADD_SQL, ...values, ...more);
  const row = await sql.get(BY_URL_SQL, scope, feed.url);
  if (row === undefined) throw new Error("a feed was written and cannot be read back");
  return { kind: added === 1 ? "added" : "known", feed: feedOf(row) };
}

async function change(sql: Sql, viewer: Viewer, id: string, wish: FeedChange & { now: number }): Promise<Feed | null> {
  return sql.write(async (tx) => {
    const row = await tx.get(BY_ID_SQL, id, scopesOf(viewer));
    if (row === undefined) return null;
    const feed = feedOf(row);
    const resumed = wish.paused === null && feed.paused !== null;
    const paused = wish.paused === undefined ? feed.paused : wish.paused;
    const [gone, failures, due] = resumed
      ? [0, 0, wish.now]
      : [Number(feed.gone), feed.failures, Date.parse(feed.dueAt)];
    const fullText = Number(wish.fullText ?? feed.fullText);
    await tx.run(CHANGE_SQL, id, wish.outlet ?? feed.outlet, fullText, paused, gone, failures, due);
    const changed = await tx.get(BY_ID_SQL, id, scopesOf(viewer));
    return changed === undefined ? null : feedOf(changed);
  });
}

async function remove(sql: Sql, viewer: Viewer, id: string): Promise<boolean> {
  return sql.write(async (tx) => {
    const removed = await tx.run("DELETE FROM feed WHERE id = ?1 AND scope IN (?2:texts)", id, scopesOf(viewer));
    if (removed === 1) await tx.run("DELETE FROM feed_item WHERE feed = ?1", id);
    return removed === 1;
  });
}

/** The book of feeds. */
export function feedsOn(sql: Sql, clock: Clock): Feeds {
  const now = () => clock().getTime();
  return {
    add: (feed) => add(sql, feed, now()),
    list: async (viewer) => (await sql.all(LIST_SQL, scopesOf(viewer))).map(feedOf),
    change: (viewer, id, wish) => change(sql, viewer, id, { ...wish, now: now() }),
    remove: (viewer, id) => remove(sql, viewer, id),
  };
}
