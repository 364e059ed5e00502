import type { Clock } from "#domain/ports.ts";
import type { Ids } from "./ids.ts";

/** Plain JSON, as it stands on the wire. */
export type Json = Record<string, unknown>;

/** A person or a bot, in the words of users.info. */
export type User = {
  readonly id: string;
  readonly team_id: string;
  readonly name: string;
  readonly real_name: string;
  readonly tz: string;
  readonly tz_offset: number;
  readonly is_admin: boolean;
  readonly is_owner: boolean;
  readonly is_primary_owner: boolean;
  readonly is_restricted: boolean;
  readonly is_ultra_restricted: boolean;
  readonly is_bot: boolean;
  readonly deleted: boolean;
};

/** A channel or a direct message. `members` are user ids; `im` is the other person of a direct message with the bot. */
export type Channel = {
  readonly id: string;
  readonly team: string;
  readonly name: string;
  readonly topic: string;
  readonly kind: "channel" | "group" | "im";
  readonly im: string | null;
  readonly members: Set<string>;
  archived: boolean;
};

/** How a message that is being streamed stands. */
export type Stream = { readonly startedAt: number; open: boolean; markdown: string; tasks: Json[] };

/** A posted message. `visibleTo` names the only person who sees an ephemeral one. */
export type Message = {
  readonly ts: string;
  readonly channel: string;
  readonly team: string;
  readonly user: string;
  readonly bot: boolean;
  readonly visibleTo: string | null;
  thread_ts: string | null;
  text: string;
  blocks: Json[];
  metadata: Json | null;
  edited: string | null;
  reactions: { name: string; users: string[] }[];
  stream: Stream | null;
  deleted: boolean;
};

/** An open modal or a published App Home. `content` is what the bot sent; `hash` changes with every update. */
export type View = {
  readonly id: string;
  readonly team: string;
  readonly user: string;
  readonly type: "modal" | "home";
  readonly root: string;
  readonly previous: string | null;
  readonly external: string | null;
  content: Json;
  hash: string;
};

/** A user group, such as @desk. */
export type UserGroup = {
  readonly id: string;
  readonly name: string;
  readonly handle: string;
  readonly users: Set<string>;
};

export type Team = {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly enterprise: { readonly id: string; readonly name: string } | null;
  readonly users: Map<string, User>;
  readonly channels: Map<string, Channel>;
  readonly groups: Map<string, UserGroup>;
  readonly bot: { readonly userId: string; readonly botId: string };
  installed: boolean;
};

/** What a token may do. `team` is null for an app-level token; `expiresAt` in milliseconds. */
export type Token = {
  readonly team: string | null;
  readonly kind: "bot" | "app";
  readonly scopes: readonly string[];
  readonly expiresAt: number | null;
  revoked: boolean;
};

export type Trigger = { readonly team: string; readonly user: string; readonly expiresAt: number; used: boolean };
export type ResponseUrl = {
  readonly team: string;
  readonly channel: string;
  readonly user: string;
  readonly message: string | null;
  readonly expiresAt: number;
  uses: number;
};

/** One call of the Web API: what was asked, and how it ended ("ok" or the error). */
export type Call = {
  readonly method: string;
  readonly args: Json;
  readonly team: string | null;
  readonly answer: string;
};

/** Something in the stand-in became different. */
export type Change =
  | { readonly kind: "message"; readonly message: Message }
  | { readonly kind: "view"; readonly view: View; readonly closed: boolean }
  | { readonly kind: "status"; readonly status: Status }
  | { readonly kind: "prompts"; readonly prompts: Prompts }
  | { readonly kind: "channel"; readonly channel: Channel }
  | { readonly kind: "started" }
  | { readonly kind: "call" };

/** What an agent says that it is doing in a thread, and whether it can be stopped. */
export type Status = {
  readonly channel: string;
  readonly thread: string;
  readonly text: string;
  readonly steps: readonly string[];
  readonly session: string | null;
  readonly title: string | null;
};
/** The questions that an agent offers in a direct message. */
export type Prompts = {
  readonly channel: string;
  readonly title: string | null;
  readonly prompts: readonly { readonly title: string; readonly message: string }[];
};

/** Everything that a stand-in keeps. All of it is in memory and gone at the end. */
export type State = {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly appId: string;
  readonly teams: Map<string, Team>;
  readonly tokens: Map<string, Token>;
  readonly messages: Map<string, Map<string, Message>>;
  readonly views: Map<string, View>;
  readonly modals: Map<string, string[]>;
  readonly homes: Map<string, string>;
  readonly triggers: Map<string, Trigger>;
  readonly responseUrls: Map<string, ResponseUrl>;
  readonly statuses: Map<string, Status>;
  readonly prompts: Map<string, Prompts>;
  readonly calls: Call[];
  readonly complaints: string[];
  /** The bot is being started: what is sent to it waits. */
  starting: boolean;
  readonly watchers: Set<(change: Change) => void>;
};

export function createState(clock: Clock, ids: Ids): State {
  return {
    clock,
    ids,
    appId: "A0BRIEFDESK",
    teams: new Map(),
    tokens: new Map(),
    messages: new Map(),
    views: new Map(),
    modals: new Map(),
    homes: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    statuses: new Map(),
    prompts: new Map(),
    calls: [],
    complaints: [],
    starting: false,
    watchers: new Set(),
  };
}

/** Tells everybody who watches. */
export function announce(state: State, change: Change): void {
  for (const watcher of state.watchers) watcher(change);
}

/** The calls that are remembered: a long run must not fill the memory with them. */
const KEPT_CALLS = 20_000;

/** Writes a call down, and complains when the bot did what Slack would have refused. */
export function recordCall(state: State, call: Call, because: readonly string[]): void {
  state.calls.push(call);
  if (state.calls.length > KEPT_CALLS) state.calls.splice(0, KEPT_CALLS / 2);
  if (because.length > 0) state.complaints.push(`${call.method}: ${call.answer}: ${because.join("; ")}`);
  announce(state, { kind: "call" });
}

/** The messages of a channel in the order of their time, without deleted ones. */
export function messagesIn(state: State, channel: string): Message[] {
  return [...(state.messages.get(channel)?.values() ?? [])].filter((one) => !one.deleted);
}

export function messageAt(state: State, channel: string, ts: string): Message | undefined {
  const found = state.messages.get(channel)?.get(ts);
  return found?.deleted ? undefined : found;
}
