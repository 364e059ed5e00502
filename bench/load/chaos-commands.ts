import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { OpenArchive } from "#archive/archive.ts";
import { StoredWatch } from "#domain/watch.ts";
import { lottery } from "../random.ts";
import { TOWNS } from "../slack-articles.ts";
import { atPace, nextCommand, type Place, type Sent, send } from "./commands.ts";
import { installsOf, openFilled, openStage } from "./desk.ts";
import { startFleet } from "./fleet.ts";
import { openFront } from "./front.ts";
import { judgeCommands, judgeDigests, judgeReceipts, readBooks, readWall, type Watched } from "./judge.ts";
import { startServer } from "./postgres.ts";
import { makeTrouble, type TroubleOptions } from "./trouble.ts";

/*
 * Slash commands and digests through everything that can go wrong: several bots on one PostgreSQL behind a balancer, any of which may
 * be killed at any moment, a server that goes down and cuts connections, a Slack that refuses and loses answers. Judged from outside.
 */

export type ChaosOptions = TroubleOptions & {
  readonly commands: number;
  readonly digests: number;
  readonly perSecond: number;
  readonly bots: number;
  readonly topics: number;
  readonly workspaces: number;
  readonly articles: number;
  readonly seed: number;
};

/** After the last command the run ends when nothing that is owed has been ended for so long. In milliseconds. */
const STALL_MS = 180_000;
/** The first digests are due this long after the start, so that all of them are written down before. In milliseconds. */
const MINUTE = 60_000;

/** What becomes of one answer in forty each to a response URL. */
const FATES = ["refused", "dropped"] as const;

/** Runs it; true when nothing was lost or doubled. */
export async function chaosOfCommands(options: ChaosOptions): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), "briefdesk-chaos-"));
  // Not inside the other: the server's own user has to reach it.
  const database = mkdtempSync(join(tmpdir(), "briefdesk-chaos-postgres-"));
  const random = lottery(options.seed);
  const strays: string[] = [];
  process.on("unhandledRejection", (fault) => strays.push(`the run itself: ${String(fault)}`));
  const began = performance.now();
  const say = (what: string) => process.stderr.write(`${((performance.now() - began) / 1000).toFixed(0)} s: ${what}\n`);

  const server = await startServer(database);
  const stage = await openStage(options.workspaces);
  const { slack, workspaces, places } = stage;
  const archive = await openFilled({ folder, databaseUrl: server.url }, options.topics, options.articles);
  say("the archive is filled");
  const fleet = await startFleet({
    bots: options.bots,
    logs: folder,
    order: {
      ...{ folder, databaseUrl: server.url, apiUrl: slack.apiUrl, signingSecret: slack.signingSecret },
      installs: installsOf(workspaces),
      schedule: { allowHosts: [] },
    },
  });
  const front = await openFront(
    () => fleet.living().map(({ port }) => port),
    random,
    () => FATES[Math.floor(random() * 40)] ?? "taken",
  );
  slack.deliverTo(front.url);
  say("the bots answer");
  const watches = await plan(archive, places, options);
  const trouble = makeTrouble({ fleet, slack, server, random }, options);

  let last: Sent | null = null;
  const progress = setInterval(() => {
    const about = `${fleet.living().length} bots live, ${front.counts.carried} requests, ${fleet.counts.kills} kills`;
    owed(server.query).then(
      ({ jobs, ended }) => say(`${about}, ${jobs} jobs owed, ${ended} digests ended`),
      () => say(`${about}, PostgreSQL does not answer`),
    );
  }, 30_000);
  const sent = await atPace(options.perSecond, options.commands, async (n) => {
    // Now and then two people ask for the same at the same moment.
    const next = last !== null && random() < 0.03 ? twin(last, n) : nextCommand(n, places, options.topics, random);
    last = { ...next, at: 0 };
    return send(next, slack.signingSecret, front);
  });
  const loadSeconds = (performance.now() - began) / 1000;
  const untilDue = Math.max(0, watches.lastDue - Date.now());
  if (untilDue > 0) say(`all sent; the last digest is due in ${Math.round(untilDue / 1000)} s`);
  await wait(untilDue);
  await trouble.stop();
  say("no more trouble; what is owed is worked off");
  const left = await drained(server.query, watches.all.length);
  clearInterval(progress);
  const { seen, unmarked, alone } = readWall(workspaces);
  const books = await readBooks(server.query);
  const open = books.jobs.filter(({ state }) => state === "open" || state === "working").length;
  const failed = books.jobs.filter(({ state }) => state === "failed").length;
  const verdicts = {
    commands: await judgeCommands({ sent, seen, books, whispers: front.whispers, alone, archive }),
    receipts: judgeReceipts(seen, books),
    digests: judgeDigests(watches.all, seen, books),
  };
  const faults = Object.values(verdicts).flatMap((one) => one.faults);
  if (!left) faults.push(`not all was worked off: nothing moved for ${STALL_MS / 1000} s`);
  if (open + failed > 0) faults.push(`jobs left open ${open}, failed ${failed}`);
  if (unmarked > 0) faults.push(`${unmarked} messages of the bot are not marked`);
  faults.push(...fleet.counts.deaths, ...fleet.counts.stray, ...strays, ...slack.complaints);
  await fleet.close();
  await front.close();
  await slack.close();
  await archive.close();
  await server.close();
  rmSync(database, { recursive: true, force: true });

  const acks = sent.filter(({ acked }) => acked).map(({ ackMs }) => ackMs);
  const rank = (share: number) => acks.toSorted((a, b) => a - b)[Math.floor(share * (acks.length - 1))]?.toFixed(0);
  for (const [name, { counts }] of Object.entries(verdicts)) {
    console.log(`\n${name}`);
    console.table(counts);
  }
  console.log("\nthe run");
  console.table({
    ...{ seed: options.seed, bots: options.bots, channels: places.length, topics: options.topics },
    "bots killed": fleet.counts.kills,
    "starts refused while PostgreSQL was down": fleet.counts.failedStarts,
    "bots ended by themselves": fleet.counts.deaths.length,
    "PostgreSQL restarted": trouble.counts.restarts,
    "longest outage s": trouble.counts.outage,
    "connections cut": trouble.counts.cuts,
    "429 answers": trouble.counts.limited,
    "answers dropped after the message was taken": trouble.counts.dropped,
    "5xx answers": trouble.counts.failing,
    "connections refused by Slack": trouble.counts.unreachable,
    "answers slow by 2 s": trouble.counts.slow,
    "requests handed to another bot": front.counts.tried,
    "requests not answered with 200": front.counts.refused,
    "jobs left open": open,
    "jobs failed": failed,
    "most attempts of a job": Math.max(0, ...books.jobs.map(({ attempts }) => Number(attempts))),
    "unhandled rejections": fleet.counts.stray.length + strays.length,
    "complaints of the stand-in": slack.complaints.length,
    "ack p50 / p99 ms": `${rank(0.5)} / ${rank(0.99)}`,
    "seconds of load": Math.round(loadSeconds),
    "seconds in all": Math.round((performance.now() - began) / 1000),
  });
  for (const fault of faults.slice(0, 30)) console.log(`! ${fault}`);
  if (faults.length > 30) console.log(`! and ${faults.length - 30} more`);
  if (faults.length === 0) rmSync(folder, { recursive: true, force: true });
  else console.log(`What the bots logged stands in ${folder}`);
  return faults.length === 0;
}

