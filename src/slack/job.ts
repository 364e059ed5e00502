import type { Held, Job } from "#domain/desk-ports.ts";
import { BriefdeskError } from "#domain/fault.ts";
import { digestOf } from "#domain/ids.ts";
import type { Log } from "#log.ts";
import { renderSlackNote } from "#render/render.ts";
import { showDone } from "./agent.ts";
import { faultDetails } from "./fault-details.ts";
import { noteOf, Order } from "./order.ts";
import type { Services, Task, Work } from "./work.ts";

/** A lease is prolonged three times before it runs out; whatever a dead process held is free again after it. In milliseconds. */
export const LEASE_MS = 20_000;
const HEARTBEAT_MS = 5_000;
/**
 * Tries before a job is given up and its asker told, and the wait before each, the last one before all that follow: Slack or the
 * database may be away for twenty minutes. A try that was lost with its process counts too. In milliseconds.
 */
const MOST_TRIES = 12;
const WAITS_MS = [1_000, 5_000, 20_000, 60_000, 180_000] as const;

/** Why a job in hand was ended early. */
export const STOPPED = Symbol("stopped by its asker");
export const HANDED_BACK = Symbol("handed back at shutdown");
const LEASE_LOST = Symbol("its lease ran out and somebody else has it");

export type DeskSetup = {
  readonly services: Services;
  readonly works: readonly Work[];
  readonly owner: string;
  readonly log: Log;
};

/** Works one job off and ends it, whatever comes of it. The desk's boundary: nothing is thrown past it. */
export async function workOff(job: Job, abort: AbortController, setup: DeskSetup): Promise<void> {
  const { jobs } = setup.services.store;
  const log = setup.log;
  const request = digestOf(job.key);
  const heartbeat = setInterval(() => {
    jobs.hold(job.id, setup.owner, LEASE_MS, null).then(
      (held) => endUnlessHeld(held, abort),
      (fault) => log.warn("desk.lease", faultDetails(fault)),
    );
  }, HEARTBEAT_MS);
  try {
    if (job.stopped) abort.abort(STOPPED);
    const order = Order.parse(JSON.parse(job.payload));
    const task = taskOf(job, order, abort, setup);
    await attempt(job, order, task, setup);
    showDone({ webFor: setup.services.webFor, log }, order.at);
  } catch (fault) {
    log.error("desk.job-unended", { request, ...faultDetails(fault) });
  } finally {
    clearInterval(heartbeat);
  }
}

function endUnlessHeld(held: Held, abort: AbortController): void {
  if (held === "stopped") abort.abort(STOPPED);
  if (held === "lost") abort.abort(LEASE_LOST);
}

/** A task that knows whether its answer was told to its asker alone. */
type OwnTask = Task & { readonly toldAlone: boolean };

function taskOf(job: Job, order: Order, abort: AbortController, { services, owner, log }: DeskSetup): OwnTask {
  let note = noteOf(job.note);
  let toldAlone = false;
  const noting =
    (tell: Task["tell"]["asker"]): Task["tell"]["asker"] =>
    (task, messages) => {
      toldAlone = true;
      return tell(task, messages);
    };
  const { here, asker, alone } = services.tell;
  return {
    ...services,
    tell: { here, asker: noting(asker), alone: noting(alone) },
    get toldAlone() {
      return toldAlone;
    },
    key: job.key,
    at: order.at,
    askedAt: new Date(order.askedAt),
    signal: abort.signal,
    log,
    get note() {
      return note;
    },
    async remember(more) {
      note = { ...note, ...more };
      endUnlessHeld(await services.store.jobs.hold(job.id, owner, LEASE_MS, JSON.stringify(note)), abort);
      abort.signal.throwIfAborted();
    },
  };
}

async function attempt(job: Job, order: Order, task: OwnTask, setup: DeskSetup): Promise<void> {
  const request = digestOf(job.key);
  const began = setup.services.clock().getTime();
  const ms = () => setup.services.clock().getTime() - began;
  try {
    task.signal.throwIfAborted();
    await runOf(order, setup).run(order.args, task);
    const end = { kind: "done", forAll: !task.toldAlone } as const;
    const sharers = await setup.services.store.jobs.finish(job.id, setup.owner, end);
    setup.services.meter.count("commands", { command: order.work, outcome: "done" });
    setup.log.info("desk.done", { request, work: order.work, ms: ms(), shared: sharers.length });
    await tellSharers(sharers, task, setup);
  } catch (fault) {
    await settle(fault, job, { order, task, setup });
  }
}

