import type { OpenArchive } from "#archive/archive.ts";
import { parseQuery } from "#briefing/briefing.ts";
import type { StoredWatch } from "#domain/watch.ts";
import type { WallMessage } from "../../test/fakes/slack-wall.ts";
import { DAY, dayOf, itemOf, MINUTE } from "./world.ts";

/* What should have happened in a simulated month, worked out by looking at clocks minute by minute and not by the schedule's own rules. */

type Due = { readonly at: Date; readonly zone: string };
/** A clock change: by how many minutes, and the first minute after it. */
export type Change = { readonly zone: string; readonly minutes: number; readonly at: string };

const CLOCKS = new Map<string, Intl.DateTimeFormat>();

function wall(zone: string, at: number): { date: string; time: string } {
  const clock =
    CLOCKS.get(zone) ??
    new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short", hourCycle: "h23" });
  CLOCKS.set(zone, clock);
  const [date = "", time = ""] = clock.format(at).split(" ");
  return { date, time };
}

const offset = (zone: string, at: number): number => {
  const { date, time } = wall(zone, at);
  return (Date.parse(`${date}T${time}:00Z`) - at) / MINUTE;
};

/** The clock changes of zones between two moments. */
export function changesIn(zones: readonly string[], from: number, to: number): Change[] {
  return zones.flatMap((zone) => {
    const changes: Change[] = [];
    for (let at = from; at < to; at += 15 * MINUTE) {
      const minutes = offset(zone, at + 15 * MINUTE) - offset(zone, at);
      if (minutes !== 0) changes.push({ zone, minutes, at: new Date(at + 15 * MINUTE).toISOString() });
    }
    return changes;
  });
}

// The first minute of a local date whose clock shows the time or later: after the gap where the time is skipped, the first of two
// where it comes twice.
function momentOf(zone: string, date: string, time: string): number {
  const near = Date.parse(`${date}T${time}:00Z`);
  const guess = near - offset(zone, near) * MINUTE;
  for (let at = guess - 180 * MINUTE; at < guess + DAY; at += MINUTE) {
    const shown = wall(zone, at);
    if (shown.date === date && shown.time >= time) return at;
  }
  throw new Error(`${date} ${time} never comes in ${zone}`);
}

/** Every digest that is due after the start and up to the end, by watch and local date. */
export function dueIn(watches: readonly StoredWatch[], start: number, end: number): Map<string, Due> {
  const due = new Map<string, Due>();
  for (const { watch } of watches) {
    const { zone, at: time, days } = watch.schedule;
    for (let day = start - DAY; day <= end + DAY; day += DAY) {
      const date = new Date(day).toISOString().slice(0, 10);
      const weekday = new Date(day).toUTCString().slice(0, 3).toLowerCase();
      if (!days.some((one) => one === weekday)) continue;
      const at = momentOf(zone, date, time);
      if (at > start && at <= end) due.set(`${watch.name} ${date}`, { at: new Date(at), zone });
    }
  }
  return due;
}

type Root = { readonly date: string; readonly topics: readonly { readonly watch: string }[] };

/** What the wall says of the digests that were due. */
export function judgeWall(
  due: ReadonlyMap<string, Due>,
  messages: readonly WallMessage[],
  allowed: ReadonlyMap<string, Due> = due,
) {
  const roots = messages.filter((one) => one.thread === null);
  const told = roots.flatMap((one) => {
    const { date, topics } = JSON.parse(one.text) as Root;
    return topics.map(({ watch }) => ({ name: `${watch} ${date}`, at: new Date(one.at) }));
  });
  const counted = Map.groupBy(told, ({ name }) => name);
  const late = new Map<number, string[]>();
  for (const { name, at } of told) {
    const run = due.get(name);
    if (!run) continue;
    const minutes = Math.floor((at.getTime() - run.at.getTime()) / MINUTE);
    late.set(minutes, [...(late.get(minutes) ?? []), `${name} (${at.toISOString()})`]);
  }
  return {
    due: due.size,
    posted: told.filter(({ name }) => due.has(name)).length,
    undue: told.filter(({ name }) => !allowed.has(name)).map(({ name }) => name),
    missing: [...due.keys()].filter((name) => !counted.has(name)),
    twice: [...counted].filter(([, all]) => all.length > 1).map(([name]) => name),
    /** Digests by how many minutes they stood there after their due minute. */
    late,
    repliesMissing: roots.length - messages.filter((one) => one.text === "reply").length,
    corrections: messages.filter((one) => one.text.includes('"correction"')).length,
    messagesTwice: messages.length - new Set(messages.map(({ key }) => key)).size,
  };
}

/** The feed's items that are not on the shelf as the feed last told them. */
export async function lostItems(archive: OpenArchive, start: Date, end: Date): Promise<string[]> {
  const viewer = { workspace: "T1", channel: "C0" };
  const found = await archive.articles.search(viewer, parseQuery("velmar", { now: end }), 500);
  const stored = new Map(found.map(({ article }) => [article.url, article.text]));
  const last = dayOf(new Date(end.getTime() - DAY / 2), start);
  const items = Array.from({ length: last + 1 }, (_, day) => itemOf(day, last));
  return items.filter(({ url, text }) => stored.get(url) !== text).map(({ url }) => url);
}
