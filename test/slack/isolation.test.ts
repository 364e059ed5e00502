import { expect, test } from "vitest";
import type { Visibility } from "#domain/article.ts";
import { StoredWatch } from "#domain/watch.ts";
import type { Workspace } from "#playground/playground.ts";
import { readArticle } from "#text/text.ts";
import { COMMANDS } from "../../src/slack/commands.ts";
import type { Installs } from "../../src/slack/installs.ts";
import { listen } from "../../src/slack/listeners.ts";
import { asking } from "../contracts/archive-items.ts";
import { type Bot, bot, briefingIn, openDesk, soon, textOf } from "./desk.ts";
import { type Caller, happen, press, shortcut, submit, typed } from "./endpoint.ts";

/** All of it is invented. The secrets stand in what A keeps and in nothing that B asks. */
const ARTICLE = {
  title: "Lock keepers of Merrow walk out",
  outlet: "Merrow Tidings",
  url: "https://tidings.example/lock-keepers",
  publishedAt: "2026-06-02",
  text: "The lock keepers of Merrow walked out on Monday over pay, the canal board said. Forty-one locks stood shut. “We will not open a single gate,” said Tilda Farrow, who leads the keepers. The canal board denied that it had broken off the talks.",
};
const SECRETS = /Farrow|Forty-one|walked out|Lock keepers|Tidings|Sluice Watch|sluice-feed|U0SECRETEDITOR|quarrel/i;
const SHELF: readonly [] = [];

/** What B gets hold of: A's ids, or ids of the same form that name nothing. */
type Ids = {
  readonly team: string;
  readonly briefing: string;
  readonly claim: string;
  readonly channel: string;
  readonly hidden: string;
  readonly thread: string;
  readonly watch: string;
  readonly feed: string;
  readonly feedUrl: string;
};
const NOTHING: Ids = {
  ...{ team: "T0NOWHERE", briefing: "brf_000000000000", claim: "clm_000000000000", channel: "C0NOWHERE" },
  ...{ hidden: "G0NOWHERE", thread: "1700000000.000001", watch: "wat_000000000000", feed: "fed_000000000000" },
  feedUrl: "https://nowhere.example/feed.xml",
};

/** Two workspaces on one bot: A keeps things, B's admin comes for them. */
type World = Bot & { readonly b: Workspace; readonly ids: Ids };

/** A bot that serves two workspaces. */
async function twoWorkspaces(): Promise<Bot & { b: Workspace }> {
  const first = await bot({ articles: SHELF });
  await first.desk.close(0);
  const { slack } = first;
  const b = slack.addWorkspace({ name: "Quay", key: "QUAY" });
  const known = new Map([slack, b].map((one) => [one.team.id, one]));
  const installs: Installs = {
    async find(workspace) {
      const { team, botToken } = known.get(workspace) ?? b;
      if (!known.has(workspace)) throw new Error(`not installed in ${workspace}`);
      return { workspace, botToken, botId: team.bot.botId, botUserId: team.bot.userId };
    },
    async remove(workspace) {
      known.delete(workspace);
    },
  };
  const setup = { ...first.setup, installs };
  return { ...first, setup, desk: await openDesk(setup, slack), b };
}

