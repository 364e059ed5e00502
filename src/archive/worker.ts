import { parentPort, workerData } from "node:worker_threads";
import { type Engine, openEngine } from "./engine.ts";
import { type Request, sentFault } from "./messages.ts";
import type { Place } from "./place.ts";

/* The thread that has the database: no caller's thread waits for the disk or for the comparing of texts. */

const port = parentPort;
if (port === null) throw new Error("worker.ts runs in a worker thread only");

async function answer(engine: Engine, { n, asking }: Request): Promise<void> {
  try {
    const value = asking === null ? await engine.close() : await engine.call(asking);
    port?.postMessage({ n, value });
  } catch (fault) {
    port?.postMessage({ n, fault: sentFault(fault) });
  }
  if (asking === null) port?.close();
}

try {
  const engine = await openEngine(workerData as Place);
  port.on("message", (request: Request) => void answer(engine, request));
  port.postMessage({ n: 0, value: engine.contents });
} catch (fault) {
  port.postMessage({ n: 0, fault: sentFault(fault) });
}
