import type { IncomingMessage, ServerResponse } from "node:http";
import {
  type App,
  HTTPReceiver,
  type InstallationStore,
  type Receiver,
  type ReceiverEvent,
  SocketModeReceiver,
} from "@slack/bolt";
import type { AppKeys } from "./many-installs.ts";
import { slackLogger, type WebOptions, webOptions } from "./web.ts";

/** A page that the bot's port serves beside Slack's requests, such as /healthz. */
export type Route = {
  readonly path: string;
  readonly method: string;
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void;
};

/** The pages on which a workspace installs the app. `stateSecret` signs what travels through the browser. */
export type InstallPages = AppKeys & {
  readonly stateSecret: string;
  readonly store: InstallationStore;
  readonly scopes: readonly string[];
};

/** How Slack reaches the bot: signed requests to a port, or a socket that the bot opens itself. */
export type Entrance =
  | {
      readonly kind: "http";
      readonly signingSecret: string;
      readonly host: string;
      readonly port: number;
    }
  | { readonly kind: "socket"; readonly appToken: string; readonly port: number };

/** An entrance that stands open. `port` is the one that is listened on; null when there is none. */
export type Opened = { readonly receiver: Receiver; open(): Promise<number | null> };

/** The path that Slack is told to send everything to. */
export const EVENTS_PATH = "/slack/events";
/** Where somebody begins to install the app, and where Slack sends them back to. */
const INSTALL_PATH = "/slack/install";
const REDIRECT_PATH = "/slack/oauth_redirect";

/** The receiver of an entrance; `pages` lets workspaces install the app there. */
export function createReceiver(
  entrance: Entrance,
  routes: readonly Route[],
  options: WebOptions,
  pages: InstallPages | null,
): Opened {
  return entrance.kind === "http"
    ? httpReceiver(entrance, routes, options, pages)
    : socketReceiver(entrance, routes, options);
}

function httpReceiver(
  entrance: Entrance & { kind: "http" },
  routes: readonly Route[],
  options: WebOptions,
  pages: InstallPages | null,
): Opened {
  const receiver = new HTTPReceiver({
    signingSecret: entrance.signingSecret,
    endpoints: [EVENTS_PATH],
    customRoutes: [...routes],
    logger: slackLogger(options.log),
    ...(pages ? installing(pages, options) : {}),
  });
  return {
    receiver: holdingAcks(receiver),
    async open() {
      const server = await receiver.start({ host: entrance.host, port: entrance.port });
      const address = server.address();
      return typeof address === "object" && address !== null ? address.port : entrance.port;
    },
  };
}

function installing({ clientId, clientSecret, stateSecret, store, scopes }: InstallPages, options: WebOptions) {
  return {
    clientId,
    clientSecret,
    stateSecret,
    installationStore: store,
    scopes: [...scopes],
    installerOptions: {
      installPath: INSTALL_PATH,
      redirectUriPath: REDIRECT_PATH,
      clientOptions: webOptions(options),
      // Slack's own page, or the stand-in's beside its Web API.
      ...(options.apiUrl === null ? {} : { authorizationUrl: new URL("/oauth/v2/authorize", options.apiUrl).href }),
    },
  };
}

function socketReceiver(
  entrance: Entrance & { kind: "socket" },
  routes: readonly Route[],
  options: WebOptions,
): Opened {
  const receiver = new SocketModeReceiver({
    appToken: entrance.appToken,
    customRoutes: [...routes],
    logger: slackLogger(options.log),
    installerOptions: { port: entrance.port, clientOptions: webOptions(options) },
  });
  return {
    receiver: holdingAcks(receiver),
    async open() {
      await receiver.start();
      return routes.length > 0 ? entrance.port : null;
    },
  };
}

/**
 * Bolt acknowledges an event before its listeners have run; what dies in between would be lost, since Slack sends nothing twice that
 * was acknowledged. Here an event is acknowledged once its listeners have stored what they take from it.
 */
function holdingAcks(receiver: Receiver): Receiver {
  return {
    init: (app) => receiver.init(Object.create(app, { processEvent: { value: held(app) } }) as App),
    start: (...args) => receiver.start(...args),
    stop: (...args) => receiver.stop(...args),
  };
}

function held(app: App): (event: ReceiverEvent) => Promise<void> {
  return async (event) => {
    if (event.body.type !== "event_callback") return app.processEvent(event);
    await app.processEvent({ ...event, ack: async () => undefined });
    await event.ack();
  };
}
