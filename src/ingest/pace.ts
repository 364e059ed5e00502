import { setTimeout as rest } from "node:timers/promises";
import type { Fetcher } from "./fetcher.ts";

/**
 * A fetcher that asks each host one thing at a time and lets it rest for `gapMs` after each answer. Others do not wait for a slow one.
 * `signal` ends the waiting, not what is under way.
 */
export function pacedFetcher(fetcher: Fetcher, gapMs: number, signal: AbortSignal): Fetcher {
  const waiting = new Map<string, Promise<unknown>>();
  return {
    get(url, options) {
      const host = URL.parse(url)?.host ?? "";
      const before = waiting.get(host) ?? Promise.resolve();
      const mine = before.then(() => {
        signal.throwIfAborted();
        return fetcher.get(url, options);
      });
      const after = mine.catch(() => undefined).then(() => rest(gapMs, undefined, { signal }).catch(() => undefined));
      waiting.set(host, after);
      void after.then(() => {
        if (waiting.get(host) === after) waiting.delete(host);
      });
      return mine;
    },
  };
}