async function world(): Promise<World> {
  const desk = await twoWorkspaces();
  const { slack, archive } = desk;
  const { general, editors } = slack.channels;
  const workspace = slack.team.id;
  const mine: Visibility = { kind: "workspace", workspace };
  const filed = { record: ARTICLE, ledger: readArticle(ARTICLE), sample: false, labels: [] };
  await archive.articles.file([{ ...filed, visibility: mine }]);
  const stored = { workspace, paused: false, since: "2026-06-01T00:00:00Z", createdBy: "U1" };
  const watch = (id: string, channel: string, isPrivate: boolean) =>
    StoredWatch.parse({
      ...{ ...stored, id, isPrivate },
      watch: { name: `Sluice Watch ${id}`, query: "merrow", channel, schedule: { zone: "UTC" } },
    });
  await archive.watching.watches.save(watch("wat_secret", general.id, false));
  await archive.watching.watches.save(watch("wat_hidden", editors.id, true));
  const feed = {
    outlet: "Merrow Tidings",
    url: "https://tidings.example/sluice-feed.xml",
    site: null,
    fullText: false,
  };
  const added = await archive.feeds.feeds.add({ ...feed, visibility: mine });
  await archive.feeds.ratings.rate(mine, { outlet: "Merrow Tidings", reliability: "B", labels: [] });
  await archive.watching.stewardship.setGrants(workspace, [{ kind: "user", id: "U0SECRETEDITOR" }]);
  const line = { at: "2026-06-01T00:00:00Z", workspace, user: "U0SECRETEDITOR", action: "pause", allowed: true };
  await archive.watching.stewardship.note({ ...line, subject: "a quarrel", privateChannel: null });
  await slack.actor.slash("/brief merrow");
  const root = await briefingIn(slack, general);
  const briefing = /brf_\w+/.exec(JSON.stringify(root.blocks))?.[0] ?? "";
  const kept = await archive.briefings.get({ workspace, channel: general.id }, briefing);
  const claim = kept?.briefing.headline.id ?? "";
  const found = { team: workspace, briefing, claim, channel: general.id, hidden: editors.id, thread: root.ts };
  return { ...desk, ids: { ...found, watch: "wat_secret", feed: added.feed.id, feedUrl: feed.url } };
}

/** Does one thing from B with ids, and gives what B reads beside its messages. `covers`: the listeners and commands it goes through. */
type Way = {
  readonly covers: readonly string[];
  readonly run: (world: World, ids: Ids) => Promise<unknown>;
};

const by = ({ b }: World, channel: { id: string } = b.channels.general): Caller => ({
  ...{ team: b.team, user: b.users.admin, channel },
});

const command = (text: (ids: Ids) => string): Way => ({
  covers: ["command /brief", `/brief ${text(NOTHING)}`],
  run: async ({ slack, b }, ids) => {
    const where = { user: b.users.admin, channel: b.channels.general };
    await b.actor.slash(`/brief ${text(ids)}`, where);
    await soon(slack, () => b.messages(b.channels.general).findLast((one) => one.visibleTo === b.users.admin.id));
  },
});

/** Has a message of the bot stand in B's channel whose button carries what only A's buttons carry, and presses it. */
async function pressed({ slack, b }: World, action: string, value: object): Promise<void> {
  const button = { type: "button", action_id: action, text: { type: "plain_text", text: "Press" } };
  const blocks = [{ type: "actions", elements: [{ ...button, value: JSON.stringify(value) }] }];
  const sent = await fetch(`${slack.apiUrl}chat.postMessage`, {
    method: "POST",
    headers: { authorization: `Bearer ${b.botToken}`, "content-type": "application/json" },
    body: JSON.stringify({ channel: b.channels.general.id, text: "planted", blocks }),
  });
  const { ts } = (await sent.json()) as { ts: string };
  const message = b.messages(b.channels.general).find((one) => one.ts === ts);
  if (message === undefined) throw new Error("nothing was planted");
  await b.actor.click(message, action, { user: b.users.admin });
}

const order = (action: string, value: (ids: Ids) => object): Way => ({
  covers: [`action ${action}`],
  run: (at, ids) => pressed(at, action, value(ids)),
});

/** A button that opens a modal: gives all that stands in it, once it is filled. */
const modal = (action: string, value: (ids: Ids) => object, filled: RegExp): Way => ({
  covers: [`action ${action}`],
  run: async (at, ids) => {
    const { slack, b } = at;
    await pressed(at, action, value(ids));
    const shown = await soon(slack, () => {
      const content = JSON.stringify(b.modal(b.users.admin)?.content ?? "");
      return filled.test(content) ? content : null;
    });
    await b.actor.close({ user: b.users.admin });
    return shown;
  },
});

