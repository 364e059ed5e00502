import type { SQLInputValue } from "node:sqlite";
import type { Place } from "../place.ts";
import type { Row, Sql, Value } from "../sql.ts";
import { type Database, openDatabase } from "./database.ts";

/*
 * The forms that sql.ts spells alike for both engines, as SQLite says them. Beside a bare placeholder as its limit SQLite prepares a
 * statement anew for each value (measured on a search: .12 against .02 ms).
 */
function sqliteText(text: string): string {
  return text
    .replace(/LIMIT \?\d+/g, "$& + 0")
    .replace(/IN \(\?(\d+):(?:texts|numbers)\)/g, "IN (SELECT value FROM json_each(?$1))")
    .replace(/ROWS\(\?(\d+) AS (\w+): ([^)]*)\)/g, (_, n: string, name: string, columns: string) => {
      const picked = columns.split(",").map((column) => column.trim().split(" ")[0]);
      const fields = picked.map((column) => `value ->> '${column}' AS ${column}`).join(", ");
      return `(SELECT ${fields} FROM json_each(?${n})) AS ${name}`;
    });
}

function bound(value: Value): SQLInputValue {
  if (value === null || typeof value !== "object" || value instanceof Uint8Array) return value;
  return JSON.stringify(value);
}

// SQLite answers at once; promises are only its manners, so that one port fits both engines.
function direct(db: Database): Sql {
  const statement = (text: string) => db.sql(text, sqliteText);
  const sql: Sql = {
    dialect: "sqlite",
    all: async (text, ...values) => statement(text).all(...values.map(bound)) as Row[],
    get: async (text, ...values) => statement(text).get(...values.map(bound)),
    run: async (text, ...values) => Number(statement(text).run(...values.map(bound)).changes),
    read: (work) => work(sql),
    write: (work) => between(db, ["SAVEPOINT inner_work", "RELEASE inner_work"], () => work(sql)),
    // A write transaction of SQLite has the whole file to itself.
    alone: async () => undefined,
  };
  return sql;
}

const UNDO = ["ROLLBACK TO inner_work", "RELEASE inner_work"];

async function between<T>(db: Database, [begin, end]: [string, string], work: () => Promise<T>): Promise<T> {
  db.exec(begin);
  try {
    const result = await work();
    db.exec(end);
    return result;
  } catch (fault) {
    const undo = end === "COMMIT" ? ["ROLLBACK"] : UNDO;
    if (db.inTransaction()) for (const step of undo) db.exec(step);
    throw fault;
  }
}

/** The SQLite database of a place. Its callers take turns, so that no statement slips into somebody else's transaction. */
export function openSqlite(place: Place): Sql & { close(): Promise<void> } {
  const db = openDatabase(place);
  const tx = direct(db);
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
  return {
    dialect: "sqlite",
    all: (text, ...values) => inTurn(() => tx.all(text, ...values)),
    get: (text, ...values) => inTurn(() => tx.get(text, ...values)),
    run: (text, ...values) => inTurn(() => tx.run(text, ...values)),
    read: (work) => inTurn(() => between(db, ["BEGIN", "COMMIT"], () => work(tx))),
    write: (work) => inTurn(() => between(db, ["BEGIN IMMEDIATE", "COMMIT"], () => work(tx))),
    alone: async () => undefined,
    close: () => inTurn(async () => db.close()),
  };
}
