import type { StoredWatch } from "#domain/watch.ts";
import type { ScheduleDesk } from "./desk.ts";
import { dueRun, nextRuns, type Run, speakableFrom } from "./times.ts";

/** A digest later than this is one that was missed: it waits for the end of quiet hours. In milliseconds. */
const LATE_MS = 30 * 60_000;
/** How many missed runs are counted; more are told as this many. */
const MOST_MISSED = 31;

/** Remembers which runs this process has planned, so that the books are asked once a run and not once a minute. */
export type Planned = Map<string, string>;

/** Writes down every run that is due and was not yet; gives how many. */
export async function planDue(planned: Planned, desk: Pick<ScheduleDesk, "books" | "clock">): Promise<number> {
  const now = desk.clock();
  let count = 0;
  for (const stored of await desk.books.watches.list(null)) {
    const run = stored.paused ? null : dueRun(stored.watch.schedule, new Date(stored.since), now);
    if (run === null || planned.get(stored.id) === run.date) continue;
    if (await planRun(stored, run, desk)) count++;
    planned.set(stored.id, run.date);
  }
  return count;
}

async function planRun(stored: StoredWatch, run: Run, { books, clock }: Pick<ScheduleDesk, "books" | "clock">) {
  const { id, workspace, watch } = stored;
  const now = clock();
  const isLate = now.getTime() - run.at.getTime() > LATE_MS;
  const due = isLate ? speakableFrom(watch.schedule, now) : run.at;
  const missed = await missedBefore(stored, run, books);
  const place = { workspace, channel: watch.channel };
  return books.runs.plan({ watch: id, date: run.date, ...place, cause: "schedule", dueAt: due.toISOString(), missed });
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
