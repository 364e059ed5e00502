import { z } from "zod";
import { BriefdeskError } from "#domain/fault.ts";
import { channelKeyOf, postBriefing } from "./brief.ts";
import { takeBack } from "./whisper.ts";
import { viewerOf, work } from "./work.ts";

const AdoptArgs = z.object({ briefing: z.string() });

/** Posts what somebody previewed: the same briefing, checked again, as the channel's own. */
export const adoptWork = work("adopt", AdoptArgs, async ({ briefing }, task) => {
  const viewer = viewerOf(task.at);
  const id = task.note.briefing ?? (await adopted(briefing, task));
  const made = id === null ? null : await task.pool.ask("show", { briefing: id, viewer }, { signal: task.signal });
  if (made === null)
    throw new BriefdeskError("request", `briefing ${briefing} is not visible here`, {
      advice: "That briefing is no longer kept, or belongs to another channel. Ask for it again with /brief.",
    });
  await task.remember({ briefing: made.id });
  if (await postBriefing(made, made.replies, task)) await takeBack(task, task.clock);
});

async function adopted(briefing: string, task: Parameters<typeof postBriefing>[2]): Promise<string | null> {
  const viewer = viewerOf(task.at);
  return task.pool.ask("adopt", { briefing, from: viewer, to: viewer, channelKey: channelKeyOf(task.at, false) });
}
