import type { Spend, SpendLedger } from "#domain/model-ports.ts";

const NOTHING: Spend = { calls: 0, input: 0, output: 0, costUsd: 0 };

/** A spend ledger that lasts as long as the program; the archive keeps the one that outlives it. */
export function memoryLedger(): SpendLedger {
  const sums = new Map<string, Spend>();
  return {
    spent: async (key) => sums.get(key) ?? NOTHING,
    async add(key, usage) {
      sums.set(key, plus(sums.get(key) ?? NOTHING, usage));
    },
  };
}

function plus(spend: Spend, usage: Omit<Spend, "calls">): Spend {
  const costUsd = spend.costUsd === null || usage.costUsd === null ? null : spend.costUsd + usage.costUsd;
  return { calls: spend.calls + 1, input: spend.input + usage.input, output: spend.output + usage.output, costUsd };
}
