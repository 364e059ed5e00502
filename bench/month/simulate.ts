import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type OpenArchive, openArchive } from "#archive/archive.ts";
import { slackWall } from "../../test/fakes/slack-wall.ts";
import { type Child, isDead, type Kind, kill, round, type Shared, spawn } from "./crowd.ts";
import { type Change, changesIn, dueIn, judgeWall, lostItems } from "./judge.ts";
import { DAY, MINUTE, startFeed, watchesFor, ZONES } from "./world.ts";

export type Simulation = {
  readonly from: string;
  readonly days: number;
  readonly zones: number;
  readonly processes: number;
  /** One process is killed in so many rounds, on the average. */
  readonly killEvery: number;
  readonly seed: number;
  readonly databaseUrl: string | null;
  /** Hears of each day that has passed. */
  readonly onDay?: (said: string) => void;
};

export type Outcome = ReturnType<typeof judgeWall> & {
  readonly changes: readonly Change[];
  readonly lost: readonly string[];
  readonly unsettled: number;
  readonly kills: { readonly busy: number; readonly idle: number; readonly polling: number; readonly held: number };
  readonly faults: readonly string[];
  readonly cuts: number;
  readonly rounds: number;
  readonly seconds: number;
};

/** What is due is looked at so often until it is settled: three times in its own minute, as often as a lease that runs out may need. */
const STEP_MS = 20_000;
const POLL_EVERY_MS = 2 * 60 * MINUTE;
/** One answer of the wall in so many rounds is lost after the message was taken; one poll in so many is killed. */
const CUT_EVERY = 20;
const KILL_POLL_EVERY = 8;

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

type World = {
  readonly asked: Simulation;
  readonly shared: Shared;
  readonly archive: OpenArchive;
  readonly wall: Awaited<ReturnType<typeof slackWall>>;
  readonly random: () => number;
  readonly children: Child[];
  readonly births: Set<Promise<void>>;
  readonly counts: { busy: number; idle: number; polling: number; held: number; cuts: number; rounds: number };
  readonly faults: string[];
  poller: Child;
};

function replaceDead(world: World): void {
  for (const dead of world.children.filter(isDead)) {
    world.children.splice(world.children.indexOf(dead), 1);
    const birth = spawn("child", world.shared).then((made) => {
      world.children.push(made);
      world.births.delete(birth);
    });
    world.births.add(birth);
  }
}

/** How runs stand: whether any that is due is not ended, and how many a process holds. */
async function openRuns({ archive }: World, now: number): Promise<{ isOpen: boolean; held: number }> {
  const notes = await archive.watching.history.notes("T1", 150);
  const open = notes.filter(
    ({ state, dueAt }) => state !== "posted" && state !== "refused" && Date.parse(dueAt) <= now,
  );
  return { isOpen: open.length > 0, held: open.filter(({ state }) => state !== "planned").length };
}

async function goRound(world: World, now: Date): Promise<void> {
  const { random, children, counts } = world;
  counts.rounds++;
  if (random() * CUT_EVERY < 1) {
    world.wall.cut(1);
    counts.cuts++;
  }
  while (children.length === 0) await Promise.race(world.births);
  const victim = random() * world.asked.killEvery < 1 ? children[Math.floor(random() * children.length)] : undefined;
  const killed = victim && kill(victim, random() * Math.max(20, victim.roundMs));
  const said = await Promise.all(children.map((child) => round(child, now)));
  world.faults.push(...said.filter((one) => one.startsWith("failed")));
  if (killed) counts[(await killed) ? "busy" : "idle"]++;
  replaceDead(world);
}

/** Lets the poller poll; tells whether anything came in. */
async function poll(world: World, now: Date): Promise<boolean> {
  const isDoomed = world.random() * KILL_POLL_EVERY < 1;
  const killed = isDoomed && kill(world.poller, world.random() * Math.max(40, world.poller.roundMs));
  const said = await round(world.poller, now);
  if (said.startsWith("failed")) world.faults.push(said);
  if (killed) {
    await killed;
    world.counts.polling++;
    world.poller = await spawn("poller", world.shared);
  }
  return said === "news" || said === "killed";
}

