import { createHash } from "node:crypto";
import { BriefdeskError } from "#domain/fault.ts";
import { archiveFault } from "./faults.ts";
import { openSql } from "./open-sql.ts";
import type { Place } from "./place.ts";
import { indexOf } from "./search-index.ts";
import type { Row, Sql, Value } from "./sql.ts";
import { type Table, tablesOf } from "./tables.ts";

/** How far a copy is: rows of a table that stand in the new archive, of all it is to have. */
export type CopyProgress = { readonly table: string; readonly done: number; readonly total: number };
/** What was copied: all rows of a table, and how many of them came now. */
export type Copied = { readonly table: string; readonly rows: number; readonly copied: number };

const PAGE = 200;

const quoted = (name: string): string => `"${name}"`;
const list = (names: readonly string[]): string => names.map(quoted).join(", ");
const count = async (sql: Sql, { name }: Table): Promise<number> =>
  Number((await sql.get(`SELECT count(*) AS n FROM ${quoted(name)}`))?.n);

// Texts are ordered by their bytes on both sides, whatever the database's own order is.
function orderedKey({ dialect }: Sql, { key, texts }: Table): string[] {
  return key.map((name) => (dialect === "postgres" && texts.has(name) ? `${quoted(name)} COLLATE "C"` : quoted(name)));
}

function keyOf({ key }: Table, row: Row): Value[] {
  return key.map((name) => row[name] as Value);
}

async function page(sql: Sql, table: Table, after: readonly Value[] | null): Promise<Row[]> {
  const order = orderedKey(sql, table);
  const places = table.key.map((_, at) => `?${at + 1}`);
  const where = after === null ? "" : `WHERE (${order.join(", ")}) > (${places.join(", ")})`;
  const text = `SELECT ${list(table.columns)} FROM ${quoted(table.name)} ${where} ORDER BY ${order.join(", ")} LIMIT ${PAGE}`;
  return sql.all(text, ...(after ?? []));
}

async function* pages(sql: Sql, table: Table, start: readonly Value[] | null): AsyncGenerator<Row[]> {
  let after = start;
  for (;;) {
    const rows = await page(sql, table, after);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = keyOf(table, last);
  }
}

async function lastKey(sql: Sql, table: Table): Promise<Value[] | null> {
  const order = orderedKey(sql, table).map((column) => `${column} DESC`);
  const row = await sql.get(
    `SELECT ${list(table.key)} FROM ${quoted(table.name)} ORDER BY ${order.join(", ")} LIMIT 1`,
  );
  return row === undefined ? null : keyOf(table, row);
}

async function has(sql: Sql, table: Table, key: readonly Value[]): Promise<boolean> {
  const same = table.key.map((name, at) => `${quoted(name)} = ?${at + 1}`).join(" AND ");
  return (await sql.get(`SELECT 1 AS there FROM ${quoted(table.name)} WHERE ${same}`, ...key)) !== undefined;
}

// The words of each article are indexed in the transaction that writes its row: a copy that was broken off goes on from there.
async function index(tx: Sql, rows: readonly Row[]): Promise<void> {
  const found = rows.filter((row) => row.retired === 0);
  for (const row of found)
    await indexOf(tx).add(tx, { key: Number(row.key), title: String(row.title), text: String(row.text) });
  await indexOf(tx).settle(
    tx,
    found.map((row) => Number(row.key)),
  );
}

async function write(to: Sql, table: Table, rows: readonly Row[]): Promise<void> {
  const places = table.columns.map((_, at) => `?${at + 1}`).join(", ");
  const text = `INSERT INTO ${quoted(table.name)} (${list(table.columns)}) VALUES (${places})`;
  await to.write(async (tx) => {
    await tx.alone("filing");
    for (const row of rows) await tx.run(text, ...table.columns.map((name) => row[name] as Value));
    if (table.name === "article") await index(tx, rows);
  });
}

// PostgreSQL counts row numbers by itself; they go on where the copied ones end.
async function continueNumbers(to: Sql, { name, key: [first] }: Table): Promise<void> {
  if (to.dialect !== "postgres" || first === undefined) return;
  const sequence = await to.get("SELECT pg_get_serial_sequence(?1, ?2) AS name", name, first);
  if (typeof sequence?.name !== "string") return;
  await to.write((tx) =>
    tx.all(
      `SELECT setval(CAST(?1 AS REGCLASS), (SELECT coalesce(max(${quoted(first)}), 0) + 1 FROM ${quoted(name)}), false)`,
      String(sequence.name),
    ),
  );
}

function foreign(table: Table): BriefdeskError {
  return new BriefdeskError("request", `${table.name} of the new archive holds rows that the old one has not`, {
    advice: "The archive to copy into already holds something else. Name an empty one and try again.",
  });
}

async function copyTable(from: Sql, to: Sql, table: Table, tell: (done: number) => void): Promise<number> {
  const start = await lastKey(to, table);
  if (start !== null && !(await has(from, table, start))) throw foreign(table);
  let copied = 0;
  for await (const rows of pages(from, table, start)) {
    await write(to, table, rows);
    copied += rows.length;
    tell(copied);
  }
  await continueNumbers(to, table);
  return copied;
}

function plain(value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value;
}

/** A hash over every row of a table, in the order of their keys: equal on both engines when all that is stored is equal. */
async function hashOf(sql: Sql, table: Table): Promise<{ hash: string; rows: number }> {
  const hash = createHash("sha256");
  let counted = 0;
  for await (const rows of pages(sql, table, null)) {
    counted += rows.length;
    for (const row of rows) hash.update(`${JSON.stringify(table.columns.map((name) => plain(row[name])))}\n`);
  }
  return { hash: hash.digest("hex"), rows: counted };
}

async function verify(from: Sql, to: Sql, table: Table): Promise<number> {
  const [old, copy] = [await hashOf(from, table), await hashOf(to, table)];
  if (old.rows === copy.rows && old.hash === copy.hash) return copy.rows;
  throw new BriefdeskError(
    "archive",
    `${table.name}: ${old.rows} rows ${old.hash}, copied ${copy.rows} rows ${copy.hash}`,
    {
      advice: `The copy differs from the archive in the table ${table.name}. Stop whatever writes to either and copy into an empty one.`,
    },
  );
}

async function copyAll(from: Sql, to: Sql, onProgress: (progress: CopyProgress) => void): Promise<Copied[]> {
  const tables = await tablesOf(from.dialect === "sqlite" ? from : to);
  const copies: { table: Table; copied: number }[] = [];
  for (const table of tables) {
    const [total, there] = [await count(from, table), await count(to, table)];
    const tell = (done: number): void => onProgress({ table: table.name, done: there + done, total });
    tell(0);
    copies.push({ table, copied: await copyTable(from, to, table, tell) });
  }
  const done: Copied[] = [];
  for (const { table, copied } of copies) done.push({ table: table.name, rows: await verify(from, to, table), copied });
  return done;
}

/**
 * Copies a whole archive from one engine to the other, row by row in the order of the keys, and then compares every row. One that
 * was broken off goes on where it ended. Nothing may write to either meanwhile. Throws when they differ or the new one is not its own.
 */
export async function copyArchive(
  places: { readonly from: Place; readonly to: Place },
  onProgress: (progress: CopyProgress) => void,
): Promise<Copied[]> {
  const from = await openSql(places.from);
  try {
    const to = await openSql(places.to);
    return await copyAll(from, to, onProgress).finally(() => to.close());
  } catch (fault) {
    throw archiveFault(fault);
  } finally {
    await from.close();
  }
}
