import type { Block, KnownBlock } from "@slack/types";
import type { Briefing } from "#domain/briefing.ts";
import { day } from "./words.ts";

/** Fewer days or events than this are read faster in the list than in a chart. */
const LEAST_DAYS = 3;
const LEAST_EVENTS = 4;
/** A chart holds this many points at most; the newest are shown. */
const MOST_DAYS = 20;

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
  const chart = {
    type: "bar",
    series: [{ name: "Dated events", data }],
    axis_config: { categories, x_label: "Day", y_label: "Events" },
  };
  const block: Block & Record<string, unknown> = { type: "data_visualization", title: "Dated events by day", chart };
  return [block as unknown as KnownBlock];
}
