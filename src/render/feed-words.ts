import { type Feed, isDown } from "#domain/feed.ts";

const MINUTE = 60_000;

/** How a feed stands, in a few words: when it is read next, that it is paused, or what is wrong with it. Its fault is a server's own words. */
export function feedState(feed: Feed, now: Date): string {
  if (feed.paused !== null) return feed.gone ? `DOWN: ${feed.paused}` : "paused";
  if (feed.lastError !== null) return `${isDown(feed) ? "DOWN" : "failed once"}: ${feed.lastError}`;
  const ms = Date.parse(feed.dueAt) - now.getTime();
  return ms <= 0 ? "due" : `next in ${spanOf(ms)}`;
}

/** "5 min ago". */
export function ago(time: string, now: Date): string {
  return `${spanOf(now.getTime() - Date.parse(time))} ago`;
}

/** "5 min", "3 h", "2 days"; never less than a minute. */
export function spanOf(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / MINUTE));
  if (minutes < 120) return `${minutes} min`;
  return minutes < 2880 ? `${Math.round(minutes / 60)} h` : `${Math.round(minutes / 1440)} days`;
}
