import { SLACKBOT } from "./cast.ts";
import type { Reply } from "./delivery.ts";
import { Refusal } from "./method.ts";
import { messageEvent, post, wireMessage } from "./posting.ts";
import type { Postman } from "./postman.ts";
import { answer, spokenIn } from "./responses.ts";
import { type Channel, type Json, type Message, recordCall, type State, type Team, type User } from "./state.ts";
import { newResponseUrl, newTrigger } from "./triggers.ts";
import { asTyped } from "./typed.ts";

/** What people do, they do here: the workspace, and the way to the bot. */
export type Stage = {
  readonly state: State;
  readonly team: Team;
  readonly postman: Postman;
  readonly origin: () => string;
};

/** What stands in every interactive payload. */
export function signature(
  { state, team, origin }: Stage,
  user: User,
  at: { channel: string; message?: string | null },
): Json {
  const { id, name } = user;
  return {
    user: { id, username: name, name, team_id: team.id },
    api_app_id: state.appId,
    token: "stand-in",
    team: { id: team.id, domain: team.domain },
    enterprise: team.enterprise,
    is_enterprise_install: false,
    trigger_id: newTrigger(state, team, id),
    ...(at.channel === "" ? {} : { response_url: responseUrl(state, team, origin(), { ...at, user: id }) }),
  };
}

function responseUrl(
  state: State,
  team: Team,
  origin: string,
  at: { channel: string; user: string; message?: string | null },
): string {
  const id = newResponseUrl(state, { team, channel: at.channel, user: at.user, message: at.message ?? null });
  return `${origin}/response/${id}`;
}

/** Types a slash command; names and links come marked, as the manifest asks (should_escape). Slack shows the person what became of it when the bot does not acknowledge it. */
export async function slash(stage: Stage, user: User, channel: Channel, command: string, text: string): Promise<Reply> {
  const { state, team, postman, origin } = stage;
  const payload: Json = {
    token: "stand-in",
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channel.id,
    channel_name: channel.kind === "im" ? "directmessage" : channel.name,
    user_id: user.id,
    user_name: user.name,
    command,
    text: asTyped(team, text).text,
    api_app_id: state.appId,
    is_enterprise_install: "false",
    response_url: responseUrl(state, team, origin(), { channel: channel.id, user: user.id }),
    trigger_id: newTrigger(state, team, user.id),
    ...(team.enterprise ? { enterprise_id: team.enterprise.id, enterprise_name: team.enterprise.name } : {}),
  };
  const reply = await postman.send({ kind: "slash_commands", payload });
  if (reply.status !== 200) fail(stage, user, channel, command, reply);
  else sayReply(stage, user, channel, reply);
  return reply;
}

function sayReply({ state, team }: Stage, user: User, channel: Channel, reply: Reply): void {
  const said = spokenIn(reply.body);
  if (said === null) return;
  try {
    answer(state, team.bot.userId, channel, user.id, said);
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    recordCall(state, { method: "acknowledgement", args: {}, team: team.id, answer: fault.error }, fault.messages);
  }
}

function fail(stage: Stage, user: User, channel: Channel, what: string, reply: Reply): void {
  const error = reply.body === "http_timeout" ? "operation_timeout" : "dispatch_failed";
  const text = `${what} failed with the error “${error}”: the bot did not answer (${reply.status || String(reply.body)}).`;
  notice(stage, user, channel, text);
}

/** Slackbot tells one person something. */
function notice({ state }: Stage, user: User, channel: Channel, text: string, thread: string | null = null): void {
  post(state, { channel, user: SLACKBOT, bot: false, visibleTo: user.id, thread, text, blocks: [] });
}

/** Says something in a channel, in a thread or to the bot; gives the message and the bot's acknowledgements. */
export async function say(
  stage: Stage,
  user: User,
  channel: Channel,
  typed: string,
  thread: string | null,
): Promise<{ message: Message; replies: Reply[] }> {
  const { state, team, postman } = stage;
  const said = asTyped(team, typed);
  const message = post(state, { channel, user: user.id, bot: false, thread, ...said });
  const { text } = said;
  if (!channel.members.has(team.bot.userId)) {
    if (mentions(team, text)) invite(stage, user, channel);
    return { message, replies: [] };
  }
  const event = messageEvent(message, wireMessage(state, message), channel.kind);
  const { channel_type: _, ...rest } = event;
  const mention = mentions(team, text) && channel.kind !== "im" ? [{ ...rest, type: "app_mention" }] : [];
  const sent = [...mention, { ...event, client_msg_id: state.ids.secret() }];
  return { message, replies: await Promise.all(sent.map((one) => postman.event(team, one))) };
}

function mentions(team: Team, text: string): boolean {
  return text.includes(`<@${team.bot.userId}>`);
}

function invite(stage: Stage, user: User, channel: Channel): void {
  const bot = stage.team.users.get(stage.team.bot.userId)?.name ?? "bot";
  notice(stage, user, channel, `@${bot} is not in #${channel.name}. Type /invite @${bot} to let it in.`);
}

/** Uses a message shortcut. */
export function useShortcut(stage: Stage, user: User, message: Message, callback: string): Promise<Reply> {
  const { state, team, postman } = stage;
  const channel = team.channels.get(message.channel);
  const payload: Json = {
    type: "message_action",
    ...signature(stage, user, { channel: message.channel, message: message.ts }),
    action_ts: state.ids.ts(),
    callback_id: callback,
    channel: { id: message.channel, name: channel?.name || "directmessage" },
    message_ts: message.ts,
    message: wireMessage(state, message),
  };
  return postman.send({ kind: "interactive", payload });
}

/** Opens the app: its Home or its messages. */
export function openApp(stage: Stage, user: User, channel: Channel, tab: "home" | "messages"): Promise<Reply> {
  const { state, team, postman } = stage;
  const event_ts = state.ids.ts();
  return postman.event(team, { type: "app_home_opened", user: user.id, channel: channel.id, tab, event_ts });
}

/** Presses the stop button of a thread in which the agent is at work. */
export function stopAgent(stage: Stage, user: User, channel: Channel, thread: string): Promise<Reply> {
  const { state, team, postman } = stage;
  const streams = [...(state.messages.get(channel.id)?.values() ?? [])].filter(
    (one) => one.stream?.open && (one.thread_ts ?? one.ts) === thread,
  );
  return postman.event(team, {
    type: "agent_session_stopped",
    user: user.id,
    channel: channel.id,
    thread_ts: thread,
    streaming_message_ts: streams.map(({ ts }) => ts),
    event_ts: state.ids.ts(),
  });
}
