import { type Checked, planAlerts } from "./alerts.ts";
import { planCorrections } from "./corrections.ts";
import type { ScheduleDesk } from "./desk.ts";
import { type Planned, planDue } from "./plan.ts";
import { workDue } from "./work.ts";

export type { ScheduleDesk } from "./desk.ts";
export { type DryRun, dryRun } from "./dry-run.ts";
export { type Editing, editingWith } from "./editing.ts";
export { feedHealthOf } from "./feed-health.ts";
export { createPolling, type PolledFeed, type Polling, type PollingSetup } from "./feed-polling.ts";
export { createFeedSteward, type FeedVisit } from "./feed-steward.ts";
export { type Actor, actionWords, isAllowed, kindOf, type Who } from "./permissions.ts";
export { exportSettings, importSettings, readSettings } from "./settings.ts";
export { authorize, createEditors, createSteward, type Steward, UNNAMED } from "./steward.ts";
export { nextRuns, type Run, wallIn } from "./times.ts";

/** One round: how many runs were written down as due, corrections and alerts among them, and how many were ended. */
export type Round = { readonly planned: number; readonly ended: number };

/** Digests, alerts and corrections, on time and once, beside any number of other processes on the same books. */
export type Schedule = {
  /** Looks once what is due, and works it. */
  round(): Promise<Round>;
  /** Begins the next round without a pause: somebody waits for a digest. */
  wake(): void;
  /** Goes round after round until it is told to stop; stopping waits for the round at work. */
  run(stop: AbortSignal): Promise<void>;
};

/** How long after a round the next one begins: digests are due to the minute. In milliseconds. */
const PAUSE_MS = 5000;

/** Opens the schedule. A round that fails is said in the log, and the next one tries again. */
export function createSchedule(desk: ScheduleDesk): Schedule {
  const planned: Planned = new Map();
  const checked: Checked = new Map();
  const pause = createPause();
  const round = async (): Promise<Round> => {
    let count = 0;
    const plans = {
      digests: () => planDue(planned, desk),
      corrections: () => planCorrections(desk),
      alerts: () => planAlerts(checked, desk),
    };
    for (const [what, plan] of Object.entries(plans)) count += await tried(what, plan, desk);
    return { planned: count, ended: await workDue(desk) };
  };
  return { round, wake: pause.cut, run: (stop) => rounds(round, { pause, stop }, desk) };
}

// What cannot even be looked through keeps the other kinds of runs no more waiting than one that cannot be planned does (plan-each.ts).
async function tried(what: string, plan: () => Promise<number>, { log }: ScheduleDesk): Promise<number> {
  return plan().catch((fault: unknown) => {
    log.error("schedule.plan-failed", { what, fault: String(fault) });
    return 0;
  });
}

type Pause = { cut(): void; wait(): Promise<void> };

async function rounds(
  round: () => Promise<Round>,
  { pause, stop }: { pause: Pause; stop: AbortSignal },
  { log }: ScheduleDesk,
): Promise<void> {
  stop.addEventListener("abort", pause.cut, { once: true });
  while (!stop.aborted) {
    await round().catch((fault: unknown) => log.error("schedule.round-failed", { fault: String(fault) }));
    await pause.wait();
  }
}

/** The pause between two rounds. Cut while there is none, the next one is none. */
function createPause(): Pause {
  let isCut = false;
  let end = (): void => undefined;
  return {
    cut() {
      isCut = true;
      end();
    },
    wait: () =>
      new Promise((resolve) => {
        const timer = setTimeout(() => end(), PAUSE_MS);
        end = () => {
          clearTimeout(timer);
          end = () => undefined;
          isCut = false;
          resolve();
        };
        if (isCut) end();
      }),
  };
}
