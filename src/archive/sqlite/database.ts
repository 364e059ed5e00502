import { mkdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { BriefdeskError } from "#domain/fault.ts";
import { guarded } from "../faults.ts";
import type { Place } from "../place.ts";
import { migrate } from "./migrations.ts";
import { wordCount } from "./months.ts";

/** An open SQLite file with its prepared statements. */
export type Database = {
  readonly path: string;
  /** The statement for this text, prepared once while it is in use; `spell` puts the text into SQLite's own words before that. */
  readonly sql: (text: string, spell?: (text: string) => string) => StatementSync;
  readonly exec: (text: string) => void;
  readonly inTransaction: () => boolean;
  readonly close: () => void;
};

const BUSY_MS = 5000;
const WAL_TRIES = 40;
/** As many statements are kept ready, the last used: each month of words has some of its own. */
const MOST_PREPARED = 600;

function sleepSync(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

// Switching to WAL needs the file alone and does not always honour the busy timeout, so two first starts may collide here.
function switchToWal(db: DatabaseSync): void {
  for (let tries = 1; ; tries++) {
    try {
      db.exec("PRAGMA journal_mode = WAL");
      return;
    } catch (fault) {
      if (tries >= WAL_TRIES) throw fault;
      sleepSync(25);
    }
  }
}

const DISK_FAULT = /^(?:ENOSPC|EDQUOT|EIO)$/;

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** Makes a folder and what is above it. Node's own `recursive` tries for ever where nothing can be made, as in /proc (measured on 24.21). */
function makeAll(folder: string): void {
  if (isFolder(folder)) return;
  if (dirname(folder) !== folder) makeAll(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (fault) {
    // Another process may have made it meanwhile.
    if (!isFolder(folder)) throw fault;
  }
}

// Where the disk is not at fault the path is: a file stands there, or it may not be written.
function makeFolder(folder: string): void {
  try {
    makeAll(folder);
  } catch (cause) {
    const kind = DISK_FAULT.test((cause as NodeJS.ErrnoException).code ?? "") ? "archive" : "config";
    throw new BriefdeskError(kind, `cannot create the data folder ${folder}`, {
      advice:
        "The data folder cannot be made. --data (or BRIEFDESK_DATA) must name a folder that may be written, and no file.",
      cause,
    });
  }
}

// The timeout is set at open, before any statement: measured, a process that asks for WAL first dies with "locked".
function connect(place: Place): { db: DatabaseSync; path: string } {
  const path = place.memory ? ":memory:" : join(place.folder, "briefdesk.db");
  if (!place.memory) makeFolder(place.folder);
  const db = new DatabaseSync(path, { timeout: BUSY_MS });
  try {
    // FULL: what was acknowledged survives a power cut too; a batch is one transaction, so it costs one flush a batch.
    if (!place.memory && db.prepare("PRAGMA journal_mode").get()?.journal_mode !== "wal") switchToWal(db);
    db.exec(
      // What is erased is overwritten: `workspace erase` is to leave nothing for whoever reads the file.
      "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY",
    );
    db.function("word_count", { deterministic: true }, (sizes) => wordCount(sizes as Uint8Array));
    migrate(db);
  } catch (fault) {
    db.close();
    throw fault;
  }
  return { db, path };
}

function preparing(db: DatabaseSync): Database["sql"] {
  const prepared = new Map<string, StatementSync>();
  return (text, spell = (spelled) => spelled) => {
    const ready = prepared.get(text) ?? db.prepare(spell(text));
    prepared.delete(text);
    prepared.set(text, ready);
    const [oldest] = prepared.keys();
    if (prepared.size > MOST_PREPARED && oldest !== undefined) prepared.delete(oldest);
    return ready;
  };
}

/** Opens (and if need be creates or migrates) the database of a data folder. Throws archive faults with advice. */
export function openDatabase(place: Place): Database {
  const { db, path } = guarded(() => connect(place));
  return {
    path,
    sql: preparing(db),
    exec: (text) => db.exec(text),
    inTransaction: () => db.isTransaction,
    close: () => db.close(),
  };
}
