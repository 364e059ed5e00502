import { z } from "zod";
import { type Asked, count, flag, id, type Method, method, Refusal } from "../method.ts";
import { channelOf, directWith } from "../places.ts";
import { wireMessage } from "../posting.ts";
import { announce, type Channel, type Json, type Message, messagesIn, type Team } from "../state.ts";
import { page } from "./people.ts";

/** A channel in the words of conversations.info. */
function wireChannel(team: Team, channel: Channel): Json {
  const member = channel.members.has(team.bot.userId);
  const common = { id: channel.id, created: 0, is_archived: channel.archived, context_team_id: team.id };
  if (channel.kind === "im") return { ...common, is_im: true, user: channel.im, is_open: true };
  const open = channel.kind === "channel";
  return {
    ...common,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: open,
    is_group: !open,
    is_im: false,
    is_mpim: false,
    is_private: !open,
    is_member: member,
    is_general: channel.name === "general",
    is_ext_shared: false,
    is_shared: false,
    topic: { value: channel.topic, creator: "", last_set: 0 },
    purpose: { value: "", creator: "", last_set: 0 },
    num_members: channel.members.size,
  };
}

const read = ["channels:read", "groups:read", "im:read"];
const history = ["channels:history", "groups:history", "im:history"];

const info = method(
  read,
  { channel: id, include_locale: flag.optional(), include_num_members: flag.optional() },
  ({ state, team, args }) => ({ channel: wireChannel(team, channelOf(state, team, args.channel)) }),
);

const TYPES: Readonly<Record<Channel["kind"], string>> = {
  channel: "public_channel",
  group: "private_channel",
  im: "im",
};
const listed = {
  types: z.string().default("public_channel"),
  exclude_archived: flag.default(false),
  cursor: z.string().optional(),
  limit: count(100, 999),
  team_id: id.optional(),
  user: id.optional(),
};

function list(mine: boolean): Method {
  return method(read, listed, ({ team, args }) => {
    const types = args.types.split(",").map((type) => type.trim());
    const person = args.user ?? team.bot.userId;
    const seen = [...team.channels.values()].filter(
      (one) =>
        types.includes(TYPES[one.kind]) &&
        !(args.exclude_archived && one.archived) &&
        (one.kind === "channel" || one.members.has(team.bot.userId)) &&
        (!mine || one.members.has(person)),
    );
    const { items, rest } = page(seen, args);
    return { channels: items.map((one) => wireChannel(team, one)), ...rest };
  });
}

const open = method(
  ["im:write"],
  {
    users: z.string().optional(),
    channel: id.optional(),
    return_im: flag.optional(),
    prevent_creation: flag.optional(),
  },
  ({ state, team, args }) => {
    if (args.channel !== undefined) return { channel: wireChannel(team, channelOf(state, team, args.channel)) };
    const [user = "", ...others] = (args.users ?? "").split(",").filter(Boolean);
    if (user === "" || others.length > 0) throw new Refusal(user === "" ? "users_list_not_supplied" : "not_supported");
    const im = directWith(state, team, user);
    return { channel: args.return_im ? wireChannel(team, im) : { id: im.id } };
  },
);

const join = method(["channels:join"], { channel: id }, (asked) => {
  const { state, team, args } = asked;
  const channel = channelOf(state, team, args.channel);
  if (channel.kind !== "channel") throw new Refusal("method_not_supported_for_channel_type");
  enter(asked, channel, team.bot.userId);
  return { channel: wireChannel(team, channel) };
});

/** Lets somebody into a channel, with the event that goes with it. */
export function enter(
  { state, team, tell }: Pick<Asked<unknown>, "state" | "team" | "tell">,
  channel: Channel,
  user: string,
): void {
  if (channel.members.has(user)) return;
  channel.members.add(user);
  announce(state, { kind: "channel", channel });
  const type = channel.kind === "channel" ? "C" : "G";
  const event_ts = state.ids.ts();
  tell(team, { type: "member_joined_channel", user, channel: channel.id, channel_type: type, team: team.id, event_ts });
}

const span = {
  channel: id,
  oldest: z.string().optional(),
  latest: z.string().optional(),
  inclusive: flag.default(false),
  limit: count(100, 999),
  cursor: z.string().optional(),
  include_all_metadata: flag.default(false),
};
type Span = {
  oldest?: string | undefined;
  latest?: string | undefined;
  inclusive: boolean;
  include_all_metadata: boolean;
};

function within(message: Message, { oldest = "0", latest = "9999999999", inclusive }: Span): boolean {
  const at = Number(message.ts);
  return inclusive ? at >= Number(oldest) && at <= Number(latest) : at > Number(oldest) && at < Number(latest);
}

/** Metadata is shown only to whom asks for it, as Slack has it. */
function shown({ state }: Asked<Span>, message: Message, args: Span): Json {
  const { metadata, ...rest } = wireMessage(state, message);
  return args.include_all_metadata && metadata !== undefined ? { ...rest, metadata } : rest;
}

function reading<A extends Span & { channel: string }>(asked: Asked<A>): { channel: Channel; all: Message[] } {
  const { state, team, args } = asked;
  const channel = channelOf(state, team, args.channel);
  if (!channel.members.has(team.bot.userId)) throw new Refusal("not_in_channel");
  return { channel, all: messagesIn(state, channel.id).filter(({ visibleTo }) => visibleTo === null) };
}

const channelHistory = method(history, span, (asked) => {
  const roots = reading(asked).all.filter((one) => one.thread_ts === null && within(one, asked.args));
  const { items, rest } = page(roots.toReversed(), asked.args);
  const more = items.length < roots.length;
  return { messages: items.map((one) => shown(asked, one, asked.args)), has_more: more, pin_count: 0, ...rest };
});

const replies = method(history, { ...span, ts: id }, (asked) => {
  const { all } = reading(asked);
  const root = all.find(({ ts }) => ts === asked.args.ts);
  if (!root) throw new Refusal("thread_not_found");
  const start = root.thread_ts ?? root.ts;
  const thread = all.filter((one) => one.ts === start || (one.thread_ts === start && within(one, asked.args)));
  const { items, rest } = page(thread, asked.args);
  return {
    messages: items.map((one) => shown(asked, one, asked.args)),
    has_more: items.length < thread.length,
    ...rest,
  };
});

const members = method(
  read,
  { channel: id, cursor: z.string().optional(), limit: count(100, 1000) },
  ({ state, team, args }) => {
    const { items, rest } = page([...channelOf(state, team, args.channel).members], args);
    return { members: items, ...rest };
  },
);

export const CONVERSATIONS: Readonly<Record<string, Method>> = {
  "conversations.info": info,
  "conversations.list": list(false),
  "users.conversations": list(true),
  "conversations.open": open,
  "conversations.join": join,
  "conversations.history": channelHistory,
  "conversations.replies": replies,
  "conversations.members": members,
};