const WATCH = (channel: string) => ({
  ...{ name: "Mine", query: "merrow", aliases: [], exclude: [], actors: [], outlets: [], languages: [] },
  ...{ minimumOrigins: 1, channel, length: "short", alert: null, cooldownHours: 72 },
  schedule: { days: ["mon"], at: "09:00", zone: "UTC", quiet: null, weekend: "as-listed" },
});
const VALUES = Object.fromEntries(
  Object.entries({
    ...{ name: { value: "Mine" }, query: { value: "merrow" }, zone: { value: "UTC" }, at: { selected_time: "09:00" } },
    ...{ days: { selected_options: [{ value: "mon" }] }, alert: { selected_option: { value: "none" } } },
    minimumOrigins: { selected_option: { value: "1" } },
    cooldownHours: { selected_option: { value: "72" } },
    weekend: { selected_option: { value: "as-listed" } },
  }).map(([name, entered]) => [name, { [name]: entered }]),
);

const confirm = (of: (world: World, ids: Ids) => { meant: string; watch: string; id: string | null }): Way => ({
  covers: ["view watch_confirm"],
  run: async (at, ids) => {
    const { meant: channel, watch, id } = of(at, ids);
    const metadata = { meant: { id, channel, isPrivate: false }, watch: WATCH(watch) };
    const { answer } = await submit(at.slack, by(at), "watch_confirm", { metadata });
    return answer.body;
  },
});

const said = (event: (world: World, ids: Ids) => object, kind: "app_mention" | "message"): Way => ({
  covers: [`event ${kind}`],
  run: async (at, ids) => {
    const common = {
      type: kind,
      user: at.b.users.admin.id,
      ts: `17000${Date.now() % 1e5}.${String(Math.random()).slice(2, 8)}`,
    };
    await happen(at.slack, at.b, { ...common, ...event(at, ids) });
  },
});
const mentioned = ({ b }: World) => `<@${b.team.bot.userId}>`;

