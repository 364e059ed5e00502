import type { Meter, Vault } from "#domain/meter.ts";
import type { Clock } from "#domain/ports.ts";
import { createReadiness, healthRoutes, type Probe, type Route } from "./health.ts";
import { ALLOWANCES, type Allowances, type Allowed, type Asker, createLimiter } from "./limits.ts";
import { createMetrics, type Readings } from "./metrics.ts";
import { createVault } from "./vault.ts";

export type { Probe, Readiness, Route } from "./health.ts";
export type { Allowances, Allowed, Asker } from "./limits.ts";
export { type Step, type Stopped, stopAll } from "./shutdown.ts";

/** What is watched. `secretKeys` seal stored tokens, the one in force first; none: nothing can be sealed. */
export type Operated = {
  readonly clock: Clock;
  readonly probes: readonly Probe[];
  readonly readings: Readings;
  readonly secretKeys: readonly string[];
  readonly allowances?: Allowances;
};

/** Keeps a bot running: what an operator sees, how much anybody may ask, and how secrets are kept. */
export type Operations = {
  readonly meter: Meter;
  readonly allow: (asker: Asker) => Allowed;
  readonly vault: Vault | null;
  readonly routes: readonly Route[];
};

/** The operations of one bot. Whoever is refused for asking too often is counted. */
export function createOperations({
  clock,
  probes,
  readings,
  secretKeys,
  allowances = ALLOWANCES,
}: Operated): Operations {
  const { meter, text } = createMetrics(readings);
  const limited = createLimiter(clock, allowances);
  return {
    meter,
    allow(asker) {
      const allowed = limited(asker);
      if (allowed.kind === "wait") meter.count("limited", { by: allowed.by });
      return allowed;
    },
    vault: secretKeys.length > 0 ? createVault(secretKeys) : null,
    routes: healthRoutes(createReadiness(probes, clock), text),
  };
}
