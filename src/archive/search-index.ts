import type { Query } from "#domain/assignment.ts";
import { postgresIndex } from "./postgres/search.ts";
import type { Sql } from "./sql.ts";
import { sqliteIndex } from "./sqlite/search.ts";

/** An article as the index of words needs it. `key` is its time key. */
export type Indexed = { readonly key: number; readonly title: string; readonly text: string };
/** What is asked of the index: by whom, which articles, how many. `limit` is within bounds. */
export type Asked = { readonly scopes: readonly string[]; readonly query: Query; readonly limit: number };
/** An article found by its key; a higher score is better, and without words it is 0. */
export type Hit = { readonly key: number; readonly score: number };

/** The index of words: the one part of the archive that each engine does in its own way. */
export type SearchIndex = {
  /** In the transaction that stores the article's row, after that. */
  add(tx: Sql, article: Indexed): Promise<void>;
  /** Takes out articles that were added and settled, while their rows are still there. */
  remove(tx: Sql, keys: readonly number[]): Promise<void>;
  /** Once for all that was added in a transaction: only then it is found, and counted in what is known of the whole archive. */
  settle(tx: Sql, keys: readonly number[]): Promise<void>;
  /** Gives back the room of what was taken out. Of articles from key `first` to `last` it leaves none of their words in the files either. */
  tidy(sql: Sql, first: number, last: number): Promise<void>;
  /** Latest revisions that match, best first and then newest first; without words the newest first. */
  search(sql: Sql, asked: Asked): Promise<Hit[]>;
};

/** The index of the engine that is asked. */
export function indexOf({ dialect }: Sql): SearchIndex {
  return dialect === "postgres" ? postgresIndex : sqliteIndex;
}
