import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lottery } from "../random.ts";
import { TOWNS } from "../slack-articles.ts";
import type { Vitals } from "./bot.ts";
import { atPace, nextCommand, send } from "./commands.ts";
import { installsOf, openFilled, openStage } from "./desk.ts";
import { startFarm } from "./farm.ts";
import { startFleet } from "./fleet.ts";
import { openFront } from "./front.ts";
import { lineThrough, rank } from "./line.ts";
import { startServer } from "./postgres.ts";

/*
 * A long steady load: slash commands on forty topics, each in a channel of its own, so that equal requests meet as they do when a
 * story breaks, while feeds are polled whose articles are read and filed. Bots, stand-in, feeds and database share the machine.
 * Slack's 3,000 ms for an acknowledgement are the baseline of what askers wait; memory's baseline is that it does not grow.
 */

export type SoakOptions = {
  readonly minutes: number;
  readonly perSecond: number;
  readonly bots: number;
  readonly feeds: number;
  readonly articles: number;
  readonly sqlite: boolean;
  readonly seed: number;
};

type Sample = { readonly hours: number; readonly bot: number; readonly vitals: Vitals };

const WORKSPACES = 14;
const SAMPLE_MS = 5_000;
/** A feed of the farm has another article so often. In seconds. */
const RENEW_S = 600;
const DRAIN_MS = 300_000;

/** Runs it; true when every command was taken, no job failed and no rejection went unheard. */
export async function soak(options: SoakOptions): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), "briefdesk-soak-"));
  const database = mkdtempSync(join(tmpdir(), "briefdesk-soak-postgres-"));
  const random = lottery(options.seed);
  const began = performance.now();
  const say = (what: string) => process.stderr.write(`${((performance.now() - began) / 1000).toFixed(0)} s: ${what}\n`);
  const server = options.sqlite ? null : await startServer(database);
  const place = { folder, databaseUrl: server?.url ?? null };
  const { slack, workspaces, places } = await openStage(WORKSPACES);
  const archive = await openFilled(place, TOWNS.length, options.articles);
  const farm = await startFarm(options.feeds, RENEW_S);
  say("the archive is filled");
  const fleet = await startFleet({
    bots: options.bots,
    logs: folder,
    order: {
      ...{ ...place, apiUrl: slack.apiUrl, signingSecret: slack.signingSecret, installs: installsOf(workspaces) },
      schedule: { allowHosts: farm.hosts },
    },
  });
  const front = await openFront(
    () => fleet.living().map(({ port }) => port),
    random,
    () => "taken",
  );
  slack.deliverTo(front.url);
  const bots = [...fleet.living()];
  for (const bot of bots) bot.process.send("rested");
  say("the bots answer");

  const started = performance.now();
  const hours = () => (performance.now() - started) / 3_600_000;
  const samples: Sample[] = [];
  const sampling = setInterval(() => {
    for (const [bot, living] of bots.entries())
      fleet.vitals(living).then(
        (vitals) => samples.push({ hours: hours(), bot, vitals }),
        () => undefined,
      );
  }, SAMPLE_MS);
  const telling = setInterval(() => {
    const rss = bots.map((_, bot) => samples.findLast((one) => one.bot === bot)?.vitals.rss.toFixed(0)).join(" and ");
    say(`${front.counts.carried} requests, ${rss} MB resident`);
  }, 60_000);
  // Feeds come one after the other, so that polling goes on all the time.
  const seconds = options.minutes * 60;
  const following = atPace(options.feeds / seconds, options.feeds, (n) => farm.follow(archive, n));
  const sent = await atPace(options.perSecond, options.perSecond * seconds, (n) => {
    const town = n % TOWNS.length;
    const next = nextCommand(
      n,
      [places[town % places.length]].flatMap((one) => one ?? []),
      TOWNS.length,
      random,
    );
    // One topic a channel, told in full or briefly.
    const text = `${TOWNS[town]}${next.kind === "full" ? "" : " short"}`;
    return send({ ...next, town: TOWNS[town] ?? "", text }, slack.signingSecret, front);
  });
  await following;
  clearInterval(sampling);
  clearInterval(telling);
  const ended = performance.now();
  say("all sent; what is owed is worked off");
  const last = await Promise.all(bots.map((bot) => fleet.vitals(bot)));
  let counts = await archive.desk.jobs.counts();
  while (counts.open + counts.working > 0 && performance.now() - ended < DRAIN_MS) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    counts = await archive.desk.jobs.counts();
  }
  const drainSeconds = (performance.now() - ended) / 1000;
  const { articles } = await archive.status();
  const posts = workspaces.flatMap((home) =>
    [home.channels.general, home.channels.news, home.channels.editors].flatMap((channel) =>
      home.messages(channel).filter((one) => one.bot && one.visibleTo === null),
    ),
  ).length;
  await fleet.close();
  farm.close();
  await front.close();
  await slack.close();
  await archive.close();
  await server?.close();
  rmSync(database, { recursive: true, force: true });

  for (const [bot, vitals] of last.entries())
    report(
      bot,
      vitals,
      samples.filter((one) => one.bot === bot),
    );
  const acks = sent.map(({ ackMs }) => ackMs);
  const taken = sent.filter(({ acked }) => acked).length;
  console.table({
    engine: options.sqlite ? "SQLite" : "PostgreSQL",
    minutes: options.minutes,
    "commands sent": sent.length,
    "not acknowledged": sent.length - taken,
    "ack p50 ms": rank(acks, 0.5).toFixed(0),
    "ack p99 ms": rank(acks, 0.99).toFixed(0),
    "ack max ms": Math.max(...acks).toFixed(0),
    "roots posted": posts,
    "feeds followed": options.feeds,
    "articles filed meanwhile": articles - TOWNS.length * 12 - options.articles,
    "jobs failed": counts.failed,
    "jobs left": counts.open + counts.working,
    "worked off after s": drainSeconds.toFixed(1),
    "unhandled rejections": fleet.counts.stray.length,
    "bots ended by themselves": fleet.counts.deaths.length,
    "complaints of the stand-in": slack.complaints.length,
  });
  const faults = [...fleet.counts.stray, ...fleet.counts.deaths, ...slack.complaints];
  for (const fault of faults.slice(0, 20)) console.log(`! ${fault}`);
  const isFine =
    faults.length === 0 && taken === sent.length && counts.failed === 0 && counts.open + counts.working === 0;
  if (isFine) rmSync(folder, { recursive: true, force: true });
  else console.log(`What the bots logged stands in ${folder}`);
  return isFine;
}

