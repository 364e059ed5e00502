import { expect, test } from "vitest";
import { parseQuery } from "#briefing/briefing.ts";
import type { Digest } from "#domain/digest.ts";
import { StoredWatch } from "#domain/watch.ts";
import { createSchedule, feedHealthOf } from "#schedule/schedule.ts";
import { editingBy } from "#slack/slack.ts";
import { wallClock } from "../../src/clock.ts";
import { BRIEFING } from "../fixtures/briefing.ts";
import { type Bot, type BotOptions, bot, soon, textOf } from "./desk.ts";

const shown = (view: { content: Record<string, unknown> }) =>
  textOf({ text: "", blocks: view.content.blocks as never });

const FORM = {
  ...{ name: "Velmar", query: "velmar", aliases: "orvik", exclude: "", actors: "", outlets: "", languages: "" },
  ...{ minimumOrigins: "1", days: ["mon", "tue", "wed", "thu", "fri"], at: "09:00", zone: "Europe/Berlin", quiet: "" },
  ...{ weekend: "as-listed", alert: "none", cooldownHours: "72" },
};

const DIGEST: Digest = {
  ...{ id: "dig_home", cause: "schedule", createdAt: "2026-06-02T09:00:00Z", zone: "UTC", date: "2026-06-02" },
  ...{ missed: 0, lastArticle: null, feedsDown: [], topics: [] },
};

type User = Bot["slack"]["users"]["admin"];

/** A bot whose channels watch nothing: the shelf is shared by the tests of this file. */
async function freshBot(over: BotOptions["over"] = {}): Promise<Bot> {
  const desk = await bot({ over });
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
  // Every menu brings its choices with it: one that asks for them would stand empty while Slack waits.
  expect(JSON.stringify(slack.modal(by.user)?.content)).not.toContain("external_select");
  const wrong = await slack.actor.submit({ ...FORM, zone: "Mars" }, by);
  expect(JSON.stringify(wrong)).toContain("Europe/Berlin");
  const confirm = await tryForm(desk, by.user);
  expect(shown(confirm)).toMatch(/It would have matched \d+ articles? in 7 days, \d+ developments? shown/);
  expect(shown(confirm)).toMatch(/09:00 \(Europe\/Berlin\)/);
  expect(await archive.watching.watches.list(slack.team.id)).toEqual([]);
  await slack.actor.submit({}, by);
  await soon(slack, () => shown(slack.modal(by.user) ?? { content: {} }).includes("is watched"));
  const [stored] = await archive.watching.watches.list(slack.team.id);
  expect(stored).toMatchObject({ watch: { name: "Velmar", channel: slack.channels.general.id } });
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
  let asked = 0;
  const desk = await freshBot({ digestAsked: () => void asked++ });
  const { slack, archive } = desk;
  const by = { user: slack.users.admin };
  await openForm(desk);
  await tryForm(desk, by.user);
  await slack.actor.submit({}, by);
  await soon(slack, () => shown(slack.modal(by.user) ?? { content: {} }).includes("is watched"));
  await slack.actor.slash("/brief digest now", by);
  await soon(slack, () => slack.messages(slack.channels.general).find((one) => textOf(one).includes("is being made")));
  // The schedule is told, so that nobody waits for its next round.
  expect(asked).toBe(1);
  const schedule = createSchedule({
    ...{ archive, books: archive.watching, clock: wallClock, owner: "test", surface: "slack" },
    ...{ log: desk.setup.log, deliver: desk.desk.deliver, feeds: feedHealthOf(archive.feeds.feeds) },
    editing: editingBy(desk.setup.pool),
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

test("App Home tells each channel's next and last digest, what was withheld and why, and how the feeds stand, to its members only", async () => {
  const desk = await freshBot();
  const { slack, archive } = desk;
  const { watches, runs } = archive.watching;
  const { editors } = slack.channels;
  const stored = StoredWatch.parse({
    ...{ id: "wat_home", workspace: slack.team.id, paused: false, since: "2026-06-01T00:00:00Z" },
    ...{ createdBy: "U1", watch: { name: "Quarry", query: "quarry", channel: editors.id, schedule: { zone: "UTC" } } },
  });
  await watches.save(stored);
  const opinion = { text: "The quarry is a disgrace.", reason: "opinion" } as const;
  const kept = {
    briefing: { ...BRIEFING, id: "brf_home", withheld: [opinion, opinion] },
    channelKey: "watch:wat_home",
    query: parseQuery("quarry", { now: new Date() }),
  };
  await archive.briefings.keep({ workspace: slack.team.id, channel: editors.id }, kept);
  const dueAt = new Date().toISOString();
  const place = { workspace: slack.team.id, channel: editors.id };
  await runs.plan({ watch: stored.id, date: "2026-06-02", ...place, cause: "schedule", dueAt, missed: 0 });
  const lent = await runs.claim("home", 60_000, "slack");
  const told = [{ watch: stored.id, briefing: "brf_home", seen: [] }];
  await runs.compose(lent?.id ?? "", "home", { digest: DIGEST, told });
  await runs.finish(lent?.id ?? "", "home", { kind: "posted", ts: "1.000001" });
  const home = async (user: User) => {
    await slack.actor.openHome({ user });
    return shown(await soon(slack, () => slack.home(user)));
  };
  const seen = await home(slack.users.admin);
  expect(seen).toMatch(/next .*09:00 \(UTC\)/);
  expect(seen).toContain("last digest 2 Jun 2026");
  expect(seen).toContain("2 sentences withheld: is an opinion or a characterisation (2)");
  expect(await home(slack.users.member)).not.toMatch(/quarry|withheld/i);
});
