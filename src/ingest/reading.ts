import { Worker } from "node:worker_threads";
import type { ArticleRecord } from "#domain/article.ts";
import type { Ledger } from "#domain/ledger.ts";

/** What a reading thread is given and what it gives back. */
export type ReadOrder = { readonly record: ArticleRecord; readonly labels: readonly string[] };
export type ReadResult = { readonly ledger: Ledger } | { readonly reason: string };

/** Reads articles in a thread of its own, so that the calling thread stays free. Results stand in the order of the orders. */
export type Reading = { read(orders: readonly ReadOrder[]): Promise<ReadResult[]>; close(): Promise<void> };

/** Starts a reading thread. When it dies, every waiting call is refused, and so is each later one. */
export function startReading(): Reading {
  const worker = new Worker(new URL("./reading-worker.ts", import.meta.url));
  const waiting: { resolve: (results: ReadResult[]) => void; reject: (fault: unknown) => void }[] = [];
  let dead: unknown = null;
  worker.on("message", (results: ReadResult[]) => waiting.shift()?.resolve(results));
  worker.on("error", (fault) => {
    dead = fault;
    for (const one of waiting.splice(0)) one.reject(fault);
  });
  return {
    read: (orders) =>
      new Promise((resolve, reject) => {
        if (dead !== null) return reject(dead);
        waiting.push({ resolve, reject });
        worker.postMessage(orders);
      }),
    close: async () => {
      await worker.terminate();
    },
  };
}
