import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type OpenArchive, openArchive } from "#archive/archive.ts";
import { StoredWatch } from "#domain/watch.ts";
import { createFetcher, ingest } from "#ingest/ingest.ts";
import { nextRuns, wallIn } from "#schedule/schedule.ts";
import { slackWall, type WallMessage } from "../test/fakes/slack-wall.ts";

/*
 * Simulated months: a stopped clock, several processes on one archive, one of which is killed at random every few minutes, a local
 * feed server, a wall that now and then takes a message and drops the connection, zones whose clocks change both ways.
 */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ZONES = [
  ["Europe/Berlin", "02:30"],
  ["Europe/London", "01:30"],
  ["America/New_York", "02:30"],
  ["America/St_Johns", "02:15"],
  ["America/Santiago", "00:30"],
  ["Australia/Lord_Howe", "02:15"],
  ["Australia/Adelaide", "02:30"],
  ["Pacific/Chatham", "02:50"],
] as const;

export type Simulation = {
  readonly from: string;
  readonly days: number;
  readonly zones: number;
  readonly processes: number;
  /** Mean ticks between two kills. */
  readonly killEvery: number;
  readonly seed: number;
  readonly databaseUrl: string | null;
};

export type Outcome = {
  readonly due: number;
  readonly posted: number;
  readonly missing: string[];
  readonly twice: string[];
  readonly wrongDay: string[];
  /** Digests by how many minutes they stood there after their due minute. */
  readonly late: ReadonlyMap<number, number>;
  readonly replies: number;
  readonly corrections: number;
  readonly correctionsTwice: number;
  readonly unsettled: number;
  readonly kills: number;
  readonly cuts: number;
  readonly ticks: number;
  readonly seconds: number;
};