/** The moments worth looking at beforehand: a minute before something is due, that minute, and each poll. */
function momentsOf(due: Iterable<{ at: Date }>, start: number, end: number): number[] {
  const moments = new Set<number>();
  for (let at = start; at <= end; at += POLL_EVERY_MS) moments.add(at);
  for (const { at } of due) for (const minutes of [-1, 0]) moments.add(at.getTime() + minutes * MINUTE);
  return [...moments].filter((at) => at >= start && at <= end).sort((a, b) => a - b);
}

async function live(world: World, moments: readonly number[], setNow: (now: Date) => void): Promise<void> {
  const start = moments[0] ?? 0;
  const asked = new Set(moments);
  for (const [i, moment] of moments.entries()) {
    const until = moments[i + 1] ?? moment + 60 * MINUTE;
    // Whoever was killed is back before the clock jumps far.
    if (moment - (moments[i - 1] ?? 0) > 20 * MINUTE) await Promise.all(world.births);
    for (let at = moment, isOpen = true; isOpen && at < until; at += STEP_MS) {
      const now = new Date(at);
      setNow(now);
      const isPoll = (at - start) % POLL_EVERY_MS === 0 && asked.has(at);
      if (isPoll) await poll(world, now);
      await goRound(world, now);
      const runs = await openRuns(world, at);
      isOpen = runs.isOpen;
      world.counts.held += runs.held;
    }
    const day = (moment - start) / DAY;
    if (Number.isInteger(day) && day > 0)
      world.asked.onDay?.(`day ${day}: ${world.wall.messages.length} messages, ${world.counts.busy} killed at work`);
  }
}

/** Runs one simulation. */
export async function simulate(asked: Simulation): Promise<Outcome> {
  const began = performance.now();
  const folder = mkdtempSync(join(tmpdir(), "briefdesk-month-"));
  const start = new Date(asked.from);
  let now = start;
  const clock = () => now;
  const archive = await openArchive({ folder, databaseUrl: asked.databaseUrl, clock, thread: false });
  const wall = await slackWall();
  const feed = await startFeed(clock, start);
  const shared = {
    folder,
    databaseUrl: asked.databaseUrl ?? "",
    wall: wall.url,
    cache: join(tmpdir(), "briefdesk-month-cache"),
  };
  const watches = watchesFor(asked.zones, start.toISOString());
  for (const watch of watches) await archive.watching.watches.save(watch);
  const visibility = { kind: "shared" } as const;
  await archive.feeds.feeds.add({ url: feed.url, outlet: "Velmar Courier", site: null, visibility, fullText: false });
  const born = (kind: Kind) => spawn(kind, shared);
  const world: World = {
    ...{ asked, shared, archive, wall, random: randomOf(asked.seed), births: new Set(), faults: [] },
    counts: { busy: 0, idle: 0, polling: 0, held: 0, cuts: 0, rounds: 0 },
    children: await Promise.all(Array.from({ length: asked.processes }, () => born("child"))),
    poller: await born("poller"),
  };
  const end = start.getTime() + asked.days * DAY;
  const due = dueIn(watches, start.getTime(), end - 60 * MINUTE);
  await live(world, momentsOf(due.values(), start.getTime(), end), (at) => {
    now = at;
  });
  await Promise.all(world.births);
  for (const { process: one } of [...world.children, world.poller]) one.disconnect();
  const { busy, idle, polling, held, cuts, rounds } = world.counts;
  const outcome = {
    // What is due in the last hour may or may not be posted by its end: it is neither missing nor uncalled for.
    ...judgeWall(due, wall.messages, dueIn(watches, start.getTime(), end)),
    changes: changesIn(
      ZONES.slice(0, asked.zones).map(([zone]) => zone),
      start.getTime(),
      end,
    ),
    lost: await lostItems(archive, start, new Date(end)),
    unsettled: (await archive.watching.revisions.unsettled(1000)).length,
    ...{ kills: { busy, idle, polling, held }, faults: world.faults, cuts, rounds },
    seconds: (performance.now() - began) / 1000,
  };
  await Promise.all([archive.close(), wall.close(), feed.close()]);
  rmSync(folder, { recursive: true, force: true });
  return outcome;
}
