import { Worker } from "node:worker_threads";
import { BriefdeskError } from "#domain/fault.ts";
import { THREAD_LIMITS } from "#domain/thread-limits.ts";
import type { Asking, Contents, Engine } from "./engine.ts";
import { type Answer, receivedFault } from "./messages.ts";
import type { Place } from "./place.ts";

type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (fault: unknown) => void };

function gone(cause: unknown): BriefdeskError {
  const message = cause instanceof Error ? cause.message : "the archive's thread has ended";
  return new BriefdeskError("archive", message, { advice: "The archive has stopped. Start Briefdesk again.", cause });
}

/** Starts the engine of a place in its own thread. An idle thread keeps no process alive. */
export async function startEngine(place: Place): Promise<Engine> {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), {
    workerData: place,
    resourceLimits: THREAD_LIMITS,
  });
  const waiting = new Map<number, Waiting>();
  let ended: unknown = null;
  let count = 0;

  const settle = (answer: Answer): void => {
    const waiter = waiting.get(answer.n);
    waiting.delete(answer.n);
    if (waiting.size === 0) worker.unref();
    if ("fault" in answer) waiter?.reject(receivedFault(answer.fault));
    else waiter?.resolve(answer.value);
  };
  const end = (cause: unknown): void => {
    ended ??= cause;
    for (const waiter of waiting.values()) waiter.reject(cause);
    waiting.clear();
  };
  const expect = (n: number): Promise<unknown> => {
    worker.ref();
    return new Promise((resolve, reject) => waiting.set(n, { resolve, reject }));
  };
  const send = (asking: Asking | null): Promise<unknown> => {
    if (ended !== null) return Promise.reject(ended);
    count += 1;
    const answer = expect(count);
    worker.postMessage({ n: count, asking });
    return answer;
  };

  worker.on("message", settle);
  worker.on("error", (fault) => end(gone(fault)));
  worker.on("exit", () => end(gone(null)));
  const contents = (await expect(0)) as Contents;
  return { contents, call: send, close: async () => void (await send(null)) };
}
