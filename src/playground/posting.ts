import { checkMessage } from "./blocks/check.ts";
import { LIMITS } from "./limits.ts";
import { Refusal } from "./method.ts";
import { announce, type Channel, type Json, type Message, messageAt, type State } from "./state.ts";

/** What is said: words, blocks or both. */
export type Said = { readonly text: string; readonly blocks: readonly Json[]; readonly metadata?: Json | null };

/** Refuses what Slack would: nothing said, too much said, blocks that break a rule. */
export function checkSaid({ text, blocks, metadata }: Said, empty = "no_text"): void {
  if (text === "" && blocks.length === 0) throw new Refusal(empty);
  if (text.length > LIMITS.message.text) throw new Refusal("msg_too_long", [`${text.length} characters of text`]);
  const refused = blocks.length > 0 ? checkMessage(blocks) : null;
  if (refused) throw new Refusal(refused.error, refused.messages);
  if (metadata && JSON.stringify(metadata).length > LIMITS.message.metadata) throw new Refusal("metadata_too_large");
}

/** Blocks with an id each, as Slack hands them out for those that have none. */
export function identified(state: State, blocks: readonly Json[]): Json[] {
  return blocks.map((block) => ({ ...block, block_id: block.block_id ?? state.ids.fresh("b").slice(0, 6) }));
}

type Post = {
  readonly channel: Channel;
  readonly user: string;
  readonly bot: boolean;
  readonly thread?: string | null;
  readonly visibleTo?: string | null;
} & Said;

/** Puts a message into a channel and tells everybody who watches. */
export function post(state: State, { channel, user, bot, thread, visibleTo, text, blocks, metadata }: Post): Message {
  const message: Message = {
    ts: state.ids.ts(),
    channel: channel.id,
    team: channel.team,
    user,
    bot,
    visibleTo: visibleTo ?? null,
    thread_ts: rootOf(state, channel, thread ?? null),
    text,
    blocks: identified(state, blocks),
    metadata: metadata ?? null,
    edited: null,
    reactions: [],
    stream: null,
    deleted: false,
  };
  state.messages.get(channel.id)?.set(message.ts, message);
  announce(state, { kind: "message", message });
  return message;
}

/** The root of the thread that a reply belongs to: replies to a reply go to its root. */
function rootOf(state: State, channel: Channel, thread: string | null): string | null {
  if (thread === null) return null;
  const root = messageAt(state, channel.id, thread);
  if (!root) throw new Refusal("thread_not_found");
  return root.thread_ts ?? root.ts;
}

/** A message in the words of the Web API. */
export function wireMessage(state: State, message: Message): Json {
  const team = state.teams.get(message.team);
  const replies = message.thread_ts === null ? repliesTo(state, message) : [];
  const bot = message.bot ? { bot_id: team?.bot.botId, app_id: state.appId } : {};
  const thread = message.thread_ts ?? (replies.length > 0 ? message.ts : null);
  return {
    type: "message",
    ts: message.ts,
    user: message.user,
    team: message.team,
    text: message.text,
    ...bot,
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(thread === null ? {} : { thread_ts: thread }),
    ...(replies.length > 0 ? { reply_count: replies.length } : {}),
    ...(message.metadata ? { metadata: message.metadata } : {}),
    ...(message.edited === null ? {} : { edited: { user: message.user, ts: message.edited } }),
    ...(message.reactions.length > 0 ? { reactions: message.reactions } : {}),
  };
}

function repliesTo(state: State, root: Message): Message[] {
  const all = [...(state.messages.get(root.channel)?.values() ?? [])];
  return all.filter((one) => one.thread_ts === root.ts && !one.deleted && one.visibleTo === null);
}

/** The event that Slack sends for a posted message. */
export function messageEvent(message: Message, wire: Json, kind: Channel["kind"]): Json {
  return {
    ...wire,
    channel: message.channel,
    channel_type: kind,
    event_ts: message.ts,
    ...(kind === "im" ? { channel_type: "im" } : {}),
  };
}
