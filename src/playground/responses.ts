import { z } from "zod";
import { flag, Refusal, record } from "./method.ts";
import { checkSaid, identified, post } from "./posting.ts";
import {
  announce,
  type Channel,
  type Json,
  type Message,
  messageAt,
  type ResponseUrl,
  recordCall,
  type State,
} from "./state.ts";
import { RESPONSE_USES } from "./triggers.ts";

const spoken = z.object({
  text: z.string().default(""),
  blocks: z.array(record).default([]),
  response_type: z.enum(["ephemeral", "in_channel"]).default("ephemeral"),
  replace_original: flag.optional(),
  delete_original: flag.default(false),
  thread_ts: z.string().optional(),
});
type Spoken = z.infer<typeof spoken>;

/** What a response_url answers: 404 once it is spent or too old, 400 for what cannot be shown. */
export function respondTo(state: State, id: string, payload: unknown): { status: number; body: Json } {
  try {
    const url = usable(state, id);
    const parsed = spoken.safeParse(payload);
    if (!parsed.success) throw new Refusal("invalid_payload", [parsed.error.message]);
    speak(state, url, parsed.data);
    url.uses += 1;
    recordCall(state, { method: "response_url", args: payload as Json, team: url.team, answer: "ok" }, []);
    return { status: 200, body: { ok: true } };
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    const spent = /^(?:used|expired|unknown)_url$/.test(fault.error);
    const because = spent ? [] : [fault.error, ...fault.messages];
    recordCall(state, { method: "response_url", args: {}, team: null, answer: fault.error }, because);
    return { status: spent ? 404 : 400, body: { ok: false, error: fault.error } };
  }
}

function usable(state: State, id: string): ResponseUrl {
  const url = state.responseUrls.get(id);
  if (!url) throw new Refusal("unknown_url");
  if (state.clock().getTime() > url.expiresAt) throw new Refusal("expired_url");
  if (url.uses >= RESPONSE_USES) throw new Refusal("used_url");
  return url;
}

function speak(state: State, url: ResponseUrl, said: Spoken): void {
  const channel = state.teams.get(url.team)?.channels.get(url.channel);
  const team = state.teams.get(url.team);
  if (!channel || !team) throw new Refusal("channel_not_found");
  const original = url.message === null ? undefined : messageAt(state, channel.id, url.message);
  if (original && said.delete_original) erase(state, original);
  else {
    checkSaid(said);
    if (original && said.replace_original === true) replace(state, original, said);
    else answer(state, team.bot.userId, channel, url.user, said);
  }
}

function erase(state: State, message: Message): void {
  message.deleted = true;
  announce(state, { kind: "message", message });
}

function replace(state: State, message: Message, said: Spoken): void {
  message.text = said.text;
  message.blocks = identified(state, said.blocks);
  message.edited = state.ids.ts();
  announce(state, { kind: "message", message });
}

/** Shows what a bot answers to a command or a click: to the person alone, unless it says otherwise. */
export function answer(state: State, bot: string, channel: Channel, user: string, said: Spoken): void {
  const visibleTo = said.response_type === "in_channel" ? null : user;
  const thread = said.thread_ts ?? null;
  post(state, { channel, user: bot, bot: true, visibleTo, thread, text: said.text, blocks: said.blocks });
}

/** The answer that stands in the body of an acknowledgement; null when it says nothing. */
export function spokenIn(body: unknown): Spoken | null {
  if (typeof body === "string") return body.trim() === "" ? null : spoken.parse({ text: body });
  const parsed = spoken.safeParse(body);
  return parsed.success && (parsed.data.text !== "" || parsed.data.blocks.length > 0) ? parsed.data : null;
}
