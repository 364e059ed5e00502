import { expect, test } from "vitest";
import type { Channel, Message } from "#playground/playground.ts";
import type { Bot } from "./desk.ts";
import { bot, soon, textOf } from "./desk.ts";

/** Posts a correction in the thread of a briefing, as the schedule does, and gives the root as it stands afterwards. */
async function corrected({ slack, archive, desk }: Bot, channel: Channel, thread: Message): Promise<string> {
  const place = { workspace: slack.team.id, channel: channel.id, ts: thread.ts };
  const id = (await archive.desk.receipts.briefingAt(place)) ?? "";
  const root = (await archive.briefings.get({ workspace: slack.team.id, channel: channel.id }, id))?.briefing ?? null;
  const createdAt = "2026-06-05T08:00:00.000Z";
  const correction = { id: "cor_1", briefing: id, topic: "velmar", createdAt, changes: [], sources: [] };
  await desk.deliver("correction", place, { kind: "correction", thread: place, root, correction } as never);
  const said = slack.thread(thread).find((one) => one.bot) ?? thread;
  return textOf(said);
}

const complete = (slack: Bot["slack"], message: Message) =>
  soon(slack, () => slack.thread(message).some((one) => textOf(one).includes("What to ask next")));

test("the briefing that a mention asked for is marked when it is corrected, though its thread begins with the mention", async () => {
  const desk = await bot();
  const { message } = await desk.slack.actor.mention("velmar");
  await complete(desk.slack, message);

  expect(await corrected(desk, desk.slack.channels.general, message)).toMatch(/^Corrected/);
  expect(desk.slack.complaints).toEqual([]);
});

test("so is one in a direct message", async () => {
  const desk = await bot();
  const { message } = await desk.slack.actor.dm("velmar");
  await complete(desk.slack, message);
  const direct = desk.slack.team.channels.get(message.channel);
  if (direct === undefined) throw new Error("no direct message");

  expect(await corrected(desk, direct, message)).toMatch(/^Corrected/);
});
