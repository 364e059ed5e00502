import type { StoredWatch, Watch } from "#domain/watch.ts";
import type { RunNote } from "#domain/watch-ports.ts";
import { type NoteLine, renderDay } from "#render/render.ts";
import { type DryRun, nextRuns, type Run, wallIn } from "#schedule/schedule.ts";

/** A run as its channel's members read it: "Mon 8 Jun 2026, 09:00 (Europe/Berlin)". */
export function runWords({ at }: Run, zone: string): string {
  const { date, time, day } = wallIn(zone, at);
  return `${day.charAt(0).toUpperCase()}${day.slice(1)} ${renderDay(date)}, ${time} (${zone})`;
}

/** What a watch looks for may run to thousands of characters: so many are shown. */
const SOUGHT = 200;

/** A watch in one line: its name, what it looks for (cut where that is long), and when it is told next. */
export function watchLine({ watch, paused }: StoredWatch, now: Date): NoteLine {
  const [next] = nextRuns(watch.schedule, now, 1);
  const when = paused || next === undefined ? "paused" : `next ${runWords(next, watch.schedule.zone)}`;
  const sought = [watch.query, ...watch.aliases].join(" · ");
  const shown = sought.length > SOUGHT ? `${sought.slice(0, SOUGHT - 1)}…` : sought;
  return [{ bold: watch.name }, `  ${shown}  `, { quiet: when }];
}

const STATES: Readonly<Record<RunNote["state"], string>> = {
  planned: "is due",
  composing: "is being made",
  posting: "is being posted",
  posted: "",
  refused: "was not posted",
};

/** How the last digest of a watch stands: "last digest 2 Jun 2026", or what became of it. `date`: a day, or a word and a moment. */
export function lastDigestWords(last: RunNote | undefined, zone: string): string {
  if (last === undefined) return "no digest yet";
  const [, cause, moment] = /^(\w+) (\d{4}-\d\d-\d\dT\S+)$/.exec(last.date) ?? [];
  const when = moment === undefined ? renderDay(last.date) : momentWords(moment, zone);
  const what = cause === undefined || cause === "asked" ? "digest" : "alert";
  const asked = cause === "asked" ? " that was asked for" : "";
  if (last.state === "posted") return `last ${what}${asked} ${when}`;
  return `${what}${asked} ${when} ${STATES[last.state]}${last.note === null ? "" : `: ${last.note}`}`;
}

function momentWords(moment: string, zone: string): string {
  const { date, time } = wallIn(zone, new Date(moment));
  return `${renderDay(date)}, ${time}`;
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
