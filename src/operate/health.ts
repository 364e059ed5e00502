import type { IncomingMessage, ServerResponse } from "node:http";
import type { Clock } from "#domain/ports.ts";

/** One thing the bot cannot work without. `probe` rejects when it is not there; `advice` says what an operator does then. */
export type Probe = { readonly name: string; readonly advice: string; readonly probe: () => Promise<unknown> };
/** A route in the form that both receivers of Bolt take. */
export type Route = {
  readonly path: string;
  readonly method: string;
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void;
};
export type Readiness = {
  readonly ready: boolean;
  readonly checks: readonly { readonly name: string; readonly ready: boolean; readonly advice: string | null }[];
};

/** A probe that has not answered by then counts as failed: Kubernetes gives up after one second by default, so ask it for three. */
const PROBE_MS = 2000;
/** Answers are kept this long: the port is open to the internet, and asking must not become a load. */
const KEPT_MS = 1000;

async function passes(probe: Probe["probe"]): Promise<boolean> {
  const late = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => late.resolve(false), PROBE_MS);
  try {
    const answered = probe().then(
      () => true,
      () => false,
    );
    return await Promise.race([answered, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

async function readinessOf(probes: readonly Probe[]): Promise<Readiness> {
  const checks = await Promise.all(
    probes.map(async ({ name, advice, probe }) => {
      const ready = await passes(probe);
      return { name, ready, advice: ready ? null : advice };
    }),
  );
  return { ready: checks.every((check) => check.ready), checks };
}

/** Asks all probes at once, at most once a second. */
export function createReadiness(probes: readonly Probe[], clock: Clock): () => Promise<Readiness> {
  let kept: { readonly until: number; readonly answer: Promise<Readiness> } | null = null;
  return () => {
    const now = clock().getTime();
    if (kept === null || now >= kept.until) kept = { until: now + KEPT_MS, answer: readinessOf(probes) };
    return kept.answer;
  };
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { "content-type": type, "cache-control": "no-store" }).end(body);
}

/** `/healthz` (the process turns), `/readyz` (it can work; 503 and advice when not) and `/metrics` (Prometheus text). */
export function healthRoutes(ready: () => Promise<Readiness>, metrics: () => Promise<string>): Route[] {
  const answer = (response: ServerResponse, work: () => Promise<void>): void => {
    work().catch(() => send(response, 500, "text/plain; charset=utf-8", "a fault of ours; see the log\n"));
  };
  return [
    { path: "/healthz", method: "GET", handler: (_, response) => send(response, 200, "text/plain", "ok\n") },
    {
      path: "/readyz",
      method: "GET",
      handler: (_, response) =>
        answer(response, async () => {
          const readiness = await ready();
          send(response, readiness.ready ? 200 : 503, "application/json", `${JSON.stringify(readiness)}\n`);
        }),
    },
    {
      path: "/metrics",
      method: "GET",
      handler: (_, response) =>
        answer(response, async () => send(response, 200, "text/plain; version=0.0.4; charset=utf-8", await metrics())),
    },
  ];
}
