import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { TERMINAL } from "#domain/article.ts";
import { atPace, nextCommand, send } from "./load/commands.ts";
import { installsOf, openFilled, openStage } from "./load/desk.ts";
import { startFarm } from "./load/farm.ts";
import { startFleet } from "./load/fleet.ts";
import { openFront } from "./load/front.ts";
import { rank } from "./load/line.ts";
import { lottery } from "./random.ts";
import { TOWNS } from "./slack-articles.ts";
import { printTable } from "./table.ts";

/*
 * A bot as it is started, on SQLite, that polls a thousand local feeds, each with a new article, while signed slash commands come in:
 * how fast it polls, how long the thread that answers Slack is held up, how long commands wait for their acknowledgement, and what
 * memory all of it takes. Arguments: feeds (1000), commands a second (5).
 */

const FEEDS = Math.min(1000, Number(process.argv[2] ?? 1000));
const PER_SECOND = Number(process.argv[3] ?? 5);
const MOST_SECONDS = 1200;

async function benchFeedsServed(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), "briefdesk-bench-feeds-served-"));
  const place = { folder, databaseUrl: null };
  const { slack, workspaces, places } = await openStage(14);
  const archive = await openFilled(place, TOWNS.length, 1000);
  const farm = await startFarm(FEEDS, 0);
  const fleet = await startFleet({
    bots: 1,
    logs: folder,
    order: {
      ...{ ...place, apiUrl: slack.apiUrl, signingSecret: slack.signingSecret, installs: installsOf(workspaces) },
      schedule: { allowHosts: farm.hosts },
    },
  });
  const random = lottery(1);
  const ports = () => fleet.living().map(({ port }) => port);
  const front = await openFront(ports, random, () => "taken");
  slack.deliverTo(front.url);
  const [bot] = fleet.living();
  if (bot === undefined) throw new Error("no bot");
  const idle = await fleet.vitals(bot);
  for (let n = 0; n < FEEDS; n++) await farm.follow(archive, n);
  bot.process.send("rested");

  const began = performance.now();
  const over = new AbortController();
  const acks: number[] = [];
  let refused = 0;
  const serving = atPace(PER_SECOND, PER_SECOND * MOST_SECONDS, async (n) => {
    if (over.signal.aborted) return;
    const sent = await send(nextCommand(n, places, TOWNS.length, random), slack.signingSecret, front);
    acks.push(sent.ackMs);
    if (!sent.acked) refused += 1;
  });
  serving.catch(() => undefined);
  const resident: number[] = [];
  let polled = 0;
  while (polled < FEEDS && performance.now() - began < MOST_SECONDS * 1000) {
    await wait(2_000);
    resident.push((await fleet.vitals(bot)).rss);
    polled = (await archive.feeds.feeds.list(TERMINAL)).filter(({ lastSuccessAt }) => lastSuccessAt !== null).length;
  }
  const seconds = (performance.now() - began) / 1000;
  over.abort();
  const { p50, p99, max } = await fleet.vitals(bot);
  const { stray, deaths } = fleet.counts;
  await fleet.close();
  farm.close();
  await front.close();
  await slack.close();
  await archive.close();
  rmSync(folder, { recursive: true, force: true });
  printTable(`Polling ${FEEDS} feeds while ${PER_SECOND} commands a second come in, one bot on SQLite`, [
    {
      what: "feeds a second, each with a new article",
      ours: (polled / seconds).toFixed(1),
      baseline: "",
      data: `${polled} of ${FEEDS} in ${seconds.toFixed(0)} s`,
    },
    {
      what: "the thread of Slack held up, ms",
      ours: `p50 ${p50.toFixed(1)} p99 ${p99.toFixed(1)} max ${max.toFixed(0)}`,
      baseline: "aim p99 < 50",
      data: "sampled every 5 ms",
    },
    {
      what: "acknowledgement, ms",
      ours: `p50 ${rank(acks, 0.5).toFixed(0)} p99 ${rank(acks, 0.99).toFixed(0)} max ${Math.max(...acks).toFixed(0)}`,
      baseline: "Slack waits 3,000",
      data: `${acks.length} commands, ${refused} not acknowledged`,
    },
    {
      what: "resident MB",
      ours: `at most ${Math.max(...resident).toFixed(0)}, half the time below ${rank(resident, 0.5).toFixed(0)}`,
      baseline: "aim 600",
      data: `${idle.rss.toFixed(0)} before the first feed; ${stray.length} unheard rejections, ${deaths.length} ends`,
    },
  ]);
  return refused + stray.length + deaths.length === 0 && polled === FEEDS;
}

process.exit((await benchFeedsServed()) ? 0 : 1);