/** mulberry32, so that a run can be repeated. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function watchesFor(zones: number, since: string): StoredWatch[] {
  const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
  const made = (name: string, channel: string, schedule: object) =>
    StoredWatch.parse({
      ...{ id: `wat_${name}`, workspace: "T1", isPrivate: false, paused: false, since, createdBy: "U1" },
      watch: { name, query: "velmar", channel, schedule, cooldownHours: 24 },
    });
  return ZONES.slice(0, zones).flatMap(([zone, odd], i) => [
    made(`daily-${i}`, `C${i}`, { zone, days, at: "09:00" }),
    made(`weekdays-${i}`, `C${i}`, { zone, at: "09:00" }),
    made(`odd-${i}`, `D${i}`, { zone, days, at: odd }),
  ]);
}

const THINGS = ["ferry", "tram", "bridge", "school", "market", "harbor", "library", "museum", "clinic", "station"];

/** A feed that grows by an article a day; every fifth article is corrected two days later. Invented, as its words say. */
function feedAt(now: Date, start: Date): string {
  const today = Math.floor((now.getTime() - start.getTime()) / DAY);
  const items = Array.from({ length: today + 1 }, (_, day) => itemOf(day, today, start));
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Velmar Courier</title><link>https://velmar-courier.example/</link>
<description>Invented</description>${items.slice(-12).join("")}</channel></rss>`;
}

function itemOf(day: number, today: number, start: Date): string {
  const thing = THINGS[day % THINGS.length];
  const corrected = day % 5 === 0 && today >= day + 2;
  const count = 100 + day * 7 + (corrected ? 1000 : 0);
  const at = new Date(start.getTime() + day * DAY);
  const text = `The Velmar ${thing} counted ${count} visitors in week ${day + 1}, the town office said. The ${thing} of Velmar, rebuilt by mason number ${day + 31}, will stay open through the season.`;
  return `<item><title>Velmar ${thing} reports ${day}</title><link>https://velmar-courier.example/${day}</link><guid>${day}</guid>
<pubDate>${at.toUTCString()}</pubDate><description>${text}</description></item>`;
}

type Child = { process: ChildProcess; idle: boolean };

/** Runs one simulation. */
export async function simulate(asked: Simulation): Promise<Outcome> {
  const began = performance.now();
  const random = randomOf(asked.seed);
  const folder = mkdtempSync(join(tmpdir(), "briefdesk-month-"));
  const start = new Date(asked.from);
  const state = { now: start, kills: 0, cuts: 0, ticks: 0 };
  const clock = () => state.now;
  const archive = await openArchive({ folder, databaseUrl: asked.databaseUrl, clock, thread: false });
  const wall = await slackWall();
  const feeds = createServer((_, response) => {
    response.setHeader("content-type", "application/rss+xml");
    response.end(feedAt(state.now, start));
  });
  await new Promise<void>((resolve) => feeds.listen(0, "127.0.0.1", resolve));
  const address = feeds.address();
  const feedUrl = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/feed.xml`;
  const fetcher = createFetcher({ allowHosts: ["127.0.0.1"], userAgent: "simulation" });
  const watches = watchesFor(asked.zones, start.toISOString());
  for (const watch of watches) await archive.watching.watches.save(watch);

  let count = 0;
  const born = new Set<Promise<void>>();
  const spawn = async (): Promise<Child> => {
    const args = [folder, asked.databaseUrl ?? "", wall.url, `process ${++count}`];
    const made = fork(fileURLToPath(new URL("./month-child.ts", import.meta.url)), args, { stdio: "inherit" });
    const child = { process: made, idle: true };
    await new Promise((resolve) => made.once("message", resolve));
    return child;
  };
  const children = await Promise.all(Array.from({ length: asked.processes }, spawn));

  const round = (child: Child): Promise<void> =>
    new Promise((resolve) => {
      const end = () => {
        child.idle = true;
        child.process.off("message", end);
        child.process.off("exit", end);
        resolve();
      };
      child.idle = false;
      child.process.once("message", end);
      child.process.once("exit", end);
      child.process.send(state.now.toISOString(), (fault) => fault && end());
    });
  const kill = async (index: number) => {
    await new Promise((resolve) => setTimeout(resolve, random() * 120));
    const child = children[index];
    if (!child || child.idle) return;
    child.process.kill("SIGKILL");
    state.kills++;
  };

  for (const at of momentsOf(watches, start, asked.days)) {
    state.now = at;
    state.ticks++;
    if (at.getTime() % (12 * 60 * MINUTE) === 0) {
      await ingest([feedUrl], {
        archive,
        fetcher,
        stdin: process.stdin,
        clock,
        visibility: { kind: "shared" },
        sample: false,
      });
    }
    if (random() < 0.05) {
      wall.cut(1);
      state.cuts++;
    }
    const victim = children.length > 1 && random() < 1 / asked.killEvery ? Math.floor(random() * children.length) : -1;
    await Promise.all([...children.map(round), ...(victim >= 0 ? [kill(victim)] : [])]);
    for (const child of children.filter(isDead)) {
      children.splice(children.indexOf(child), 1);
      const birth = spawn().then((made) => {
        children.push(made);
        born.delete(birth);
      });
      born.add(birth);
    }
    while (children.length === 0) await Promise.race(born);
  }
  await Promise.all(born);
  for (const { process: one } of children) one.kill();
  const unsettled = (await archive.watching.revisions.unsettled(1000)).length;
  const outcome = await judged(watches, wall.messages, { asked, start, archive });
  await Promise.all([archive.close(), wall.close(), new Promise((resolve) => feeds.close(resolve))]);
  rmSync(folder, { recursive: true, force: true });
  const { kills, cuts, ticks } = state;
  return { ...outcome, unsettled, kills, cuts, ticks, seconds: (performance.now() - began) / 1000 };
}

function isDead({ process: one }: Child): boolean {
  return one.exitCode !== null || one.signalCode !== null;
}

/** Every minute around what is due, every hour otherwise: what happens between is that nothing is due. */
function momentsOf(watches: readonly StoredWatch[], start: Date, days: number): Date[] {
  const end = start.getTime() + days * DAY;
  const moments = new Set<number>();
  for (let at = start.getTime(); at <= end; at += 60 * MINUTE) moments.add(at);
  for (const { watch } of watches) {
    for (const run of nextRuns(watch.schedule, start, Math.ceil(days) + 2)) {
      for (let minute = -1; minute <= 4; minute++) moments.add(run.at.getTime() + minute * MINUTE);
    }
  }
  return [...moments]
    .filter((at) => at <= end)
    .sort((a, b) => a - b)
    .map((at) => new Date(at));
}

