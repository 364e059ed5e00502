import { expect, test } from "vitest";
import { bot, briefingIn, textOf, titlesOf } from "./desk.ts";

test("/brief posts a root with its thread, and tells the asker at once that it is being made", async () => {
  const { slack } = await bot();
  const { general } = slack.channels;

  const reply = await slack.actor.slash("/brief velmar");

  const root = await briefingIn(slack, general);
  expect(reply.status).toBe(200);
  expect(textOf(slack.messages(general)[0] ?? root)).toContain("Looking through what is stored on “velmar”");
  // Slack lets nobody take this note back, so it has to be true afterwards as well.
  expect(textOf(slack.messages(general)[0] ?? root)).toContain("The answer comes by itself.");
  expect(titlesOf([root])[0]).toMatch(/dam/);
  expect(titlesOf(slack.thread(root))).toEqual(expect.arrayContaining(["Key figures", "Key actors", "Sources"]));
  expect(slack.complaints).toEqual([]);
});
