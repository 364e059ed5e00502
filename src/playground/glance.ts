import { topView } from "./interactions.ts";
import { isStreaming } from "./methods/chat.ts";
import { directWith } from "./places.ts";
import type { Stage } from "./stage.ts";
import { type Change, type Channel, type Message, messagesIn, type User, type View } from "./state.ts";
import type {
  PageChange,
  PageChannel,
  PageCommand,
  PageMessage,
  PageShortcut,
  PageUser,
  PageView,
  Snapshot,
} from "./wire.ts";

/** What the page shows besides what is in the workspace. */
export type PageTexts = {
  /** One line on how the bot is set up: who writes, and which articles it has. */
  readonly about: string;
  readonly commands: readonly PageCommand[];
  readonly shortcuts: readonly PageShortcut[];
  /** What a newcomer may try, as it is typed. */
  readonly tries: readonly string[];
};

/** Everything that one person sees now. */
export function snapshotFor(stage: Stage, me: User, texts: PageTexts): Snapshot {
  const { state, team } = stage;
  directWith(state, team, me.id);
  const channels = [...team.channels.values()].filter((channel) => channel.members.has(me.id));
  const modal = topView(stage, me);
  const home = state.views.get(state.homes.get(me.id) ?? "");
  const here = (one: { channel: string }) => channels.some(({ id }) => id === one.channel);
  return {
    ...texts,
    starting: state.starting,
    team: team.name,
    me: me.id,
    bot: team.bot.userId,
    people: [...team.users.values()].map(pageUser),
    channels: channels.map((channel) => pageChannel(stage, channel)),
    messages: channels.flatMap(({ id }) => messagesIn(state, id)).flatMap((one) => pageMessage(stage, me, one) ?? []),
    modal: modal ? pageView(modal) : null,
    home: home ? pageView(home) : null,
    statuses: [...state.statuses.values()].filter(here),
    prompts: [...state.prompts.values()].filter(here),
  };
}

/** A change as one person sees it; null when it is nothing to them. */
export function changeFor(stage: Stage, me: User, change: Change): PageChange | null {
  const inside = (channel: string) => stage.team.channels.get(channel)?.members.has(me.id) === true;
  switch (change.kind) {
    case "message": {
      const message = pageMessage(stage, me, change.message);
      return message && inside(message.channel) ? { kind: "message", message } : null;
    }
    case "view":
      return change.view.user === me.id ? viewChange(stage, me, change.view) : null;
    case "status":
      return inside(change.status.channel) ? change : null;
    case "prompts":
      return inside(change.prompts.channel) ? change : null;
    case "channel":
      return inside(change.channel.id) ? { kind: "channel", channel: pageChannel(stage, change.channel) } : null;
    case "started":
      return change;
    default:
      return null;
  }
}

function viewChange(stage: Stage, me: User, view: View): PageChange {
  if (view.type === "home") return { kind: "home", view: pageView(view) };
  const top = topView(stage, me);
  return { kind: "modal", view: top ? pageView(top) : null };
}

function pageUser(user: User): PageUser {
  const { id, name } = user;
  return { id, name, realName: user.real_name, role: roleOf(user), bot: user.is_bot };
}

function roleOf(user: User): string {
  if (user.is_bot) return "app";
  if (user.is_admin) return "admin";
  return user.is_restricted ? "guest" : "member";
}

function pageChannel({ team }: Stage, { id, name, topic, kind, members }: Channel): PageChannel {
  return { id, name, topic, kind, withBot: members.has(team.bot.userId) };
}

function pageView({ id, hash, type, content }: View): PageView {
  return { id, hash, type, content };
}

function pageMessage(stage: Stage, me: User, message: Message): PageMessage | null {
  const { ts, channel, user, bot, visibleTo, thread_ts: thread, text, blocks, deleted } = message;
  if (visibleTo !== null && visibleTo !== me.id) return null;
  const reactions = message.reactions.map(({ name, users }) => ({ name, count: users.length }));
  const flags = { mine: user === me.id, alone: visibleTo !== null, edited: message.edited !== null && bot };
  return {
    ts,
    channel,
    user,
    bot,
    ...flags,
    thread,
    text,
    blocks,
    streaming: isStreaming(stage, message),
    reactions,
    deleted,
  };
}