function runOf({ work }: Order, { works }: DeskSetup): Work {
  const found = works.find(({ name }) => name === work);
  if (found) return found;
  throw new BriefdeskError("request", `no work is called ${work}`, {
    advice: "Briefdesk was updated while this waited and does not know it any more. Please ask again.",
  });
}

type Attempt = { readonly order: Order; readonly task: Task; readonly setup: DeskSetup };

async function settle(fault: unknown, job: Job, { order, task, setup }: Attempt): Promise<void> {
  const { jobs } = setup.services.store;
  const { owner } = setup;
  const request = digestOf(job.key);
  if (task.signal.reason === LEASE_LOST) return setup.log.warn("desk.lease-lost", { request, work: order.work });
  if (task.signal.reason === HANDED_BACK) {
    await jobs.finish(job.id, owner, { kind: "retry", waitMs: 0 });
    return setup.log.info("desk.handed-back", { request, work: order.work });
  }
  if (task.signal.reason === STOPPED) {
    await tellStopped(task);
    await jobs.finish(job.id, owner, { kind: "done", forAll: false });
    return setup.log.info("desk.stopped", { request, work: order.work });
  }
  const waitMs = WAITS_MS[Math.min(job.attempts, WAITS_MS.length) - 1] ?? 0;
  const details = { request, work: order.work, attempt: job.attempts, ...faultDetails(fault) };
  if (isPassing(fault) && job.attempts < MOST_TRIES) {
    await jobs.finish(job.id, owner, { kind: "retry", waitMs });
    return setup.log.warn("desk.retry", details);
  }
  setup.log.error("desk.failed", details);
  setup.services.meter.count("commands", { command: order.work, outcome: "failed" });
  await task.tell.asker(task, [failure(fault, request)]).catch(() => undefined);
  await jobs.finish(job.id, owner, { kind: "failed" });
}

// The signal of what was stopped would end its last word, too, and its lease is of no use to it any more.
async function tellStopped(task: Task): Promise<void> {
  const last = { ...task, signal: AbortSignal.any([]), remember: async () => undefined };
  await task.tell.asker(last, [renderSlackNote([["Stopped."]])]).catch(() => undefined);
}

/** Says of a job that was stopped before anybody worked at it that it was. */
export async function endWaiting(job: Job, setup: DeskSetup): Promise<void> {
  const order = Order.safeParse(JSON.parse(job.payload));
  if (!order.success) return;
  await tellStopped(taskOf(job, order.data, new AbortController(), setup));
  showDone({ webFor: setup.services.webFor, log: setup.log }, order.data.at);
  setup.log.info("desk.stopped", { request: digestOf(job.key), work: order.data.work });
}

/** Whether the fault may have gone by itself when the job is tried again. */
function isPassing(fault: unknown): boolean {
  return fault instanceof BriefdeskError && (fault.fault === "unreachable" || fault.fault === "archive");
}

/** What the asker reads: advice when there is any, and a reference that stands in the log. */
function failure(fault: unknown, request: string) {
  const advice =
    fault instanceof BriefdeskError && fault.advice !== "" ? fault.advice : "Something went wrong on our side.";
  return renderSlackNote([[advice], [{ quiet: `Reference for whoever runs Briefdesk: ${request}` }]]);
}

async function tellSharers(sharers: readonly Job[], worked: Task, setup: DeskSetup): Promise<void> {
  for (const job of sharers) {
    const order = Order.safeParse(JSON.parse(job.payload));
    if (!order.success || order.data.at.user === worked.at.user) continue;
    const task = taskOf(job, order.data, new AbortController(), setup);
    const note = renderSlackNote([
      ["Somebody else asked for the same at the same moment: one answer was posted for both of you."],
    ]);
    await task.tell.asker({ ...task, remember: async () => undefined }, [note]).catch(() => undefined);
  }
}
