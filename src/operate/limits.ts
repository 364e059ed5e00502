import type { Clock } from "#domain/ports.ts";

/** How much one asker may ask: `burst` at once, then one more every `everyMs`. */
export type Allowance = { readonly burst: number; readonly everyMs: number };
/** Who shares an allowance, from the narrowest to the widest. */
export type Sharer = "user" | "channel" | "workspace";
export type Allowances = Readonly<Record<Sharer, Allowance>>;
export type Asker = Readonly<Record<Sharer, string>>;
export type Allowed = { readonly kind: "ok" } | { readonly kind: "wait"; readonly by: Sharer; readonly ms: number };

/** Somebody who reads cannot read faster than this; a script can ask faster. */
export const ALLOWANCES: Allowances = {
  user: { burst: 10, everyMs: 3000 },
  channel: { burst: 30, everyMs: 1000 },
  workspace: { burst: 200, everyMs: 50 },
};

/** Buckets kept at most; the one that was longest unused is let go, which can only favour its owner. */
const MOST_BUCKETS = 20_000;
const SHARERS: readonly Sharer[] = ["user", "channel", "workspace"];

/** Limits how often people ask, by token buckets in this process's memory. Waiting people are told how long; nobody is queued. */
export function createLimiter(clock: Clock, allowances: Allowances = ALLOWANCES): (asker: Asker) => Allowed {
  // A bucket is the time at which it will be full again: one number tells both how much is left and when there is more.
  const fullAt = new Map<string, number>();
  const keyOf = (by: Sharer, asker: Asker) =>
    JSON.stringify([by, asker.workspace, by === "workspace" ? "" : asker[by]]);

  const waitFor = (by: Sharer, asker: Asker, now: number): number => {
    const { burst, everyMs } = allowances[by];
    const spent = Math.max(fullAt.get(keyOf(by, asker)) ?? 0, now) - now;
    return Math.max(0, spent + everyMs - burst * everyMs);
  };
  const spend = (by: Sharer, asker: Asker, now: number): void => {
    const key = keyOf(by, asker);
    const full = Math.max(fullAt.get(key) ?? 0, now) + allowances[by].everyMs;
    fullAt.delete(key);
    fullAt.set(key, full);
    const oldest = fullAt.keys().next();
    if (fullAt.size > MOST_BUCKETS && !oldest.done) fullAt.delete(oldest.value);
  };

  return (asker) => {
    const now = clock().getTime();
    for (const by of SHARERS) {
      const ms = waitFor(by, asker, now);
      if (ms > 0) return { kind: "wait", by, ms };
    }
    for (const by of SHARERS) spend(by, asker, now);
    return { kind: "ok" };
  };
}
