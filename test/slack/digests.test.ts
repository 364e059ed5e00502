import { expect, test } from "vitest";
import type { Messenger } from "#domain/desk-ports.ts";
import { StoredWatch } from "#domain/watch.ts";
import { createSchedule, feedHealthOf } from "#schedule/schedule.ts";
import { editingBy } from "#slack/slack.ts";
import { deliverWith } from "../../src/slack/digests.ts";
import { type Bot, bot, textOf } from "./desk.ts";
import { watchIn } from "./endpoint.ts";

// The tests of a file share a shelf, and a run is planned once for a watch and a day.
let bots = 0;

/** A bot with two watches of one channel, made by the admin and at the terminal, beside one that is paused, and a schedule that counts what it composes. */
async function digestingBot() {
  bots += 1;
  const desk = await bot();
  const { slack, archive } = desk;
  const { watches } = archive.watching;
  for (const { id } of await watches.list(slack.team.id)) await watches.remove(id);
  const { news } = slack.channels;
  const schedule = { days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], at: "09:00", zone: "UTC" };
  const add = (name: string, createdBy: string, paused = false) =>
    watches.save(
      StoredWatch.parse({
        ...{ id: `wat_${name}_${bots}`, workspace: slack.team.id, paused, createdBy },
        ...{ since: "2026-06-01T00:00:00Z", watch: { ...watchIn(news.id, name), schedule } },
      }),
    );
  await add("Quarry", slack.users.admin.id);
  await add("Harbour", "operator");
  await add("Sluice", slack.users.admin.id, true);
  const state = { now: new Date("2026-06-02T09:00:10Z"), composed: 0 };
  const editing = editingBy(desk.setup.pool);
  const rounds = createSchedule({
    ...{ archive, books: archive.watching, clock: () => state.now, owner: "test", surface: "slack" },
    ...{ log: desk.setup.log, deliver: desk.desk.deliver, feeds: feedHealthOf(archive.feeds.feeds) },
    editing: { ...editing, topic: (asked) => editing.topic(asked).finally(() => state.composed++) },
  });
  return { ...desk, state, rounds };
}

const pausedIn = async ({ slack, archive }: Bot) =>
  (await archive.watching.watches.list(slack.team.id)).map(({ paused }) => paused);

function toldTo({ slack }: Bot): string[] {
  const direct = slack.direct(slack.users.admin);
  return direct === null ? [] : slack.messages(direct).map(textOf);
}

test.each([
  ["was archived", (bot: Bot) => void Object.assign(bot.slack.channels.news, { archived: true }), /is archived/],
  [
    "the bot was removed from",
    ({ slack }: Bot) => void slack.channels.news.members.delete(slack.team.bot.userId),
    /Type \/invite @briefdesk there/,
  ],
])("watches of a channel that %s are paused after one digest, and who made them is told", async (_, shut, why) => {
  const desk = await digestingBot();
  shut(desk);
  await desk.rounds.round();
  expect(await pausedIn(desk)).toEqual([true, true, true]);
  expect(toldTo(desk)).toEqual([expect.stringMatching(why)]);
  expect(toldTo(desk)[0]).toContain("Quarry");
  expect(toldTo(desk)[0]).not.toMatch(/Harbour|Sluice/);
  const { calls, channels, users } = desk.slack;
  const places = calls.flatMap(({ method, args }) => (method === "chat.postMessage" ? [args.channel] : []));
  expect(new Set(places)).toEqual(new Set([channels.news.id, users.admin.id]));
  const { composed } = desk.state;
  desk.state.now = new Date("2026-06-03T09:00:10Z");
  await desk.rounds.round();
  expect(desk.state.composed).toBe(composed);
  expect(toldTo(desk)).toHaveLength(1);
});

test("a digest that Slack refuses for a while pauses nothing", async () => {
  const desk = await digestingBot();
  desk.slack.faults.set("chat.postMessage", { kind: "refused", error: "invalid_auth" }, 1);
  await desk.rounds.round();
  expect(desk.state.composed).toBe(2);
  expect(await pausedIn(desk)).toEqual([false, false, true]);
  expect(toldTo(desk)).toEqual([]);
});

test("a watch that is removed or changed while its maker is told stays as it is then", async () => {
  const { slack, archive } = await digestingBot();
  const { watches } = archive.watching;
  const [harbour, quarry] = await watches.list(slack.team.id);
  if (!harbour || !quarry) throw new Error("nothing is watched");
  const post: Messenger["post"] = async ({ place }) => {
    if (place.channel === slack.channels.news.id) return { kind: "refused", reason: "is_archived", advice: "" };
    await watches.remove(harbour.id);
    await watches.save({ ...quarry, watch: { ...quarry.watch, query: "orvik" } });
    return { kind: "posted", ts: "1.1" };
  };
  const messenger: Messenger = { post, edit: async ({ ts }) => ({ kind: "posted", ts }) };
  const frame = { id: "dig_1", cause: "schedule", zone: "UTC", missed: 0, lastArticle: null } as const;
  const digest = { ...frame, feedsDown: [], date: "2026-06-02", createdAt: "2026-06-02T09:00:10Z", topics: [] };
  const deliver = deliverWith({ messenger, receipts: archive.desk.receipts, watches });
  await deliver("key", { workspace: slack.team.id, channel: slack.channels.news.id }, { kind: "digest", digest });
  const standing = await watches.list(slack.team.id);
  expect(standing.map(({ watch, paused }) => [watch.name, watch.query, paused])).toEqual([
    ["Quarry", "orvik", true],
    ["Sluice", "velmar", true],
  ]);
});
