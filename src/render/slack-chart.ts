import type { Block, KnownBlock } from "@slack/types";
import type { Briefing } from "#domain/briefing.ts";
import { coursesIn, coveredDays, MOST_DAYS } from "./charts.ts";
import { cut, inert } from "./slack-text.ts";
import { day } from "./words.ts";

/** Fewer days or events than this are read faster in the list than in a chart. */
const LEAST_DAYS = 3;
const LEAST_EVENTS = 4;

/**
 * The dated events of a timeline counted by day, as Slack's own chart; nothing when there is nothing to see. Only events that are dated
 * to the day are counted. The block is on the platform since 16 June 2026 and has no type yet (slackapi/node-slack-sdk#2637).
 */
export function timelineChart({ timeline }: Pick<Briefing, "timeline">): KnownBlock[] {
  const dated = timeline.filter(({ precision }) => precision === "day").map(({ date }) => date.slice(0, 10));
  const days = [...new Set(dated)].sort().slice(-MOST_DAYS);
  if (days.length < LEAST_DAYS || dated.length < LEAST_EVENTS) return [];
  const categories = days.map(day);
  const data = days.map((one, i) => ({
    label: categories[i] ?? one,
    value: dated.filter((date) => date === one).length,
  }));
  const axes = { categories, x_label: "Day", y_label: "Events" };
  return [chartBlock("Dated events by day", "bar", [{ name: "Dated events", data }], axes)];
}

type Point = { readonly label: string; readonly value: number };
type Axes = { readonly categories: readonly string[]; readonly x_label: string; readonly y_label: string };

function chartBlock(
  title: string,
  type: "bar" | "line",
  series: readonly { name: string; data: readonly Point[] }[],
  axis_config: Axes,
): KnownBlock {
  const chart = { type, series, axis_config };
  const block: Block & Record<string, unknown> = { type: "data_visualization", title, chart };
  return block as unknown as KnownBlock;
}

/** Slack's limits on a chart: how long a title and a series' name may be, how many series and charts a message may hold. */
const TITLE = 50;
const NAME = 20;
const MOST_SERIES = 6;
export const MOST_CHARTS = 2;

/** How figures went, one chart a figure. */
export function courseCharts(briefing: Pick<Briefing, "figures">): KnownBlock[] {
  return coursesIn(briefing)
    .slice(0, MOST_CHARTS)
    .map(({ object, course }) => {
      const points = course.slice(-MOST_DAYS);
      const data = points.map(({ date, value }) => ({ label: day(date), value }));
      const axes = { categories: data.map(({ label }) => label), x_label: "Day", y_label: chartWords(object, NAME) };
      return chartBlock(chartWords(object, TITLE), "line", [{ name: "As given that day", data }], axes);
    });
}

/** Articles a day by origin; the origins with the fewest articles are one series when there are more than a chart holds. */
export function coverageChart(briefing: Pick<Briefing, "coverage">): KnownBlock[] {
  const days = coveredDays(briefing);
  if (days.length === 0) return [];
  const counts = new Map<string, number>();
  for (const [name, n] of days.flatMap(({ origins }) => origins)) counts.set(name, (counts.get(name) ?? 0) + n);
  const ranked = [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name);
  const shown = ranked.length <= MOST_SERIES ? ranked : ranked.slice(0, MOST_SERIES - 1);
  const groups = shown.map((named, i) => ({
    name: seriesName(named, i, shown),
    holds: (one: string) => one === named,
  }));
  if (shown.length < ranked.length) groups.push({ name: "All others", holds: (one) => !shown.includes(one) });
  const categories = days.map(({ date }) => day(date));
  const series = groups.map(({ name, holds }) => ({
    name,
    data: days.map(({ date, origins }) => ({
      label: day(date),
      value: origins.reduce((sum, [named, n]) => sum + (holds(named) ? n : 0), 0),
    })),
  }));
  return [chartBlock("Articles a day by origin", "bar", series, { categories, x_label: "Day", y_label: "Articles" })];
}

// Whether Slack reads markup in a chart is written nowhere: without its brackets there is none.
function chartWords(text: string, most: number): string {
  return cut(inert(text).replace(/[<>]/g, ""), most);
}

// Two long names may begin alike, and Slack wants each series named once.
function seriesName(named: string, at: number, all: readonly string[]): string {
  const name = chartWords(named, NAME) || "Unnamed";
  const isTaken = all.some((other, i) => i < at && chartWords(other, NAME) === name);
  return isTaken ? `${cut(name, NAME - 3)} ${at + 1}` : name;
}
