import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { WebClient } from "@slack/web-api";
import { expect, onTestFinished, test } from "vitest";
import { StoredWatch } from "#domain/watch.ts";
import { createChannels } from "../../src/slack/channels.ts";
import { editorsAre } from "../fixtures/editors.ts";
import { type Bot, bot, soon, textOf } from "./desk.ts";
import { formValues, submit, typed, watchIn } from "./endpoint.ts";

type User = Bot["slack"]["users"]["admin"];
type Channel = Bot["slack"]["channels"]["general"];

const shown = (content: unknown) => JSON.stringify(content ?? "");

/** A bot whose channels watch nothing, and a clock that the test moves. */
async function movableBot() {
  const state = { now: new Date() };
  const desk = await bot({ over: { clock: () => state.now } });
  const { watches } = desk.archive.watching;
  for (const { id } of await watches.list(desk.slack.team.id)) await watches.remove(id);
  const later = (ms: number) => {
    state.now = new Date(state.now.getTime() + ms);
  };
  return { ...desk, later };
}

async function watched({ slack, archive }: Bot, channel: Channel, name: string): Promise<void> {
  const common = { workspace: slack.team.id, paused: false, since: "2026-06-01", createdBy: "U1" };
  const stored = { ...common, id: `wat_${name}`, watch: watchIn(channel.id, name) };
  await archive.watching.watches.save(StoredWatch.parse(stored));
}

const callsOf = ({ slack }: Bot, name: string) => slack.calls.filter(({ method }) => method === name);

async function homeOf({ slack }: Bot, user: User): Promise<string> {
  const from = slack.calls.length;
  await slack.actor.openHome({ user });
  await soon(slack, () => slack.calls.slice(from).some(({ method }) => method === "views.publish"));
  return shown(slack.home(user)?.content);
}

/** Saves a watch for a channel as the form does, and gives what the modal says then. */
async function saves({ slack }: Bot, user: User, channel: Channel, name: string): Promise<string> {
  const from = slack.calls.length;
  const metadata = { meant: { id: null, channel: channel.id }, watch: watchIn(channel.id, name) };
  await submit(slack, { team: slack.team, user, channel }, "watch_confirm", { metadata });
  const updated = () => slack.calls.slice(from).find(({ method }) => method === "views.update");
  return shown((await soon(slack, updated)).args);
}

test("private channels are asked for by the page, to the last one, and once in five minutes", async () => {
  const desk = await movableBot();
  const { slack } = desk;
  const { admin } = slack.users;
  for (let n = 0; n < 205; n++) {
    const id = `G0ROOM${n}`;
    const room = { ...slack.channels.editors, id, name: `room-${n}`, members: new Set(slack.channels.editors.members) };
    slack.team.channels.set(id, room);
  }
  const last = slack.team.channels.get("G0ROOM204") as Channel;
  await watched(desk, last, "Quarry");
  expect(await homeOf(desk, admin)).toContain("Quarry");
  const asked = callsOf(desk, "users.conversations").map(({ args }) => Number(args.limit));
  expect(asked).toEqual([200, 200]);
  await homeOf(desk, admin);
  expect(callsOf(desk, "users.conversations")).toHaveLength(2);
  desk.later(5 * 60_000);
  await homeOf(desk, admin);
  expect(callsOf(desk, "users.conversations")).toHaveLength(4);
});

test("that Slack is silent is said, and not that there is no such watch; without the scope nobody is in a private channel", async () => {
  const desk = await movableBot();
  const { slack } = desk;
  const { editors } = slack.channels;
  slack.faults.set("users.conversations", { kind: "rate-limited", retryAfter: 5 });
  expect(await saves(desk, slack.users.admin, editors, "Quarry")).toContain("Slack does not answer now");
  expect(await saves(desk, slack.users.admin, editors, "Quarry")).toContain("is watched");
  slack.faults.set("users.conversations", { kind: "refused", error: "missing_scope" }, 2);
  desk.later(5 * 60_000);
  expect(await typed(slack, { user: slack.users.admin, channel: editors }, "digest pause")).toContain(
    "Nothing is watched",
  );
});

test("whoever was let into a private channel a moment ago is in it", async () => {
  const desk = await movableBot();
  const { slack } = desk;
  const { editors } = slack.channels;
  const { member } = slack.users;
  await watched(desk, editors, "Quarry");
  expect(await homeOf(desk, member)).not.toContain("Quarry");
  editors.members.add(member.id);
  desk.later(5_000);
  expect(await homeOf(desk, member)).toContain("Quarry");
});

