import { z } from "zod";
import { type Asked, flag, id, type Method, method, Refusal, record } from "../method.ts";
import { channelOf, ownMessage, personOf, writable } from "../places.ts";
import { checkSaid, identified, messageEvent, post, type Said, wireMessage } from "../posting.ts";
import { announce, type Json, type Message, messageAt, recordCall } from "../state.ts";

const WRITE = ["chat:write"];
const said = {
  text: z.string().default(""),
  markdown_text: z.string().optional(),
  blocks: z.array(record).default([]),
  metadata: record.nullish(),
};
const posted = {
  channel: id,
  ...said,
  thread_ts: id.optional(),
  unfurl_links: flag.default(true),
  unfurl_media: flag.default(true),
};

/** `markdown_text` stands for one markdown block, and must not be sent beside text or blocks. */
function whatIsSaid(args: {
  text: string;
  blocks: Json[];
  markdown_text?: string | undefined;
  metadata?: Json | null | undefined;
}): Said {
  if (args.markdown_text === undefined)
    return { text: args.text, blocks: args.blocks, metadata: args.metadata ?? null };
  if (args.text !== "" || args.blocks.length > 0) throw new Refusal("markdown_text_conflict");
  return {
    text: args.markdown_text,
    blocks: [{ type: "markdown", text: args.markdown_text }],
    metadata: args.metadata ?? null,
  };
}

/** Slack takes blocks without words, but then a notification is empty and a screen reader has nothing: that is complained about. */
function warnings(asked: Asked<unknown>, name: string, { text, blocks }: Said): Json {
  if (text !== "" || blocks.length === 0) return {};
  recordCall(asked.state, { method: name, args: {}, team: asked.team.id, answer: "missing_text_in_message" }, [
    "no text",
  ]);
  return { warning: "missing_text_in_message", response_metadata: { warnings: ["missing_text_in_message"] } };
}

const postMessage = method(WRITE, posted, (asked) => {
  const { state, team, token, args } = asked;
  const channel = writable(state, team, token, args.channel);
  const words = whatIsSaid(args);
  checkSaid(words);
  const message = post(state, { channel, user: team.bot.userId, bot: true, thread: args.thread_ts ?? null, ...words });
  clearStatus(asked, message);
  const wire = wireMessage(state, message);
  asked.tell(team, messageEvent(message, wire, channel.kind));
  return { channel: channel.id, ts: message.ts, message: wire, ...warnings(asked, "chat.postMessage", words) };
});

/** A reply of the bot ends the status that it showed in the thread. */
export function clearStatus({ state }: Pick<Asked<unknown>, "state">, message: Message): void {
  const key = `${message.channel}:${message.thread_ts ?? message.ts}`;
  const status = state.statuses.get(key);
  if (!status || status.text === "") return;
  const cleared = { ...status, text: "", steps: [] };
  state.statuses.set(key, cleared);
  announce(state, { kind: "status", status: cleared });
}

const update = method(WRITE, { ...posted, ts: id }, (asked) => {
  const { state, team, args } = asked;
  const channel = channelOf(state, team, args.channel);
  const message = ownMessage(state, team, channel, args.ts, "cant_update_message");
  if (message.stream?.open && isStreaming(asked, message)) throw new Refusal("streaming_state_conflict");
  const words = whatIsSaid(args);
  checkSaid(words);
  message.text = words.text;
  message.blocks = identified(state, words.blocks);
  message.metadata = words.metadata ?? message.metadata;
  message.edited = state.ids.ts();
  announce(state, { kind: "message", message });
  return { channel: channel.id, ts: message.ts, text: message.text, message: wireMessage(state, message) };
});

/** A stream ends by itself five minutes after its start (slackapi/python-slack-sdk#1859). */
const STREAM_MS = 5 * 60_000;
export function isStreaming({ state }: Pick<Asked<unknown>, "state">, { stream }: Message): boolean {
  return stream?.open === true && state.clock().getTime() - stream.startedAt < STREAM_MS;
}

const remove = method(WRITE, { channel: id, ts: id }, ({ state, team, args }) => {
  const channel = channelOf(state, team, args.channel);
  const message = ownMessage(state, team, channel, args.ts, "cant_delete_message");
  message.deleted = true;
  announce(state, { kind: "message", message });
  return { channel: channel.id, ts: message.ts };
});

const postEphemeral = method(WRITE, { ...posted, user: id }, (asked) => {
  const { state, team, token, args } = asked;
  const channel = writable(state, team, token, args.channel);
  const user = personOf(team, args.user);
  if (!channel.members.has(user.id)) throw new Refusal("user_not_in_channel");
  const words = whatIsSaid(args);
  checkSaid(words);
  const thread = args.thread_ts ?? null;
  const message = post(state, { channel, user: team.bot.userId, bot: true, visibleTo: user.id, thread, ...words });
  return { message_ts: message.ts, ...warnings(asked, "chat.postEphemeral", words) };
});

const getPermalink = method([], { channel: id, message_ts: id }, ({ state, team, args, origin }) => {
  const channel = channelOf(state, team, args.channel);
  const message = messageAt(state, channel.id, args.message_ts);
  if (!message) throw new Refusal("message_not_found");
  const thread = message.thread_ts === null ? "" : `?thread_ts=${message.thread_ts}&cid=${channel.id}`;
  return {
    channel: channel.id,
    permalink: `${origin}/archives/${channel.id}/p${message.ts.replace(".", "")}${thread}`,
  };
});

const unfurl = method(["links:write"], { channel: id, ts: id }, () => ({}));

export const CHAT: Readonly<Record<string, Method>> = {
  "chat.postMessage": postMessage,
  "chat.update": update,
  "chat.delete": remove,
  "chat.postEphemeral": postEphemeral,
  "chat.getPermalink": getPermalink,
  "chat.unfurl": unfurl,
};
