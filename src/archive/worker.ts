import { parentPort, workerData } from "node:worker_threads";
import type { Place } from "./database.ts";
import { type Call, callHere, createEngine, type Engine } from "./engine.ts";
import { type Request, sentFault } from "./messages.ts";

/* The thread that owns the database: it answers one call after the other, so that no caller's thread waits for the disk. */

const port = parentPort;
if (port === null) throw new Error("worker.ts runs in a worker thread only");

async function answer(call: Call, { n, method, args }: Request): Promise<void> {
  try {
    const value = await call(method as keyof Engine, ...(args as Parameters<Engine[keyof Engine]>));
    port?.postMessage({ n, value });
  } catch (fault) {
    port?.postMessage({ n, fault: sentFault(fault) });
  }
}

function serve(call: Call): void {
  let queue = Promise.resolve();
  port?.on("message", (request: Request) => {
    queue = queue.then(() => answer(call, request));
    if (request.method === "close") queue = queue.then(() => port?.close());
  });
  port?.postMessage({ n: 0, value: "open" });
}

try {
  serve(callHere(createEngine(workerData as Place)));
} catch (fault) {
  port.postMessage({ n: 0, fault: sentFault(fault) });
}
