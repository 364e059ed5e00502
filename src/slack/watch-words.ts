import type { StoredWatch, Watch } from "#domain/watch.ts";
import { type NoteLine, renderDay } from "#render/render.ts";
import { type DryRun, nextRuns, type Run, wallIn } from "#schedule/schedule.ts";

/** A run as its channel's members read it: "Mon 8 Jun 2026, 09:00 (Europe/Berlin)". */
export function runWords({ at }: Run, zone: string): string {
  const { date, time, day } = wallIn(zone, at);
  return `${day.charAt(0).toUpperCase()}${day.slice(1)} ${renderDay(date)}, ${time} (${zone})`;
}

/** A watch in one line: its name, what it looks for, and when it is told next. */
export function watchLine({ watch, paused }: StoredWatch, now: Date): NoteLine {
  const [next] = nextRuns(watch.schedule, now, 1);
  const when = paused || next === undefined ? "paused" : `next ${runWords(next, watch.schedule.zone)}`;
  const sought = [watch.query, ...watch.aliases].join(" · ");
  return [{ bold: watch.name }, `  ${sought}  `, { quiet: when }];
}

/** What a dry run found, and the next three times. */
export function dryLines({ articles, developments, below, next }: DryRun, { schedule }: Watch): NoteLine[] {
  const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? "" : "s"}`;
  const left = below > 0 ? `, ${below} left out for having too few origins` : "";
  return [
    [
      {
        bold: `It would have matched ${count(articles, "article")} in 7 days, ${count(developments.length, "development")} shown${left}.`,
      },
    ],
    ...developments.map((text): NoteLine => [`· ${text}`]),
    [{ bold: "It is told next" }],
    ...next.map((run): NoteLine => [`· ${runWords(run, schedule.zone)}`]),
  ];
}
