import { z } from "zod";
import type { Stored } from "#domain/desk-ports.ts";
import { type NoteLine, renderDay, renderSlackNote } from "#render/render.ts";
import type { Command, Reading, Typed } from "./command.ts";
import { viewerOf, work } from "./work.ts";

/** What is stored for whoever asks, in one line of words. */
export function storedLine({ articles, samples, briefings, newest }: Stored): string {
  const count = (n: number, noun: string) => `${n.toLocaleString("en")} ${noun}${n === 1 ? "" : "s"}`;
  const held = [
    count(articles, "article"),
    ...(samples > 0 ? [count(samples, "sample")] : []),
    count(briefings, "briefing"),
  ];
  return `${held.join(" · ")} · ${newest === null ? "nothing dated" : `newest ${renderDay(newest)}`}`;
}

const statusWork = work("status", z.object({}), async (_, task) => {
  const { store, at } = task;
  const [stored, jobs] = await Promise.all([store.stored(viewerOf(at)), store.jobs.counts(at.workspace)]);
  const lines: NoteLine[] = [
    [{ bold: "Stored" }, `  ${storedLine(stored)}`],
    // The request that asks is itself being worked.
    [
      { bold: "Requests" },
      `  ${Math.max(0, jobs.working - 1)} in hand · ${jobs.open} waiting · ${jobs.failed} failed within a day`,
    ],
  ];
  await task.tell.asker(task, [renderSlackNote(lines)]);
});

function read({ text }: Typed): Reading | null {
  if (!/^status$/i.test(text)) return null;
  return { kind: "order", work: "status", args: {}, share: null, status: "Looking at the desk" };
}

/** `/brief status`: how full the archive is and how the desk is doing. */
export const statusCommand: Command = {
  usage: "status",
  summary: "says how much is stored and whether anything waits or failed",
  example: "status",
  read,
  works: [statusWork],
};
