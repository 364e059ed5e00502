import { setTimeout as wait } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import { postgresBinaries, startPostgres } from "../../test/fakes/postgres-process.ts";

/* Starts and stops a server in a thread: both wait for the server's programs, and the thread that plays Slack must not. */

export type ToServer = { readonly kind: "restart"; readonly downMs: number } | { readonly kind: "stop" };
export type FromServer = { readonly kind: "open"; readonly port: number } | { readonly kind: "done" };

const bin = postgresBinaries();
if (bin === null) throw new Error("No PostgreSQL server is installed (Debian: apt-get install postgresql).");
const { folder, settings } = workerData as { folder: string; settings: readonly string[] };
const server = await startPostgres(bin, folder, settings);

parentPort?.on("message", async (asked: ToServer) => {
  server.stop("immediate");
  if (asked.kind === "restart") {
    await wait(asked.downMs);
    server.start();
  }
  parentPort?.postMessage({ kind: "done" } satisfies FromServer);
  if (asked.kind === "stop") parentPort?.close();
});
parentPort?.postMessage({ kind: "open", port: server.port } satisfies FromServer);
