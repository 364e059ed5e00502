import type pg from "pg";
import { BriefdeskError } from "#domain/fault.ts";
import { MIGRATIONS } from "./migrations.ts";

const OLDEST = 150_000;

function unfit(message: string, advice: string): BriefdeskError {
  return new BriefdeskError("config", message, { advice });
}

async function checkServer(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query(
    "SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding",
  );
  const { version, encoding } = rows[0] as { version: number; encoding: string };
  if (version < OLDEST)
    throw unfit(`PostgreSQL ${version} is too old`, "Briefdesk needs PostgreSQL 15 or later. Update the server.");
  if (encoding !== "UTF8") {
    const advice =
      "The database must be encoded in UTF8. Make it with: createdb --encoding UTF8 --template template0 NAME";
    throw unfit(`the database is encoded in ${encoding}`, advice);
  }
}

// Read from pg_class itself: to_regclass may answer from before the wait for the lock.
const THERE_SQL = `SELECT EXISTS (SELECT 1 FROM pg_class WHERE relname = 'briefdesk_version' AND pg_table_is_visible(oid))
  AS there`;

async function versionOf(client: pg.PoolClient): Promise<number> {
  const { rows } = await client.query(THERE_SQL);
  if (rows[0]?.there !== true) return 0;
  return Number((await client.query("SELECT version FROM briefdesk_version")).rows[0]?.version ?? 0);
}

async function applySteps(client: pg.PoolClient): Promise<void> {
  // The version is read again under the lock: another process may have migrated while this one waited for it.
  const version = await versionOf(client);
  if (version > MIGRATIONS.length)
    throw new BriefdeskError("archive", `database version ${version} is newer than ${MIGRATIONS.length}`, {
      advice: "The archive was written by a newer Briefdesk. Update this one, or point it at another database.",
    });
  for (const step of MIGRATIONS.slice(version)) await client.query(step);
  await client.query("CREATE TABLE IF NOT EXISTS briefdesk_version (version BIGINT NOT NULL)");
  await client.query("DELETE FROM briefdesk_version");
  await client.query("INSERT INTO briefdesk_version VALUES ($1)", [MIGRATIONS.length]);
}

/** Brings a database up to today's version, one process after the other. All of it is done or nothing. */
export async function migrate(client: pg.PoolClient): Promise<void> {
  await checkServer(client);
  if ((await versionOf(client)) === MIGRATIONS.length) return;
  await client.query("BEGIN; SET LOCAL statement_timeout = 0");
  try {
    await client.query("SELECT pg_advisory_xact_lock(20837, 0)");
    await applySteps(client);
    await client.query("COMMIT");
  } catch (fault) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw fault;
  }
}
