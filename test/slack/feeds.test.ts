import { afterEach, expect, test } from "vitest";
import { type FeedServer, item, rss, startFeedServer } from "../fakes/feed-server.ts";
import { type Bot, bot, soon, textOf } from "./desk.ts";

type User = Bot["slack"]["users"]["admin"];
type Channel = Bot["slack"]["channels"]["general"];

const servers: FeedServer[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

const ARTICLE = "The ferry of Orlen runs again after nine weeks, the harbour office said on Friday. ".repeat(8);

/** A bot that follows nothing, beside an invented outlet's server. */
async function feedBot() {
  const desk = await bot();
  const books = desk.archive.feeds.feeds;
  const { slack } = desk;
  for (const { id: channel } of [slack.channels.general, slack.channels.editors]) {
    const viewer = { workspace: slack.team.id, channel };
    for (const { id } of await books.list(viewer)) await books.remove(viewer, id);
  }
  const server = await startFeedServer();
  servers.push(server);
  const link = `${server.root}/orlen-ferry`;
  server.pages.set("/feed", {
    body: rss(item({ title: "Ferry of Orlen runs again", text: ARTICLE, guid: "1", link })),
  });
  const page =
    '<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head></html>';
  server.pages.set("/", { body: page, headers: { "content-type": "text/html" } });
  return { ...desk, server };
}

async function said({ slack }: Bot, typed: string, holds: RegExp, by: { user?: User; channel?: Channel } = {}) {
  const { user = slack.users.admin, channel = slack.channels.general } = by;
  const before = slack.messages(channel).length;
  await slack.actor.slash(`/brief ${typed}`, { user, channel });
  return soon(slack, () =>
    slack
      .messages(channel)
      .slice(before)
      .find((one) => one.visibleTo === user.id && holds.test(textOf(one))),
  );
}

test("an admin follows a site's feed, reads it now, sees how it stands, and stops following it with a button", async () => {
  const desk = await feedBot();
  const { slack, archive, server } = desk;
  const viewer = { workspace: slack.team.id, channel: null };
  await said(desk, "feeds", /No feed is followed here\. \/brief feeds add/);
  const added = await said(desk, `feeds add ${server.root}/`, /Following Harbor Ledger/);
  expect(textOf(added)).toMatch(/holds 1 item now.*Everybody in this workspace/);
  expect(await archive.feeds.feeds.list(viewer)).toMatchObject([
    { url: `${server.root}/feed`, visibility: { kind: "workspace", workspace: slack.team.id } },
  ]);
  await said(desk, `feeds add ${server.root}/feed`, /is followed already/);
  expect(textOf(await said(desk, "feeds poll", /1 feed read/))).toMatch(/1 new article, 0 revised/);
  const asked = server.asked.length;
  await said(desk, "feeds poll", /Left alone: 1 read within the last minute/);
  expect(server.asked.length).toBe(asked);
  expect(textOf(await said(desk, "feeds", /1 feed followed, none failing/))).toMatch(
    /1\. .*Harbor Ledger.*read 1 min ago · next in \d+ min/,
  );
  const question = await said(desk, "feeds remove 1", /Stop following Harbor Ledger\?/);
  expect(await archive.feeds.feeds.list(viewer)).toHaveLength(1);
  await slack.actor.click(question, "feed_remove", { user: slack.users.admin });
  await soon(slack, () => slack.messages(slack.channels.general).find((one) => /no longer followed/.test(textOf(one))));
  expect(await archive.feeds.feeds.list(viewer)).toEqual([]);
  // What a feed brought stays, and what was asked twice was said once.
  const query = { ...viewer, channel: slack.channels.general.id };
  expect((await archive.desk.topics(query, 50)).join(" ")).toContain("Orlen");
  expect(slack.complaints).toEqual([]);
});

test("a feed added in a private channel is known there alone, and cannot be removed by a number from elsewhere", async () => {
  const desk = await feedBot();
  const { slack, archive, server } = desk;
  const { editors } = slack.channels;
  const { admin } = slack.users;
  await said(desk, `feeds add ${server.root}/feed`, /Only this conversation/, { channel: editors });
  expect(textOf(await said(desk, "feeds", /1 feed followed/, { channel: editors }))).toContain(
    "this conversation alone",
  );
  await said(desk, "feeds", /No feed is followed here/);
  await said(desk, "feeds remove 1", /No feed here is called “1”/);
  await said(desk, `feeds remove ${server.root}/feed`, /No feed here is called/);
  const question = await said(desk, "feeds remove Harbor Ledger", /Stop following/, { channel: editors });
  // Somebody who has left the channel since presses the button that they were shown.
  editors.members.delete(admin.id);
  await slack.actor.click(question, "feed_remove", { user: admin, channel: editors });
  await soon(slack, () =>
    slack.messages(editors).find((one) => one.visibleTo === admin.id && /There is no such feed/.test(textOf(one))),
  );
  editors.members.add(admin.id);
  expect(await archive.feeds.feeds.list({ workspace: slack.team.id, channel: editors.id })).toHaveLength(1);
  const audit = await archive.watching.stewardship.audit(slack.team.id, 1);
  expect(audit).toMatchObject([{ action: "edit-feeds", allowed: true, channel: editors.id }]);
});

test("what cannot be followed is said with its reason, and nothing internal is asked for", async () => {
  const desk = await feedBot();
  const { slack, archive, server } = desk;
  await said(desk, `feeds add ${server.root}/nowhere`, /Not followed\..*404/);
  await said(desk, "feeds add http://169.254.169.254/latest", /Not followed\./);
  await said(desk, "feeds add http://localhost:1/", /Not followed\./);
  await said(desk, "feeds add", /Write the address of a feed or of a site/);
  await said(desk, "feeds lsit", /“feeds lsit” is nothing that can be done/);
  await said(desk, "feeds remove", /Say which feed/);
  expect(await archive.feeds.feeds.list({ workspace: slack.team.id, channel: null })).toEqual([]);
});

test("members see how the feeds stand and are refused the rest before anything is fetched; what is shared is the operator's", async () => {
  const desk = await feedBot();
  const { slack, archive, server } = desk;
  const by = { user: slack.users.member };
  const { feed } = await archive.feeds.feeds.add({
    ...{ url: `${server.root}/feed`, outlet: "Shared Gazette", site: null, fullText: true },
    visibility: { kind: "shared" },
  });
  expect(textOf(await said(desk, "feeds", /1 feed followed/, by))).toContain("Workspace admins and owners change this");
  await said(desk, `feeds add ${server.root}/feed`, /You may not do this here \(feeds\)/, by);
  await said(desk, "feeds poll", /You may not do this here/, by);
  await said(desk, "feeds remove 1", /You may not do this here/, by);
  expect(server.asked).toEqual([]);
  await said(desk, "feeds", /You may not do this here \(look\)/, { user: slack.users.guest });
  await said(desk, "feeds remove 1", /Whoever runs Briefdesk removes it/);
  await archive.feeds.feeds.remove({ workspace: null, channel: null }, feed.id);
});
