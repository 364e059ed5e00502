import { z } from "zod";
import { BriefdeskError } from "#domain/fault.ts";
import { renderSlackViewAsMessage } from "#render/render.ts";
import type { Command, Reading, Typed } from "./command.ts";
import { type Task, viewerOf, work } from "./work.ts";

const WhyArgs = z.object({ n: z.number().int().positive() });

function advice(text: string): BriefdeskError {
  return new BriefdeskError("request", text, { advice: text });
}

/** The briefing that is meant: that of the thread, or the channel's newest. */
async function briefingMeant({ at, store }: Task): Promise<string> {
  const { workspace, channel, thread } = at;
  const linked = thread === null ? null : await store.receipts.briefingAt({ workspace, channel, ts: thread });
  const found = linked ?? (await store.receipts.newest(workspace, channel));
  if (found === null) throw advice("No briefing was posted here yet. Ask for one with /brief and a topic.");
  return found;
}

const whyWork = work("why", WhyArgs, async ({ n }, task) => {
  const briefing = await briefingMeant(task);
  const found = await task.pool.ask("evidence", { briefing, viewer: viewerOf(task.at), claim: n }, { urgent: true });
  if (found.kind === "no-briefing") throw advice("That briefing is no longer kept. Ask for it again with /brief.");
  if (found.kind === "no-claim")
    throw advice(`That briefing has ${found.claims} statements: 1 is the headline, then its developments.`);
  await task.tell.asker(task, [renderSlackViewAsMessage(found.view, found.printed)]);
});

function read({ text }: Typed): Reading | null {
  const n = /^why\s+#?(?<n>[1-9]\d?)$/i.exec(text)?.groups?.n;
  if (n !== undefined)
    return { kind: "order", work: "why", args: { n: Number(n) }, share: null, status: "Looking at the evidence" };
  if (/^why$/i.test(text))
    return { kind: "misread", advice: "Write a number: why 1 is the headline, why 2 the first development." };
  return null;
}

/** `/brief why N`: what a statement of the channel's last briefing rests on. */
export const whyCommand: Command = {
  usage: "why N",
  summary: "shows what statement N of the last briefing here rests on; 1 is the headline",
  example: "why 2",
  read,
  works: [whyWork],
};