/** Every way into the bot, with what is A's in it wherever something can stand. */
const WAYS: Readonly<Record<string, Way>> = {
  "a topic": command(() => "merrow"),
  "a topic, full and private": command(() => "canal board private"),
  "a question": command(() => "Who leads the keepers of merrow?"),
  help: command(() => "help"),
  topics: command(() => "topics"),
  status: command(() => "status"),
  why: command(() => "why 1"),
  replay: command(({ briefing }) => `replay ${briefing}`),
  save: command(() => "save http://localhost:1/article"),
  watch: command(() => "watch"),
  "digest now": command(() => "digest now"),
  "digest pause": command(() => "digest pause"),
  feeds: command(() => "feeds"),
  "feeds remove, by id": command(({ feed }) => `feeds remove ${feed}`),
  "feeds remove, by address": command(({ feedUrl }) => `feeds remove ${feedUrl}`),
  "feeds remove, by number": command(() => "feeds remove 1"),
  "feeds poll": command(({ feedUrl }) => `feeds poll ${feedUrl}`),
  sources: command(() => "sources"),
  editors: command(() => "editors"),
  "editors remove": command(() => "editors remove 1"),
  audit: command(() => "audit 40"),
  evidence: modal("briefing_evidence", ({ briefing, claim }) => ({ briefing, claim }), /no longer kept/),
  withheld: modal("briefing_withheld", ({ briefing }) => ({ briefing }), /no longer kept/),
  "was it useful": {
    covers: ["action briefing_rating"],
    run: async (at, ids) => {
      const { b } = at;
      const thanked = () => b.messages(b.channels.general).filter((one) => /noted|Noted/.test(textOf(one))).length;
      const before = thanked();
      await pressed(at, "briefing_rating", { briefing: ids.briefing, rating: "useful" });
      await soon(at.slack, () => thanked() > before);
    },
  },
  "what is wrong": {
    covers: ["action claim_fault"],
    run: async (at, ids) => {
      const { briefing, claim, channel } = ids;
      const view = JSON.stringify({ briefing, claim, printed: "x", channel });
      return (await press(at.slack, by(at), "claim_fault", { view, chosen: "wrong" })).body;
    },
  },
  "ask a question": modal("briefing_ask", ({ briefing }) => ({ briefing }), /Your question/),
  "a suggested question": {
    covers: ["action /^briefing_suggestion_\\d$/"],
    run: (at, { briefing }) =>
      pressed(at, "briefing_suggestion_0", { briefing, question: "Who leads the keepers of merrow?" }),
  },
  "post here": order("briefing_post", ({ briefing }) => ({ briefing })),
  "change a watch": modal("watch_edit", ({ watch, channel }) => ({ id: watch, channel }), /watch_form/),
  "change a hidden watch": modal("watch_edit", ({ hidden }) => ({ id: "wat_hidden", channel: hidden }), /watch_form/),
  "stop following": order("feed_remove", ({ feed }) => ({ feed })),
  "the switch for a model": {
    covers: ["action model_consent"],
    run: async (at) => {
      const from = at.slack.calls.length;
      await pressed(at, "model_consent", { allow: true });
      await soon(at.slack, () => at.slack.calls.slice(from).some(({ method }) => method === "views.publish"));
    },
  },
  "the question's modal": {
    covers: ["view ask_question"],
    run: async (at, { team, briefing, channel, thread }) => {
      const where = { workspace: team, channel, thread, user: at.b.users.admin.id, via: "button", responseUrl: null };
      const values = { question: { text: { value: "Who leads the keepers of merrow?" } } };
      const metadata = { briefing, at: where };
      return (await submit(at.slack, by(at), "ask_question", { metadata, values })).answer.body;
    },
  },
  "the question's modal, as if it were B's": {
    covers: ["view ask_question"],
    run: async (at, { briefing, channel, thread }) => {
      const where = {
        workspace: at.b.team.id,
        channel,
        thread,
        user: at.b.users.admin.id,
        via: "button",
        responseUrl: null,
      };
      const values = { question: { text: { value: "Who leads the keepers of merrow?" } } };
      return (await submit(at.slack, by(at), "ask_question", { metadata: { briefing, at: where }, values })).answer
        .body;
    },
  },
  "a watch tried": {
    covers: ["view watch_form"],
    run: async (at, ids) => {
      const metadata = { id: ids.watch, channel: ids.channel, isPrivate: false };
      const { id } = await submit(at.slack, by(at), "watch_form", { metadata, values: VALUES });
      const shown = await soon(at.slack, () =>
        at.slack.calls.findLast(({ method, args }) => method === "views.update" && args.view_id === id),
      );
      return shown.args.view;
    },
  },
  "a watch changed": confirm((_, { watch, channel }) => ({ meant: channel, watch: channel, id: watch })),
  "a watch added": confirm((_, { channel }) => ({ meant: channel, watch: channel, id: null })),
  "a watch taken over": confirm(({ b }, { watch }) => {
    const { id: channel } = b.channels.general;
    return { meant: channel, watch: channel, id: watch };
  }),
  "a watch for another's channel": {
    covers: ["view watch_confirm"],
    run: async (at, { hidden }) => {
      const meant = { id: null, channel: at.b.channels.general.id, isPrivate: false };
      const metadata = { meant, watch: WATCH(hidden) };
      const { answer } = await submit(at.slack, by(at), "watch_confirm", { metadata });
      return answer.status;
    },
  },
  "the shortcut": {
    covers: ["shortcut save_article"],
    run: (at, { channel, thread }) =>
      shortcut(at.slack, by(at, { id: channel }), "save_article", { ts: thread, text: "<http://localhost:1/x>" }),
  },
  "a mention": said(
    ({ b }) => ({ channel: b.channels.general.id, text: `<@${b.team.bot.userId}> merrow` }),
    "app_mention",
  ),
  "a mention in A's channel": said((at, { channel }) => ({ channel, text: `${mentioned(at)} merrow` }), "app_mention"),
  "a mention in A's thread": said(
    (at, { channel, thread }) => ({ channel, thread_ts: thread, text: `${mentioned(at)} why 1` }),
    "app_mention",
  ),
  "a question in A's thread": said(
    (_, { channel, thread }) => ({
      channel,
      thread_ts: thread,
      text: "Who leads the keepers?",
      channel_type: "channel",
    }),
    "message",
  ),
  "a question in a thread of B's with A's time": said(
    ({ b }, { thread }) => ({ channel: b.channels.general.id, thread_ts: thread, text: "Who leads the keepers?" }),
    "message",
  ),
  "a direct message": {
    covers: ["event message"],
    run: ({ b }, { briefing }) => b.actor.dm(`replay ${briefing}`, { user: b.users.admin }).then(() => undefined),
  },
  "App Home": {
    covers: ["event app_home_opened"],
    run: async ({ slack, b }) => {
      const from = slack.calls.length;
      await b.actor.openHome({ user: b.users.admin });
      await soon(slack, () => slack.calls.slice(from).some(({ method }) => method === "views.publish"));
      return b.home(b.users.admin)?.content;
    },
  },
  "what to begin with": {
    covers: ["event app_home_opened"],
    run: async ({ slack, b }) => {
      const from = slack.calls.length;
      await b.actor.openMessages({ user: b.users.admin });
      const call = await soon(slack, () =>
        slack.calls.slice(from).find(({ method }) => method === "assistant.threads.setSuggestedPrompts"),
      );
      return call.args.prompts;
    },
  },
  stop: {
    covers: ["event agent_session_stopped"],
    run: async (at, { channel, thread }) => {
      const event = { type: "agent_session_stopped", user: at.b.users.admin.id, channel, thread_ts: thread };
      await happen(at.slack, at.b, { ...event, streaming_message_ts: [], event_ts: "1.1" });
    },
  },
};

