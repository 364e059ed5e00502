import pg from "pg";
import type { Row, Sql, Value } from "../sql.ts";
import { connectionFault, isLost, isTransient, postgresFault } from "./faults.ts";
import { migrate } from "./migrate.ts";
import { restored, stored } from "./odd-characters.ts";
import { type Spelled, spell } from "./spelling.ts";

/** How long a statement may take before it is stopped, and how long to wait for a connection. In milliseconds. */
const STATEMENT_MS = 60_000;
const CONNECT_MS = 10_000;
const CONNECTIONS = 8;
/** Waits before a try is repeated: some twelve seconds in all, as long as a server takes to start again. In milliseconds. */
const PAUSES = [20, 50, 100, 250, 500, 1000, 2000, 2000, 3000, 3000];

/** At the start somebody waits to be told that the address is wrong. */
const OPENING_PAUSES = [50, 200, 500];

const NUMBERS = new Set<number>([pg.types.builtins.INT8, pg.types.builtins.NUMERIC]);
// The driver gives 64-bit numbers as text; all of ours are safe integers.
const TYPES: pg.CustomTypesConfig = {
  getTypeParser: ((id: number, format: "text" | "binary") =>
    NUMBERS.has(id) ? Number : pg.types.getTypeParser(id, format)) as typeof pg.types.getTypeParser,
};

type Runner = { query(config: pg.QueryConfig): Promise<pg.QueryResult<Record<string, unknown>>> };

function parameter(value: Value, asJson: boolean): unknown {
  if (asJson) return JSON.stringify(value, (_, part: unknown) => (typeof part === "string" ? stored(part) : part));
  if (typeof value === "string") return stored(value);
  if (Array.isArray(value)) return value.map((part: unknown) => (typeof part === "string" ? stored(part) : part));
  return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value;
}

function rowOf(row: Record<string, unknown>): Row {
  for (const [name, value] of Object.entries(row)) if (typeof value === "string") row[name] = restored(value);
  return row;
}

async function ask(runner: Runner, text: string, values: readonly Value[]): Promise<pg.QueryResult<Row>> {
  const { text: spelled, json, name }: Spelled = spell(text);
  const parameters = values.map((value, at) => parameter(value, json.has(at + 1)));
  const config = { text: spelled, values: parameters };
  const result = await runner.query(name === null ? config : { ...config, name });
  return { ...result, rows: result.rows.map(rowOf) };
}

function inside(client: Runner, depth: number): Sql {
  const tx: Sql = {
    dialect: "postgres",
    all: async (text, ...values) => (await ask(client, text, values)).rows,
    get: async (text, ...values) => (await ask(client, text, values)).rows[0],
    run: async (text, ...values) => (await ask(client, text, values)).rowCount ?? 0,
    read: (work) => work(tx),
    async write(work) {
      await client.query({ text: `SAVEPOINT s${depth}` });
      try {
        const result = await work(inside(client, depth + 1));
        await client.query({ text: `RELEASE s${depth}` });
        return result;
      } catch (fault) {
        // When the connection is gone there is nothing to undo, and the first fault is the one to tell.
        if (!isLost(fault)) await client.query({ text: `ROLLBACK TO s${depth}` });
        throw fault;
      }
    },
    async alone(name) {
      await client.query({ text: "SELECT pg_advisory_xact_lock(20837, hashtext($1))", values: [name] });
    },
  };
  return tx;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

// Tries again while the fault is one that passes: the server restarts, a connection was cut, two transactions collided.
async function patiently<T>(work: () => Promise<T>, pauses: readonly number[] = PAUSES): Promise<T> {
  for (const ms of pauses) {
    try {
      return await work();
    } catch (fault) {
      if (!isTransient(fault)) throw fault;
      await pause(ms * (0.5 + Math.random()));
    }
  }
  return work();
}

async function lent<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A connection that is cut between two statements tells it by an event, which nobody hearing would end the process.
  const listen = (fault: Error): void => {
    broken = fault;
  };
  client.on("error", listen);
  try {
    return await work(client);
  } catch (fault) {
    if (isLost(fault) && fault instanceof Error) broken ??= fault;
    throw fault;
  } finally {
    client.off("error", listen);
    client.release(broken);
  }
}

type Attempt<T> = { readonly kind: "done"; readonly value: T } | { readonly kind: "unsure"; readonly id: string };

// A cut while COMMIT is under way leaves open whether it was done; the transaction's number answers that later.
async function attempt<T>(pool: pg.Pool, work: (tx: Sql) => Promise<T>): Promise<Attempt<T>> {
  return lent(pool, async (client) => {
    await client.query("BEGIN");
    try {
      const value = await work(inside(client, 1));
      const { rows } = await client.query("SELECT pg_current_xact_id_if_assigned()::text AS id");
      const id: unknown = rows[0]?.id;
      try {
        await client.query("COMMIT");
      } catch (fault) {
        if (isLost(fault) && typeof id === "string") return { kind: "unsure", id };
        throw fault;
      }
      return { kind: "done", value };
    } catch (fault) {
      if (!isLost(fault)) await client.query("ROLLBACK");
      throw fault;
    }
  });
}

async function wasCommitted(pool: pg.Pool, id: string): Promise<boolean> {
  const { rows } = await pool.query("SELECT pg_xact_status($1::xid8) AS status", [id]);
  const status: unknown = rows[0]?.status;
  if (status === "in progress") throw connectionFault("the outcome of a transaction is not known yet");
  return status === "committed";
}

async function transaction<T>(pool: pg.Pool, work: (tx: Sql) => Promise<T>): Promise<T> {
  let value: { readonly given: T } | null = null;
  const keep = async (tx: Sql): Promise<T> => {
    const given = await work(tx);
    value = { given };
    return given;
  };
  const tried = await patiently(() => attempt(pool, keep));
  if (tried.kind === "done") return tried.value;
  const kept = value as { readonly given: T } | null;
  if ((await patiently(() => wasCommitted(pool, tried.id))) && kept !== null) return kept.given;
  return transaction(pool, work);
}

const READS = /^\s*(?:SELECT|WITH)\b/i;

function sqlOn(pool: pg.Pool): Sql {
  const all: Sql["all"] = (text, ...values) =>
    READS.test(text)
      ? patiently(async () => (await ask(pool, text, values)).rows)
      : transaction(pool, (tx) => tx.all(text, ...values));
  const sql: Sql = {
    dialect: "postgres",
    all,
    get: async (text, ...values) => (await all(text, ...values))[0],
    run: (text, ...values) => transaction(pool, (tx) => tx.run(text, ...values)),
    read: (work) => work(sql),
    write: (work) => transaction(pool, work),
    alone: () => Promise.reject(new Error("alone() is asked in a transaction")),
  };
  return sql;
}

/** Opens a PostgreSQL database and brings its tables up to date. Throws a fault with advice when that cannot be. */
export async function openPostgres(url: string): Promise<Sql & { close(): Promise<void> }> {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    application_name: "briefdesk",
    // Every statement of ours is small, and the planner cannot know it of tables it has not counted yet: measured, compiling the one
    // that looks for corrections took 3 s a round, running it 1 ms. An `options` of the address itself wins.
    options: "-c jit=off",
    allowExitOnIdle: true,
    types: TYPES,
  });
  // An idle connection that is cut is replaced when one is needed next.
  pool.on("error", () => undefined);
  try {
    await patiently(() => lent(pool, migrate), OPENING_PAUSES);
  } catch (fault) {
    await pool.end();
    throw postgresFault(fault);
  }
  return { ...sqlOn(pool), close: () => pool.end() };
}
