import { BriefdeskError } from "#domain/fault.ts";
import { isBadRecord, isPostgresFault, postgresFault } from "./postgres/faults.ts";

/** SQLite's primary result codes that a reader can do something about: https://sqlite.org/rescode.html */
const ADVICE: Readonly<Record<number, string>> = {
  5: "The archive is busy with another process. Try again in a moment.",
  8: "The archive cannot be written to. Check the permissions of the data folder.",
  10: "The disk that holds the archive reports errors. Check it, then restore the data folder from a backup.",
  11: "The archive is damaged. Restore briefdesk.db from a backup, or move it away to start an empty one.",
  13: "The disk that holds the archive is full. Free some space and try again.",
  14: "The archive cannot be opened. Check that the data folder exists and may be read and written.",
  26: "briefdesk.db is not an archive, or it is damaged. Restore it from a backup, or move it away to start an empty one.",
};

function sqliteCode(fault: unknown): number | null {
  if (!(fault instanceof Error) || !("errcode" in fault) || typeof fault.errcode !== "number") return null;
  return fault.errcode & 0xff;
}

/** Whether a fault comes from the database itself rather than from one bad record. */
export function isDatabaseFault(fault: unknown): boolean {
  if (isPostgresFault(fault)) return !isBadRecord(fault);
  return sqliteCode(fault) !== null || fault instanceof BriefdeskError;
}

/** Turns a database fault into an archive fault with advice; other faults come back as they are. */
export function archiveFault(fault: unknown): unknown {
  const code = sqliteCode(fault);
  if (code === null || !(fault instanceof Error)) return postgresFault(fault);
  const advice =
    ADVICE[code] ?? "The archive reported a fault. Try again; if it stays, LOG_LEVEL=debug tells which it is.";
  return new BriefdeskError("archive", `sqlite ${code}: ${fault.message}`, { advice, cause: fault });
}

/** Runs something against the database and throws its faults with advice. */
export function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (fault) {
    throw archiveFault(fault);
  }
}
