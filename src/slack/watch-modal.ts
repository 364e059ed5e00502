import type { ModalView } from "@slack/types";
import { BriefdeskError } from "#domain/fault.ts";
import { type NoteLine, renderSlackLines } from "#render/render.ts";
import type { Counter } from "./counter.ts";
import { faultDetails } from "./fault-details.ts";
import { plain, updateView } from "./view.ts";

/** A modal with a few lines to read. */
export function noteView(title: string, lines: readonly NoteLine[]): ModalView {
  return { type: "modal", title: plain(title), close: plain("Close"), blocks: renderSlackLines(lines) };
}

/** What a modal shows while it is worked for: Slack waits three seconds for an answer, and a trigger holds no longer. */
export const WAIT: ModalView = noteView("Watch a topic", [["One moment …"]]);

function refusedView(fault: unknown): ModalView {
  // Nothing is tried again by itself here: whoever pressed is still looking.
  const isAway = fault instanceof BriefdeskError && fault.fault === "unreachable";
  if (isAway) return noteView("Not done", [["Slack does not answer now. Nothing was changed. Try again in a minute."]]);
  const advice = fault instanceof BriefdeskError ? fault.advice : "That did not work. Try again in a minute.";
  return noteView("Not done", [[advice]]);
}

/** The boundary of a modal: shows what comes of some work in one that waits, or why nothing came of it. */
export async function fillView(
  { workspace, id, event }: { workspace: string; id: string | undefined; event: string },
  { services, log }: Counter,
  make: () => Promise<ModalView>,
): Promise<void> {
  const view = await make().catch((fault: unknown) => {
    log.warn(event, faultDetails(fault));
    return refusedView(fault);
  });
  if (id !== undefined) await updateView(await services.webFor(workspace), id, view);
}
