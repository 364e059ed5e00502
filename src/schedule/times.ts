import { Cron } from "croner";
import { DAYS, type Day, isWithin, type Schedule } from "#domain/watch.ts";

/** A moment at which a digest is due, and the local date it belongs to (YYYY-MM-DD): one digest a watch and date. */
export type Run = { readonly at: Date; readonly date: string };

const MINUTE_MS = 60_000;
const CLOCKS = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = CLOCKS.get(zone);
  if (known) return known;
  const parts = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" } as const;
  const made = new Intl.DateTimeFormat("en-CA", { timeZone: zone, hourCycle: "h23", weekday: "short", ...parts });
  CLOCKS.set(zone, made);
  return made;
}

/** What a clock and a calendar on the wall of a zone show. */
export function wallIn(zone: string, at: Date): { date: string; time: string; day: Day } {
  const parts = new Map(
    clockOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? "";
  const day = DAYS.find((one) => one === of("weekday").toLowerCase().slice(0, 3)) ?? "mon";
  return { date: `${of("year")}-${of("month")}-${of("day")}`, time: `${of("hour")}:${of("minute")}`, day };
}

function daysOf({ days, weekend }: Schedule): Day[] {
  return weekend === "as-listed" ? [...days] : days.filter((day) => day !== "sat" && day !== "sun");
}

function cronOf(schedule: Schedule): Cron {
  const [hour, minute] = schedule.at.split(":").map(Number);
  return new Cron(`${minute} ${hour} * * ${daysOf(schedule).join(",")}`, { timezone: schedule.zone, paused: true });
}

function runAt(schedule: Schedule, at: Date): Run {
  return { at, date: wallIn(schedule.zone, at).date };
}

/** The next times after a moment at which a digest is due, soonest first. */
export function nextRuns(schedule: Schedule, after: Date, count: number): Run[] {
  return cronOf(schedule)
    .nextRuns(count, after)
    .map((at) => runAt(schedule, at));
}

/**
 * The latest time after `since` and up to `now` at which a digest was due, or null. Of several that were missed only the last
 * counts: what it tells covers the others.
 */
export function dueRun(schedule: Schedule, since: Date, now: Date): Run | null {
  const [latest] = cronOf(schedule).previousRuns(1, new Date(now.getTime() + 1));
  return latest && latest.getTime() > since.getTime() && latest.getTime() <= now.getTime()
    ? runAt(schedule, latest)
    : null;
}

function isSilent({ quiet, weekend, zone }: Schedule, at: Date): boolean {
  const { time, day } = wallIn(zone, at);
  return (quiet !== null && isWithin(time, quiet)) || (weekend === "nothing" && (day === "sat" || day === "sun"));
}

/** The first moment from `at` on at which something unscheduled (an alert, a digest caught up) may be posted. */
export function speakableFrom(schedule: Schedule, at: Date): Date {
  if (!isSilent(schedule, at)) return at;
  // Quiet hours begin and end on whole minutes, and no quiet time is longer than a weekend with its two nights.
  let next = new Date(Math.ceil((at.getTime() + 1) / MINUTE_MS) * MINUTE_MS);
  while (isSilent(schedule, next)) next = new Date(next.getTime() + MINUTE_MS);
  return next;
}
