import type { Job, NewJob, ThreadPlace } from "#domain/desk-ports.ts";
import { faultDetails } from "./fault-details.ts";
import { type DeskSetup, endWaiting, HANDED_BACK, LEASE_MS, STOPPED, workOff } from "./job.ts";
import { Order } from "./order.ts";

/** Retries and lapsed leases are looked for this often; new jobs are begun at once. */
const LOOK_EVERY_MS = 1000;
/** Jobs in hand at once: most of them wait for their channel's pace. */
const MOST_AT_ONCE = 32;
/** Accepts orders and works them off. What was accepted is worked, whatever happens to this process. */
export type Desk = {
  /** Durable when it resolves; false when the key was seen within a day. */
  accept(job: Omit<NewJob, "payload"> & { order: Order }): Promise<boolean>;
  /** Begins to work, with what an earlier process left. */
  start(): void;
  /** Ends the jobs of a thread on their asker's wish, whoever works at them. Durable when it resolves. */
  halt(place: ThreadPlace): Promise<void>;
  /** Claims nothing more, gives the jobs in hand `graceMs` to end, and hands the rest back. */
  stop(graceMs: number): Promise<void>;
};

type InHand = { readonly abort: AbortController; readonly where: string; done: Promise<void> };

/** A desk over the durable jobs of a store. */
export function createDesk(setup: DeskSetup): Desk {
  const { jobs } = setup.services.store;
  const inHand = new Map<number, InHand>();
  let timer: NodeJS.Timeout | null = null;
  let claiming: Promise<void> | null = null;
  let again = false;

  const take = (job: Job): void => {
    const abort = new AbortController();
    const done = workOff(job, abort, setup).finally(() => {
      inHand.delete(job.id);
      nudge();
    });
    inHand.set(job.id, { abort, where: whereOf(job), done });
  };
  const claimAll = async (): Promise<void> => {
    while (timer !== null && inHand.size < MOST_AT_ONCE) {
      const job = await jobs.claim(setup.owner, LEASE_MS);
      if (job === null) return;
      take(job);
    }
  };
  const nudge = (): void => {
    if (timer === null) return;
    if (claiming !== null) {
      again = true;
      return;
    }
    again = false;
    claiming = claimAll()
      .catch((fault) => setup.log.error("desk.claim-failed", faultDetails(fault)))
      .finally(() => {
        claiming = null;
        if (again) nudge();
      });
  };

  return {
    async accept({ order, key, share }) {
      const taken = await jobs.accept({ key, share, payload: JSON.stringify(order) });
      if (taken) nudge();
      return taken;
    },
    start() {
      timer ??= setInterval(nudge, LOOK_EVERY_MS);
      nudge();
    },
    async halt(place) {
      const waiting = await jobs.stop(place);
      for (const one of inHand.values())
        if (one.where === placeKey(place.workspace, place.channel, place.ts)) one.abort.abort(STOPPED);
      for (const job of waiting)
        void endWaiting(job, setup).catch((fault) => setup.log.error("desk.stop-failed", faultDetails(fault)));
    },
    async stop(graceMs) {
      if (timer !== null) clearInterval(timer);
      timer = null;
      await claiming;
      await endAll([...inHand.values()], graceMs);
    },
  };
}

function placeKey(workspace: string, channel: string, thread: string | null): string {
  return `${workspace}/${channel}/${thread ?? ""}`;
}

function whereOf(job: Job): string {
  const order = Order.safeParse(JSON.parse(job.payload));
  return order.success ? placeKey(order.data.at.workspace, order.data.at.channel, order.data.at.thread) : "";
}

async function endAll(inHand: readonly InHand[], graceMs: number): Promise<void> {
  const all = Promise.allSettled(inHand.map((one) => one.done));
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(late.resolve, graceMs);
  await Promise.race([all, late.promise]);
  clearTimeout(timer);
  for (const one of inHand) one.abort.abort(HANDED_BACK);
  await all;
}