test("a topic is watched in a direct message, for whose it is and for nobody else", async () => {
  const desk = await movableBot();
  const { slack, archive } = desk;
  const { admin, member } = slack.users;
  const { message } = await slack.actor.dm("watch", { user: admin });
  const direct = slack.direct(admin) as Channel;
  const list = await soon(slack, () => slack.thread(message).find((one) => /Nothing is watched/.test(textOf(one))));
  await slack.actor.click(list, "watch_edit", { user: admin, channel: direct });
  await soon(slack, () => slack.modal(admin)?.content.callback_id === "watch_form");
  const by = { team: slack.team, user: admin, channel: direct };
  const { id } = await submit(slack, by, "watch_form", {
    metadata: { id: null, channel: direct.id },
    values: formValues("Quarry", "velmar"),
  });
  const tried = await soon(slack, () => callsOf(desk, "views.update").find(({ args }) => args.view_id === id));
  expect(shown(tried.args)).toContain("It would have matched");
  expect(await saves(desk, admin, direct, "Quarry")).toContain("is watched");
  expect(await archive.watching.watches.list(slack.team.id)).toHaveLength(1);
  expect(await homeOf(desk, admin)).toContain("Quarry");
  slack.team.users.set(member.id, { ...member, is_admin: true });
  expect(await homeOf(desk, member)).not.toContain("Quarry");
  expect(await saves(desk, member, direct, "Another")).not.toContain("is watched");
});

test("a channel that is turned private takes its watch and what was done to it out of others' sight", async () => {
  const desk = await movableBot();
  const { slack, archive } = desk;
  const { news } = slack.channels;
  const { admin, member } = slack.users;
  await watched(desk, news, "Takeover");
  expect(await homeOf(desk, member)).toContain("Takeover");
  expect(await typed(slack, { user: admin, channel: news }, "digest pause")).toContain("Paused: Takeover");
  Object.assign(news, { kind: "group" });
  news.members.delete(member.id);
  desk.later(5 * 60_000);
  expect(await homeOf(desk, member)).not.toContain("Takeover");
  expect(await homeOf(desk, admin)).toContain("Takeover");
  await editorsAre(archive.watching.stewardship, slack.team.id, [{ kind: "user", id: member.id }]);
  const { general } = slack.channels;
  expect(await typed(slack, { user: admin, channel: general }, "audit")).toContain("Takeover");
  expect(await typed(slack, { user: member, channel: general }, "audit")).not.toContain("Takeover");
});

test("nothing is watched and no digest asked for where the bot cannot post: what to do is said before anything is filled in", async () => {
  const desk = await movableBot();
  const { slack, archive } = desk;
  const { editors, outside, news } = slack.channels;
  const { admin } = slack.users;
  editors.members.delete(slack.team.bot.userId);
  Object.assign(news, { archived: true });
  const advice = { [editors.id]: "/invite @briefdesk", [outside.id]: "/invite @briefdesk", [news.id]: "is archived" };
  for (const channel of [editors, outside, news]) {
    await slack.actor.slash("/brief watch", { user: admin, channel });
    const list = await soon(slack, () => slack.messages(channel).find((one) => /Nothing is watched/.test(textOf(one))));
    await slack.actor.click(list, "watch_edit", { user: admin, channel });
    await soon(slack, () => shown(slack.modal(admin)?.content).includes(advice[channel.id] ?? "?"));
    await slack.actor.close({ user: admin });
    expect(await saves(desk, admin, channel, "Quarry")).toContain(advice[channel.id]);
  }
  expect(await archive.watching.watches.list(slack.team.id)).toEqual([]);
  await watched(desk, outside, "Quarry");
  const told = await typed(slack, { user: admin, channel: outside }, "digest now");
  expect(told).toContain("/invite @briefdesk");
  slack.actor.invite(outside);
  expect(await typed(slack, { user: admin, channel: outside }, "digest now")).toContain("is being made");
});

test("a list of channels that never ends is read so far and no further", async () => {
  let pages = 0;
  const server = createServer((request, response) => {
    const isList = request.url?.includes("users.conversations");
    if (isList) pages += 1;
    const list = { channels: [{ id: `G${pages}` }], response_metadata: { next_cursor: "more" } };
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ ok: true, ...(isList ? list : { channel: { is_private: true } }) }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const web = new WebClient("xoxb-1", { slackApiUrl: `http://127.0.0.1:${port}/`, retryConfig: { retries: 0 } });
  const channels = createChannels(
    async () => web,
    () => new Date(),
  );
  expect([await channels.mayEnter("T1", "U1", "G7"), pages]).toEqual(["yes", 50]);
});
