import { type OpenArchive, openArchive } from "#archive/archive.ts";
import type { Log } from "#log.ts";
import { createOperations, type Step } from "#operate/operate.ts";
import type { StandIn } from "#playground/playground.ts";
import { EVENTS_PATH, editingBy, modelNamed, type OpenSlack, openSlack, type Pool, startPool } from "#slack/slack.ts";
import { fileSamples, fileSamplesIntoEmpty } from "./samples.ts";
import { type Running, startSchedule } from "./schedule.ts";
import { userAgent } from "./sources.ts";
import type { Call } from "./world.ts";

/** The folder that the archive lives in: one of its own that is thrown away, unless --data names one. */
export type Place = { readonly folder: string; readonly kept: boolean };

/** What the bot is started with. Each thing that it opens is put at the head of `closing`, also when a later one fails. */
export type BotStart = {
  readonly standIn: StandIn;
  readonly place: Place;
  readonly log: Log;
  readonly closing: Step[];
};

/** Work in hand is given a moment. Nothing here is kept. In milliseconds. */
const GRACE_MS = 500;

/** Starts the real bot on a stand-in, with the samples filed, and has everything delivered to it that waited. */
export async function startBot(call: Call, { standIn, place, log, closing }: BotStart): Promise<void> {
  const { clock } = call.world;
  const archive = await openArchive({ folder: place.folder, databaseUrl: null, clock });
  closing.unshift({ name: "archive", stop: () => archive.close() });
  const pool = poolFor(call, place);
  closing.unshift({ name: "pool", stop: () => pool.close() });
  // Before the bot: its first calls are answered by this thread, and reading the samples keeps that busy.
  await fileFor(place, archive, call);
  let schedule: Running | null = null;
  const bot = await openBot(call, { archive, pool, standIn, log, digestAsked: () => schedule?.wake() });
  closing.unshift({ name: "bot", stop: () => bot.close(GRACE_MS) });
  standIn.deliverTo(`http://127.0.0.1:${bot.port}${EVENTS_PATH}`);
  // Last: what a watch owes can wait for its thread, whoever opened the page cannot.
  const calls = { deliver: bot.deliver, polled: async () => undefined, ...editingBy(pool) };
  const begun = startSchedule(scheduleWorld(call, place), calls, quiet(log));
  schedule = begun;
  closing.unshift({ name: "schedule", stop: () => begun.close() });
}

function scheduleWorld({ config, world }: Call, { folder }: Place): Parameters<typeof startSchedule>[0] {
  const owner = `playground schedule ${process.pid}`;
  return { folder, databaseUrl: null, owner, allowHosts: config.allowHosts, userAgent: userAgent(world) };
}

/** In an archive that is thrown away the samples stay visible beside what is saved; in a kept one they give way to it. */
async function fileFor({ kept }: Place, archive: OpenArchive, { world }: Call): Promise<void> {
  if (kept) await fileSamplesIntoEmpty(archive, world);
  else await fileSamples(archive, world, false);
}

/** One thread makes the briefings: whoever tries this is one person. */
function poolFor({ config, world }: Call, { folder }: Place): Pool {
  const { openai, allowHosts } = config;
  const { prompts } = world;
  return startPool(
    { place: { folder, databaseUrl: null }, openai, prompts, allowHosts, userAgent: userAgent(world) },
    1,
  );
}

type Parts = {
  readonly archive: OpenArchive;
  readonly pool: Pool;
  readonly standIn: StandIn;
  readonly log: Log;
  readonly digestAsked: () => void;
};

function openBot(call: Call, { archive, pool, standIn, log, digestAsked }: Parts): Promise<OpenSlack> {
  const { clock } = call.world;
  const { allow, meter } = createOperations({ clock, probes: [], readings: {}, secretKeys: [] });
  const { botToken, signingSecret, apiUrl } = standIn;
  return openSlack({
    installs: { botToken },
    entrance: { kind: "http", signingSecret, host: "127.0.0.1", port: 0 },
    archive,
    pool,
    apiUrl,
    routes: [],
    allow,
    meter,
    clock,
    log: quiet(log),
    model: modelNamed(call.config.openai),
    digestAsked,
    owner: `playground ${process.pid}`,
  });
}

/** Whoever tries the page wants the address, not the bot's daily log. */
function quiet({ warn, error }: Log): Log {
  return { debug: () => undefined, info: () => undefined, warn, error };
}
