import { z } from "zod";
import type { Entered } from "./controls.ts";
import type { Reply } from "./delivery.ts";
import { closeView, findControl, submitView, topView, useControl, type Where } from "./interactions.ts";
import { Refusal } from "./method.ts";
import { enter } from "./methods/conversations.ts";
import { directWith } from "./places.ts";
import { openApp, type Stage, say, slash, stopAgent, useShortcut } from "./stage.ts";
import { type Channel, type Message, messageAt, type User } from "./state.ts";
import type { Outcome } from "./wire.ts";

const id = z.string().min(1).max(255);
const entered = z.union([z.string().max(10_000), z.array(z.string().max(255)).max(100), z.null()]);
const place = { channel: id, ts: id };

/** What a person can do on the page. `as` is who does it. */
export const act = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("say"),
    as: id,
    channel: id,
    thread: id.nullable(),
    text: z.string().min(1).max(12_000),
  }),
  z.strictObject({
    kind: z.literal("use"),
    as: id,
    in: z.union([z.strictObject(place), z.strictObject({ view: id })]),
    block: id,
    action: id,
    value: z.string().max(2_000).nullable(),
    entered,
  }),
  z.strictObject({ kind: z.literal("submit"), as: id, view: id, entered: z.record(z.string(), entered) }),
  z.strictObject({ kind: z.literal("close"), as: id }),
  z.strictObject({ kind: z.literal("shortcut"), as: id, callback: id, ...place }),
  z.strictObject({ kind: z.literal("open"), as: id, tab: z.enum(["home", "messages"]) }),
  z.strictObject({ kind: z.literal("stop"), as: id, channel: id, thread: id }),
]);
export type Act = z.infer<typeof act>;

/** The workspace as the page uses it: `commands` are those that the app has registered, such as "/brief". */
export type PageStage = Stage & { readonly commands: readonly string[] };
type Doing<K extends Act["kind"]> = (stage: PageStage, me: User, what: Extract<Act, { kind: K }>) => Promise<Outcome>;

const OK: Outcome = { kind: "ok" };
const refused = (advice: string): Outcome => ({ kind: "refused", advice });

/** What the person is told when the bot did not acknowledge what they did. */
function outcome(reply: Reply): Outcome {
  if (reply.status === 200) return OK;
  const why = reply.status === 0 ? String(reply.body) : `it answered ${reply.status}`;
  return refused(`Briefdesk did not acknowledge this (${why}). The terminal that runs it says more.`);
}

const DOINGS: { readonly [K in Act["kind"]]: Doing<K> } = {
  say: async (stage, me, { channel: named, text, thread }) => {
    const channel = mine(stage, me, named);
    const [, command, rest = ""] = /^(\/[a-z]\S*)\s*([\s\S]*)$/.exec(text) ?? [];
    if (command === undefined) {
      await say(stage, me, channel, text, thread);
      return OK;
    }
    if (command === "/invite") return invite(stage, channel, rest);
    if (thread !== null)
      return refused("Slack does not take commands in a thread. Type it in the channel, or ask in words.");
    if (!stage.commands.includes(command))
      return refused(`${command} is no command of this workspace. Type / to see those there are.`);
    await slash(stage, me, channel, command, rest);
    return OK;
  },
  use: async (stage, me, what) => {
    const where = whereOf(stage, me, what.in);
    const { action, block, value } = what;
    const control = findControl(where, { action, block, value: value ?? undefined });
    return outcome(await useControl(stage, me, where, control, what.entered));
  },
  submit: async (stage, me, what) => {
    const view = topView(stage, me);
    if (view?.id !== what.view) return refused("This window was replaced by a newer one.");
    const done = await submitView(stage, me, view, what.entered as Record<string, Entered>);
    if (done.kind === "errors") return done;
    return done.kind === "failed" ? refused("Briefdesk could not take this. Try again, or close the window.") : OK;
  },
  close: async (stage, me) => {
    await closeView(stage, me);
    return OK;
  },
  shortcut: async (stage, me, { channel, ts, callback }) => {
    return outcome(await useShortcut(stage, me, seen(stage, me, channel, ts), callback));
  },
  open: async (stage, me, { tab }) =>
    outcome(await openApp(stage, me, directWith(stage.state, stage.team, me.id), tab)),
  stop: async (stage, me, { channel, thread }) => outcome(await stopAgent(stage, me, mine(stage, me, channel), thread)),
};

/** Does it, as the person it names. Throws a Refusal for what that person cannot see or do. */
export function perform(stage: PageStage, what: Act): Promise<Outcome> {
  const me = stage.team.users.get(what.as);
  if (!me || me.is_bot) throw new Refusal("user_not_found");
  stage.postman.mark();
  const doing = DOINGS[what.kind] as Doing<Act["kind"]>;
  return doing(stage, me, what as never);
}

async function invite(stage: Stage, channel: Channel, who: string): Promise<Outcome> {
  const { state, team, postman } = stage;
  const named = [...team.users.values()].find(({ name }) => `@${name}` === who.trim());
  if (!named) return refused("Write /invite and whom, for example /invite @briefdesk.");
  enter({ state, team, tell: (to, event) => void postman.event(to, event) }, channel, named.id);
  return OK;
}

function mine({ team }: Stage, me: User, named: string): Channel {
  const channel = team.channels.get(named);
  if (!channel?.members.has(me.id)) throw new Refusal("channel_not_found");
  return channel;
}

function seen(stage: Stage, me: User, channel: string, ts: string): Message {
  const message = messageAt(stage.state, mine(stage, me, channel).id, ts);
  if (!message || (message.visibleTo !== null && message.visibleTo !== me.id)) throw new Refusal("message_not_found");
  return message;
}

function whereOf(stage: Stage, me: User, at: Extract<Act, { kind: "use" }>["in"]): Where {
  if ("ts" in at) return { message: seen(stage, me, at.channel, at.ts) };
  const view = stage.state.views.get(at.view);
  if (view?.user !== me.id) throw new Refusal("not_found");
  return { view };
}
