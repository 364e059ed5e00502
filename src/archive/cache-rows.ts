import type { Database } from "./database.ts";

/** A cached value whose time has not come, or null. Times are Unix milliseconds. */
export function cacheGet(db: Database, key: string, now: number): string | null {
  const value = db
    .sql("SELECT value FROM cache WHERE key = ? AND (expires IS NULL OR expires > ?)")
    .get(key, now)?.value;
  return typeof value === "string" ? value : null;
}

/** Stores a value until `expires`, or for good when that is null. */
export function cacheSet(db: Database, key: string, value: string, expires: number | null): void {
  db.sql(`INSERT INTO cache (key, value, expires) VALUES (?, ?, ?)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires = excluded.expires`).run(key, value, expires);
}

/** Removes one value, or with null everything that has expired. True when something went. */
export function cacheDelete(db: Database, key: string | null, now: number): boolean {
  const gone =
    key === null
      ? db.sql("DELETE FROM cache WHERE expires <= ?").run(now)
      : db.sql("DELETE FROM cache WHERE key = ?").run(key);
  return Number(gone.changes) > 0;
}
