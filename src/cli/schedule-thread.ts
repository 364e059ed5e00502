import { parentPort, workerData } from "node:worker_threads";
import { openArchive } from "#archive/archive.ts";
import { wallClock } from "#clock.ts";
import { BriefdeskError } from "#domain/fault.ts";
import { createFetcher } from "#ingest/ingest.ts";
import type { Details } from "#log.ts";
import { createPolling, createSchedule, feedHealthOf, type Schedule } from "#schedule/schedule.ts";
import type { CallName, Calls, FromSchedule, ScheduleWorld, ToSchedule } from "./schedule-calls.ts";

/*
 * Digests and feeds in a thread of their own: planning and filing would keep Slack waiting for its acknowledgements. Posting is the
 * main thread's, writing is done by the threads that make briefings.
 */

const port = parentPort;
if (port === null) throw new Error("schedule-thread.ts runs in a worker thread only");

const waiting = new Map<number, { resolve: (said: never) => void; reject: (fault: unknown) => void }>();
const stop = new AbortController();
let schedule: Schedule | null = null;
let count = 0;

const send = (asked: FromSchedule): void => port.postMessage(asked);

/** A function that runs in the main thread. */
function calling<Name extends CallName>(name: Name): Calls[Name] {
  const call = (...args: unknown[]): Promise<unknown> => {
    count += 1;
    const n = count;
    return new Promise((resolve, reject) => {
      waiting.set(n, { resolve, reject });
      send({ kind: "call", n, name, args });
    });
  };
  return call as Calls[Name];
}
const write =
  (level: "debug" | "info" | "warn" | "error") =>
  (event: string, details: Details = {}) =>
    send({ kind: "log", level, event, details });
const log = { debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") };

port.on("message", (told: ToSchedule) => {
  if (told.kind === "stop") return stop.abort();
  if (told.kind === "wake") return schedule?.wake();
  const waiter = waiting.get(told.n);
  waiting.delete(told.n);
  if (told.kind === "said") waiter?.resolve(told.said as never);
  else waiter?.reject(faultOf(told));
});

function faultOf({ message, known }: Extract<ToSchedule, { kind: "failed" }>): Error {
  return known === null ? new Error(message) : new BriefdeskError(known.kind, message, { advice: known.advice });
}

const { folder, databaseUrl, owner, allowHosts, userAgent } = workerData as ScheduleWorld;
const archive = await openArchive({ folder, databaseUrl, clock: wallClock, thread: false });
const desk = {
  archive,
  books: archive.watching,
  deliver: calling("deliver"),
  editing: { topic: calling("topic"), look: calling("look") },
  clock: wallClock,
  log,
  owner,
  surface: "slack",
  feeds: feedHealthOf(archive.feeds.feeds),
} as const;
const fetcher = createFetcher({ allowHosts, userAgent });
const polled = calling("polled");
const polling = createPolling({
  ...{ books: archive.feeds, articles: archive.articles, fetcher, clock: wallClock, log },
  count: (one) => polled(one).catch(() => undefined),
});
polling.keepOn();
schedule = createSchedule(desk);
await schedule.run(stop.signal);
await polling.close();
await archive.close();
port.close();
