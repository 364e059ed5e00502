import { Worker } from "node:worker_threads";
import type { ArticleRecord } from "#domain/article.ts";
import { BriefdeskError, type Fault } from "#domain/fault.ts";
import type { Ledger } from "#domain/ledger.ts";
import { THREAD_LIMITS } from "#domain/thread-limits.ts";
import { badSource } from "./faults.ts";
import type { ParsedFeed } from "./feed.ts";
import type { Page } from "./page.ts";

/** An article to be read, and what came of it. */
export type ReadOrder = { readonly record: ArticleRecord; readonly labels: readonly string[] };
export type ReadResult = { readonly ledger: Ledger } | { readonly reason: string };

/** Bytes with where they came from, as far as that is known. */
export type Source = {
  readonly bytes: Uint8Array;
  readonly url?: string | undefined;
  readonly contentType?: string | undefined;
};
type Fetched = Required<{ readonly [K in keyof Source]: NonNullable<Source[K]> }>;

/** Everything that a reading thread does, by name. */
export type Tasks = {
  articles: { give: readonly ReadOrder[]; get: ReadResult[] };
  feed: { give: Source & { readonly most: number }; get: ParsedFeed };
  page: { give: Source; get: Page };
  feedLinks: { give: Fetched; get: string[] };
};
export type Task = keyof Tasks;
export type SentFault = { readonly fault: Fault; readonly message: string; readonly advice: string };
export type Reply = { readonly value: unknown } | { readonly sent: SentFault | null };

/**
 * Reads articles, feeds and pages in a thread of its own, one thing after another, so that the calling thread stays free. What takes
 * longer than the limit or more memory than it may costs only itself: the thread is started anew.
 */
export type Reading = {
  /** Results stand in the order of the orders; an article that cannot be read is refused alone. */
  read(orders: readonly ReadOrder[]): Promise<ReadResult[]>;
  /** The others throw BriefdeskError for what is none. */
  feed(source: Source, most: number): Promise<ParsedFeed>;
  page(source: Source): Promise<Page>;
  /** The addresses of feeds that a page names, the likeliest first. */
  feedLinks(source: Fetched): Promise<string[]>;
  close(): Promise<void>;
};

/** How long one order may take, how much memory the thread may hold, and how long it is kept with nothing to do. */
const LIMITS = { timeMs: 60_000, megabytes: 768, idleMs: 120_000 } as const;
/** Prose is long; a page is taken apart within a second, and while it is, all other feeds wait. In milliseconds. */
const TASK_MS: Readonly<Record<Task, number>> = { articles: 60_000, feed: 30_000, page: 10_000, feedLinks: 10_000 };
type ReadingLimits = { readonly timeMs: number; readonly megabytes: number; readonly idleMs?: number };

const UNREADABLE = "The text could not be read, through a fault of ours. Please report it with the article.";

export function startReading({ timeMs, megabytes, idleMs = LIMITS.idleMs }: ReadingLimits = LIMITS): Reading {
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;

  const ask = <T extends Task>(task: T, give: Tasks[T]["give"]): Promise<Tasks[T]["get"]> => {
    const mine = last.then(() => {
      if (closed) throw new Error("The reading thread is closed.");
      clearTimeout(idle);
      worker ??= startWorker(megabytes);
      return exchange(worker, { task, give }, Math.min(timeMs, TASK_MS[task]));
    });
    last = mine.catch(() => undefined).then(rest);
    return mine.then(valueIn, async (fault: unknown) => {
      const failed = worker;
      worker = null;
      await failed?.terminate();
      throw unreadable(fault);
    }) as Promise<Tasks[T]["get"]>;
  };
  // The reader of prose takes some 200 MB, and feeds bring news in bursts.
  const rest = (): void => {
    idle = setTimeout(() => {
      worker?.terminate();
      worker = null;
    }, idleMs).unref();
  };
  const read = async (orders: readonly ReadOrder[]): Promise<ReadResult[]> => {
    try {
      return await ask("articles", orders);
    } catch (error) {
      if (closed) throw error;
      if (orders.length <= 1) return orders.map(() => ({ reason: UNREADABLE }));
    }
    return (await Promise.all(orders.map((order) => read([order])))).flat();
  };
  return {
    read,
    feed: (source, most) => ask("feed", { ...source, most }),
    page: (source) => ask("page", source),
    feedLinks: (source) => ask("feedLinks", source),
    async close() {
      closed = true;
      clearTimeout(idle);
      await worker?.terminate();
    },
  };
}

function startWorker(megabytes: number): Worker {
  const worker = new Worker(new URL("./reading-worker.ts", import.meta.url), {
    resourceLimits: { ...THREAD_LIMITS, maxOldGenerationSizeMb: megabytes },
  });
  // A thread that is being ended may still fail: with nobody listening that would end the process.
  return worker.on("error", () => undefined);
}

// One order and its reply. Rejects when the thread dies or keeps silent.
function exchange(worker: Worker, order: object, timeMs: number): Promise<Reply> {
  const { promise, resolve, reject } = Promise.withResolvers<Reply>();
  const ended = () => reject(new Error("the reading thread ended"));
  const timer = setTimeout(() => reject(new Error(`no answer within ${timeMs} ms`)), timeMs);
  worker.once("message", resolve).once("error", reject).once("exit", ended);
  worker.postMessage(order);
  return promise.finally(() => {
    clearTimeout(timer);
    worker.off("message", resolve).off("error", reject).off("exit", ended);
  });
}

function valueIn(reply: Reply): unknown {
  if ("value" in reply) return reply.value;
  if (reply.sent === null) throw unreadable(null);
  throw new BriefdeskError(reply.sent.fault, reply.sent.message, { advice: reply.sent.advice });
}

const BEYOND = "It could not be read within the limits of time and memory.";

function unreadable(cause: unknown): BriefdeskError {
  return badSource(BEYOND, "It was left out; the rest was kept.", cause);
}

/** Whether a source was given up because it took too much time or memory. */
export function isBeyondLimits(error: unknown): boolean {
  return error instanceof BriefdeskError && error.message === BEYOND;
}
