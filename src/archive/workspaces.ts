import type { WorkspaceRow, Workspaces } from "#domain/workspaces.ts";
import { type Owned, ownedTables, ownerValues } from "./owned.ts";
import { unpack } from "./packed.ts";
import { indexOf } from "./search-index.ts";
import type { Row, Sql, Value } from "./sql.ts";

const PAGE = 200;
const SECRET = /token|secret|sealed|password/i;

// What is packed is read, and what lets somebody in is left out: an export is given away.
function shown(row: Row): Record<string, unknown> {
  const told = Object.entries(row).flatMap(([name, value]) => {
    if (SECRET.test(name)) return [];
    return [[name, value instanceof Uint8Array ? readable(name, value) : value] as const];
  });
  return Object.fromEntries(told);
}

function readable(name: string, value: Uint8Array): unknown {
  return name === "packed" ? unpack(value) : Buffer.from(value).toString("base64");
}

async function sizes(sql: Sql, workspace: string): Promise<Record<string, number>> {
  const sizes: Record<string, number> = {};
  for (const { table, where } of await ownedTables(sql)) {
    const row = await sql.get(`SELECT count(*) AS n FROM ${table} WHERE ${where}`, ...ownerValues(workspace));
    if (Number(row?.n) > 0) sizes[table] = Number(row?.n);
  }
  return sizes;
}

async function page(sql: Sql, workspace: string, table: string, from: number): Promise<WorkspaceRow[]> {
  const owned = (await ownedTables(sql)).find((one) => one.table === table);
  if (owned === undefined) return [];
  const order = owned.columns.map((_, at) => at + 1).join(", ");
  const text = `SELECT * FROM ${table} WHERE ${owned.where} ORDER BY ${order} LIMIT ${PAGE} OFFSET ?3`;
  const rows = await sql.all(text, ...ownerValues(workspace), from);
  return rows.map((row) => ({ table, row: shown(row) }));
}

const INDEXED_SQL = `SELECT key FROM article WHERE retired = 0 AND (scope = 'workspace:' || CAST(?1 AS TEXT)
  OR substr(scope, 1, length(?2)) = ?2) AND key > ?3 ORDER BY key LIMIT ${PAGE}`;

async function unindex(tx: Sql, owner: readonly Value[]): Promise<void> {
  for (let last = -1; ; ) {
    const rows = await tx.all(INDEXED_SQL, ...owner, last);
    const keys = rows.map((row) => Number(row.key));
    if (keys.length === 0) return;
    await indexOf(tx).remove(tx, keys);
    last = keys.at(-1) ?? last;
  }
}

const KEYS_SQL = `SELECT min(key) AS first, max(key) AS last FROM article WHERE scope = 'workspace:' || CAST(?1 AS TEXT)
  OR substr(scope, 1, length(?2)) = ?2`;

async function erase(sql: Sql, workspace: string): Promise<Record<string, number>> {
  const keys = await sql.get(KEYS_SQL, ...ownerValues(workspace));
  const gone = await eraseRows(sql, workspace);
  await indexOf(sql).tidy(sql, Number(keys?.first ?? 0), Number(keys?.last ?? 0));
  return gone;
}

async function eraseRows(sql: Sql, workspace: string): Promise<Record<string, number>> {
  const tables: readonly Owned[] = await ownedTables(sql);
  const owner = ownerValues(workspace);
  return sql.write(async (tx) => {
    await tx.alone("filing");
    await unindex(tx, owner);
    const gone: Record<string, number> = {};
    for (const { table, where } of tables) {
      const rows = await tx.run(`DELETE FROM ${table} WHERE ${where}`, ...owner);
      if (rows > 0) gone[table] = rows;
    }
    // A cached answer may have been made from the workspace's articles, and its key does not tell.
    await tx.run("DELETE FROM cache");
    return gone;
  });
}

/** The book that gives a workspace its data and forgets it. */
export function workspacesOn(sql: Sql): Workspaces {
  return {
    sizes: (workspace) => sizes(sql, workspace),
    page: (workspace, table, from) => page(sql, workspace, table, from),
    erase: (workspace) => erase(sql, workspace),
  };
}
