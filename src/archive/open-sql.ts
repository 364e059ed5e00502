import type { Place } from "./place.ts";
import type { Sql } from "./sql.ts";

/** A database that is closed when it is no longer needed. */
export type OpenSql = Sql & { close(): Promise<void> };

/** Opens the database of a place. Each engine is loaded only where it is used: the driver takes as long to load as a search takes. */
export async function openSql(place: Place): Promise<OpenSql> {
  if (place.databaseUrl) return (await import("./postgres/postgres.ts")).openPostgres(place.databaseUrl);
  return (await import("./sqlite/sqlite.ts")).openSqlite(place);
}
