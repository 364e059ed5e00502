import type { KnownBlock, ModalView, PlainTextElement } from "@slack/types";
import type { WebClient } from "@slack/web-api";
import { z } from "zod";
import type { SlackView } from "#render/render.ts";
import { outcomeOf } from "./faults.ts";

/** Slack's limits on a modal (docs.slack.dev/reference/views). */
const TITLE = 24;
const MOST_BLOCKS = 100;

export function plain(text: string): PlainTextElement {
  return { type: "plain_text", text, emoji: false };
}

/** A modal to read. `metadata` comes back with whatever is pressed in it. */
export function modalOf({ title, blocks }: SlackView, metadata: string): ModalView {
  return {
    type: "modal",
    title: plain(title.slice(0, TITLE)),
    close: plain("Close"),
    private_metadata: metadata,
    blocks: blocks.slice(0, MOST_BLOCKS),
  };
}

const Shown = z.object({
  view: z.object({
    title: z.object({ text: z.string() }),
    private_metadata: z.string().default(""),
    blocks: z.array(z.looseObject({ type: z.string() })),
  }),
});

/** The modal as it is shown, with more at its end; what was said there before is replaced. */
export function withBlocks(body: unknown, more: readonly KnownBlock[]): ModalView {
  const { view } = Shown.parse(body);
  const choice = view.blocks.findIndex((block) => block.type === "actions");
  const kept = choice < 0 ? view.blocks : view.blocks.slice(0, choice + 1);
  const blocks = [...(kept as unknown as KnownBlock[]).slice(0, MOST_BLOCKS - more.length), ...more];
  return modalOf({ title: view.title.text, blocks }, view.private_metadata);
}

/** Shows something else in a modal. That its reader has closed it meanwhile is no fault: they have seen enough. */
export async function updateView(web: WebClient, id: string, view: ModalView): Promise<void> {
  try {
    await web.views.update({ view_id: id, view });
  } catch (fault) {
    const outcome = outcomeOf(fault);
    if (outcome.kind !== "refused" || outcome.reason !== "not_found") throw fault;
  }
}
