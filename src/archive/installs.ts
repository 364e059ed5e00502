import type { InstallBook, InstallRow } from "#domain/install-ports.ts";
import type { Clock } from "#domain/ports.ts";
import type { Row, Sql } from "./sql.ts";

const KEEP_SQL = `INSERT INTO install (key, sealed, installed_ms, renewing_ms) VALUES (?1, ?2, ?3, 0)
  ON CONFLICT (key) DO UPDATE SET sealed = excluded.sealed, renewing_ms = 0`;
const COLUMNS = "key, sealed, installed_ms";
// One row changes for one asker only: whoever comes second finds the lease of the first.
const RENEW_SQL = "UPDATE install SET renewing_ms = ?2 WHERE key = ?1 AND renewing_ms <= ?3";

function installOf(row: Row): InstallRow {
  return {
    key: String(row.key),
    sealed: String(row.sealed),
    installedAt: new Date(Number(row.installed_ms)).toISOString(),
  };
}

/** The book of workspaces that installed the app. */
export function installsOn(sql: Sql, clock: Clock): InstallBook {
  const now = () => clock().getTime();
  return {
    async keep(key, sealed) {
      await sql.run(KEEP_SQL, key, sealed, now());
    },
    async find(keys) {
      const rows = await sql.all(`SELECT ${COLUMNS} FROM install WHERE key IN (?1:texts)`, keys);
      const found = rows.map(installOf);
      return keys.flatMap((key) => found.find((row) => row.key === key) ?? [])[0] ?? null;
    },
    list: async () => (await sql.all(`SELECT ${COLUMNS} FROM install ORDER BY installed_ms, key`)).map(installOf),
    async remove(key) {
      await sql.run("DELETE FROM install WHERE key = ?1", key);
    },
    renew: async (key, leaseMs) => (await sql.run(RENEW_SQL, key, now() + leaseMs, now())) === 1,
  };
}
