import type { Articles, Clock } from "#domain/ports.ts";
import { nearest } from "./nearest.ts";
import { getArticle, readArticles } from "./reading.ts";
import { scopesOf } from "./scope.ts";
import { search } from "./search.ts";
import type { Sql } from "./sql.ts";

/** The book of articles and their ledgers. */
export function articlesOn(sql: Sql, clock: Clock): Articles {
  return {
    async file(batch) {
      // Loaded late, as in reading.ts: comparing copies needs the reader of prose.
      const { fileBatch } = await import("./filing.ts");
      return fileBatch(sql, batch, clock());
    },
    get: (viewer, id) => getArticle(sql, viewer, id),
    read: (viewer, ids) => readArticles(sql, viewer, ids),
    search: (viewer, query, limit) => search(sql, scopesOf(viewer), query, limit),
    nearest: (viewer, topic) => nearest(sql, scopesOf(viewer), topic),
  };
}
