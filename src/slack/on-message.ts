import type { Middleware, SlackEventMiddlewareArgs } from "@slack/bolt";
import { z } from "zod";
import { readAddressed } from "./addressed.ts";
import { showWorking } from "./agent.ts";
import type { Reading } from "./command.ts";
import { type Counter, takeOrder, tooOften } from "./counter.ts";
import { sayOrder } from "./note.ts";
import type { At } from "./order.ts";
import { isQuestion, questionOrder } from "./question.ts";
import { plainText } from "./typed-text.ts";

/** What we read of a message or a mention; Slack's own types differ for the two. */
const Heard = z.object({
  channel: z.string(),
  user: z.string(),
  text: z.string().default(""),
  ts: z.string(),
  thread_ts: z.string().optional(),
  channel_type: z.string().optional(),
  subtype: z.string().optional(),
  bot_id: z.string().optional(),
  files: z.array(z.unknown()).default([]),
});
type Heard = z.infer<typeof Heard>;

/** Messages by people: plain ones, with files, and those sent to the channel from a thread. */
const SPOKEN = new Set([undefined, "file_share", "thread_broadcast"]);

type Args = SlackEventMiddlewareArgs<"message"> | SlackEventMiddlewareArgs<"app_mention">;

/**
 * A mention, a direct message, or a question in the thread of a briefing. A mention in a thread arrives twice, as mention and as
 * message: both have the same channel and time, so one of them is taken.
 */
export function onMessage(counter: Counter): Middleware<Args> {
  return async ({ event, context }) => {
    const heard = Heard.safeParse(event);
    if (!heard.success || heard.data.bot_id !== undefined || !SPOKEN.has(heard.data.subtype)) return;
    const workspace = context.teamId ?? context.enterpriseId ?? "";
    await hear(heard.data, workspace, counter);
  };
}

async function hear(heard: Heard, workspace: string, counter: Counter): Promise<void> {
  const { botUserId } = await counter.installs.find(workspace);
  const at: At = {
    workspace,
    channel: heard.channel,
    user: heard.user,
    thread: heard.thread_ts ?? heard.ts,
    via: "message",
    responseUrl: null,
  };
  const reading = await readHeard(heard, at, botUserId, counter);
  if (reading === null) return;
  const refused = tooOften(counter, at);
  const order = refused === null ? reading : sayOrder([refused]);
  const taken = await takeOrder(counter, { reading: order, at, key: `message ${heard.channel} ${heard.ts}` });
  if (taken) showWorking({ webFor: counter.services.webFor, log: counter.log }, at, order.status);
}

type Meant = (Reading & { kind: "order" }) | null;

/** What is meant, or null when it is not meant for us. */
async function readHeard(heard: Heard, at: At, botUserId: string, counter: Counter): Promise<Meant> {
  const mention = `<@${botUserId}>`;
  const raw = heard.text.replaceAll(mention, " ");
  const text = plainText(raw);
  const thread = { workspace: at.workspace, channel: at.channel, ts: at.thread ?? "" };
  const linked = heard.thread_ts === undefined ? null : await counter.services.store.receipts.briefingAt(thread);
  const isDirect = heard.channel_type === "im";
  const hasFiles = heard.files.length > 0;
  if (isDirect || heard.text.includes(mention))
    return readAddressed({ raw, text, briefing: linked, isDirect, hasFiles, now: counter.clock() });
  return linked !== null && isForUs(heard.text, text) ? questionOrder(text, linked) : null;
}

/** Somebody who asks in a briefing's thread asks us, unless they speak to somebody else. */
function isForUs(raw: string, text: string): boolean {
  return isQuestion(text) && !/^\s*<@[UW]\w+/.test(raw);
}
