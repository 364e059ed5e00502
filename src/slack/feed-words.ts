import { type Feed, isDown } from "#domain/feed.ts";
import { type NoteLine, renderAgo, renderFeedState, renderSpan } from "#render/render.ts";
import type { FeedPolled } from "./ops-feeds.ts";

/** Feeds on one page of the list: with their faults they fill about half of what a message may hold. */
export const PAGE_FEEDS = 20;
const MOST_TOLD = 10;
/** A fault is a server's own words. In characters. */
const FAULT = 200;

/** The list as it is numbered: those that are down first, then by outlet. */
export function orderedFeeds(feeds: readonly Feed[]): Feed[] {
  return feeds.toSorted((a, b) => Number(isDown(b)) - Number(isDown(a)));
}

/** One page of the list, with how each feed stands. `mayEdit` tells what can be done with them. */
export function feedLines(feeds: readonly Feed[], page: number, mayEdit: boolean, now: Date): NoteLine[] {
  const from = (page - 1) * PAGE_FEEDS;
  const shown = feeds.slice(from, from + PAGE_FEEDS);
  const down = feeds.filter(isDown).length;
  const more = feeds.length - from - shown.length;
  return [
    [{ bold: `${count(feeds.length, "feed")} followed, ${down === 0 ? "none" : down} failing` }],
    ...shown.map((feed, i) => feedLine(feed, from + i + 1, now)),
    ...(more > 0 ? [[{ quiet: `and ${more} more: /brief feeds list ${page + 1}` }]] : []),
    [
      {
        quiet: mayEdit
          ? "/brief feeds add URL · /brief feeds remove NUMBER · /brief feeds poll"
          : "Workspace admins and owners change this, and whoever an admin has named.",
      },
    ],
  ];
}

function feedLine(feed: Feed, n: number, now: Date): NoteLine {
  const read = feed.lastSuccessAt === null ? "never read" : `read ${renderAgo(feed.lastSuccessAt, now)}`;
  const failed = feed.paused === null && feed.lastError !== null;
  const again = failed ? ` · ${nextTry(feed, now)}` : "";
  const state = renderFeedState(feed, now);
  return [
    `${n}. `,
    { bold: feed.outlet },
    `  ${read} · ${state.slice(0, FAULT)}${again}  `,
    { quiet: `${feed.url.slice(0, FAULT)}${audienceWords(feed)}` },
  ];
}

function nextTry({ dueAt }: Feed, now: Date): string {
  const ms = Date.parse(dueAt) - now.getTime();
  return ms <= 0 ? "tried again now" : `tried again in ${renderSpan(ms)}`;
}

function audienceWords({ visibility }: Feed): string {
  if (visibility.kind === "channel") return " (this conversation alone)";
  return visibility.kind === "shared" ? " (set up at the terminal)" : "";
}

/** What a poll brought: the sum, then the feeds that failed. `left` were polled a moment ago or are polled by another process. */
export function pollLines(
  polled: readonly FeedPolled[],
  left: { recent: number; paused: number; busy: number },
): NoteLine[] {
  const sum = (of: (one: FeedPolled) => number) => polled.reduce((total, one) => total + of(one), 0);
  const failed = polled.filter(({ reason }) => reason !== null);
  const parts = [
    count(
      sum(({ filed }) => filed),
      "new article",
    ),
    `${sum(({ revised }) => revised)} revised`,
    ...(sum(({ rejected }) => rejected) > 0 ? [`${sum(({ rejected }) => rejected)} could not be read`] : []),
    ...(failed.length > 0 ? [`${count(failed.length, "feed")} failed`] : []),
  ];
  const others = [
    ...(left.recent > 0 ? [`${left.recent} read within the last minute`] : []),
    ...(left.paused > 0 ? [`${left.paused} paused`] : []),
    ...(left.busy > 0 ? [`${left.busy} being read by another process`] : []),
  ];
  return [
    [{ bold: `${count(polled.length, "feed")} read` }, `: ${parts.join(", ")}.`],
    ...(others.length > 0 ? [[{ quiet: `Left alone: ${others.join(", ")}.` }]] : []),
    ...failed
      .slice(0, MOST_TOLD)
      .map(({ outlet, reason }): NoteLine => [{ bold: outlet }, `  ${(reason ?? "").slice(0, FAULT)}`]),
    ...(failed.length > MOST_TOLD ? [[{ quiet: `and ${failed.length - MOST_TOLD} more: /brief feeds` }]] : []),
  ];
}

export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}
