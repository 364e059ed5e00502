import { expect, test } from "vitest";
import { editorsAre } from "../fixtures/editors.ts";
import { type Bot, bot, soon, textOf } from "./desk.ts";

const PAUSE = "/brief digest pause";

/** A bot whose general channel watches something, and a clock that the test moves. */
async function watchingBot() {
  const state = { now: new Date() };
  const desk = await bot({ over: { clock: () => state.now } });
  const { slack, archive } = desk;
  const { watches, stewardship } = archive.watching;
  for (const { id } of await watches.list(slack.team.id)) await watches.remove(id);
  await editorsAre(stewardship, slack.team.id, []);
  const watch = { name: "Velmar", query: "velmar", channel: slack.channels.general.id };
  const schedule = { days: ["mon"], at: "09:00", zone: "UTC", quiet: null, weekend: "as-listed" };
  const rest = { ...{ aliases: [], exclude: [], actors: [], outlets: [], languages: [] }, minimumOrigins: 1 };
  const stored = { id: "wat_editors", workspace: slack.team.id, paused: false, since: "2026-06-01" };
  await watches.save({
    ...{ ...stored, createdBy: "U1" },
    watch: { ...watch, ...rest, schedule, length: "short", alert: null, cooldownHours: 72 } as never,
  });
  return { ...desk, state };
}

/** Whether the pause that a user asks for is refused, straight at the endpoint. */
async function isRefused({ slack, archive }: Bot, user: Bot["slack"]["users"]["admin"]): Promise<boolean> {
  const before = slack.messages(slack.channels.general).length;
  await slack.actor.slash(PAUSE, { user });
  const answer = await soon(slack, () =>
    slack
      .messages(slack.channels.general)
      .slice(before)
      .find((one) => one.visibleTo === user.id && /Paused: Velmar|You may not/.test(textOf(one))),
  );
  const [stored] = await archive.watching.watches.list(slack.team.id);
  const refused = textOf(answer).includes("You may not");
  expect(stored?.paused).toBe(!refused);
  if (stored) await archive.watching.watches.save({ ...stored, paused: false });
  return refused;
}

test("whoever is in a user group that an admin named may edit, others may not, and whoever leaves it may no more", async () => {
  const desk = await watchingBot();
  const { slack, archive, state } = desk;
  const { colleague, member } = slack.users;
  const [group] = slack.team.groups.values();
  if (!group) throw new Error("the stand-in has a user group");
  expect(await isRefused(desk, colleague)).toBe(true);
  await editorsAre(archive.watching.stewardship, slack.team.id, [{ kind: "group", id: group.id }]);
  expect(await isRefused(desk, colleague)).toBe(false);
  expect(await isRefused(desk, member)).toBe(true);
  const asked = () => slack.calls.filter(({ method }) => method === "usergroups.users.list").length;
  expect(asked()).toBe(1);
  group.users.delete(colleague.id);
  group.users.add(member.id);
  state.now = new Date(state.now.getTime() + 5 * 60_000);
  expect(await isRefused(desk, colleague)).toBe(true);
  expect(await isRefused(desk, member)).toBe(false);
  expect(asked()).toBe(2);
});

test("a guest in a named group stays a guest, and a group that Slack does not show names nobody", async () => {
  const desk = await watchingBot();
  const { slack, archive } = desk;
  const { guest, colleague } = slack.users;
  const [group] = slack.team.groups.values();
  group?.users.add(guest.id);
  const grants = [group?.id ?? "", "S0GONE"].map((id) => ({ kind: "group", id }) as const);
  await editorsAre(archive.watching.stewardship, slack.team.id, grants);
  expect(await isRefused(desk, colleague)).toBe(false);
  await slack.actor.slash(PAUSE, { user: guest });
  await soon(slack, () => slack.messages(slack.channels.general).some((one) => one.visibleTo === guest.id));
  expect((await archive.watching.watches.list(slack.team.id))[0]?.paused).toBe(false);
});
