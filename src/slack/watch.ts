import { z } from "zod";
import type { Postable } from "#domain/desk-ports.ts";
import type { StoredWatch } from "#domain/watch.ts";
import { type NoteLine, renderSlackLines, renderSlackMessage, renderSlackNote } from "#render/render.ts";
import { isAllowed } from "#schedule/schedule.ts";
import type { Command, Reading, Typed } from "./command.ts";
import { mustBePostable } from "./postable.ts";
import { order } from "./verbs.ts";
import { actorFor } from "./watch-actor.ts";
import { addButton, watchButtons } from "./watch-buttons.ts";
import { watchLine } from "./watch-words.ts";
import { stewardOf, type Task, work } from "./work.ts";

/** Watches on one page of the list: at their longest, with their buttons, they fill two thirds of what a message may hold. */
const PAGE_WATCHES = 10;

/** What this channel watches, for whoever may know, with what they may change. */
const watchWork = work("watch", z.object({ page: z.int().positive().default(1) }), async ({ page }, task) => {
  const actor = await actorFor(task.at, task);
  const here = (await stewardOf(task).list(actor)).filter(({ watch }) => watch.channel === task.at.channel);
  const mayEdit = isAllowed(actor.kind, "edit-watch");
  const title: NoteLine =
    here.length > 0 ? [{ bold: "What this channel watches" }] : ["Nothing is watched in this channel."];
  const blocks = [
    ...renderSlackLines([title]),
    ...pageOf(here, page, { mayEdit, now: task.clock() }),
    ...(mayEdit ? [addButton(task.at.channel)] : renderSlackLines([WHO_EDITS])),
  ];
  const message: Postable = renderSlackMessage("", blocks);
  await task.tell.asker(task, [message]);
});

const WHO_EDITS: NoteLine = [{ quiet: "Workspace admins and owners change this, and whoever an admin has named." }];

/** One page of a channel's watches, and how many more there are. */
function pageOf(here: readonly StoredWatch[], page: number, { mayEdit, now }: { mayEdit: boolean; now: Date }) {
  const last = Math.max(1, Math.ceil(here.length / PAGE_WATCHES));
  const from = (Math.min(page, last) - 1) * PAGE_WATCHES;
  const shown = here.slice(from, from + PAGE_WATCHES);
  const more = here.length - from - shown.length;
  const rest: NoteLine = [{ quiet: `and ${more} more: /brief watch ${Math.min(page, last) + 1}` }];
  return [
    ...shown.flatMap((stored) => [
      ...renderSlackLines([watchLine(stored, now)]),
      ...(mayEdit ? [watchButtons(stored)] : []),
    ]),
    ...(more > 0 ? renderSlackLines([rest]) : []),
  ];
}

/** `/brief watch`: what this channel watches. */
export const watchCommand: Command = {
  usage: "watch",
  summary: "shows what this channel watches; admins add, change, pause and remove topics from there",
  example: "watch",
  read({ text }: Typed): Reading | null {
    const found = /^watch(?:\s+(?<page>[1-9]\d?))?$/i.exec(text);
    const page = Number(found?.groups?.page ?? 1);
    return found === null ? null : order("watch", { page }, "Looking at what this channel watches");
  },
  works: [watchWork],
};

const DigestArgs = z.object({ action: z.literal(["now", "pause", "resume"]) });
type DigestAction = z.infer<typeof DigestArgs>["action"];

const digestWork = work("digest", DigestArgs, async ({ action }, task) => {
  await task.tell.asker(task, [renderSlackNote([await digestDone(action, task)])]);
});

async function digestDone(action: DigestAction, task: Task): Promise<NoteLine> {
  const actor = await actorFor(task.at, task);
  const steward = stewardOf(task);
  const here = (await steward.list(actor)).filter(({ watch }) => watch.channel === task.at.channel);
  if (here.length === 0) return ["Nothing is watched in this channel. /brief watch adds a topic."];
  const ids = here.map(({ id }) => id);
  const names = here.map(({ watch }) => watch.name).join(", ");
  if (action === "now") {
    await mustBePostable(task.at, task);
    await steward.demand(actor, ids);
    task.digestAsked();
    return [`The digest on ${names} is being made and comes to this channel.`];
  }
  await steward.setPaused(actor, ids, action === "pause");
  return [action === "pause" ? `Paused: ${names}. /brief digest resume goes on.` : `Digests on ${names} go on.`];
}

/** `/brief digest now | pause | resume`: the digests of this channel. */
export const digestCommand: Command = {
  usage: "digest now|pause|resume",
  summary: "posts this channel's digest at once, or stops and starts its digests",
  example: "digest now",
  read({ text }: Typed): Reading | null {
    const action = DigestArgs.shape.action.safeParse(/^digest\s+(\w+)$/i.exec(text)?.[1]?.toLowerCase());
    if (!action.success) return null;
    const status = { now: "Making the digest", pause: "Pausing", resume: "Starting again" }[action.data];
    return { kind: "order", work: "digest", args: { action: action.data }, share: null, status };
  },
  works: [digestWork],
};
