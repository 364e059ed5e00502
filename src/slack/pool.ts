import { Worker } from "node:worker_threads";
import { BriefdeskError } from "#domain/fault.ts";
import { READER_LIMITS } from "#domain/thread-limits.ts";
import type { PoolWorld } from "./bench.ts";
import type { Answered, Asked, OpArgs, OpName, OpResult, Stop } from "./ops.ts";
import { enqueue } from "./queue.ts";

/** How a thread is asked: `urgent` work overtakes what waits, for whoever has clicked and looks at an empty window. */
export type AskOptions = { readonly urgent?: boolean; readonly signal?: AbortSignal };

/** Makes briefings and answers off the thread that answers Slack. */
export type Pool = {
  ask<Name extends OpName>(name: Name, args: OpArgs<Name>, options?: AskOptions): Promise<OpResult<Name>>;
  close(): Promise<void>;
};

type Waiting = Asked & {
  readonly urgent: boolean;
  readonly resolve: (value: unknown) => void;
  readonly reject: (fault: unknown) => void;
};
type Thread = { worker: Worker; readonly owed: Map<number, Waiting & { readonly timer: NodeJS.Timeout }> };

/** Requests that one thread has in hand: while one waits for a model, another is worked. */
const AT_ONCE = 3;

/** How long a job may take: longer than any that asks a model again and again. In milliseconds. */
const JOB_MS = 600_000;

/** How long a thread that is being closed may take to end what it has in hand. In milliseconds. */
const CLOSE_MS = 2_000;

/** A thread died with the work in it. The job is kept and tried again. */
function died(cause: unknown): BriefdeskError {
  return new BriefdeskError("unreachable", "a briefing thread has ended", {
    advice: "Briefdesk was interrupted. Ask again in a minute.",
    cause,
  });
}

/** Unlike one that was interrupted, what took too long is not tried again: it would hold up the next thread, too. */
function tookTooLong(): BriefdeskError {
  return new BriefdeskError("request", "a job took longer than it may", {
    advice: "This took longer than it may and was ended. Ask for less at once.",
  });
}

/**
 * Starts threads that each hold their own handle of the archive. A thread that dies is replaced, and so is one that is not done with a
 * job in the time that `limitOf` it allows.
 */
export function startPool(world: PoolWorld, threads: number, limitOf: (name: OpName) => number = () => JOB_MS): Pool {
  const queue: Waiting[] = [];
  let count = 0;
  let closed = false;

  const pump = (): void => {
    for (const thread of pool) {
      while (thread.owed.size < AT_ONCE && queue.length > 0) give(thread, queue.shift());
    }
  };
  const give = (thread: Thread, one: Waiting | undefined): void => {
    if (one === undefined) return;
    const timer = setTimeout(() => overrun(thread, one), limitOf(one.name)).unref();
    thread.owed.set(one.n, { ...one, timer });
    thread.worker.postMessage({ n: one.n, name: one.name, args: one.args } satisfies Asked);
  };
  const overrun = (thread: Thread, one: Waiting): void => {
    one.reject(tookTooLong());
    thread.worker.terminate();
    lose(thread, thread.worker, null);
  };
  const settle = (thread: Thread, answer: Answered): void => {
    const one = thread.owed.get(answer.n);
    thread.owed.delete(answer.n);
    clearTimeout(one?.timer);
    tell(one, answer);
    pump();
  };
  const start = (thread: Thread): Thread => {
    const worker = startThread(world);
    thread.worker = worker;
    worker.on("message", (answer: Answered) => settle(thread, answer));
    worker.on("error", (fault) => lose(thread, worker, fault));
    worker.on("exit", () => lose(thread, worker, null));
    return thread;
  };
  const lose = (thread: Thread, worker: Worker, cause: unknown): void => {
    if (thread.worker !== worker) return;
    abandon(thread, cause);
    if (closed) return;
    start(thread);
    pump();
  };
  const pool = Array.from({ length: threads }, () => start({ owed: new Map() } as unknown as Thread));

  const ask = (name: OpName, args: unknown, { urgent = false, signal }: AskOptions = {}): Promise<unknown> => {
    if (closed) return Promise.reject(died(null));
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      count += 1;
      const one = { n: count, name, args, urgent, resolve, reject };
      signal?.addEventListener("abort", () => drop(one, { queue, pool }, signal.reason), { once: true });
      enqueue(queue, one);
      pump();
    });
  };
  return {
    ask: ask as Pool["ask"],
    async close() {
      closed = true;
      for (const one of queue.splice(0)) one.reject(died(null));
      await Promise.all(pool.map(({ worker }) => ended(worker)));
    },
  };
}

function startThread(world: PoolWorld): Worker {
  return new Worker(new URL("./pool-thread.ts", import.meta.url), {
    workerData: world,
    resourceLimits: READER_LIMITS,
  });
}

function tell(one: Waiting | undefined, answer: Answered): void {
  if ("fault" in answer) one?.reject(new BriefdeskError(answer.fault.kind, answer.fault.message, answer.fault));
  else one?.resolve(answer.value);
}

function abandon({ owed }: Thread, cause: unknown): void {
  for (const one of owed.values()) {
    clearTimeout(one.timer);
    one.reject(died(cause));
  }
  owed.clear();
}

/** A thread is asked to close its archive and ends by itself; one that is too busy to hear is ended. */
async function ended(worker: Worker): Promise<void> {
  if (worker.threadId <= 0) return;
  const gone = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
  worker.postMessage("close");
  const timer = setTimeout(() => worker.terminate(), CLOSE_MS);
  await gone;
  clearTimeout(timer);
}

/** Whoever has stopped waiting is told at once, and a thread that has begun is told to stop: a model is asked no further. */
function drop(one: Waiting, { queue, pool }: { queue: Waiting[]; pool: readonly Thread[] }, reason: unknown): void {
  const at = queue.indexOf(one);
  if (at >= 0) queue.splice(at, 1);
  for (const { worker, owed } of pool) if (owed.has(one.n)) worker.postMessage({ stop: one.n } satisfies Stop);
  one.reject(reason);
}
