import { createHmac } from "node:crypto";
import { availableParallelism, hostname } from "node:os";
import { type OpenArchive, openArchive } from "#archive/archive.ts";
import type { Config } from "#config.ts";
import { BriefdeskError } from "#domain/fault.ts";
import type { Vault } from "#domain/meter.ts";
import { createOperations, type Operations, stopAll } from "#operate/operate.ts";
import {
  type AppKeys,
  type Entrance,
  EVENTS_PATH,
  editingBy,
  modelNamed,
  type OpenSlack,
  openSlack,
  type SlackSetup,
  startPool,
} from "#slack/slack.ts";
import { type Running, startSchedule } from "../schedule.ts";
import { userAgent } from "../sources.ts";
import { type Call, EXIT, type World } from "../world.ts";

/** Time that work in hand gets to end; the rest of the ten seconds is for handing back and closing. In milliseconds. */
const GRACE_MS = 4_000;
/** More threads than this wait for the archive and not for a processor. */
const MOST_THREADS = 4;

/** Runs the bot until it is told to end. Samples are never filed here: a team's archive holds what the team filed. */
export async function run(call: Call): Promise<number> {
  const { world } = call;
  const { serving } = world;
  if (serving === undefined) throw new Error("start needs the program around it");
  const { log } = serving;
  // --data may name another folder than the settings do.
  const config = { ...serving.config, dataFolder: call.config.dataFolder };
  const slack = slackSettings(config);
  serving.onStray((fault) => log.error("process.stray-rejection", { message: messageOf(fault) }));
  const owner = `${hostname()} ${process.pid}`;
  const place = { folder: config.dataFolder, databaseUrl: config.databaseUrl };
  const archive = await openArchive({ ...place, clock: world.clock });
  const operations = operationsOn(archive, config, world);
  const pool = startPool(poolWorld(config, world), Math.min(MOST_THREADS, Math.max(1, availableParallelism() - 1)));
  let schedule: Running | null = null;
  const open = await openSlack({
    entrance: slack.entrance,
    installs: sealedBy(slack.installs, operations.vault),
    archive,
    pool,
    apiUrl: config.slack.apiUrl,
    routes: operations.routes,
    allow: operations.allow,
    meter: operations.meter,
    clock: world.clock,
    log,
    owner,
    model: modelNamed(config.openai),
    digestAsked: () => schedule?.wake(),
  }).catch(async (fault: unknown) => {
    await Promise.all([pool.close(), archive.close()]);
    throw fault;
  });
  const begun = startSchedule(
    { ...place, owner, allowHosts: config.allowHosts, userAgent: userAgent(world) },
    { deliver: open.deliver, polled: async (one) => operations.meter.count("polls", one), ...editingBy(pool) },
    log,
  );
  schedule = begun;
  announce(open, slack.entrance, world);
  await new Promise<void>((resolve) => serving.onStop(resolve));
  log.info("start.stopping");
  const { late, failed } = await stopAll([
    { name: "schedule", stop: () => begun.close() },
    { name: "slack", stop: () => open.close(GRACE_MS) },
    { name: "pool", stop: () => pool.close() },
    { name: "archive", stop: () => archive.close() },
  ]);
  log.info("start.stopped", { late: late.join(" "), failed: failed.join(" ") });
  return late.length + failed.length === 0 ? EXIT.done : EXIT.fault;
}

function sealedBy(installs: SlackSettings["installs"], vault: Vault | null): SlackSetup["installs"] {
  if ("botToken" in installs) return installs;
  if (vault === null) throw new Error("settings for many workspaces hold a key");
  return { ...installs, vault };
}

function messageOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault);
}

type SlackSettings = { installs: { botToken: string } | { keys: AppKeys; stateSecret: string }; entrance: Entrance };

/** The settings that the bot needs, or what is missing and how to get it. Without a bot's token it is for many workspaces. */
function slackSettings(config: Config): SlackSettings {
  const { slack, host, port } = config;
  const { botToken, signingSecret, appToken } = slack;
  if (botToken === null && slack.clientId !== null) return manySettings(config);
  if (botToken === null)
    throw missing("SLACK_BOT_TOKEN", "Copy the Bot User OAuth Token from OAuth & Permissions in the app's settings.");
  if (appToken !== null) return { installs: { botToken }, entrance: { kind: "socket", appToken, port } };
  if (signingSecret !== null) return { installs: { botToken }, entrance: { kind: "http", signingSecret, host, port } };
  throw missing(
    "SLACK_APP_TOKEN or SLACK_SIGNING_SECRET",
    "For Socket Mode, which needs no public address, make an App-Level Token with connections:write; for HTTP copy the Signing Secret. Both stand in Basic Information in the app's settings.",
  );
}

/** The app that any workspace may install: over HTTP, since Slack lets no such app use Socket Mode. */
function manySettings({ slack, host, port, secretKeys }: Config): SlackSettings {
  const { clientId, clientSecret, signingSecret } = slack;
  const [key] = secretKeys;
  const where = "Copy it from Basic Information in the app's settings.";
  if (clientId === null || clientSecret === null) throw missing("SLACK_CLIENT_SECRET", where);
  if (signingSecret === null) throw missing("SLACK_SIGNING_SECRET", where);
  if (key === undefined)
    throw missing(
      "BRIEFDESK_SECRET_KEY",
      "Tokens of workspaces are kept sealed. Make a key with: openssl rand -hex 32.",
    );
  const stateSecret = createHmac("sha256", key).update("slack install state").digest("hex");
  const entrance = { kind: "http", signingSecret, host, port } as const;
  return { installs: { keys: { clientId, clientSecret }, stateSecret }, entrance };
}

function missing(name: string, advice: string): BriefdeskError {
  return new BriefdeskError("config", `${name} is not set`, {
    advice: `${name} is not set. ${advice} The README shows every step; briefdesk playground needs none of them.`,
  });
}

function operationsOn(archive: OpenArchive, config: Config, world: World): Operations {
  const status = { name: "archive", advice: "Look at the data folder or the database.", probe: () => archive.status() };
  const jobs = () => archive.desk.jobs.counts();
  return createOperations({
    clock: world.clock,
    probes: [status],
    readings: {
      jobs_open: { help: "Requests that wait", read: async () => (await jobs()).open },
      jobs_working: { help: "Requests being worked", read: async () => (await jobs()).working },
      jobs_failed: { help: "Requests that failed within a day", read: async () => (await jobs()).failed },
    },
    secretKeys: config.secretKeys,
  });
}

function poolWorld(config: Config, world: World) {
  return {
    place: { folder: config.dataFolder, databaseUrl: config.databaseUrl },
    openai: config.openai,
    prompts: world.prompts,
    allowHosts: config.allowHosts,
    userAgent: userAgent(world),
  };
}

function announce({ port }: OpenSlack, entrance: Entrance, world: World): void {
  const how =
    entrance.kind === "socket"
      ? "Connected by Socket Mode."
      : `Listening on port ${port}: Slack is to reach it at ${EVENTS_PATH}.`;
  world.stderr.write(`${how} Type /brief help in Slack. Ctrl-C ends it.\n`);
}
