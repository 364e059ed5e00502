import type { StandIn } from "#playground/playground.ts";
import type { Fleet } from "./fleet.ts";
import type { Server } from "./postgres.ts";

/* Everything that goes wrong in a run: bots are killed, the server goes down, connections are cut, Slack refuses and loses answers. */

/**
 * How often, on the average, in seconds; 0: never. `outageSeconds` is the longest that the server stays down; one call of Slack in
 * `faultEvery` meets a fault.
 */
export type TroubleOptions = {
  readonly killEvery: number;
  readonly restartEvery: number;
  readonly outageSeconds: number;
  readonly cutEvery: number;
  readonly faultEvery: number;
};

export type Trouble = {
  readonly counts: {
    restarts: number;
    outage: number;
    cuts: number;
    limited: number;
    dropped: number;
    failing: number;
    unreachable: number;
    slow: number;
  };
  /** Nothing goes wrong any more once it resolves. */
  stop(): Promise<void>;
};

type Things = {
  readonly fleet: Fleet;
  readonly slack: StandIn;
  readonly server: Server;
  readonly random: () => number;
};

/** Begins to make trouble. */
export function makeTrouble({ fleet, slack, server, random }: Things, options: TroubleOptions): Trouble {
  const counts: Trouble["counts"] = {
    ...{ restarts: 0, outage: 0, cuts: 0, limited: 0, dropped: 0, failing: 0, unreachable: 0, slow: 0 },
  };
  const timers = new Set<NodeJS.Timeout>();
  let stopped = false;
  let restarting: Promise<void> = Promise.resolve();

  // Between half and one and a half of the average time.
  const every = (seconds: number, act: () => void): void => {
    if (seconds <= 0) return;
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        if (stopped) return;
        act();
        every(seconds, act);
      },
      seconds * 1000 * (0.5 + random()),
    );
    timers.add(timer);
  };
  every(options.killEvery, () => {
    const living = fleet.living();
    const one = living[Math.floor(random() * living.length)];
    // One is left, since a command that nobody can take proves nothing.
    if (one !== undefined && living.length > 1) fleet.kill(one);
  });
  every(options.restartEvery, () => {
    const isLong = counts.restarts % 4 === 2;
    counts.restarts += 1;
    const downMs = isLong ? options.outageSeconds * 1000 : random() * 3_000;
    counts.outage = Math.max(counts.outage, Math.round(downMs / 1000));
    restarting = restarting.then(() => server.restart(downMs));
  });
  every(options.cutEvery, () => {
    const cut = async () => {
      counts.cuts += await server.cut(0.2 + random() * 0.6);
    };
    void cut();
  });
  // By the number of calls and not by the clock: on a slow machine every call would meet one.
  let last = slack.calls.length;
  let calls = 0;
  every(options.faultEvery > 0 ? 0.05 : 0, () => {
    // The oldest calls are forgotten now and then, ten thousand at a time.
    calls += Math.max(0, slack.calls.length - last);
    last = slack.calls.length;
    for (; calls >= options.faultEvery; calls -= options.faultEvery) plant(slack, random, counts);
  });
  return {
    counts,
    async stop() {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
      slack.faults.clear();
      await restarting;
    },
  };
}

function plant({ faults }: StandIn, random: () => number, counts: Trouble["counts"]): void {
  const where = random();
  let method = "chat.postMessage";
  if (where > 0.75) method = "*";
  else if (where > 0.65) method = random() < 0.5 ? "conversations.history" : "conversations.replies";
  const what = random();
  if (what < 0.4) {
    counts.limited += 1;
    faults.set(method, { kind: "rate-limited", retryAfter: 1 + Math.floor(random() * 3) });
  } else if (what < 0.65) {
    counts.dropped += 1;
    faults.set(method, { kind: "dropped" });
  } else if (what < 0.85) {
    counts.failing += 1;
    faults.set(method, { kind: "status", status: random() < 0.5 ? 503 : 500 });
  } else if (what < 0.95) {
    counts.unreachable += 1;
    faults.set(method, { kind: "unreachable" });
  } else {
    counts.slow += 1;
    faults.set(method, { kind: "slow", ms: 2_000 });
  }
}
