import type { Button, KnownBlock } from "@slack/types";
import { z } from "zod";
import type { StoredWatch } from "#domain/watch.ts";
import { SLACK_ACTIONS } from "#render/render.ts";
import type { Pressed } from "./payload.ts";
import { plain } from "./view.ts";

/** What a button of a list of watches carries: the watch (null: a new one), its channel, and for a pause which way. */
const Meant = z.object({ id: z.string().nullable(), channel: z.string(), paused: z.boolean().optional() });
export type Meant = z.infer<typeof Meant>;

/** What a pressed button carries; null when it cannot be read. */
export function meantBy({ actions }: Pressed): Meant | null {
  try {
    return Meant.parse(JSON.parse(actions[0]?.value ?? ""));
  } catch {
    return null;
  }
}

/** The buttons beside a watch: change it, pause it or let it go on, remove it. What stops digests is asked once more. */
export function watchButtons({ id, paused, watch }: StoredWatch): KnownBlock {
  const { name, channel } = watch;
  const button = (action_id: string, text: string, meant: Meant): Button => ({
    ...{ type: "button", action_id, text: plain(text), value: JSON.stringify(meant) },
    accessibility_label: `${text.split(" ")[0]} ${name}`,
  });
  const change = button(SLACK_ACTIONS.watch, `Change ${name}`, { id, channel });
  const pause = button(SLACK_ACTIONS.watchPause, paused ? "Resume" : "Pause", { id, channel, paused: !paused });
  const remove = button(SLACK_ACTIONS.watchRemove, "Remove", { id, channel });
  return {
    type: "actions",
    elements: [
      change,
      paused ? pause : { ...pause, confirm: PAUSING },
      { ...remove, style: "danger", confirm: REMOVING },
    ],
  };
}

const PAUSING = {
  title: plain("Pause this watch?"),
  text: plain("No digests and no alerts come until somebody resumes it."),
  ...{ confirm: plain("Pause"), deny: plain("Cancel") },
};

const REMOVING = {
  title: plain("Remove this watch?"),
  text: plain("No more digests come of it. What was posted stays. This cannot be taken back."),
  ...{ confirm: plain("Remove"), deny: plain("Cancel"), style: "danger" as const },
};

/** The button that adds a watch to a channel. */
export function addButton(channel: string): KnownBlock {
  const value = JSON.stringify({ id: null, channel } satisfies Meant);
  return {
    type: "actions",
    elements: [
      { type: "button", action_id: SLACK_ACTIONS.watch, text: plain("Watch a topic here"), style: "primary", value },
    ],
  };
}