/** The same question by somebody else in the same place. */
function twin(of: Sent, n: number): Omit<Sent, "at"> {
  const user = of.place.users.find((one) => one !== of.user) ?? of.user;
  return { ...of, id: `${n}.twin`, user, ackMs: 0, acked: false };
}

/** Watches whose digests are due while the commands come: spread over the minutes, no two in one channel and minute while it can be. */
async function plan(archive: OpenArchive, places: readonly Place[], options: ChaosOptions) {
  const { commands, perSecond, digests, topics } = options;
  const minutes = Math.max(1, Math.floor(commands / perSecond / 60));
  const first = Math.ceil((Date.now() + 20_000) / MINUTE) * MINUTE;
  const all: Watched[] = [];
  for (let n = 0; n < digests; n++) {
    const place = places[n % places.length] as Place;
    const round = Math.floor(n / places.length);
    const due = new Date(first + ((n + round) % minutes) * MINUTE);
    const name = `Standing topic ${String(n).padStart(4, "0")}`;
    const stored = StoredWatch.parse({
      ...{ id: `wat_${n}`, workspace: place.workspace, isPrivate: false, paused: false, createdBy: place.users[0] },
      since: new Date().toISOString(),
      watch: {
        ...{ name, query: TOWNS[n % topics], channel: place.channel },
        schedule: {
          days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
          at: due.toISOString().slice(11, 16),
          zone: "UTC",
        },
      },
    });
    if (!(await archive.watching.watches.save(stored))) throw new Error(`${name} could not be kept`);
    all.push({ id: stored.id, name, channel: place.channel });
  }
  return { all, lastDue: digests === 0 ? 0 : first + (minutes - 1) * MINUTE };
}

const LEFT_SQL = `SELECT (SELECT count(*) FROM job WHERE state IN ('open', 'working')) AS jobs,
  (SELECT count(*) FROM digest_run WHERE state IN ('posted', 'refused')) AS ended`;

/** Waits until nothing is owed; false when nothing moves any more. */
async function drained(query: (text: string) => Promise<Record<string, unknown>[]>, digests: number): Promise<boolean> {
  let [last, moved] = ["", performance.now()];
  while (performance.now() - moved < STALL_MS) {
    const { jobs, ended } = await owed(query);
    if (jobs === 0 && ended >= digests) return true;
    if (last !== `${jobs} ${ended}`) [last, moved] = [`${jobs} ${ended}`, performance.now()];
    await wait(500);
  }
  return false;
}

async function owed(query: (text: string) => Promise<Record<string, unknown>[]>) {
  const [row] = await query(LEFT_SQL);
  return { jobs: Number(row?.jobs), ended: Number(row?.ended) };
}
