import { type Actor, createActor } from "./actor.ts";
import { type Named, type Settled, settle } from "./cast.ts";
import type { Installs } from "./installs.ts";
import { topView } from "./interactions.ts";
import type { Stage } from "./stage.ts";
import { type Channel, type Message, messagesIn, type State, type User, type View } from "./state.ts";

/** The scopes that a token is given unless a test says otherwise: all that the stand-in's methods ask for, but not chat:write.public. */
const ALL_SCOPES: readonly string[] = [
  "app_mentions:read",
  "assistant:write",
  "channels:history",
  "channels:join",
  "channels:read",
  "chat:write",
  "commands",
  "files:read",
  "groups:history",
  "groups:read",
  "im:history",
  "im:read",
  "im:write",
  "links:write",
  "reactions:write",
  "team:read",
  "usergroups:read",
  "users:read",
];

/** A workspace: its people and channels, what stands in them, and people to play. */
export type Workspace = Settled & {
  /** A bot token of this workspace; empty when the app is not installed in it. */
  readonly botToken: string;
  readonly actor: Actor;
  /** The messages of a channel that are no replies, oldest first, with those that one person alone sees. */
  messages(channel: Channel): Message[];
  /** The replies of a thread, oldest first, without its root. */
  thread(root: Message): Message[];
  /** The direct message of a person with the bot, once there is one. */
  direct(user: User): Channel | null;
  /** The modal that a person sees. */
  modal(user: User): View | null;
  /** The App Home that a person sees. */
  home(user: User): View | null;
};

export type NewWorkspace = Partial<Named> & { readonly scopes?: readonly string[]; readonly installed?: boolean };

export function createWorkspace(
  base: Omit<Stage, "team">,
  installs: Installs,
  { name = "Harbor Desk", key = "HARBOR", scopes = ALL_SCOPES, installed = true, enterprise = null }: NewWorkspace,
): Workspace {
  const { state } = base;
  const settled = settle(state, { name, key, enterprise });
  const stage: Stage = { ...base, team: settled.team };
  return {
    ...settled,
    botToken: installed ? installs.token(settled.team, scopes) : "",
    actor: createActor(stage, settled),
    messages: (channel) => messagesIn(state, channel.id).filter(({ thread_ts }) => thread_ts === null),
    thread: (root) => messagesIn(state, root.channel).filter(({ thread_ts }) => thread_ts === root.ts),
    direct: (user) => [...settled.team.channels.values()].find(({ im }) => im === user.id) ?? null,
    modal: (user) => topView(stage, user),
    home: (user) => homeOf(state, user),
  };
}

function homeOf(state: State, user: User): View | null {
  return state.views.get(state.homes.get(user.id) ?? "") ?? null;
}
