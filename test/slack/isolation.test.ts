import { expect, test } from "vitest";
import { COMMANDS } from "../../src/slack/commands.ts";
import { listen } from "../../src/slack/listeners.ts";
import { asking } from "../contracts/archive-items.ts";
import { textOf } from "./desk.ts";
import { typed } from "./endpoint.ts";
import { type Ids, NOTHING, SECRETS, type World, world } from "./two-workspaces.ts";
import { WAYS, type Way } from "./ways-in.ts";

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
