import { once } from "node:events";
import { Worker } from "node:worker_threads";
import pg from "pg";
import { postgresBinaries, stopPostgres } from "../../test/fakes/postgres-process.ts";
import type { FromServer, ToServer } from "./postgres-thread.ts";

/* A PostgreSQL of one's own that can be made to fail. */

export type Server = {
  readonly url: string;
  /** Stops the server without goodbye, waits, and starts it again. */
  restart(downMs: number): Promise<void>;
  /** Cuts so many of the bots' connections, 0 to 1; gives how many. None while the server is down. */
  cut(share: number): Promise<number>;
  query(text: string): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
};

/** As a server is set up anyway, but for the connections: those of the dead are noticed late. */
const SETTINGS = ["-c max_connections=300"];

const CUT_SQL = `SELECT count(pg_terminate_backend(pid)) AS cut FROM pg_stat_activity
  WHERE application_name = 'briefdesk' AND random() < $1`;

/** Starts a server in a folder that is empty. */
export async function startServer(folder: string): Promise<Server> {
  const workerData = { folder, settings: SETTINGS };
  const worker = new Worker(new URL("./postgres-thread.ts", import.meta.url), { workerData });
  const heard = async (): Promise<FromServer> => (await once(worker, "message"))[0] as FromServer;
  const asked = async (told: ToServer): Promise<void> => {
    const done = heard();
    worker.postMessage(told);
    await done;
  };
  // A run that fails leaves no server behind.
  process.once("exit", () => stopPostgres(postgresBinaries() ?? "", folder, "immediate"));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));
  const opened = await heard();
  if (opened.kind !== "open") throw new Error("the server did not open");
  const url = `postgres://postgres@127.0.0.1:${opened.port}/postgres`;
  const query = async (text: string, values: unknown[] = []) => {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
    client.on("error", () => undefined);
    await client.connect();
    try {
      return (await client.query(text, values)).rows as Record<string, unknown>[];
    } finally {
      await client.end().catch(() => undefined);
    }
  };
  return {
    url,
    query,
    restart: (downMs) => asked({ kind: "restart", downMs }),
    cut: (share) =>
      query(CUT_SQL, [share]).then(
        ([row]) => Number(row?.cut ?? 0),
        () => 0,
      ),
    close: () => asked({ kind: "stop" }),
  };
}
