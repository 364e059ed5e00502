import { statSync } from "node:fs";
import type { Viewer } from "#domain/article.ts";
import type { Stored } from "#domain/desk-ports.ts";
import type { ArchiveStatus } from "#domain/ports.ts";
import { MINE } from "./rows.ts";
import { scopesOf } from "./scope.ts";
import { numberOrNull, type Sql } from "./sql.ts";
import { msOf } from "./time-key.ts";

const REAL = "FROM article WHERE sample = 0 AND retired = 0";

// A main database without a file lives in memory.
async function sqlitePlace(sql: Sql): Promise<{ place: string; bytes: number }> {
  const row = await sql.get("SELECT file FROM pragma_database_list WHERE name = 'main'");
  const file = String(row?.file ?? "");
  const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return file === "" ? { place: ":memory:", bytes: 0 } : { place: file, bytes: sizeOf(file) + sizeOf(`${file}-wal`) };
}

// The password of the address is told to nobody; where the server runs is enough.
async function postgresPlace(sql: Sql): Promise<{ place: string; bytes: number }> {
  const row =
    await sql.get(`SELECT current_database() AS name, coalesce(host(inet_server_addr()), 'this machine') AS host,
    inet_server_port() AS port, pg_database_size(current_database()) AS bytes`);
  const port = row?.port === null ? "" : `:${row?.port}`;
  return { place: `${row?.name} on ${row?.host}${port}`, bytes: Number(row?.bytes) };
}

/** How full the archive is: latest revisions only, all audiences together. `bytes` counts the write-ahead log too. */
async function standing(sql: Sql): Promise<ArchiveStatus> {
  const count = async (text: string): Promise<number> => Number((await sql.get(text))?.n ?? 0);
  const newest = numberOrNull((await sql.get(`SELECT max(key) AS key ${REAL}`))?.key);
  return {
    engine: sql.dialect,
    ...(await (sql.dialect === "sqlite" ? sqlitePlace(sql) : postgresPlace(sql))),
    articles: await count(`SELECT count(*) AS n ${REAL}`),
    samples: await count("SELECT count(*) AS n FROM article WHERE sample = 1 AND retired = 0"),
    briefings: await count("SELECT count(*) AS n FROM briefing"),
    newest: newest === null ? null : new Date(msOf(newest)).toISOString(),
  };
}

// What others have stored is not even counted: a number that rises tells that they have.
async function stored(sql: Sql, scopes: readonly string[]): Promise<Stored> {
  const latest = `FROM article WHERE scope ${MINE} AND retired = 0`;
  const count = async (text: string): Promise<number> => Number((await sql.get(text, scopes))?.n ?? 0);
  const newest = numberOrNull((await sql.get(`SELECT max(key) AS key ${latest} AND sample = 0`, scopes))?.key);
  return {
    articles: await count(`SELECT count(*) AS n ${latest} AND sample = 0`),
    samples: await count(`SELECT count(*) AS n ${latest} AND sample = 1`),
    briefings: await count(`SELECT count(*) AS n FROM briefing WHERE scope ${MINE}`),
    newest: newest === null ? null : new Date(msOf(newest)).toISOString(),
  };
}

/** What the archive says of itself: as a whole to its operator, and to a viewer of what they may see. */
export function standingOn(sql: Sql): { status(): Promise<ArchiveStatus>; stored(viewer: Viewer): Promise<Stored> } {
  return { status: () => standing(sql), stored: (viewer) => stored(sql, scopesOf(viewer)) };
}
