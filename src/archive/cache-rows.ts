import { hashOf } from "./identity.ts";
import { type Sql, textOrNull } from "./sql.ts";

/** Rows of the cache table, by key. Times are Unix milliseconds. */
export type CacheRows = {
  /** A value whose time has not come, or null. */
  get(key: string, now: number): Promise<string | null>;
  /** Stores a value until `expires`, or for good when that is null. */
  set(key: string, value: string, expires: number | null): Promise<void>;
  /** Removes one value, or with null everything that has expired. True when something went. */
  drop(key: string | null, now: number): Promise<boolean>;
};

const LONGEST = 500;

// An index of PostgreSQL takes no key longer than some 2,700 bytes, and whole addresses are used as keys.
function short(key: string): string {
  return key.length <= LONGEST ? key : `${key.slice(0, LONGEST - 65)}#${hashOf(key)}`;
}

const GET_SQL = "SELECT value FROM cache WHERE key = ?1 AND (expires IS NULL OR expires > ?2)";
const SET_SQL = `INSERT INTO cache (key, value, expires) VALUES (?1, ?2, ?3)
  ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires = excluded.expires`;

/** The book that the cache is kept in. */
export function cacheRowsOn(sql: Sql): CacheRows {
  return {
    get: async (key, now) => textOrNull((await sql.get(GET_SQL, short(key), now))?.value),
    async set(key, value, expires) {
      await sql.run(SET_SQL, short(key), value, expires);
    },
    async drop(key, now) {
      const gone =
        key === null
          ? await sql.run("DELETE FROM cache WHERE expires <= ?1", now)
          : await sql.run("DELETE FROM cache WHERE key = ?1", short(key));
      return gone > 0;
    },
  };
}
