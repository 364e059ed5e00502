import { parentPort, workerData } from "node:worker_threads";
import { openArchive } from "#archive/archive.ts";
import { wallClock } from "#clock.ts";
import type { Deliver, Delivered, Place, Post } from "#domain/watch-ports.ts";
import { createFetcher } from "#ingest/ingest.ts";
import type { Details } from "#log.ts";
import { createPolling, createSchedule, feedHealthOf } from "#schedule/schedule.ts";

/*
 * Digests and feeds in a thread of their own: composing and filing would keep Slack waiting for its acknowledgements. Posting is the
 * main thread's.
 */

/** What the thread is started with. */
export type ScheduleWorld = {
  readonly folder: string;
  readonly databaseUrl: string | null;
  readonly owner: string;
  readonly allowHosts: readonly string[];
  readonly userAgent: string;
};
/** What it asks of the main thread, and what it hears. */
export type FromSchedule =
  | { readonly kind: "post"; readonly n: number; readonly key: string; readonly place: Place; readonly post: Post }
  | {
      readonly kind: "log";
      readonly level: "debug" | "info" | "warn" | "error";
      readonly event: string;
      readonly details: Details;
    };
export type ToSchedule =
  | { readonly kind: "stop" }
  | { readonly kind: "said"; readonly n: number; readonly said: Delivered }
  | { readonly kind: "failed"; readonly n: number; readonly message: string };

const port = parentPort;
if (port === null) throw new Error("schedule-thread.ts runs in a worker thread only");

const waiting = new Map<number, { resolve: (said: Delivered) => void; reject: (fault: unknown) => void }>();
const stop = new AbortController();
let count = 0;

const ask = (asked: FromSchedule): void => port.postMessage(asked);
const deliver: Deliver = (key, place, post) => {
  count += 1;
  const n = count;
  return new Promise((resolve, reject) => {
    waiting.set(n, { resolve, reject });
    ask({ kind: "post", n, key, place, post });
  });
};
const write =
  (level: "debug" | "info" | "warn" | "error") =>
  (event: string, details: Details = {}) =>
    ask({ kind: "log", level, event, details });
const log = { debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") };

port.on("message", (told: ToSchedule) => {
  if (told.kind === "stop") return stop.abort();
  const waiter = waiting.get(told.n);
  waiting.delete(told.n);
  if (told.kind === "said") waiter?.resolve(told.said);
  else waiter?.reject(new Error(told.message));
});

const { folder, databaseUrl, owner, allowHosts, userAgent } = workerData as ScheduleWorld;
const archive = await openArchive({ folder, databaseUrl, clock: wallClock, thread: false });
const feeds = feedHealthOf(archive.feeds.feeds);
const desk = {
  archive,
  books: archive.watching,
  deliver,
  clock: wallClock,
  log,
  owner,
  surface: "slack",
  feeds,
} as const;
const fetcher = createFetcher({ allowHosts, userAgent });
const polling = createPolling({ books: archive.feeds, articles: archive.articles, fetcher, clock: wallClock, log });
polling.keepOn();
await createSchedule(desk).run(stop.signal);
await polling.close();
await archive.close();
port.close();
