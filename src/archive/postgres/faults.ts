import { BriefdeskError } from "#domain/fault.ts";

/** SQLSTATE classes and codes after which the same work may be tried again: https://www.postgresql.org/docs/15/errcodes-appendix.html */
const COLLIDED = new Set(["40001", "40P01", "55P03"]);
const SERVER_GOES = new Set(["57P01", "57P02", "57P03", "53300"]);
const NETWORK = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "EHOSTUNREACH", "EAI_AGAIN"]);
const LOST_MESSAGE = /connection (?:terminated|ended|is closed)|timeout exceeded when trying to connect|not queryable/i;

function codeOf(fault: unknown): string | null {
  return fault instanceof Error && "code" in fault && typeof fault.code === "string" ? fault.code : null;
}

/** Whether a fault tells that a connection is gone or cannot be made: nothing more can be asked of it. */
export function isLost(fault: unknown): boolean {
  const code = codeOf(fault);
  if (code !== null && (SERVER_GOES.has(code) || NETWORK.has(code) || code.startsWith("08"))) return true;
  // Node wraps several refused addresses in one error without a code of its own.
  if (fault instanceof AggregateError) return fault.errors.some(isLost);
  return fault instanceof Error && LOST_MESSAGE.test(fault.message);
}

/** Whether a fault passes by itself, so that the same work may be tried again. A duplicate key comes from another process's row. */
export function isTransient(fault: unknown): boolean {
  const code = codeOf(fault);
  return isLost(fault) || (code !== null && COLLIDED.has(code));
}

/** A fault of a connection, for what the driver does not tell itself. */
export function connectionFault(message: string): Error {
  return Object.assign(new Error(message), { code: "08006" });
}

/** Whether a fault comes from PostgreSQL or from the way to it. */
export function isPostgresFault(fault: unknown): boolean {
  return isLost(fault) || /^[0-9A-Z]{5}$/.test(codeOf(fault) ?? "");
}

/** Whether one record could not be stored because of what is in it (data exceptions and limits), and not the database's state. */
export function isBadRecord(fault: unknown): boolean {
  return /^(?:22|54)/.test(codeOf(fault) ?? "");
}

const WRONG_SETTING: Readonly<Record<string, string>> = {
  "28P01": "PostgreSQL refuses the password in DATABASE_URL. Correct it and try again.",
  "28000": "PostgreSQL refuses the user in DATABASE_URL. Correct it, or allow the user in pg_hba.conf, and try again.",
  "3D000": "The database that DATABASE_URL names does not exist. Make it with createdb and try again.",
  "42501": "The user in DATABASE_URL may not do that. Let it own the database, and try again.",
};
const ADVICE: Readonly<Record<string, string>> = {
  "53100": "The disk of the PostgreSQL server is full. Free some space and try again.",
  "57014": "PostgreSQL took too long to answer. Try a narrower window, or see what keeps the server busy.",
  "25006": "The PostgreSQL server takes no writes (it is a standby). Name the primary in DATABASE_URL.",
};
const UNREACHABLE = "PostgreSQL cannot be reached. Check that the server runs and that DATABASE_URL is right.";

/** A fault of PostgreSQL with advice; other faults come back as they are. */
export function postgresFault(fault: unknown): unknown {
  if (fault instanceof BriefdeskError || !isPostgresFault(fault)) return fault;
  const code = codeOf(fault) ?? "";
  const message = `postgres ${code}: ${fault instanceof Error ? fault.message : String(fault)}`;
  if (isLost(fault)) return new BriefdeskError("unreachable", message, { advice: UNREACHABLE, cause: fault });
  const setting = WRONG_SETTING[code];
  if (setting !== undefined) return new BriefdeskError("config", message, { advice: setting, cause: fault });
  const advice =
    ADVICE[code] ?? "The archive reported a fault. Try again; if it stays, LOG_LEVEL=debug tells which it is.";
  return new BriefdeskError("archive", message, { advice, cause: fault });
}
