import { z } from "zod";
import { checkMessage } from "../blocks/check.ts";
import { LIMITS } from "../limits.ts";
import { type Asked, id, type Method, method, Refusal, record } from "../method.ts";
import { channelOf, ownMessage, writable } from "../places.ts";
import { identified, messageEvent, post, wireMessage } from "../posting.ts";
import { announce, type Json, type Message, messageAt } from "../state.ts";
import { clearStatus, isStreaming } from "./chat.ts";

const chunk = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("markdown_text"), text: z.string().min(1) }),
  z.strictObject({
    type: z.literal("task_update"),
    id: z.string().min(1),
    title: z.string().min(1),
    status: z.enum(["pending", "in_progress", "complete", "error"]),
    details: z.string().optional(),
    output: z.string().optional(),
    sources: z.array(record).optional(),
  }),
  z.strictObject({ type: z.literal("plan_update"), title: z.string().min(1) }),
  z.strictObject({ type: z.literal("blocks"), blocks: z.array(record).min(1).max(LIMITS.message.blocks) }),
]);
type Chunk = z.infer<typeof chunk>;
const parts = { chunks: z.array(chunk).default([]), markdown_text: z.string().optional() };

const startStream = method(
  ["chat:write"],
  {
    channel: id,
    thread_ts: id.optional(),
    recipient_user_id: id.optional(),
    recipient_team_id: id.optional(),
    task_display_mode: z.enum(["timeline", "plan"]).optional(),
    ...parts,
  },
  (asked) => {
    const { state, team, token, args } = asked;
    const channel = writable(state, team, token, args.channel);
    if (channel.kind !== "im" && args.recipient_user_id === undefined) throw new Refusal("missing_recipient_user_id");
    if (channel.kind !== "im" && args.recipient_team_id === undefined) throw new Refusal("missing_recipient_team_id");
    const thread = args.thread_ts ?? null;
    const message = post(state, { channel, user: team.bot.userId, bot: true, thread, text: "", blocks: [] });
    message.stream = { startedAt: state.clock().getTime(), open: true, markdown: "", tasks: [] };
    clearStatus(asked, message);
    take(asked, message, args);
    return { channel: channel.id, ts: message.ts };
  },
);

/** Adds what was sent to the message, which then shows all of it. */
function take(
  { state }: Asked<unknown>,
  message: Message,
  args: { chunks: Chunk[]; markdown_text?: string | undefined },
): void {
  const { stream } = message;
  if (!stream) return;
  const given: Chunk[] = args.markdown_text ? [{ type: "markdown_text", text: args.markdown_text }] : [];
  for (const one of [...given, ...args.chunks]) addChunk(stream, one, message);
  if (stream.markdown.length > LIMITS.message.markdown) throw new Refusal("msg_too_long");
  const markdown = stream.markdown === "" ? [] : [{ type: "markdown", text: stream.markdown }];
  const own = message.blocks.filter(({ type }) => type !== "markdown" && type !== "task_card");
  message.text = stream.markdown;
  message.blocks = identified(state, [...stream.tasks, ...markdown, ...own]);
  announce(state, { kind: "message", message });
}

function addChunk(stream: NonNullable<Message["stream"]>, one: Chunk, message: Message): void {
  if (one.type === "markdown_text") stream.markdown += one.text;
  if (one.type === "task_update") {
    const card = { type: "task_card", task_id: one.id, title: one.title, status: one.status };
    const at = stream.tasks.findIndex(({ task_id }) => task_id === one.id);
    stream.tasks.splice(at < 0 ? stream.tasks.length : at, at < 0 ? 0 : 1, card);
  }
  if (one.type === "blocks") message.blocks = [...message.blocks, ...withinRules(one.blocks)];
}

function withinRules(blocks: Json[]): Json[] {
  const refused = checkMessage(blocks);
  if (refused) throw new Refusal(refused.error, refused.messages);
  return blocks;
}

function streaming(asked: Asked<{ channel: string; ts: string }>): Message {
  const { state, team, args } = asked;
  const channel = channelOf(state, team, args.channel);
  if (!messageAt(state, channel.id, args.ts)) throw new Refusal("message_not_found");
  const message = ownMessage(state, team, channel, args.ts, "message_not_owned_by_app");
  if (!isStreaming(asked, message)) throw new Refusal("message_not_in_streaming_state");
  return message;
}

const appendStream = method(["chat:write"], { channel: id, ts: id, ...parts }, (asked) => {
  const message = streaming(asked);
  if (asked.args.chunks.length === 0 && !asked.args.markdown_text) throw new Refusal("no_text");
  take(asked, message, asked.args);
  return { channel: message.channel, ts: message.ts };
});

const stopStream = method(
  ["chat:write"],
  { channel: id, ts: id, blocks: z.array(record).default([]), metadata: record.nullish(), ...parts },
  (asked) => {
    const { state, team, args } = asked;
    const message = streaming(asked);
    take(asked, message, args);
    const last = args.blocks.length === 0 ? [] : withinRules(args.blocks);
    message.blocks = identified(state, [...message.blocks, ...last]);
    message.metadata = args.metadata ?? null;
    if (message.stream) message.stream.open = false;
    announce(state, { kind: "message", message });
    const wire = wireMessage(state, message);
    asked.tell(team, messageEvent(message, wire, channelOf(state, team, args.channel).kind));
    return { channel: message.channel, ts: message.ts, message: wire };
  },
);

export const STREAMS: Readonly<Record<string, Method>> = {
  "chat.startStream": startStream,
  "chat.appendStream": appendStream,
  "chat.stopStream": stopStream,
};
