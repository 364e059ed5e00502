import { expect, test } from "vitest";
import { editorsAre } from "../fixtures/editors.ts";
import { type Bot, bot, soon, textOf } from "./desk.ts";

type User = Bot["slack"]["users"]["admin"];

async function said({ slack }: Bot, typed: string, holds: RegExp, user: User = slack.users.admin) {
  const { general } = slack.channels;
  const before = slack.messages(general).length;
  await slack.actor.slash(`/brief ${typed}`, { user });
  return soon(slack, () =>
    slack
      .messages(general)
      .slice(before)
      .find((one) => one.visibleTo === user.id && holds.test(textOf(one))),
  );
}

async function freshBot(): Promise<Bot> {
  const desk = await bot();
  await editorsAre(desk.archive.watching.stewardship, desk.slack.team.id, []);
  return desk;
}

test("an admin names a person and a user group by their names, sees them listed, and takes it back by number", async () => {
  const desk = await freshBot();
  const { slack, archive } = desk;
  const { stewardship } = archive.watching;
  const { member, admin } = slack.users;
  await said(desk, "editors add @tomas @news-desk", /May edit from now on/);
  const [group] = slack.team.groups.values();
  expect(await stewardship.grants(slack.team.id)).toEqual([
    { kind: "group", id: group?.id },
    { kind: "user", id: member.id },
  ]);
  const listed = await said(desk, "editors", /Who may edit/, member);
  expect(JSON.stringify(listed.blocks)).toContain(`"user_id":"${member.id}"`);
  expect(JSON.stringify(listed.blocks)).toContain(`"usergroup_id":"${group?.id}"`);
  expect(textOf(listed)).toContain("owners name them");
  await said(desk, "editors add @tomas", /May edit already/);
  await said(desk, "editors remove 2", /May not edit any more/);
  expect(await stewardship.grants(slack.team.id)).toEqual([{ kind: "group", id: group?.id }]);
  const audit = await said(desk, "audit", /newest first/);
  expect(JSON.stringify(audit.blocks)).toMatch(new RegExp(`"user_id":"${admin.id}"`));
  expect(textOf(audit)).toContain("editors: ");
  expect(slack.complaints).toEqual([]);
});

test("nobody is named who could not edit anyway, nor by a name that Slack did not mark; nobody but admins names", async () => {
  const desk = await freshBot();
  const { slack, archive } = desk;
  await said(desk, "editors add @noor", /Only full members of this workspace/);
  await said(desk, "editors add @briefdesk", /Only full members of this workspace/);
  await said(desk, "editors add @nobody", /choose a person or user group from Slack's list/);
  await said(desk, "editors remove 1", /nobody who was named/);
  await said(desk, "editors add @tomas", /You may not do this here \(editors\)/, slack.users.member);
  await said(desk, "editors remove 1", /You may not do this here \(editors\)/, slack.users.member);
  expect(await archive.watching.stewardship.grants(slack.team.id)).toEqual([]);
  expect(await archive.watching.stewardship.audit(slack.team.id, 1)).toMatchObject([{ allowed: false }]);
});

test("the audit log is whispered also where it was asked for aloud, without lines of private channels for others", async () => {
  const desk = await freshBot();
  const { slack, archive } = desk;
  const { admin, member, colleague } = slack.users;
  const line = { workspace: slack.team.id, user: admin.id, action: "edit-watch", allowed: true };
  const at = "2026-06-01T09:30:00.000Z";
  const { stewardship } = archive.watching;
  await stewardship.note({
    ...line,
    at,
    subject: `Quarry → ${slack.channels.editors.id}`,
    channel: slack.channels.editors.id,
  });
  await stewardship.note({ ...line, at, subject: `Harbor → ${slack.channels.general.id}`, channel: null });
  await editorsAre(stewardship, slack.team.id, [{ kind: "user", id: member.id }]);
  const { message } = await slack.actor.mention("audit", { user: member });
  const told = await soon(slack, () => slack.thread(message).find((one) => /newest first/.test(textOf(one))));
  expect(told.visibleTo).toBe(member.id);
  expect(textOf(told)).toMatch(/1 Jun 2026, 09:30.*watch: .*Harbor → /);
  expect(textOf(told)).not.toContain("Quarry");
  expect(textOf(await said(desk, "audit 30", /newest first/))).toContain("Quarry");
  await said(desk, "audit", /You may not do this here \(read the audit log\)/, colleague);
  expect(textOf(await said(desk, "audit", /refused/))).toContain("read the audit log");
});

test("an admin rates an outlet for the workspace; a grade stands behind the whole name, and labels stay until they are named", async () => {
  const desk = await freshBot();
  const { slack, archive } = desk;
  const viewer = { workspace: slack.team.id, channel: null };
  await said(desk, "sources rate Agence F Presse B press-release", /It was not rated before/);
  await said(desk, "sources rate agence f presse C", /Before: B, press-release/);
  expect(await archive.feeds.ratings.list(viewer)).toEqual([
    { outlet: "Agence F Presse", reliability: "C", labels: ["press-release"] },
  ]);
  expect(await archive.feeds.ratings.list({ workspace: null, channel: null })).toEqual([]);
  expect(textOf(await said(desk, "sources", /How far outlets/, slack.users.member))).toContain("Agence F Presse");
  await said(desk, "sources rate Agence", /Write the outlet, a grade/);
  await said(desk, "sources rate Agence A", /You may not do this here \(source rating\)/, slack.users.member);
});

test("two people who name and take back editors at once lose nothing of each other's", async () => {
  const desk = await freshBot();
  const { slack, archive } = desk;
  const { stewardship } = archive.watching;
  const { member, colleague, admin } = slack.users;
  const count = (words: RegExp) =>
    slack.messages(slack.channels.general).filter((one) => words.test(textOf(one))).length;
  const both = (one: string, other: string) =>
    Promise.all([slack.actor.slash(one, { user: admin }), slack.actor.slash(other, { user: admin })]);
  slack.faults.set("users.info", { kind: "slow", ms: 300 }, 5);
  await both("/brief editors add @tomas", "/brief editors add @iris");
  await soon(slack, () => count(/May edit from now on/) === 2);
  const ids = async () => (await stewardship.grants(slack.team.id)).map(({ id }) => id);
  expect(await ids()).toEqual([colleague.id, member.id]);
  await both("/brief editors add @news-desk", "/brief editors remove @tomas");
  await soon(slack, () => count(/May edit from now on/) === 3 && count(/May not edit any more/) === 1);
  expect(await ids()).toEqual([[...slack.team.groups.keys()][0], colleague.id]);
  expect(textOf(await said(desk, "audit", /newest first/))).toContain("no more ");
});
