import { App, HTTPReceiver, type Logger, LogLevel } from "@slack/bolt";
import { WebClient } from "@slack/web-api";
import { type StandIn, type StandInOptions, startStandIn } from "#playground/playground.ts";
import { closeAfterTest } from "../closing.ts";

/** A stand-in that is closed after the test. */
export async function standIn(options: StandInOptions = {}): Promise<StandIn> {
  return closeAfterTest(await startStandIn(options));
}

const once = { retryConfig: { retries: 0 }, logLevel: LogLevel.ERROR } as const;

/** A real Bolt app that the stand-in reaches over HTTP. */
export async function boltApp(slack: StandIn, token = slack.botToken): Promise<App> {
  const receiver = new HTTPReceiver({ signingSecret: slack.signingSecret, logLevel: LogLevel.ERROR });
  const app = new App({
    token,
    receiver,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: slack.apiUrl, ...once },
  });
  const server = await receiver.start(0);
  closeAfterTest({ close: () => app.stop() });
  const at = server.address();
  slack.deliverTo(`http://127.0.0.1:${typeof at === "object" && at ? at.port : 0}/slack/events`);
  return app;
}

/** A real Bolt app that connects by Socket Mode. */
export async function socketApp(slack: StandIn): Promise<App> {
  const app = new App({
    token: slack.botToken,
    appToken: slack.appToken,
    socketMode: true,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: slack.apiUrl, ...once },
  });
  closeAfterTest({ close: () => app.stop() });
  return app;
}

const nothing = () => undefined;
const SILENT: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};

/** A real WebClient that never retries and logs nothing, with the bot's token or another one. */
export function clientOf(slack: StandIn, token: string | undefined = slack.botToken): WebClient {
  return new WebClient(token, { slackApiUrl: slack.apiUrl, ...once, logger: SILENT, rejectRateLimitedCalls: true });
}
