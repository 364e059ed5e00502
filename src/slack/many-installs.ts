import type { Installation } from "@slack/bolt";
import { WebClient } from "@slack/web-api";
import type { Clock } from "#domain/ports.ts";
import { unreachable } from "./faults.ts";
import { findInstall, type Kept, keepInstall, keyOf, type Place } from "./install-store.ts";
import { type Install, type Installs, NotInstalled } from "./installs.ts";
import type { Pause } from "./pace.ts";
import { type WebOptions, webOptions } from "./web.ts";

/** The app as Slack knows it, which a token is renewed with. */
export type AppKeys = { readonly clientId: string; readonly clientSecret: string };
export type ManyOptions = Kept & { readonly keys: AppKeys; readonly clock: Clock; readonly pause: Pause } & WebOptions;

/** Tokens that rotate are good for twelve hours; with this much left they are renewed (as Slack's own package does). In milliseconds. */
const RENEWED_BEFORE_MS = 2 * 3_600_000;
/** How long one process has the right to renew a token before another may try, and how long the others wait in between. */
const RENEWING_MS = 30_000;
const LOOK_AGAIN_MS = 250;
const MOST_LOOKS = 120;

/** The workspaces that have installed the app, out of the book. An organisation's install serves each of its workspaces. */
export function manyInstalls(options: ManyOptions): Installs {
  return {
    async find(workspace, organisation = null) {
      const place = { workspace, organisation: organisation ?? (await organisationOf(options, workspace)) };
      const found = await findInstall(options, place);
      if (!found?.bot) throw new NotInstalled(workspace);
      if (organisation !== null && found.isEnterpriseInstall) await remember(options, workspace, organisation);
      return installOf(await fresh(options, found, place), workspace);
    },
    // An organisation that removes the app comes with its own id, which begins with an E, in the workspace's place.
    async remove(workspace) {
      for (const key of [`team:${workspace}`, `org:${workspace}`, viaKey(workspace)]) await options.book.remove(key);
    },
  };
}

/** Which organisation a workspace belongs to is told by its requests; a digest goes out without one, so it is written down. */
const viaKey = (workspace: string) => `via:${workspace}`;

async function organisationOf({ book }: Pick<Kept, "book">, workspace: string): Promise<string | null> {
  return workspace.startsWith("E") ? workspace : ((await book.find([viaKey(workspace)]))?.sealed ?? null);
}

async function remember({ book }: Kept, workspace: string, organisation: string): Promise<void> {
  if ((await organisationOf({ book }, workspace)) !== organisation) await book.keep(viaKey(workspace), organisation);
}

function installOf({ bot }: Installation, workspace: string): Install {
  if (!bot) throw new NotInstalled(workspace);
  return { workspace, botToken: bot.token, botId: bot.id, botUserId: bot.userId };
}

function endsSoon({ bot }: Installation, now: Date): boolean {
  return bot?.expiresAt !== undefined && bot.expiresAt * 1000 - now.getTime() < RENEWED_BEFORE_MS;
}

/** The install with a token that lasts. One process renews it, the others wait for what it keeps: a refresh token is good once. */
async function fresh(options: ManyOptions, found: Installation, place: Place): Promise<Installation> {
  let current = found;
  for (let looks = 0; looks < MOST_LOOKS && endsSoon(current, options.clock()); looks++) {
    if (await options.book.renew(keyOf(current), RENEWING_MS)) return renewed(options, current, place);
    await options.pause(LOOK_AGAIN_MS);
    current = (await findInstall(options, place)) ?? current;
  }
  return current;
}

// Between looking and taking the right somebody else may have renewed it: what counts is what is kept now.
async function renewed(options: ManyOptions, seen: Installation, place: Place): Promise<Installation> {
  const current = (await findInstall(options, place)) ?? seen;
  const { bot } = current;
  if (!bot?.refreshToken || !endsSoon(current, options.clock())) return current;
  const { clientId: client_id, clientSecret: client_secret } = options.keys;
  const asked = { client_id, client_secret, grant_type: "refresh_token", refresh_token: bot.refreshToken } as const;
  const given = await new WebClient(undefined, webOptions(options)).oauth.v2.access(asked).catch((cause: unknown) => {
    throw unreachable(cause);
  });
  const expiresAt = Math.floor(options.clock().getTime() / 1000) + (given.expires_in ?? 0);
  const next = {
    ...current,
    bot: {
      ...bot,
      token: given.access_token ?? bot.token,
      refreshToken: given.refresh_token ?? bot.refreshToken,
      expiresAt,
    },
  };
  await keepInstall(options, next);
  return next;
}
