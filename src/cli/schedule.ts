import { Worker } from "node:worker_threads";
import { BriefdeskError } from "#domain/fault.ts";
import { READER_LIMITS } from "#domain/thread-limits.ts";
import type { Log } from "#log.ts";
import type { Calls, FromSchedule, ScheduleWorld, ToSchedule } from "./schedule-calls.ts";

/** A running schedule. */
export type Running = {
  /** Has it look at once what is due. */
  wake(): void;
  close(): Promise<void>;
};

/** How long the round at work may take to end. In milliseconds. */
const CLOSE_MS = 4_000;

/** Starts the schedule in its thread; what it wants written and posted is done by `calls`. It is started again when it dies. */
export function startSchedule(world: ScheduleWorld, calls: Calls, log: Log): Running {
  let closed = false;
  let worker = begin();

  function begin(): Worker {
    const begun = new Worker(new URL("./schedule-thread.ts", import.meta.url), {
      workerData: world,
      resourceLimits: READER_LIMITS,
    });
    begun.on("message", (asked: FromSchedule) => hear(asked, begun, calls, log));
    begun.on("error", (fault) => log.error("schedule.thread-failed", { message: String(fault) }));
    begun.on("exit", () => {
      if (!closed) setTimeout(() => again(), 1_000).unref();
    });
    return begun;
  }
  function again(): void {
    if (!closed) worker = begin();
  }
  return {
    wake: () => worker.postMessage({ kind: "wake" } satisfies ToSchedule),
    async close() {
      closed = true;
      if (worker.threadId <= 0) return;
      const gone = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
      worker.postMessage({ kind: "stop" } satisfies ToSchedule);
      const timer = setTimeout(() => worker.terminate(), CLOSE_MS);
      await gone;
      clearTimeout(timer);
    },
  };
}

function hear(asked: FromSchedule, worker: Worker, calls: Calls, log: Log): void {
  if (asked.kind === "log") {
    log[asked.level](asked.event, asked.details);
    return;
  }
  const { n, name, args } = asked;
  const tell = (told: ToSchedule) => worker.postMessage(told);
  const call = calls[name] as (...args: readonly unknown[]) => Promise<unknown>;
  call(...args).then(
    (said) => tell({ kind: "said", n, said }),
    (fault: unknown) => tell(failed(n, fault)),
  );
}

function failed(n: number, fault: unknown): ToSchedule {
  const message = fault instanceof Error ? fault.message : String(fault);
  const known = fault instanceof BriefdeskError ? { kind: fault.fault, advice: fault.advice } : null;
  return { kind: "failed", n, message, known };
}