type Root = { readonly date: string; readonly topics: readonly { readonly watch: string }[] };

async function judged(
  watches: readonly StoredWatch[],
  messages: readonly WallMessage[],
  { asked, start }: { asked: Simulation; start: Date; archive: OpenArchive },
): Promise<Omit<Outcome, "unsettled" | "kills" | "cuts" | "ticks" | "seconds">> {
  const end = start.getTime() + asked.days * DAY - 10 * MINUTE;
  const due = new Map<string, { at: Date; zone: string }>(
    watches.flatMap(({ watch }) =>
      nextRuns(watch.schedule, start, Math.ceil(asked.days) + 2)
        .filter((run) => run.at.getTime() <= end)
        .map((run) => [`${watch.name} ${run.date}`, { at: run.at, zone: watch.schedule.zone }] as const),
    ),
  );
  const roots = messages.filter((one) => one.thread === null);
  const told = roots.flatMap((one) => {
    const { date, topics } = JSON.parse(one.text) as Root;
    return topics.map(({ watch }) => ({ name: `${watch} ${date}`, at: new Date(one.at) }));
  });
  const counted = Map.groupBy(told, ({ name }) => name);
  const late = new Map<number, number>();
  const wrongDay: string[] = [];
  for (const { name, at } of told) {
    const run = due.get(name);
    if (!run) continue;
    const minutes = Math.floor((at.getTime() - run.at.getTime()) / MINUTE);
    late.set(minutes, (late.get(minutes) ?? 0) + 1);
    if (wallIn(run.zone, at).date !== wallIn(run.zone, run.at).date) wrongDay.push(name);
  }
  const corrections = messages.filter((one) => one.text.includes('"correction"'));
  const keys = new Set(messages.map(({ key }) => key));
  return {
    due: due.size,
    posted: told.filter(({ name }) => due.has(name)).length,
    missing: [...due.keys()].filter((name) => !counted.has(name)),
    twice: [...counted].filter(([, all]) => all.length > 1).map(([name]) => name),
    wrongDay,
    late,
    replies: messages.filter((one) => one.text === "reply").length - roots.length,
    corrections: corrections.length,
    correctionsTwice: messages.length - keys.size,
  };
}

function print(title: string, outcome: Outcome): void {
  const late = [...outcome.late].sort(([a], [b]) => a - b).map(([minutes, n]) => `${minutes} min: ${n}`);
  console.log(`\n${title}`);
  console.log(
    `  ${outcome.ticks} moments, ${outcome.kills} kills, ${outcome.cuts} answers cut, ${outcome.seconds.toFixed(0)} s`,
  );
  console.log(
    `  due ${outcome.due} · posted ${outcome.posted} · missing ${outcome.missing.length} · twice ${outcome.twice.length} · on another day ${outcome.wrongDay.length}`,
  );
  console.log(`  minutes after the due minute: ${late.join(", ")}`);
  console.log(
    `  replies missing ${-outcome.replies} · corrections ${outcome.corrections}, unsettled ${outcome.unsettled} · messages twice ${outcome.correctionsTwice}`,
  );
  for (const name of [...outcome.missing, ...outcome.twice].slice(0, 10)) console.log(`  ! ${name}`);
}

if (process.argv[1] === import.meta.filename) {
  const databaseUrl = process.argv[2] ?? null;
  const all = { zones: ZONES.length, processes: 3, killEvery: 5, databaseUrl };
  print(
    "Spring in the north, autumn in the south",
    await simulate({ ...all, from: "2026-03-06T00:00:00Z", days: 31, seed: 1 }),
  );
  print(
    "Autumn in the north, spring in the south",
    await simulate({ ...all, from: "2026-09-26T00:00:00Z", days: 38, seed: 2 }),
  );
}
