import { z } from "zod";
import { renderSlackNote } from "#render/render.ts";
import type { Command, Reading, Typed } from "./command.ts";
import { viewerOf, work } from "./work.ts";

const MOST_TOPICS = 15;

const topicsWork = work("topics", z.object({}), async (_, task) => {
  const topics = await task.store.topics(viewerOf(task.at), MOST_TOPICS);
  const message =
    topics.length === 0
      ? renderSlackNote([["Nothing is stored yet. File an article with /brief save and its address."]])
      : renderSlackNote([
          [{ bold: "Named in most stored articles" }],
          [topics.join(" · ")],
          [{ quiet: `Try /brief ${topics[0] ?? ""}` }],
        ]);
  await task.tell.asker(task, [message]);
});

function read({ text }: Typed): Reading | null {
  if (!/^topics$/i.test(text)) return null;
  return { kind: "order", work: "topics", args: {}, share: null, status: "Looking at what is stored" };
}

/** `/brief topics`: what there is to brief on. */
export const topicsCommand: Command = {
  usage: "topics",
  summary: "lists what the stored articles are about",
  example: "topics",
  read,
  works: [topicsWork],
};
