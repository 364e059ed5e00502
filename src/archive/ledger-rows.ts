import type { Ledger } from "#domain/ledger.ts";
import { pack, unpack } from "./packed.ts";
import type { Sql } from "./sql.ts";

const STORE_SQL = `INSERT INTO ledger (key, reader_version, packed) VALUES (?1, ?2, ?3) ON CONFLICT (key) DO UPDATE
  SET reader_version = excluded.reader_version, packed = excluded.packed
  WHERE ledger.reader_version <= excluded.reader_version`;

/** Stores what the reader found in an article, replacing what an older reader found. */
export async function storeLedger(sql: Sql, key: number, ledger: Ledger): Promise<void> {
  await sql.run(STORE_SQL, key, ledger.readerVersion, pack(ledger));
}

/** The ledger of an article as it was stored, by whatever version of the reader. */
export async function storedLedger(sql: Sql, key: number): Promise<Ledger> {
  const row = await sql.get("SELECT packed FROM ledger WHERE key = ?1", key);
  if (row === undefined) throw new Error(`article ${key} has no ledger`);
  return unpack<Ledger>(row.packed);
}
