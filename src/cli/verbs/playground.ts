import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type OpenArchive, openArchive } from "#archive/archive.ts";
import type { Log } from "#log.ts";
import { createOperations, stopAll } from "#operate/operate.ts";
import { readManifest, type StandIn, startStandIn } from "#playground/playground.ts";
import { EVENTS_PATH, type OpenSlack, openSlack, type Pool, startPool } from "#slack/slack.ts";
import { usage } from "../faults.ts";
import { fileSamples, fileSamplesIntoEmpty } from "../samples.ts";
import { userAgent } from "../sources.ts";
import { type Call, type CliConfig, EXIT, type Serving, textOption } from "../world.ts";

/** Where the page is looked for when no port is given; when it is taken, a free one is used. */
const PORT = 4300;
/** Work in hand is given a moment. Nothing here is kept. In milliseconds. */
const GRACE_MS = 500;
/** What a newcomer may try: each is answered from the samples. */
const TRIES = ["/brief venezuela", "/brief velmar", "@briefdesk How many people were killed in Velmar?", "/brief help"];

/** Runs the bot on a Slack of its own, with a page in the browser, until it is told to end. */
export async function run(call: Call): Promise<number> {
  const { world } = call;
  const serving = servingOf(call);
  const told = Promise.withResolvers<void>();
  serving.onStop(told.resolve);
  serving.onStray((fault) => serving.log.error("process.stray-rejection", { message: String(fault) }));
  const place = await placeFor(call);
  const archive = await openArchive({ folder: place.folder, databaseUrl: null, clock: world.clock });
  const closing = [{ name: "archive", stop: () => archive.close() }];
  try {
    const standIn = await startPage(call);
    closing.unshift({ name: "page", stop: () => standIn.close() });
    const pool = poolFor(call, place);
    closing.unshift({ name: "pool", stop: () => pool.close() });
    const bot = await openBot(call, archive, standIn, pool);
    closing.unshift({ name: "bot", stop: () => bot.close(GRACE_MS) });
    // Not beside the bot's start: the stand-in shares this thread and could not answer it meanwhile.
    await fileFor(place, archive, call);
    standIn.deliverTo(`http://127.0.0.1:${bot.port}${EVENTS_PATH}`);
    announce(call, standIn, place);
    await told.promise;
  } finally {
    await stopAll(closing);
    if (!place.kept) await rm(place.folder, { recursive: true, force: true });
  }
  return EXIT.done;
}

/** The folder that the archive lives in: one of its own that is thrown away, unless --data names one. */
type Place = { readonly folder: string; readonly kept: boolean };

async function placeFor({ config, options }: Call): Promise<Place> {
  if (typeof options.data === "string") return { folder: config.dataFolder, kept: true };
  return { folder: await mkdtemp(join(tmpdir(), "briefdesk-playground-")), kept: false };
}

/** In an archive that is thrown away the samples stay visible beside what is saved; in a kept one they give way to it. */
async function fileFor({ kept }: Place, archive: OpenArchive, { world }: Call): Promise<void> {
  if (kept) await fileSamplesIntoEmpty(archive, world);
  else await fileSamples(archive, world, false);
}

async function startPage(call: Call): Promise<StandIn> {
  const manifest = fileURLToPath(new URL("../../../manifest.yml", import.meta.url));
  const { scopes, events, commands, shortcuts } = readManifest(await readFile(manifest, "utf8"));
  const asked = portOf(call);
  const page = { about: aboutOf(call.config), commands, shortcuts, tries: TRIES };
  const start = (port: number) => startStandIn({ port, page, events, workspace: { scopes } });
  try {
    return await start(asked ?? PORT);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== "EADDRINUSE") throw fault;
    if (asked !== null) throw usage(`Port ${asked} is taken by another program. Choose another with --port.`);
    return start(0);
  }
}

function portOf(call: Call): number | null {
  const typed = textOption(call, "port");
  if (typed === undefined) return null;
  const port = Number(typed);
  if (/^\d{1,5}$/.test(typed) && port <= 65_535) return port;
  throw usage(`--port ${typed} is no port. Write a number from 0 (any free one) to 65535.`);
}

function aboutOf({ openai }: CliConfig): string {
  const { apiKey, baseUrl, model } = openai;
  if (apiKey === null && baseUrl === null) return "On this machine alone. Extractive: no model, no key.";
  return `Drafts are written by ${model}${baseUrl === null ? "" : ` at ${new URL(baseUrl).host}`}; the rest stays on this machine.`;
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

function openBot(call: Call, archive: OpenArchive, standIn: StandIn, pool: Pool): Promise<OpenSlack> {
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
    log: quiet(servingOf(call).log),
    owner: `playground ${process.pid}`,
  });
}

function servingOf({ world }: Call): Serving {
  if (world.serving === undefined) throw new Error("playground needs the program around it");
  return world.serving;
}

/** Whoever tries the page wants the address, not the bot's daily log. */
function quiet({ warn, error }: Log): Log {
  return { debug: () => undefined, info: () => undefined, warn, error };
}

function announce({ world }: Call, { url }: StandIn, { folder, kept }: Place): void {
  const where = kept
    ? `What you save is kept in ${folder}.`
    : "Everything is thrown away at the end; --data DIR keeps it.";
  world.stdout.write(`Briefdesk is open at ${url}\n`);
  world.stderr.write(`Open it in a browser and type /brief venezuela. ${where} Ctrl-C ends it.\n`);
}
