import { setTimeout as pause } from "node:timers/promises";
import { wallClock } from "#clock.ts";
import type { Clock } from "#domain/ports.ts";
import { type Carrier, httpCarrier } from "./delivery.ts";
import { createFaults, type Faults } from "./faults.ts";
import type { PageTexts } from "./glance.ts";
import { createIds } from "./ids.ts";
import { createInstalls } from "./installs.ts";
import { allMethods } from "./methods.ts";
import { type PageFiles, pageRoutes } from "./page-routes.ts";
import { createPostman, RETRY_AFTER_MS } from "./postman.ts";
import { routesOf } from "./routes.ts";
import { listen } from "./server.ts";
import { createSocketMode } from "./socket-mode.ts";
import { announce, type Call, createState, type State } from "./state.ts";
import { until } from "./until.ts";
import { createWorkspace, type NewWorkspace, type Workspace } from "./workspace.ts";

export type { Actor } from "./actor.ts";
export { signed } from "./delivery.ts";
export type { Fault } from "./faults.ts";
export type { PageTexts } from "./glance.ts";
export { readManifest } from "./manifest.ts";
export type { Call, Channel, Message, User, View } from "./state.ts";
export type { Workspace } from "./workspace.ts";

/** How a stand-in is set up. `clock` rules message times and every expiry; signatures bear the time of the wall clock. */
export type StandInOptions = {
  readonly clock?: Clock;
  readonly host?: string;
  readonly port?: number;
  readonly signingSecret?: string;
  /** Where events, commands and clicks are sent; `deliverTo` sets it later. */
  readonly requestUrl?: string;
  /** The bot is started beside the stand-in: what is sent before it can be reached waits, which Slack would not do. */
  readonly starting?: boolean;
  /** The first workspace. */
  readonly workspace?: NewWorkspace;
  /** Whether installing gives tokens that expire and are refreshed. */
  readonly rotation?: boolean;
  /** The events the app subscribes to, as a manifest names them ("message.im"); all when it is not given. */
  readonly events?: readonly string[];
  /** When events that were not acknowledged are sent again. In milliseconds. */
  readonly retryAfterMs?: readonly number[];
  /** Shows the first workspace in a browser page as well. */
  readonly page?: PageTexts;
};

/** A Slack of our own on this machine, with one workspace to begin with. Everything is in memory. */
export type StandIn = Workspace & {
  /** The root of the Web API, for `slackApiUrl`. */
  readonly apiUrl: string;
  readonly url: string;
  /** Where an app is installed: answers with a redirect that carries a code, as if somebody had pressed Allow. */
  readonly authorizeUrl: string;
  readonly signingSecret: string;
  readonly appToken: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly faults: Faults;
  /** Every call of the Web API so far, oldest first (the newest twenty thousand). */
  readonly calls: readonly Call[];
  /** What the bot did that Slack would refuse, or that leaves a reader without something. A test expects it empty. */
  readonly complaints: readonly string[];
  deliverTo(requestUrl: string): void;
  /** Where it is delivered to; empty before that is known. */
  requestUrl(): string;
  addWorkspace(named: NewWorkspace & { name: string; key: string }): Workspace;
  /** Resolves when `holds` does, looked at after every change; rejects after `ms` with what was called last. */
  until<T>(holds: () => T | null | undefined | false, ms?: number): Promise<T>;
  /** Resolves when the page is first open in a browser, and after `ms` at the latest. */
  visited(ms: number): Promise<void>;
  /** Resolves when nothing is on its way to the bot. */
  quiet(): Promise<void>;
  readonly sockets: { connections(): number; refresh(): void };
  close(): Promise<void>;
};

/** A page that has just been opened gets this long to draw itself before anybody is told. */
const DRAWN_MS = 400;

