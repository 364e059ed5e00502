import type { StoredWatch } from "#domain/watch.ts";
import type { ScheduleDesk } from "./desk.ts";
import { dueRun, nextRuns, type Run, speakableFrom, wallIn } from "./times.ts";

/** A digest later than this is one that was missed: it waits for the end of quiet hours. In milliseconds. */
const LATE_MS = 30 * 60_000;
/** How many missed runs are counted; more are told as this many. */
const MOST_MISSED = 31;

/** By watch: until when nothing more of it becomes due, as long as its settings are these. Working that out is what a round takes. */
export type Planned = Map<string, { readonly settings: string; readonly until: number }>;

/** Writes down every run that is due and was not yet; gives how many. */
export async function planDue(planned: Planned, desk: Pick<ScheduleDesk, "books" | "clock">): Promise<number> {
  const now = desk.clock();
  const all = await desk.books.watches.list(null);
  let count = 0;
  for (const stored of all) {
    const settings = JSON.stringify([stored.since, stored.paused, stored.watch.schedule]);
    const known = planned.get(stored.id);
    if (known?.settings === settings && now.getTime() < known.until) continue;
    if ((await planOwed(stored, desk)) !== null) count++;
    planned.set(stored.id, { settings, until: nextAt(stored, now) });
  }
  const standing = new Set(all.map(({ id }) => id));
  for (const id of planned.keys()) if (!standing.has(id)) planned.delete(id);
  return count;
}

/**
 * Writes down the run of a watch that is due, if one is and it was not yet, and gives when it is to be told: what was promised comes, though the
 * watch is changed next.
 */
export async function planOwed(stored: StoredWatch, desk: Pick<ScheduleDesk, "books" | "clock">): Promise<Date | null> {
  const run = stored.paused ? null : dueRun(stored.watch.schedule, new Date(stored.since), desk.clock());
  return run === null ? null : planRun(stored, run, desk);
}

function nextAt({ watch }: StoredWatch, now: Date): number {
  const [next] = nextRuns(watch.schedule, now, 1);
  return next?.at.getTime() ?? now.getTime();
}

async function planRun(
  stored: StoredWatch,
  run: Run,
  { books, clock }: Pick<ScheduleDesk, "books" | "clock">,
): Promise<Date | null> {
  const { id, workspace, watch } = stored;
  const now = clock();
  const isLate = now.getTime() - run.at.getTime() > LATE_MS;
  const due = isLate ? speakableFrom(watch.schedule, now) : run.at;
  const missed = await missedBefore(stored, run, books);
  const place = { workspace, channel: watch.channel };
  const isNew = await books.runs.plan({
    watch: id,
    date: keyOf(stored, run),
    ...place,
    cause: "schedule",
    dueAt: due.toISOString(),
    missed,
  });
  return isNew ? due : null;
}

/** One digest a watch and date; on the day on which its settings were changed, one for the time they name, whatever was told before. */
function keyOf({ since, watch: { schedule } }: StoredWatch, run: Run): string {
  return wallIn(schedule.zone, new Date(since)).date === run.date ? `${run.date} ${schedule.at}` : run.date;
}

/** How many runs lie between what the channel was told last and this one. */
async function missedBefore(
  { id, since, watch }: StoredWatch,
  run: Run,
  { history }: ScheduleDesk["books"],
): Promise<number> {
  const [last] = await history.told(id, since);
  const from = new Date(last?.at ?? since);
  return nextRuns(watch.schedule, from, MOST_MISSED).filter(({ at }) => at.getTime() < run.at.getTime()).length;
}
