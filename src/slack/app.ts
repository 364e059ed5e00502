import { App, AuthorizationError } from "@slack/bolt";
import type { Counter } from "./counter.ts";
import { faultDetails } from "./fault-details.ts";
import { type Installs, NotInstalled } from "./installs.ts";
import { listen } from "./listeners.ts";
import type { Opened } from "./receiver.ts";
import { slackLogger, type WebOptions, webOptions } from "./web.ts";

/** Makes the Bolt app on a receiver, with everything bound that can come from Slack. */
export function createApp({ receiver }: Opened, counter: Counter, options: WebOptions): App {
  const app = new App({
    receiver,
    authorize: authorizeWith(counter.installs),
    clientOptions: webOptions(options),
    logger: slackLogger(options.log),
    ignoreSelf: true,
  });
  app.error(async (fault) => fail(fault, counter));
  listen(app, counter);
  return app;
}

function authorizeWith(installs: Installs) {
  return async ({ teamId, enterpriseId }: { teamId?: string | undefined; enterpriseId?: string | undefined }) => {
    const install = await installs.find(teamId ?? enterpriseId ?? "", enterpriseId ?? null);
    const { botToken, botId, botUserId, workspace } = install;
    return { botToken, botId, botUserId, teamId: teamId ?? workspace, ...(enterpriseId ? { enterpriseId } : {}) };
  };
}

/**
 * A listener has failed before it could store what it took, or nobody could tell whose it was: the fault is thrown on, so that Slack is
 * not answered with success and sends it again. Only a workspace that we do not know is answered, since nothing would come of sending it
 * again. Bolt wraps what `authorize` throws, and its receivers answer the wrapped fault for good: so what is thrown on is what it wraps.
 */
async function fail(fault: Error, { log }: Counter): Promise<void> {
  const cause = fault instanceof AuthorizationError ? fault.original : fault;
  log.error("slack.listener", faultDetails(cause));
  if (!(cause instanceof NotInstalled)) throw cause;
}
