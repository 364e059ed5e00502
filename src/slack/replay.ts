import { z } from "zod";
import { BriefdeskError } from "#domain/fault.ts";
import { renderSlackNote, renderSlackPreview } from "#render/render.ts";
import type { Command, Reading, Typed } from "./command.ts";
import { viewerOf, work } from "./work.ts";

const ReplayArgs = z.object({ briefing: z.string() });

const replayWork = work("replay", ReplayArgs, async ({ briefing }, task) => {
  const viewer = viewerOf(task.at);
  const shown = await task.pool.ask("show", { briefing, viewer }, { urgent: true, signal: task.signal });
  if (shown === null)
    throw new BriefdeskError("request", `no briefing ${briefing}`, {
      advice: `No briefing ${briefing} is kept that may be seen here. A briefing's id stands in its last line.`,
    });
  const since = shown.changed ?? renderSlackNote([["Checked again: nothing that it cites has changed since."]]);
  await task.tell.asker(task, [since, ...renderSlackPreview(shown.root, shown.replies, shown.id)]);
});

function read({ text }: Typed): Reading | null {
  const briefing = /^replay\s+(?<id>brf_[0-9a-z]{1,40})$/i.exec(text)?.groups?.id;
  if (briefing !== undefined)
    return { kind: "order", work: "replay", args: { briefing }, share: null, status: "Checking that briefing again" };
  if (/^replay(?:\s+\S+)?$/i.test(text))
    return { kind: "misread", advice: "Write the briefing's id, which begins with brf_ and stands in its last line." };
  return null;
}

/** `/brief replay ID`: an older briefing, checked again, with what its articles have changed since. */
export const replayCommand: Command = {
  usage: "replay ID",
  summary: "shows you an older briefing, checked again, and what its sources have changed since",
  example: "replay brf_0123456789ab",
  read,
  works: [replayWork],
};
