import { z } from "zod";
import type { Cache } from "#domain/ports.ts";
import type { Usage } from "./model.ts";

/** Calls, tokens and US dollars spent. `costUsd` is null when no price was known for one of the calls. */
export const Spend = z.object({
  calls: z.number().int(),
  input: z.number().int(),
  output: z.number().int(),
  costUsd: z.number().nullable(),
});
export type Spend = z.infer<typeof Spend>;

/** Keeps what was spent under a key. */
export type SpendLedger = {
  spent(key: string): Promise<Spend>;
  add(key: string, usage: Usage): Promise<void>;
};

const NOTHING: Spend = { calls: 0, input: 0, output: 0, costUsd: 0 };
// Longer than any month, so that a sum outlives the month that it bounds.
const KEPT_MS = 62 * 24 * 3_600_000;

/** A spend ledger that lasts as long as the program. */
export function memoryLedger(): SpendLedger {
  const sums = new Map<string, Spend>();
  return {
    spent: async (key) => sums.get(key) ?? NOTHING,
    async add(key, usage) {
      sums.set(key, plus(sums.get(key) ?? NOTHING, usage));
    },
  };
}

/**
 * A spend ledger on a cache, which outlives the program. Additions wait for one another, as a cache cannot add; several processes on
 * one cache may lose some.
 */
export function cacheLedger(cache: Cache): SpendLedger {
  let last: Promise<void> = Promise.resolve();
  const spent = async (key: string) => spendIn(await cache.get(`spend ${key}`));
  return {
    spent,
    async add(key, usage) {
      const mine = last
        .catch(() => {})
        .then(async () => await cache.set(`spend ${key}`, JSON.stringify(plus(await spent(key), usage)), KEPT_MS));
      last = mine;
      await mine;
    },
  };
}

function spendIn(kept: string | null): Spend {
  return kept === null ? NOTHING : Spend.parse(JSON.parse(kept));
}

function plus(spend: Spend, usage: Usage): Spend {
  const costUsd = spend.costUsd === null || usage.costUsd === null ? null : spend.costUsd + usage.costUsd;
  return { calls: spend.calls + 1, input: spend.input + usage.input, output: spend.output + usage.output, costUsd };
}
