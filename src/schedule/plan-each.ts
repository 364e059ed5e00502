import type { ScheduleDesk } from "./desk.ts";

/**
 * Plans something for each of many, and gives for how many it was. What cannot be planned is said in the log and keeps nothing else
 * waiting: a briefing that cannot be read any more is no reason to leave out what comes after it.
 */
export async function planEach<T>(
  what: string,
  all: readonly T[],
  { plan, log }: { plan: (one: T) => Promise<boolean>; log: ScheduleDesk["log"] },
): Promise<number> {
  let planned = 0;
  for (const one of all) {
    const isPlanned = await plan(one).catch((fault: unknown) => {
      log.error("schedule.plan-failed", { what, fault: String(fault) });
      return false;
    });
    if (isPlanned) planned++;
  }
  return planned;
}
