import type { WebClient } from "@slack/web-api";
import { BriefdeskError } from "#domain/fault.ts";
import type { Clock } from "#domain/ports.ts";
import { adviceOn, outcomeOf, unreachable } from "./faults.ts";
import { keepAnswers } from "./kept.ts";
import type { WebFor } from "./web.ts";

/** A channel as Slack shows it to the bot; `hidden` for one that it does not show, with Slack's word for why. */
export type Sight =
  | {
      readonly kind: "seen";
      /** Everybody in the workspace may enter, guests aside. */
      readonly isPublic: boolean;
      /** People of other workspaces are in it. */
      readonly isShared: boolean;
      /** The bot is in it. */
      readonly isMember: boolean;
      readonly isArchived: boolean;
    }
  | { readonly kind: "hidden"; readonly reason: string };

/** Whether somebody may enter a channel; `unknown` where Slack does not show it to the bot. */
export type Entry = "yes" | "no" | "unknown";

/** Tells what channels are and who may enter them. Both ask Slack, and throw when Slack is silent. */
export type Channels = {
  /** How a channel is at this moment. Direct messages are hidden: nothing has to be known of them but whose they are. */
  look(workspace: string, channel: string): Promise<Sight>;
  /** Whether a member of the workspace may enter a channel, at most five minutes old; that one may not is never older than seconds. */
  mayEnter(workspace: string, user: string, channel: string): Promise<Entry>;
};

/** As long as who somebody is (people.ts). In milliseconds. */
const KEPT_MS = 5 * 60_000;
/** Whoever was let in a moment ago, or has invited the bot, is not to wait; one list of watches asks only once. In milliseconds. */
const NO_MS = 3_000;
const MOST_KEPT = 5_000;
/** Slack advises against more than 200 a page, and takes 999 at most (docs.slack.dev/reference/methods/users.conversations). */
const PAGE = 200;
/** A cursor that never ends is none: nobody is in more private channels than so many pages hold. */
const MOST_PAGES = 50;

/** Asks Slack about channels. */
export function createChannels(webFor: WebFor, clock: Clock): Channels {
  const most = MOST_KEPT;
  const keepSight = keepAnswers<Sight>({ ms: ({ kind }) => (kind === "seen" ? KEPT_MS : NO_MS), most, clock });
  const keepRooms = keepAnswers<ReadonlySet<string>>({ ms: KEPT_MS, most, clock });
  const keepFresh = keepAnswers<ReadonlySet<string>>({ ms: NO_MS, most, clock });
  const keepDirect = keepAnswers<string | null>({ ms: KEPT_MS, most, clock });
  const look = (workspace: string, channel: string) => seen(webFor, workspace, channel);
  const isIn = async (workspace: string, user: string, channel: string) => {
    const key = `${workspace} ${user}`;
    const fresh = () => keepFresh(key, () => privateRooms(webFor, workspace, user));
    return (await keepRooms(key, fresh)).has(channel) || (await fresh()).has(channel);
  };
  return {
    look,
    async mayEnter(workspace, user, channel) {
      if (channel.startsWith("D")) {
        const own = await keepDirect(`${workspace} ${user}`, () => directOf(webFor, workspace, user));
        return own === channel ? "yes" : "no";
      }
      const sight = await keepSight(`${workspace} ${channel}`, () => look(workspace, channel));
      if (sight.kind === "hidden") return "unknown";
      return sight.isPublic || (await isIn(workspace, user, channel)) ? "yes" : "no";
    },
  };
}

/** What Slack answers; what it refuses to is told by `refused`. */
async function asked<T>(ask: () => Promise<T>, refused: (reason: string) => T): Promise<T> {
  try {
    return await ask();
  } catch (fault) {
    const outcome = outcomeOf(fault);
    if (outcome.kind === "refused") return refused(outcome.reason);
    throw unreachable(fault);
  }
}

function seen(webFor: WebFor, workspace: string, channel: string): Promise<Sight> {
  const ask = async (): Promise<Sight> => {
    const web = await webFor(workspace);
    const { channel: info } = await web.conversations.info({ channel });
    return {
      kind: "seen",
      isPublic: info?.is_channel === true && info.is_private === false,
      isShared: info?.is_ext_shared === true,
      isMember: info?.is_member === true,
      isArchived: info?.is_archived === true,
    };
  };
  return asked(ask, (reason) => ({ kind: "hidden", reason }));
}

/** The private channels that somebody shares with the bot. Without the scope for them nobody is known to be in one. */
function privateRooms(webFor: WebFor, workspace: string, user: string): Promise<ReadonlySet<string>> {
  const ask = async () => roomsOf(await webFor(workspace), user);
  return asked<ReadonlySet<string>>(ask, (reason) => {
    if (reason === "missing_scope") return new Set();
    throw new BriefdeskError("slack", `users.conversations: ${reason}`, { advice: adviceOn(reason) });
  });
}

async function roomsOf(web: WebClient, user: string): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES && cursor !== ""; page++) {
    const asked = { user, types: "private_channel", limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
    const { channels = [], response_metadata } = await web.users.conversations(asked);
    for (const { id } of channels) if (id) ids.add(id);
    cursor = response_metadata?.next_cursor ?? "";
  }
  return ids;
}

/** The direct message of somebody with the bot; null when there is none. */
function directOf(webFor: WebFor, workspace: string, user: string): Promise<string | null> {
  const ask = async () => {
    const web = await webFor(workspace);
    const { channel } = await web.conversations.open({ users: user, prevent_creation: true });
    return channel?.id ?? null;
  };
  return asked<string | null>(ask, () => null);
}
