import { z } from "zod";
import { type Asked, id, type Method, method, Refusal } from "../method.ts";
import { channelOf } from "../places.ts";
import { announce, type Message, messageAt, type State, type Status } from "../state.ts";

const thread = { channel_id: id, thread_ts: id };

/** The status of a thread as it stands, or an empty one. */
function statusOf(state: State, channel: string, at: string): Status {
  const known = state.statuses.get(`${channel}:${at}`);
  return known ?? { channel, thread: at, text: "", steps: [], session: null, title: null };
}

function setStatus(asked: Asked<{ channel_id: string; thread_ts: string }>, change: Partial<Status>): void {
  const { state, team, args } = asked;
  const channel = channelOf(state, team, args.channel_id);
  if (!messageAt(state, channel.id, args.thread_ts)) throw new Refusal("thread_not_found");
  const status = { ...statusOf(state, channel.id, args.thread_ts), ...change };
  state.statuses.set(`${channel.id}:${args.thread_ts}`, status);
  announce(state, { kind: "status", status });
}

const threadStatus = method(
  ["assistant:write", "chat:write"],
  { ...thread, status: z.string(), loading_messages: z.array(z.string()).max(10).default([]) },
  (asked) => {
    setStatus(asked, { text: asked.args.status, steps: asked.args.loading_messages });
    return {};
  },
);

const threadTitle = method(["assistant:write"], { ...thread, title: z.string().min(1) }, (asked) => {
  setStatus(asked, { title: asked.args.title });
  return {};
});

const prompt = z.object({ title: z.string().min(1), message: z.string().min(1) });

const suggestedPrompts = method(
  ["assistant:write"],
  { channel_id: id, thread_ts: id.optional(), title: z.string().optional(), prompts: z.array(prompt).min(1).max(4) },
  ({ state, team, args }) => {
    const channel = channelOf(state, team, args.channel_id);
    if (channel.kind !== "im") throw new Refusal("channel_type_not_supported");
    const prompts = { channel: channel.id, title: args.title ?? null, prompts: args.prompts };
    state.prompts.set(channel.id, prompts);
    announce(state, { kind: "prompts", prompts });
    return {};
  },
);

const sessionStatus = method(
  ["chat:write"],
  { ...thread, status: z.enum(["processing", "active", "suspended", "closed"]), title: z.string().optional() },
  (asked) => {
    const { status, title } = asked.args;
    setStatus(asked, { session: status, ...(title === undefined ? {} : { title }) });
    return {};
  },
);

const rename = method(["chat:write"], { ...thread, title: z.string().min(1) }, (asked) => {
  setStatus(asked, { title: asked.args.title });
  return {};
});

function reaction(change: (message: Message, name: string, user: string) => void): Method {
  return method(["reactions:write"], { channel: id, timestamp: id, name: id }, ({ state, team, args }) => {
    const channel = channelOf(state, team, args.channel);
    const message = messageAt(state, channel.id, args.timestamp);
    if (!message) throw new Refusal("message_not_found");
    change(message, args.name, team.bot.userId);
    announce(state, { kind: "message", message });
    return {};
  });
}

const add = reaction((message, name, user) => {
  const known = message.reactions.find((one) => one.name === name);
  if (known?.users.includes(user)) throw new Refusal("already_reacted");
  if (known) known.users.push(user);
  else message.reactions.push({ name, users: [user] });
});

const remove = reaction((message, name, user) => {
  const known = message.reactions.find((one) => one.name === name);
  if (!known?.users.includes(user)) throw new Refusal("no_reaction");
  known.users = known.users.filter((one) => one !== user);
  message.reactions = message.reactions.filter(({ users }) => users.length > 0);
});

export const AGENTS: Readonly<Record<string, Method>> = {
  "assistant.threads.setStatus": threadStatus,
  "assistant.threads.setTitle": threadTitle,
  "assistant.threads.setSuggestedPrompts": suggestedPrompts,
  "agents.sessions.setStatus": sessionStatus,
  "agents.sessions.rename": rename,
  "reactions.add": add,
  "reactions.remove": remove,
};
