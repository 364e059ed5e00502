import type { Ledger } from "#domain/ledger.ts";
import type { Database } from "./database.ts";
import { pack, unpack } from "./packed.ts";

const STORE_SQL = `INSERT INTO ledger (key, reader_version, packed) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE
  SET reader_version = excluded.reader_version, packed = excluded.packed WHERE reader_version <= excluded.reader_version`;

/** Stores what the reader found in an article, replacing what an older reader found. */
export function storeLedger(db: Database, key: number, ledger: Ledger): void {
  db.sql(STORE_SQL).run(key, ledger.readerVersion, pack(ledger));
}

/** The ledger of an article as it was stored, by whatever version of the reader. */
export function storedLedger(db: Database, key: number): Ledger {
  const packed = db.sql("SELECT packed FROM ledger WHERE key = ?").get(key)?.packed;
  if (packed === undefined) throw new Error(`article ${key} has no ledger`);
  return unpack<Ledger>(packed);
}
