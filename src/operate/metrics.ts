import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Counted, Meter, Timed } from "#domain/meter.ts";

type Labels = Readonly<Record<string, string>>;

/** Each counter's name in Prometheus' style, with what it means and its labels. */
const COUNTERS: Readonly<Record<keyof Counted, { help: string; labels: readonly string[] }>> = {
  commands: { help: "Requests from people, by command and outcome", labels: ["command", "outcome"] },
  briefings: {
    help: "Briefings asked for, by composer (fallback: without the model, which was to write) and outcome",
    labels: ["composer", "outcome"],
  },
  withheld: { help: "Statements that the gate refused, by reason", labels: ["reason"] },
  posts: { help: "Messages to Slack, by outcome", labels: ["outcome"] },
  polls: { help: "Feed polls, by outcome", labels: ["outcome"] },
  limited: { help: "Requests refused because somebody asked too often", labels: ["by"] },
};

/** Bounds of the buckets in seconds. Slack gives three seconds for an ack; a briefing takes a tenth to a minute. */
const TIMERS: Readonly<Record<Timed, { help: string; buckets: number[] }>> = {
  ack: { help: "Time until Slack was answered", buckets: [0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 3] },
  briefing: { help: "Time to make a briefing", buckets: [0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60] },
  post: { help: "Time to post one message", buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 10] },
};

/** What is read when Prometheus asks. A reading that fails leaves its gauge out, and the rest stands. */
export type Readings = Readonly<Record<string, { readonly help: string; readonly read: () => Promise<number> }>>;
export type Metrics = { readonly meter: Meter; readonly text: () => Promise<string> };

function gaugesOn(registry: Registry, readings: Readings): void {
  for (const [name, { help, read }] of Object.entries(readings)) {
    const gauge: Gauge = new Gauge({
      name: `briefdesk_${name}`,
      help,
      registers: [registry],
      async collect() {
        await read().then(
          (value) => gauge.set(value),
          () => gauge.set(Number.NaN),
        );
      },
    });
  }
}

/** Counters, timers and gauges of one process on a registry of their own, so that two bots in one process do not mix. */
export function createMetrics(readings: Readings): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const counters = mapValues(
    COUNTERS,
    ({ help, labels }, name) => new Counter({ name: `briefdesk_${name}_total`, help, labelNames: labels, registers }),
  );
  const timers = mapValues(
    TIMERS,
    ({ help, buckets }, name) => new Histogram({ name: `briefdesk_${name}_seconds`, help, buckets, registers }),
  );
  gaugesOn(registry, readings);
  return {
    meter: {
      count: (name, labels) => counters[name].inc(labels as Labels),
      time: (name, seconds) => timers[name].observe(seconds),
    },
    text: () => registry.metrics(),
  };
}

function mapValues<K extends string, V, W>(
  table: Readonly<Record<K, V>>,
  change: (value: V, key: K) => W,
): Record<K, W> {
  const entries = (Object.entries(table) as [K, V][]).map(([key, value]) => [key, change(value, key)]);
  return Object.fromEntries(entries) as Record<K, W>;
}
