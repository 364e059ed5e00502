import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { StoredWatch } from "#domain/watch.ts";

/* What a simulated month is made of: zones whose clocks change, watches in them, and a feed. All of it is invented, as its words say. */

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

/** Zones whose clocks change, one of them by half an hour, each with a time of day that a change skips or repeats. */
export const ZONES = [
  ["Europe/Berlin", "02:30"],
  ["Europe/London", "01:30"],
  ["America/New_York", "02:30"],
  ["America/St_Johns", "02:15"],
  ["America/Santiago", "00:30"],
  ["Australia/Lord_Howe", "02:15"],
  ["Australia/Adelaide", "02:30"],
  ["Pacific/Chatham", "02:50"],
] as const;

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** Three watches a zone: two that share a channel and an hour, and one at a time that a clock change skips or repeats. */
export function watchesFor(zones: number, since: string): StoredWatch[] {
  const made = (name: string, channel: string, schedule: object) =>
    StoredWatch.parse({
      ...{ id: `wat_${name}`, workspace: "T1", isPrivate: false, paused: false, since, createdBy: "U1" },
      watch: { name, query: "velmar", channel, schedule, cooldownHours: 24 },
    });
  return ZONES.slice(0, zones).flatMap(([zone, odd], i) => [
    made(`daily-${i}`, `C${i}`, { zone, days: DAYS, at: "09:00" }),
    made(`weekdays-${i}`, `C${i}`, { zone, at: "09:00" }),
    made(`odd-${i}`, `D${i}`, { zone, days: DAYS, at: odd }),
  ]);
}

const THINGS = ["ferry", "tram", "bridge", "school", "market", "harbor", "library", "museum", "clinic", "station"];

/** The item of a day as the feed tells it on `today`: every fifth is corrected two days later. Days count from 0. */
export function itemOf(day: number, today: number): { url: string; title: string; text: string } {
  const thing = THINGS[day % THINGS.length];
  const count = 100 + day * 7 + (day % 5 === 0 && today >= day + 2 ? 1000 : 0);
  const text = `The Velmar ${thing} counted ${count} visitors in week ${day + 1}, the town office said. The ${thing} of Velmar, rebuilt by mason number ${day + 31}, will stay open through the season.`;
  return { url: `https://velmar-courier.example/${day}`, title: `Velmar ${thing} reports ${day}`, text };
}

export function dayOf(now: Date, start: Date): number {
  return Math.floor((now.getTime() - start.getTime()) / DAY);
}

function feedAt(now: Date, start: Date): string {
  const today = dayOf(now, start);
  const items = Array.from({ length: today + 1 }, (_, day) => {
    const { url, title, text } = itemOf(day, today);
    const at = new Date(start.getTime() + day * DAY).toUTCString();
    return `<item><title>${title}</title><link>${url}</link><guid>${day}</guid><pubDate>${at}</pubDate><description>${text}</description></item>`;
  });
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Velmar Courier</title><link>https://velmar-courier.example/</link>
<description>Invented</description>${items.slice(-12).join("")}</channel></rss>`;
}

/** A feed on this machine that grows by an article a day, and answers 304 to whoever has it. */
export async function startFeed(clock: () => Date, start: Date): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const etag = `"${dayOf(clock(), start)}"`;
    response.setHeader("content-type", "application/rss+xml");
    response.setHeader("etag", etag);
    const isKnown = request.headers["if-none-match"] === etag;
    response.statusCode = isKnown ? 304 : 200;
    response.end(isKnown ? "" : feedAt(clock(), start));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/feed.xml`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