/** What one bot's memory did, and how long its thread for Slack was held up. The second half is what counts: the first is warming up. */
function report(bot: number, last: Vitals, samples: readonly Sample[]): void {
  const half = samples.slice(Math.floor(samples.length / 2));
  const slope = (of: (vitals: Vitals) => number) => {
    const { slope, error } = lineThrough(half.map(({ hours, vitals }) => ({ hours, value: of(vitals) })));
    return `${slope.toFixed(1)} ± ${(2 * error).toFixed(1)}`;
  };
  const rss = samples.map(({ vitals }) => vitals.rss);
  console.log(`\nbot ${bot + 1}: ${samples.length} samples, ± two standard errors`);
  console.table({
    "resident MB at first": rss[0]?.toFixed(0),
    "resident MB halfway": half[0]?.vitals.rss.toFixed(0),
    "resident MB at last": rss.at(-1)?.toFixed(0),
    "resident MB at most": Math.max(...rss).toFixed(0),
    "resident MB/h, second half": slope(({ rss }) => rss),
    "heap of the thread for Slack MB/h, second half": slope(({ heap }) => heap),
    "heap of the thread for Slack MB at last": last.heap.toFixed(0),
    "its event loop held up p50 ms": last.p50.toFixed(1),
    "its event loop held up p99 ms": last.p99.toFixed(1),
    "its event loop held up max ms": last.max.toFixed(1),
  });
}
