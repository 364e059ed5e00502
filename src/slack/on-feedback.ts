import type { BlockAction, Middleware, SlackActionMiddlewareArgs } from "@slack/bolt";
import { z } from "zod";
import { CLAIM_FAULTS, renderSlackLines, renderSlackNote, type SlackView } from "#render/render.ts";
import type { Counter } from "./counter.ts";
import { faultDetails } from "./fault-details.ts";
import type { OpResult } from "./ops.ts";
import type { At } from "./order.ts";
import { carriedBy, Pressed, pressedAt } from "./payload.ts";
import { modalOf, updateView, withBlocks } from "./view.ts";
import { viewerOf } from "./work.ts";

type Args = SlackActionMiddlewareArgs<BlockAction>;

/** What the evidence modal remembers between two clicks. */
const Remembered = z.object({ briefing: z.string(), claim: z.string(), printed: z.string(), channel: z.string() });

/** Opens the evidence of a statement: at once an empty modal, since Slack waits three seconds, then what it rests on. */
export function onEvidence(counter: Counter): Middleware<Args> {
  return async ({ ack, body }) => {
    await ack();
    const pressed = Pressed.parse(body);
    const carried = carriedBy(pressed);
    const at = pressedAt(pressed);
    if (carried?.claim === undefined) return;
    const asked = { briefing: carried.briefing, viewer: viewerOf(at), claim: carried.claim };
    await openThenFill(counter, at, pressed.trigger_id, async () => {
      const found = await counter.services.pool.ask("evidence", asked, { urgent: true });
      return { view: evidenceView(found), metadata: remembered(found, carried.briefing, at.channel) };
    });
  };
}

function evidenceView(found: OpResult<"evidence">): SlackView {
  if (found.kind === "shown") return found.view;
  const why =
    found.kind === "no-briefing"
      ? "That briefing is no longer kept. Ask for it again with /brief."
      : "The gate refuses this statement now: its article has changed. Replay the briefing to see what stands.";
  return { title: "Evidence", blocks: renderSlackLines([[why]]) };
}

/** Slack keeps 3,000 characters with a view. */
function remembered(found: OpResult<"evidence">, briefing: string, channel: string): string {
  if (found.kind !== "shown") return "";
  return JSON.stringify({ briefing, claim: found.claimId, printed: found.printed.slice(0, 1_000), channel });
}

/** Opens what was withheld, and why. */
export function onWithheld(counter: Counter): Middleware<Args> {
  return async ({ ack, body }) => {
    await ack();
    const pressed = Pressed.parse(body);
    const carried = carriedBy(pressed);
    const at = pressedAt(pressed);
    if (carried === null) return;
    await openThenFill(counter, at, pressed.trigger_id, async () => {
      const asked = { briefing: carried.briefing, viewer: viewerOf(at) };
      const view = await counter.services.pool.ask("withheld", asked, { urgent: true });
      const gone = { title: "Withheld", blocks: renderSlackLines([["That briefing is no longer kept."]]) };
      return { view: view ?? gone, metadata: "" };
    });
  };
}

type Filled = { readonly view: SlackView; readonly metadata: string };

async function openThenFill(counter: Counter, at: At, trigger: string, fill: () => Promise<Filled>): Promise<void> {
  const web = await counter.services.webFor(at.workspace);
  const waiting = modalOf({ title: "Evidence", blocks: renderSlackLines([["Looking at the stored articles …"]]) }, "");
  const opened = await web.views.open({ trigger_id: trigger, view: waiting });
  if (opened.view?.id === undefined) return;
  const filled = await fill().catch((fault) => {
    counter.log.error("slack.modal", faultDetails(fault));
    return {
      view: { title: "Evidence", blocks: renderSlackLines([["This could not be looked up. Try again."]]) },
      metadata: "",
    };
  });
  await updateView(web, opened.view.id, modalOf(filled.view, filled.metadata));
}

const NOT_KEPT = "That briefing is no longer kept here, so nothing was noted.";

/** Whether a briefing is one that may be spoken of here: feedback on any other is kept nowhere. */
async function isKept(
  { services }: Counter,
  at: Pick<At, "workspace" | "channel">,
  briefing: string,
): Promise<boolean> {
  return (await services.archive.briefings.get(viewerOf(at), briefing)) !== null;
}

const THANKS = {
  useful: "Noted: useful. Thank you.",
  not: "Noted: not useful. To say what is wrong with one statement, open its Evidence and choose there.",
} as const;

/** Was a briefing of use: kept, and thanked for where only its reader sees it. */
export function onRating(counter: Counter): Middleware<Args> {
  return async ({ ack, body, respond }) => {
    const pressed = Pressed.parse(body);
    const carried = carriedBy(pressed);
    const at = pressedAt(pressed);
    const rating = carried?.rating;
    const kept = carried !== null && rating !== undefined && (await isKept(counter, at, carried.briefing));
    if (kept) await counter.services.store.feedback.add(rated(at, carried.briefing, rating));
    await ack();
    const thanks = kept ? THANKS[rating === "useful" ? "useful" : "not"] : NOT_KEPT;
    const { text, blocks } = renderSlackNote([[thanks]]);
    await respond({ text, blocks, response_type: "ephemeral", replace_original: false });
  };
}

function rated({ workspace, channel, user }: At, briefing: string, verdict: string) {
  return { workspace, channel, user, briefing, claim: null, verdict, printed: null };
}

/** What is wrong with one statement: kept with the words as they were printed. */
export function onFault(counter: Counter): Middleware<Args> {
  return async ({ ack, body }) => {
    const pressed = Pressed.parse(body);
    const chosen = CLAIM_FAULTS.find((fault) => fault === pressed.actions[0]?.selected_option?.value);
    const about = Remembered.safeParse(parsed(pressed.view?.private_metadata ?? ""));
    const { workspace, user } = pressedAt(pressed);
    if (chosen === undefined || !about.success || pressed.view === undefined) return ack();
    const { briefing, claim, printed, channel } = about.data;
    const kept = await isKept(counter, { workspace, channel }, briefing);
    const said = { workspace, channel, user, briefing, claim, verdict: chosen, printed };
    if (kept) await counter.services.store.feedback.add(said);
    await ack();
    const web = await counter.services.webFor(workspace);
    const noted = renderSlackLines([
      kept
        ? [{ bold: `Noted: ${chosen}.` }, " Thank you. Whoever runs Briefdesk gets it with the sentence it is about."]
        : [NOT_KEPT],
    ]);
    await updateView(web, pressed.view.id, withBlocks(body, noted));
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
