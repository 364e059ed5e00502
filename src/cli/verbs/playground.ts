import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Step, stopAll } from "#operate/operate.ts";
import { readManifest, type StandIn, startStandIn } from "#playground/playground.ts";
import { usage } from "../faults.ts";
import type { Place } from "../playground-bot.ts";
import { type Call, type CliConfig, EXIT, type Serving, textOption } from "../world.ts";

/** Where the page is looked for when no port is given; when it is taken, a free one is used. */
const PORT = 4300;
/** The browser that opens the page needs the processor first: loading the bot waits for it this long at most. */
const HEAD_START_MS = 3_000;
/** What a newcomer may try: each is answered from the samples. */
const TRIES = ["/brief venezuela", "/brief velmar", "@briefdesk How many people were killed in Velmar?", "/brief help"];

/**
 * Runs the bot on a Slack of its own, with a page in the browser, until it is told to end. The page is there first and the bot is
 * started behind it: loading what reads prose takes longer than opening a browser.
 */
export async function run(call: Call): Promise<number> {
  const serving = servingOf(call);
  const told = Promise.withResolvers<void>();
  serving.onStop(told.resolve);
  serving.onStray((fault) => serving.log.error("process.stray-rejection", { message: String(fault) }));
  const place = await placeFor(call);
  const closing: Step[] = [];
  try {
    const standIn = await startPage(call);
    closing.unshift({ name: "page", stop: () => standIn.close() });
    announce(call, standIn, place);
    await standIn.visited(HEAD_START_MS);
    const { startBot } = await import("../playground-bot.ts");
    await startBot(call, { standIn, place, log: serving.log, closing });
    call.world.stderr.write("Briefdesk is ready.\n");
    await told.promise;
  } finally {
    await stopAll(closing);
    if (!place.kept) await rm(place.folder, { recursive: true, force: true });
  }
  return EXIT.done;
}

async function placeFor({ config, options }: Call): Promise<Place> {
  if (typeof options.data === "string") return { folder: config.dataFolder, kept: true };
  return { folder: await mkdtemp(join(tmpdir(), "briefdesk-playground-")), kept: false };
}

async function startPage(call: Call): Promise<StandIn> {
  const manifest = fileURLToPath(new URL("../../../manifest.yml", import.meta.url));
  const { scopes, events, commands, shortcuts } = readManifest(await readFile(manifest, "utf8"));
  const asked = portOf(call);
  const page = { about: aboutOf(call.config), commands, shortcuts, tries: TRIES };
  const start = (port: number) => startStandIn({ port, page, events, workspace: { scopes }, starting: true });
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

function servingOf({ world }: Call): Serving {
  if (world.serving === undefined) throw new Error("playground needs the program around it");
  return world.serving;
}

function announce({ world }: Call, { url }: StandIn, { folder, kept }: Place): void {
  const where = kept
    ? `What you save is kept in ${folder}.`
    : "Everything is thrown away at the end; --data DIR keeps it.";
  world.stdout.write(`Briefdesk is open at ${url}\n`);
  world.stderr.write(`Open it in a browser and type /brief venezuela. ${where} Ctrl-C ends it.\n`);
}
