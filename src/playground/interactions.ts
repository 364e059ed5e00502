import { z } from "zod";
import { type Control, controlsIn, type Entered, missingIn, stateOf, valuesOf } from "./controls.ts";
import type { Reply } from "./delivery.ts";
import { Refusal, record } from "./method.ts";
import { changeView, closeViews, openView, stackOf, wireView } from "./methods/views.ts";
import { wireMessage } from "./posting.ts";
import { type Stage, signature } from "./stage.ts";
import { type Json, type Message, recordCall, type User, type View } from "./state.ts";

/** Where a control is used: in a message or in a view. */
export type Where = { readonly message: Message } | { readonly view: View };

/** Which control: its action id, its block where several bear that id, and the value of a button where those agree too. */
export type Which = {
  readonly action: string;
  readonly block?: string | undefined;
  readonly value?: string | undefined;
};

function blocksAt(where: Where): Json[] {
  return "message" in where ? where.message.blocks : (where.view.content.blocks as Json[]);
}

/** Finds a control; throws when a person could not find it either. */
export function findControl(where: Where, { action, block, value }: Which): Control {
  const found = controlsIn(blocksAt(where)).find(
    ({ element, block: at }) =>
      element.action_id === action &&
      (block === undefined || at === block) &&
      (value === undefined || element.type !== "button" || element.value === value),
  );
  if (!found) throw new Error(`nothing here has the action_id ${action}`);
  return found;
}

/** Presses a button, or chooses from a menu: `entered` is what is chosen. */
export function useControl(stage: Stage, user: User, where: Where, control: Control, entered: Entered): Promise<Reply> {
  const { state, team, postman } = stage;
  const channel = "message" in where ? where.message.channel : "";
  const at = { channel, message: "message" in where ? where.message.ts : null };
  const payload: Json = {
    type: "block_actions",
    ...signature(stage, user, at),
    ...placed(stage, where),
    state: { values: valuesOf(blocksAt(where), chosenAt(control, entered)) },
    actions: [{ ...actionOf(control, entered), action_ts: state.ids.ts() }],
  };
  const name = team.channels.get(channel)?.name;
  return postman.send({
    kind: "interactive",
    payload: channel === "" ? payload : { ...payload, channel: { id: channel, name: name || "directmessage" } },
  });
}

function chosenAt({ block, element }: Control, entered: Entered): Record<string, Entered> {
  return entered === null ? {} : { [`${block}/${String(element.action_id)}`]: entered };
}

function actionOf({ block, element }: Control, entered: Entered): Json {
  const common = { type: element.type, action_id: element.action_id, block_id: block };
  if (element.type === "feedback_buttons") return { ...common, ...thumbOf(element, entered) };
  if (element.type !== "button" && element.type !== "icon_button") return { ...stateOf(element, entered), ...common };
  return { ...common, text: element.text, ...(element.value === undefined ? {} : { value: element.value }) };
}

function thumbOf(element: Json, entered: Entered): Json {
  const both = [element.positive_button, element.negative_button] as Json[];
  const pressed = both.find(({ value }) => value === entered) ?? both[0];
  return { text: pressed?.text, value: pressed?.value };
}

function placed({ state }: Stage, where: Where): Json {
  if ("view" in where)
    return { container: { type: "view", view_id: where.view.id }, view: wireView(state, where.view) };
  const { message } = where;
  const thread = message.thread_ts === null ? {} : { thread_ts: message.thread_ts };
  const alone = message.visibleTo !== null;
  const container = {
    type: "message",
    message_ts: message.ts,
    channel_id: message.channel,
    is_ephemeral: alone,
    ...thread,
  };
  // Slack does not send the content of an ephemeral message back.
  return alone ? { container } : { container, message: wireMessage(state, message) };
}

/** What came of a modal that was sent off. */
export type Submitted =
  | { readonly kind: "closed" | "changed" | "failed"; readonly reply: Reply }
  | { readonly kind: "errors"; readonly errors: Readonly<Record<string, string>> };

const reaction = z.discriminatedUnion("response_action", [
  z.object({ response_action: z.literal("errors"), errors: z.record(z.string(), z.string()) }),
  z.object({ response_action: z.literal("update"), view: record }),
  z.object({ response_action: z.literal("push"), view: record }),
  z.object({ response_action: z.literal("clear") }),
]);

/** Sends a modal off. Slack itself refuses one whose required fields are empty. */
export async function submitView(
  stage: Stage,
  user: User,
  view: View,
  entered: Readonly<Record<string, Entered>>,
): Promise<Submitted> {
  const blocks = view.content.blocks as Json[];
  const values = valuesOf(blocks, entered);
  const missing = missingIn(blocks, values);
  if (Object.keys(missing).length > 0) return { kind: "errors", errors: missing };
  const payload = {
    type: "view_submission",
    ...signature(stage, user, { channel: "" }),
    view: { ...wireView(stage.state, view), state: { values } },
    response_urls: [],
  };
  const reply = await stage.postman.send({ kind: "interactive", payload });
  if (reply.status !== 200) return { kind: "failed", reply };
  return react(stage, user, view, reply);
}

function react(stage: Stage, user: User, view: View, reply: Reply): Submitted {
  const parsed = reaction.safeParse(reply.body);
  const { state, team } = stage;
  if (!parsed.success) {
    closeViews(state, user.id, false);
    return { kind: "closed", reply };
  }
  const { data } = parsed;
  if (data.response_action === "errors") return { kind: "errors", errors: knownBlocks(stage, view, data.errors) };
  return guarded(stage, reply, () => {
    if (data.response_action === "clear") closeViews(state, user.id, true);
    else if (data.response_action === "push") openView(state, team, user.id, data.view);
    else changeView(state, view, data.view);
    return { kind: data.response_action === "clear" ? "closed" : "changed", reply };
  });
}

function guarded({ state, team }: Stage, reply: Reply, work: () => Submitted): Submitted {
  try {
    return work();
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    recordCall(state, { method: "view_submission", args: {}, team: team.id, answer: fault.error }, [
      fault.error,
      ...fault.messages,
    ]);
    return { kind: "failed", reply };
  }
}

/** An error for a block that is not there would never be seen. */
function knownBlocks({ state, team }: Stage, view: View, errors: Record<string, string>): Record<string, string> {
  const ids = (view.content.blocks as Json[]).map(({ block_id }) => String(block_id));
  const lost = Object.keys(errors).filter((id) => !ids.includes(id));
  const call = { method: "view_submission", args: {}, team: team.id, answer: "invalid_error_block" };
  if (lost.length > 0) recordCall(state, call, lost);
  return errors;
}

/** Closes a person's topmost modal without sending it off; the bot is told when it asked to be. */
export async function closeView(stage: Stage, user: User): Promise<void> {
  const { state } = stage;
  for (const view of closeViews(state, user.id, false)) {
    if (view.content.notify_on_close !== true) continue;
    const payload = {
      type: "view_closed",
      ...signature(stage, user, { channel: "" }),
      view: wireView(state, view),
      is_cleared: false,
    };
    await stage.postman.send({ kind: "interactive", payload });
  }
}

/** The modal that a person sees, if any. */
export function topView({ state }: Stage, user: User): View | null {
  return state.views.get(stackOf(state, user.id).at(-1) ?? "") ?? null;
}
