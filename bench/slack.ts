import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { openArchive } from "#archive/archive.ts";
import { startStandIn, type Workspace } from "#playground/playground.ts";
import { EVENTS_PATH } from "#slack/slack.ts";
import { wallClock } from "../src/clock.ts";
import { otherNews, storyOf, TOWNS } from "./slack-articles.ts";
import type { BotOrder } from "./slack-bot.ts";
import type { LoadOrder } from "./slack-load.ts";

/*
 * Acknowledgements under load while briefings are made on the same processors, whether anything is lost, how long it takes to drain,
 * and how soon a single /brief has its root message, each in another channel: two in one channel wait for its pace. Every article has
 * been read, so that any of them could be briefed on. Slack gives 3,000 ms for an acknowledgement: that is the baseline.
 * Arguments: articles (20000), commands a second (50), seconds (60).
 */

const [ARTICLES = 20_000, PER_SECOND = 50, SECONDS = 60] = process.argv.slice(2).map(Number);
const WORKSPACES = 14;
const SINGLES = 30;

async function fill(folder: string): Promise<void> {
  const archive = await openArchive({ folder, clock: wallClock });
  for (const town of TOWNS) await archive.articles.file(storyOf(town, 12));
  for (let n = 0; n < ARTICLES - TOWNS.length * 12; n += 200)
    await archive.articles.file(Array.from({ length: 200 }, (_, at) => otherNews(n + at)));
  await archive.close();
}

function answer<T>(bot: ChildProcess, question?: string): Promise<T> {
  const told = new Promise<T>((resolve) => bot.once("message", (said) => resolve(said as T)));
  if (question !== undefined) bot.send(question);
  return told;
}

const rank = (samples: readonly number[], share: number): string =>
  (
    samples.toSorted((a, b) => a - b)[Math.min(samples.length - 1, Math.floor(share * samples.length))] ?? Number.NaN
  ).toFixed(0);

/** One briefing after the other, each in the next channel of the next workspace. */
async function singles(topicAt: (n: number) => string): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < SINGLES; n++) {
    const home = workspaces[n % workspaces.length] as Workspace;
    const { general, news, editors } = home.channels;
    const channel = [general, news, editors][Math.floor(n / workspaces.length) % 3] as typeof general;
    const roots = () => home.messages(channel).filter((one) => one.bot && one.visibleTo === null).length;
    const before = roots();
    const began = performance.now();
    await home.actor.slash(`/brief ${topicAt(n)} short`, { channel, user: home.users.admin });
    await slack.until(() => roots() > before, 60_000);
    times.push(performance.now() - began);
    await drained();
  }
  return times;
}

type Counts = { counts: { open: number; working: number; failed: number } };
async function drained(): Promise<Counts["counts"]> {
  for (;;) {
    const { counts } = await answer<Counts>(bot, "counts");
    if (counts.open + counts.working === 0) return counts;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function placesIn(workspaces: readonly Workspace[]): LoadOrder["places"] {
  const channels = workspaces.flatMap(({ team, users, channels: { general, news, editors } }) =>
    [general, news, editors].map((channel) => ({ workspace: team.id, channel: channel.id, user: users.admin.id })),
  );
  return TOWNS.map((town, n) => ({ ...(channels[n % channels.length] ?? channels[0]), town })) as LoadOrder["places"];
}

const folder = mkdtempSync(join(tmpdir(), "briefdesk-bench-slack-"));
await fill(folder);
const slack = await startStandIn({ retryAfterMs: [] });
const workspaces: Workspace[] = [slack];
for (let n = 1; n < WORKSPACES; n++) workspaces.push(slack.addWorkspace({ name: `Desk ${n}`, key: `DESK${n}` }));
const bot = fork(fileURLToPath(new URL("./slack-bot.ts", import.meta.url)), {
  stdio: ["ignore", "inherit", "inherit", "ipc"],
});
const installs = workspaces.map(({ team, botToken }) => ({
  workspace: team.id,
  botToken,
  botId: team.bot.botId,
  botUserId: team.bot.userId,
}));
const opened = answer<{ port: number }>(bot);
bot.send({ folder, apiUrl: slack.apiUrl, signingSecret: slack.signingSecret, installs } satisfies BotOrder);
const { port } = await opened;
const url = `http://127.0.0.1:${port}${EVENTS_PATH}`;
slack.deliverTo(url);

const town = (n: number) => TOWNS[n % TOWNS.length] ?? "";
await singles(town);
const single = await singles(town);
const broad = await singles((n) => ["bridge", "ferry", "hospital", "reservoir", "railway"][n % 5] ?? "");

const places = placesIn(workspaces);
const order: LoadOrder = { url, secret: slack.signingSecret, perSecond: PER_SECOND, seconds: SECONDS, places };
const load = new Worker(new URL("./slack-load.ts", import.meta.url), { workerData: order });
const { acks, refused } = await new Promise<{ acks: number[]; refused: number }>((resolve) =>
  load.once("message", resolve),
);
const ended = performance.now();
const counts = await drained();
const drainMs = performance.now() - ended;
const missing = places.filter(({ workspace, channel, town }) => {
  const home = workspaces.find(({ team }) => team.id === workspace);
  const at = home?.team.channels.get(channel);
  const posted = home && at ? home.messages(at).filter((one) => one.bot && one.visibleTo === null) : [];
  return !posted.some((one) => JSON.stringify(one.blocks).includes(town));
});
const posts = slack.calls.filter(({ method }) => method === "chat.postMessage").length;

console.table({
  "single /brief to root": {
    n: single.length,
    "p50 ms": rank(single, 0.5),
    "p90 ms": rank(single, 0.9),
    aim: "p50 < 500",
  },
  "single /brief on a broad topic": {
    n: broad.length,
    "p50 ms": rank(broad, 0.5),
    "p90 ms": rank(broad, 0.9),
    aim: "",
  },
  "ack under load": {
    n: acks.length,
    "p50 ms": rank(acks, 0.5),
    "p90 ms": rank(acks, 0.9),
    "p99 ms": rank(acks, 0.99),
    aim: "p99 < 200 (Slack: 3000)",
  },
});
console.table({
  articles: ARTICLES,
  "commands a second": PER_SECOND,
  seconds: SECONDS,
  "topics × channels": places.length,
  "not answered with 200": refused,
  "jobs failed": counts.failed,
  "topics never posted": missing.length,
  "messages posted": posts,
  "drained after s": (drainMs / 1000).toFixed(1),
  "complaints of the stand-in": slack.complaints.length,
});
bot.kill();
await slack.close();
rmSync(folder, { recursive: true });
process.exit(0);
