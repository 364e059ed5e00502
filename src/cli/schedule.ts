import { Worker } from "node:worker_threads";
import { READER_LIMITS } from "#domain/thread-limits.ts";
import type { Deliver } from "#domain/watch-ports.ts";
import type { Log } from "#log.ts";
import type { FromSchedule, ScheduleWorld, ToSchedule } from "./schedule-thread.ts";

/** A running schedule. */
export type Running = { close(): Promise<void> };

/** How long the round at work may take to end. In milliseconds. */
const CLOSE_MS = 4_000;

/** Starts the schedule in its thread; what it wants posted goes through `deliver`. It is started again when it dies. */
export function startSchedule(world: ScheduleWorld, deliver: Deliver, log: Log): Running {
  let closed = false;
  let worker = begin();

  function begin(): Worker {
    const begun = new Worker(new URL("./schedule-thread.ts", import.meta.url), {
      workerData: world,
      resourceLimits: READER_LIMITS,
    });
    begun.on("message", (asked: FromSchedule) => hear(asked, begun, deliver, log));
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

function hear(asked: FromSchedule, worker: Worker, deliver: Deliver, log: Log): void {
  if (asked.kind === "log") {
    log[asked.level](asked.event, asked.details);
    return;
  }
  const { n, key, place, post } = asked;
  const tell = (told: ToSchedule) => worker.postMessage(told);
  deliver(key, place, post).then(
    (said) => tell({ kind: "said", n, said }),
    (fault: unknown) => tell({ kind: "failed", n, message: fault instanceof Error ? fault.message : String(fault) }),
  );
}