/** Does it from B, and gives everything that B then reads, with the ids named alike so that two runs can be compared. */
async function readAfter(way: Way, at: World, ids: Ids): Promise<string> {
  const { b, slack, archive } = at;
  const all = () =>
    [...b.team.channels.values()].flatMap((channel) => b.messages(channel).flatMap((one) => [one, ...b.thread(one)]));
  const before = new Set(all().map(({ channel, ts }) => `${channel} ${ts}`));
  const shown = await way.run(at, ids);
  await slack.quiet();
  await expect
    .poll(() => archive.desk.jobs.counts(), { timeout: 120_000, interval: 20 })
    .toMatchObject({ open: 0, working: 0 });
  const said = all().filter((one) => one.text !== "planted" && !before.has(`${one.channel} ${one.ts}`));
  const read = [...said.map((one) => `${one.channel} ${textOf(one)}`), JSON.stringify(shown ?? "")].join("\n");
  const named = Object.entries(ids).reduce((text, [name, id]) => text.replaceAll(id, `<${name}>`), read);
  // The stand-in names blocks itself, and a time or a reference is another each time.
  return named
    .replace(/,?\\*"block_id\\*":\\*"\w+\\*"/g, "")
    .replace(/\d{10}\.\d{6}/g, "…")
    .replace(/(Briefdesk: )\w+/g, "$1…")
    .replace(/\d+ failed within/, "… failed within");
}

/** All that A has, as far as anybody could change it. */
async function standing({ slack, archive, ids }: World) {
  const { team: workspace, channel } = ids;
  const viewer = { workspace, channel };
  const { watches, stewardship, history } = archive.watching;
  const rooms = [...slack.team.channels.values()];
  return {
    watches: await watches.list(workspace),
    runs: await history.notes(workspace, 100),
    grants: await stewardship.grants(workspace),
    audit: await stewardship.audit(workspace, 100),
    feeds: await archive.feeds.feeds.list(viewer),
    ratings: await archive.feeds.ratings.list(viewer),
    consent: await archive.model.consents.given(workspace),
    feedback: (await archive.desk.feedback.list(null)).length,
    briefing: await archive.briefings.get(viewer, ids.briefing),
    messages: rooms.flatMap((room) =>
      slack
        .messages(room)
        .flatMap((one) => [one, ...slack.thread(one)])
        .map(textOf),
    ),
  };
}

test("from another workspace nothing can be read, searched, asked, cited, rated or configured, by any way in, and nothing tells whether it is there", async () => {
  const at = await world();
  const before = await standing(at);
  const read: Record<string, string> = {};
  const toldOfNothing: Record<string, string> = {};
  for (const [name, way] of Object.entries(WAYS)) {
    read[name] = await readAfter(way, at, at.ids);
    toldOfNothing[name] = await readAfter(way, at, NOTHING);
  }
  expect(Object.entries(read).filter(([, text]) => SECRETS.test(text))).toEqual([]);
  expect(read).toEqual(toldOfNothing);
  for (const name of ["status", "App Home"]) expect(read[name]).toContain("0 articles · 0 briefings · nothing dated");
  expect(await standing(at)).toEqual(before);
  expect(await at.archive.watching.watches.list(at.b.team.id)).toEqual([]);
  // What B asked has reached A's channels with nobody's token.
  const posted = at.slack.calls.filter(({ team, args }) => team === at.b.team.id && args.channel === at.ids.channel);
  expect(posted.filter(({ answer }) => answer === "ok")).toEqual([]);
  // B leaves; A is answered as before.
  await at.b.actor.uninstall();
  await at.slack.quiet();
  const told = await typed(at.slack, { user: at.slack.users.admin, channel: at.slack.channels.general }, "why 1");
  expect(told).toContain("What the gate checked");
});

