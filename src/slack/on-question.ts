import type {
  BlockAction,
  Middleware,
  SlackActionMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from "@slack/bolt";
import type { InputBlock, ModalView } from "@slack/types";
import { z } from "zod";
import { type Counter, takeInTurn, takeOrder, tooOften } from "./counter.ts";
import { faultDetails } from "./fault-details.ts";
import { At } from "./order.ts";
import { type Carried, carriedBy, Pressed, pressedAt, workspaceOf } from "./payload.ts";
import { questionOrder } from "./question.ts";
import { plain, updateView } from "./view.ts";
import { viewerOf } from "./work.ts";

type Args = SlackActionMiddlewareArgs<BlockAction>;

/** The callback id of the modal that takes a question. */
export const QUESTION_VIEW = "ask_question";
const INPUT = { block: "question", action: "text" } as const;
/** One of the questions that the briefing suggests, instead of one that is typed. */
const PICKED = { block: "suggested", action: "pick" } as const;
/** Slack's limit on the text and the value of an option. */
const OPTION_TEXT = 75;
/** Slack takes 3,000 characters in an input; nobody asks a question of more than this. */
const LONGEST = 500;

const Meant = z.object({ briefing: z.string(), at: At });

/** Opens a modal for a question about a briefing at once, and offers in it what the briefing suggests as soon as that is known. */
export function onAsk({ services, log }: Counter): Middleware<Args> {
  return async ({ ack, body }) => {
    await ack();
    const pressed = Pressed.parse(body);
    const carried = carriedBy(pressed);
    const at = pressedAt(pressed);
    if (carried === null) return;
    const web = await services.webFor(at.workspace);
    const meant = JSON.stringify({ briefing: carried.briefing, at: { ...at, responseUrl: null } });
    const { view } = await web.views.open({ trigger_id: pressed.trigger_id, view: questionView(meant, []) });
    const about = { briefing: carried.briefing, viewer: viewerOf(at), asked: [] };
    const questions = await services.pool.ask("followUps", about, { urgent: true }).catch((fault: unknown) => {
      log.warn("slack.suggestions", faultDetails(fault));
      return [];
    });
    if (view?.id !== undefined && questions.length > 0) await updateView(web, view.id, questionView(meant, questions));
  };
}

function suggested(questions: readonly string[]): InputBlock[] {
  const options = questions
    .filter((text) => text.length <= OPTION_TEXT)
    .map((text) => ({ text: plain(text), value: text }));
  if (options.length === 0) return [];
  const element = { type: "radio_buttons", action_id: PICKED.action, options } as const;
  return [{ type: "input", block_id: PICKED.block, optional: true, label: plain("Or one of these"), element }];
}

// The input keeps its ids when the suggestions come, so that Slack keeps what was typed meanwhile.
function questionView(meant: string, questions: readonly string[]): ModalView {
  return {
    type: "modal",
    callback_id: QUESTION_VIEW,
    title: plain("Ask a question"),
    submit: plain("Ask"),
    close: plain("Cancel"),
    private_metadata: meant,
    blocks: [
      {
        type: "input",
        block_id: INPUT.block,
        label: plain("Your question"),
        optional: questions.length > 0,
        hint: plain(
          "It is answered in the briefing's thread, from the stored articles, with a source for every sentence.",
        ),
        element: {
          type: "plain_text_input",
          action_id: INPUT.action,
          min_length: 3,
          max_length: LONGEST,
          focus_on_load: true,
          placeholder: plain("When did it begin?"),
        },
      },
      ...suggested(questions),
    ],
  };
}

const Entered = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
});
const Submitted = Pressed.pick({ user: true, team: true, enterprise: true }).extend({
  view: z.object({
    id: z.string(),
    private_metadata: z.string(),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), Entered)) }),
  }),
});

/** Takes the question of the modal: stored first, then the modal closes. */
export function onQuestion(counter: Counter): Middleware<SlackViewMiddlewareArgs<ViewSubmitAction>> {
  return async ({ ack, body }) => {
    const submitted = Submitted.parse(body);
    const { view } = submitted;
    const typed = view.state.values[INPUT.block]?.[INPUT.action]?.value?.trim() ?? "";
    const picked = view.state.values[PICKED.block]?.[PICKED.action]?.selected_option?.value ?? "";
    const text = typed === "" ? picked : typed;
    const meant = Meant.parse(JSON.parse(view.private_metadata));
    if (!/[\p{L}\p{N}]{2}/u.test(text))
      return ack({ response_action: "errors", errors: { [INPUT.block]: "Write a question in words, or choose one." } });
    // What a modal remembers is for the workspace that it was opened in.
    if (meant.at.workspace !== workspaceOf(submitted))
      return ack({
        response_action: "errors",
        errors: { [INPUT.block]: "Open this window again, from the briefing." },
      });
    const at = { ...meant.at, user: body.user.id };
    const refused = tooOften(counter, at);
    if (refused !== null) return ack({ response_action: "errors", errors: { [INPUT.block]: refused.text } });
    await takeOrder(counter, { reading: questionOrder(text, meant.briefing), at, key: `view ${view.id}` });
    await ack();
  };
}

/** A suggested question was pressed. */
export function onSuggestion(counter: Counter): Middleware<Args> {
  return pressing(counter, ({ briefing, question }) =>
    question === undefined ? null : questionOrder(question, briefing),
  );
}

/** Somebody wants what only they saw to be seen by everybody here. */
export function onPost(counter: Counter): Middleware<Args> {
  return pressing(counter, ({ briefing }) => ({
    kind: "order",
    work: "adopt",
    args: { briefing },
    share: `adopt ${briefing}`,
    status: "Posting",
  }));
}

function pressing(
  counter: Counter,
  read: (carried: Carried) => ReturnType<typeof questionOrder> | null,
): Middleware<Args> {
  return async ({ ack, body }) => {
    const pressed = Pressed.parse(body);
    const carried = carriedBy(pressed);
    const reading = carried === null ? null : read(carried);
    const at = pressedAt(pressed);
    if (reading !== null) await takeInTurn(counter, { reading, at, key: `trigger ${pressed.trigger_id}` });
    await ack();
  };
}
