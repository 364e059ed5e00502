import { expect, test } from "vitest";
import { createSchedule, feedHealthOf } from "#schedule/schedule.ts";
import { wallClock } from "../../src/clock.ts";
import { type Bot, bot, soon, textOf } from "./desk.ts";

const shown = (view: { content: Record<string, unknown> }) =>
  textOf({ text: "", blocks: view.content.blocks as never });

const FORM = {
  ...{ name: "Velmar", query: "velmar", aliases: "orvik", exclude: "", actors: "", outlets: "", languages: "" },
  ...{ minimumOrigins: "1", days: ["mon", "tue", "wed", "thu", "fri"], at: "09:00", zone: "Europe/Berlin", quiet: "" },
  ...{ weekend: "as-listed", alert: "none", cooldownHours: "72" },
};

type User = Bot["slack"]["users"]["admin"];

/** A bot whose channels watch nothing: the shelf is shared by the tests of this file. */
async function freshBot(): Promise<Bot> {
  const desk = await bot();
  const { watches } = desk.archive.watching;
  for (const { id } of await watches.list(desk.slack.team.id)) await watches.remove(id);
  return desk;
}

async function listOf({ slack }: Bot, user: User, holds: RegExp) {
  await slack.actor.slash("/brief watch", { user });
  return soon(slack, () =>
    slack.messages(slack.channels.general).findLast((one) => one.visibleTo === user.id && holds.test(textOf(one))),
  );
}

/** Opens the form by the button that an admin was shown; `user` presses it. */
async function openForm(desk: Bot, user: User = desk.slack.users.admin) {
  const { slack } = desk;
  const list = await listOf(desk, slack.users.admin, /Nothing is watched/);
  await slack.actor.click(list, "watch_edit", { user });
  return soon(slack, () => (slack.modal(user)?.content.callback_id === "watch_form" ? slack.modal(user) : null));
}

/** Fills the form in and waits for the dry run. */
async function tryForm({ slack }: Bot, user: User) {
  await slack.actor.submit(FORM, { user });
  return soon(slack, () => {
    const modal = slack.modal(user);
    return modal?.content.callback_id === "watch_confirm" ? modal : null;
  });
}

test("an admin adds a topic: mistakes are shown under their inputs, then a dry run and the next times, then it is kept", async () => {
  const desk = await freshBot();
  const { slack, archive } = desk;
  const by = { user: slack.users.admin };
  await openForm(desk);
  const wrong = await slack.actor.submit({ ...FORM, zone: "Mars" }, by);
  expect(JSON.stringify(wrong)).toContain("Europe/Berlin");
  const confirm = await tryForm(desk, by.user);
  expect(shown(confirm)).toMatch(/It would have matched \d+ articles? in 7 days, \d+ developments? shown/);
  expect(shown(confirm)).toMatch(/09:00 \(Europe\/Berlin\)/);
  expect(await archive.watching.watches.list(slack.team.id)).toEqual([]);
  await slack.actor.submit({}, by);
  const [stored] = await archive.watching.watches.list(slack.team.id);
  expect(stored).toMatchObject({ isPrivate: false, watch: { name: "Velmar", channel: slack.channels.general.id } });
  expect(textOf(await listOf(desk, by.user, /What this channel watches/))).toContain("Velmar");
  expect(slack.complaints).toEqual([]);
});

test("whoever may not is refused at the submit, also with a form that an admin's button opened", async () => {
  const desk = await freshBot();
  const { slack, archive } = desk;
  const { member, guest } = slack.users;
  await openForm(desk, member);
  await tryForm(desk, member);
  await slack.actor.submit({}, { user: member });
  await soon(slack, () => shown(slack.modal(member) ?? { content: {} }).includes("You may not do this here"));
  await slack.actor.click(await listOf(desk, slack.users.admin, /Nothing is watched/), "watch_edit", { user: guest });
  await soon(slack, () => slack.modal(guest)?.content.callback_id === "watch_form");
  await slack.actor.submit(FORM, { user: guest });
  await soon(slack, () => shown(slack.modal(guest) ?? { content: {} }).includes("You may not do this here"));
  expect(await archive.watching.watches.list(slack.team.id)).toEqual([]);
  expect(await archive.watching.stewardship.audit(slack.team.id, 1)).toMatchObject([
    { user: member.id, allowed: false },
  ]);
});

test("/brief digest now brings the channel's digest, pause stops it, and App Home shows what is watched", async () => {
  const desk = await freshBot();
  const { slack, archive } = desk;
  const by = { user: slack.users.admin };
  await openForm(desk);
  await tryForm(desk, by.user);
  await slack.actor.submit({}, by);
  await slack.actor.slash("/brief digest now", by);
  await soon(slack, () => slack.messages(slack.channels.general).find((one) => textOf(one).includes("is being made")));
  const schedule = createSchedule({
    ...{ archive, books: archive.watching, clock: wallClock, owner: "test", surface: "slack" },
    ...{ log: desk.setup.log, deliver: desk.desk.deliver, feeds: feedHealthOf(archive.feeds.feeds) },
  });
  await schedule.round();
  const digest = slack
    .messages(slack.channels.general)
    .find((one) => one.bot && /Velmar: |Digest, asked for/.test(textOf(one)));
  expect(digest).toBeDefined();
  await slack.actor.slash("/brief digest pause", by);
  await soon(slack, () => slack.messages(slack.channels.general).find((one) => textOf(one).includes("Paused: Velmar")));
  expect((await archive.watching.watches.list(slack.team.id))[0]?.paused).toBe(true);
  await slack.actor.openHome(by);
  await soon(slack, () => JSON.stringify(slack.home(by.user) ?? "").includes("Velmar"));
  expect(slack.complaints).toEqual([]);
});