/** What is bound on an app. */
function bound(): string[] {
  const found: string[] = [];
  const kinds = ["command", "event", "action", "view", "shortcut", "options"];
  const app = Object.fromEntries(kinds.map((kind) => [kind, (id: unknown) => found.push(`${kind} ${String(id)}`)]));
  listen(app as unknown as Parameters<typeof listen>[0], { services: {} } as unknown as Parameters<typeof listen>[1]);
  return found;
}

test("the suite goes through every listener and every command that there is", () => {
  const covered = new Set(Object.values(WAYS).flatMap(({ covers }) => covers));
  // Leaving is what the suite ends with: an app_uninstalled of B. tokens_revoked is heard by the same listener.
  const left = bound().filter((one) => !covered.has(one) && !/^event (?:app_uninstalled|tokens_revoked)$/.test(one));
  expect(left).toEqual([]);
  const texts = [...covered].flatMap((one) => (one.startsWith("/brief ") ? [one.slice(7)] : []));
  const now = new Date("2026-06-04T12:00:00Z");
  const untried = COMMANDS.filter((one) =>
    texts.every((text) => one.read({ text, raw: text, now, commands: COMMANDS }) === null),
  );
  expect(untried.map(({ usage }) => usage)).toEqual([]);
});

test("the archive's ports give another workspace nothing of A's, by id, by words or by listing", async () => {
  const at = await world();
  const { archive, b, ids } = at;
  const mine = { workspace: ids.team, channel: ids.channel };
  const [found] = await archive.articles.search(mine, asking("merrow"), 10);
  const id = found?.article.id ?? "";
  expect(id).not.toBe("");
  // B looks from its own channel, and from one that bears the id of A's.
  for (const viewer of [
    { workspace: b.team.id, channel: b.channels.general.id },
    { workspace: b.team.id, channel: ids.channel },
    { workspace: b.team.id, channel: null },
    { workspace: null, channel: null },
  ]) {
    const { articles, briefings, desk, feeds } = archive;
    const workspace = viewer.workspace ?? "";
    expect(await articles.get(viewer, id)).toBe(null);
    expect(await articles.read(viewer, [id])).toEqual([]);
    expect(await articles.search(viewer, asking("merrow"), 10)).toEqual([]);
    expect(JSON.stringify(await articles.nearest(viewer, "merow"))).not.toMatch(SECRETS);
    expect(await briefings.get(viewer, ids.briefing)).toBe(null);
    expect(await desk.topics(viewer, 50)).toEqual([]);
    expect(await desk.stored(viewer)).toMatchObject({ articles: 0, briefings: 0, newest: null });
    expect(await desk.receipts.briefingAt({ workspace, channel: ids.channel, ts: ids.thread })).toBe(null);
    expect(await desk.receipts.newest(workspace, ids.channel)).toBe(null);
    expect(await desk.feedback.list(workspace)).toEqual([]);
    expect(await feeds.feeds.list(viewer)).toEqual([]);
    expect(await feeds.feeds.change(viewer, ids.feed, { outlet: "Mine" })).toBe(null);
    expect(await feeds.feeds.remove(viewer, ids.feed)).toBe(false);
    expect(await feeds.ratings.list(viewer)).toEqual([]);
    expect(await archive.watching.watches.list(workspace)).toEqual([]);
    expect(await archive.watching.stewardship.grants(workspace)).toEqual([]);
    expect(await archive.watching.history.notes(workspace, 10)).toEqual([]);
  }
});
