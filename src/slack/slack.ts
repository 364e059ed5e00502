import type { OpenArchive } from "#archive/archive.ts";
import type { Messenger } from "#domain/desk-ports.ts";
import type { Meter, Vault } from "#domain/meter.ts";
import type { Clock } from "#domain/ports.ts";
import type { Deliver } from "#domain/watch-ports.ts";
import type { Log } from "#log.ts";
import { createApp } from "./app.ts";
import { createChannels } from "./channels.ts";
import { WORKS } from "./commands.ts";
import type { Allow } from "./counter.ts";
import { createDelivering, messengerOf } from "./deliver.ts";
import { createDesk, type Desk } from "./desk.ts";
import { deliverWith } from "./digests.ts";
import { createGroups } from "./groups.ts";
import { installationStore } from "./install-store.ts";
import { type Installs, singleInstall } from "./installs.ts";
import { type AppKeys, manyInstalls } from "./many-installs.ts";
import type { ModelNamed } from "./model-named.ts";
import { createPace, type Pause } from "./pace.ts";
import { createPeople, type People } from "./people.ts";
import type { Pool } from "./pool.ts";
import { createPoster } from "./posting.ts";
import { createReceiver, type Entrance, type InstallPages, type Opened, type Route } from "./receiver.ts";
import { SCOPES } from "./surface.ts";
import { createTell } from "./tell.ts";
import { createWeb, type WebFor, type WebOptions } from "./web.ts";
import { createWhisper } from "./whisper.ts";

export type { Install, Installs } from "./installs.ts";
export type { AppKeys } from "./many-installs.ts";
export { type ModelNamed, modelNamed } from "./model-named.ts";
export { editingBy } from "./ops-digest.ts";
export type { People } from "./people.ts";
export { type Pool, startPool } from "./pool.ts";
export { type Entrance, EVENTS_PATH, type Route } from "./receiver.ts";
export type { WebFor } from "./web.ts";

/**
 * What the Slack desk is opened with. `installs` is a bot token for one workspace, or a book of many. `pool` makes briefings; whoever started it
 * closes it. `owner` names this process among others that work the same jobs. `settleMs` and `timeoutMs`: see part.ts and web.ts.
 */
export type SlackSetup = {
  readonly archive: OpenArchive;
  readonly pool: Pool;
  readonly installs: Installs | { readonly botToken: string } | ManyWorkspaces;
  readonly entrance: Entrance;
  readonly apiUrl: string | null;
  readonly routes: readonly Route[];
  readonly allow: Allow;
  readonly meter: Meter;
  readonly clock: Clock;
  readonly log: Log;
  readonly owner: string;
  readonly settleMs?: number;
  readonly timeoutMs?: number;
  /** Told when somebody asked for a digest, so that the schedule looks at once and not in its next round. */
  readonly digestAsked?: () => void;
  /** The language model that the pool writes with, by name. */
  readonly model?: ModelNamed | null;
};

/** Any workspace may install the app, on pages of the bot's own. `stateSecret` signs what travels through a browser meanwhile. */
export type ManyWorkspaces = { readonly keys: AppKeys; readonly stateSecret: string; readonly vault: Vault };

/** The open desk. `port` is the one it listens on, null when it listens on none. */
export type OpenSlack = {
  readonly port: number | null;
  readonly messenger: Messenger;
  /** Posts digests and corrections for the schedule. */
  readonly deliver: Deliver;
  readonly people: People;
  /** Takes nothing more, gives what is in hand `graceMs`, hands the rest back and closes. */
  close(graceMs: number): Promise<void>;
};

/** A message whose answer was lost may take this long to stand in the channel. In milliseconds. */
const SETTLE_MS = 1_500;

/** Waits on the real clock. */
const pause: Pause = (ms, signal) =>
  new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", abort);
      resolve();
    }, ms);
    signal?.addEventListener("abort", abort, { once: true });
  });

/** Opens the desk: everything that was accepted before is worked on, and Slack is answered from now on. Throws faults with advice. */
export async function openSlack(setup: SlackSetup): Promise<OpenSlack> {
  const options = { apiUrl: setup.apiUrl, log: setup.log, timeoutMs: setup.timeoutMs };
  const installs = await installsOf(setup, options);
  const services = servicesOf(setup, createWeb(installs, options));
  const { desk, deliver, poster } = services;
  const counter = { ...setup, desk, services, installs };
  const opened = createReceiver(setup.entrance, setup.routes, options, pagesOf(setup));
  createApp(opened, counter, options);
  const port = await opened.open();
  desk.start();
  const messenger = messengerOf(deliver, poster);
  let closed: Promise<void> | null = null;
  return {
    port,
    messenger,
    deliver: deliverWith({
      messenger,
      receipts: setup.archive.desk.receipts,
      watches: setup.archive.watching.watches,
    }),
    people: services.people,
    close(graceMs) {
      closed ??= closeAll(opened, desk, graceMs);
      return closed;
    },
  };
}

async function installsOf(setup: SlackSetup, options: WebOptions): Promise<Installs> {
  const { installs, archive, clock } = setup;
  if ("botToken" in installs) return singleInstall(installs.botToken, options);
  if ("find" in installs) return installs;
  return manyInstalls({ book: archive.installs, vault: installs.vault, keys: installs.keys, clock, pause, ...options });
}

function pagesOf({ installs, archive }: SlackSetup): InstallPages | null {
  if (!("keys" in installs)) return null;
  const store = installationStore({ book: archive.installs, vault: installs.vault });
  return { ...installs.keys, stateSecret: installs.stateSecret, store, scopes: SCOPES.bot };
}

// Closing twice is no fault: a shutdown may meet what a failed start has closed already.
async function closeAll(opened: Opened, desk: Desk, graceMs: number): Promise<void> {
  await opened.receiver.stop();
  await desk.stop(graceMs);
}

function servicesOf(setup: SlackSetup, webFor: WebFor) {
  const { archive, clock, meter, log, pool } = setup;
  const { receipts } = archive.desk;
  const posting = {
    receipts,
    webFor,
    pace: createPace(clock, pause),
    pause,
    clock,
    meter,
    settleMs: setup.settleMs ?? SETTLE_MS,
  };
  const poster = createPoster(posting);
  const deliver = createDelivering({ poster, receipts, clock });
  const tell = createTell(deliver, createWhisper({ ...posting, poster, log }));
  const services = {
    archive,
    cache: archive.cache,
    store: archive.desk,
    watching: archive.watching,
    feeds: archive.feeds,
    pool,
    tell,
    webFor,
    meter,
    clock,
    people: createPeople(webFor, clock),
    channels: createChannels(webFor, clock),
    consents: archive.model.consents,
    model: setup.model ?? null,
    groups: createGroups(webFor, clock),
    digestAsked: setup.digestAsked ?? (() => undefined),
  };
  const desk = createDesk({ services, works: WORKS, owner: setup.owner, log });
  return { ...services, desk, deliver, poster };
}
