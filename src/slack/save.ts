import { z } from "zod";
import { renderSlackSaved } from "#render/render.ts";
import { authorize, isAllowed } from "#schedule/schedule.ts";
import { audienceOf } from "./audience.ts";
import type { Command, Reading, Typed } from "./command.ts";
import { linksIn } from "./links.ts";
import { actorFor } from "./watch-actor.ts";
import { work } from "./work.ts";

const SaveArgs = z.object({ urls: z.array(z.string()).min(1) });

const saveWork = work("save", SaveArgs, async ({ urls }, task) => {
  const actor = await actorFor(task.at, task);
  // What is filed is nothing to audit; that somebody was refused is.
  if (!isAllowed(actor.kind, "file"))
    await authorize(
      actor,
      { action: "file", subject: urls.join(" "), channel: task.at.channel },
      { books: task.watching, clock: task.clock },
    );
  const visibility = await audienceOf(task.at, task.channels);
  const saved = await task.pool.ask("save", { urls, visibility }, { signal: task.signal });
  await task.tell.asker(task, [renderSlackSaved(saved, visibility.kind)]);
});

/** The order to file what some addresses hold. */
export function saveOrder(urls: readonly string[]): Reading & { kind: "order" } {
  const status = `Filing ${urls.length === 1 ? "that article" : `${urls.length} articles`}`;
  return { kind: "order", work: "save", args: { urls }, share: null, status };
}

function read({ text, raw }: Typed): Reading | null {
  if (!/^save\b/i.test(text)) return null;
  // A bare domain is an address only as Slack marks it.
  const urls = linksIn(raw);
  if (urls.length > 0) return saveOrder(urls);
  // "save the children" is a topic like any other.
  if (/\s\p{L}+(?:\s|$)/u.test(text)) return null;
  return { kind: "misread", advice: "Write the address of an article, such as save https://example.org/article." };
}

/** `/brief save URL`: files an article. */
export const saveCommand: Command = {
  usage: "save URL",
  summary: "files an article or a feed, for this workspace or for this private channel alone",
  example: "save https://example.org/article",
  read,
  works: [saveWork],
};