/** Starts a stand-in for Slack. It listens on this machine only. */
export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const clock = options.clock ?? wallClock;
  const state = createState(clock, createIds(clock));
  const keys = keysOf(state, options);
  const installs = createInstalls(state, options.rotation === true);
  const faults = createFaults();
  let origin = "";
  const sockets = createSocketMode(state, () => origin);
  const way = carriers(state, sockets, { ...options, secret: keys.signingSecret });
  state.starting = options.starting === true;
  const { events, retryAfterMs = RETRY_AFTER_MS } = options;
  const wanted = (name: string) => events === undefined || events.includes(name);
  const postman = createPostman(state, way.current, { events: wanted, retryAfterMs });
  const methods = allMethods(keys, installs, sockets.address);
  const tell = (team: Parameters<typeof postman.event>[0], event: Record<string, unknown>) =>
    void postman.event(team, event);
  const api = { state, methods, faults, origin: () => origin, tell };
  const base = { state, postman, origin: () => origin };
  const first = createWorkspace(base, installs, options.workspace ?? {});
  const visit = Promise.withResolvers<void>();
  const files = { files: bundling(options.page), onVisit: visit.resolve };
  const page = options.page ? pageRoutes({ ...base, team: first.team }, options.page, files) : [];
  const routes = [...routesOf(api, installs, keys), ...page];
  const listening = await listen(options.host ?? "127.0.0.1", options.port ?? 0, routes);
  origin = listening.origin;
  listening.server.on("upgrade", sockets.upgrade);
  return {
    ...first,
    ...keys,
    apiUrl: `${origin}/api/`,
    url: `${origin}/`,
    authorizeUrl: `${origin}/oauth/v2/authorize`,
    appToken: appToken(state),
    faults: { set: faults.set, clear: faults.clear },
    calls: state.calls,
    complaints: state.complaints,
    deliverTo: way.set,
    requestUrl: way.address,
    addWorkspace: (named) => createWorkspace(base, installs, named),
    until: (holds, ms) => until(state, holds, ms),
    visited: (ms) => Promise.race([visit.promise.then(() => pause(DRAWN_MS)), pause(ms, undefined, { ref: false })]),
    quiet: postman.quiet,
    sockets: { connections: sockets.connections, refresh: sockets.refresh },
    close: async () => {
      postman.stop();
      sockets.close();
      way.close();
      await listening.close();
    },
  };
}

/** The page is bundled while everything else starts. A failure is told to whoever asks for the page. */
function bundling(texts: PageTexts | undefined): () => Promise<PageFiles> {
  if (texts === undefined) return () => Promise.reject(new Error("this stand-in has no page"));
  const building = import("./page-build.ts").then(({ pageFiles }) => pageFiles());
  building.catch(() => undefined);
  return () => building;
}

function keysOf(state: State, { signingSecret }: StandInOptions) {
  const { ids } = state;
  return { clientId: "1000.2000", clientSecret: ids.secret(), signingSecret: signingSecret ?? ids.secret() };
}

function appToken(state: State): string {
  const token = `xapp-1-${state.appId}-${state.ids.secret()}`;
  state.tokens.set(token, { team: null, kind: "app", scopes: ["connections:write"], expiresAt: null, revoked: false });
  return token;
}

type Ways = Pick<StandInOptions, "requestUrl" | "starting"> & { readonly secret: string };

/** A bot that has connected by Socket Mode gets everything there; else it goes to the request URL, once that is known. */
function carriers(state: State, sockets: { connections(): number; carry: Carrier }, ways: Ways) {
  const { requestUrl: first, secret } = ways;
  let address = first ?? "";
  let http = first === undefined ? null : httpCarrier(first, secret);
  const reached = Promise.withResolvers<Carrier>();
  const waiting: Carrier = async (parcel, retry) => (await reached.promise)(parcel, retry);
  return {
    address: () => address,
    current: (): Carrier | null => {
      if (sockets.connections() > 0) return sockets.carry;
      return http ?? (state.starting ? waiting : null);
    },
    set: (url: string) => {
      http?.close();
      address = url;
      http = httpCarrier(url, secret);
      reached.resolve(http);
      if (!state.starting) return;
      state.starting = false;
      announce(state, { kind: "started" });
    },
    close: () => http?.close(),
  };
}
