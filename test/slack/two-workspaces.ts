import type { Visibility } from "#domain/article.ts";
import { StoredWatch } from "#domain/watch.ts";
import type { Workspace } from "#playground/playground.ts";
import { readArticle } from "#text/text.ts";
import type { Installs } from "../../src/slack/installs.ts";
import { editorsAre } from "../fixtures/editors.ts";
import { type Bot, bot, briefingIn, openDesk } from "./desk.ts";

/** All of it is invented. The secrets stand in what A keeps and in nothing that B asks. */
const ARTICLE = {
  title: "Lock keepers of Merrow walk out",
  outlet: "Merrow Tidings",
  url: "https://tidings.example/lock-keepers",
  publishedAt: "2026-06-02",
  text: "The lock keepers of Merrow walked out on Monday over pay, the canal board said. Forty-one locks stood shut. “We will not open a single gate,” said Tilda Farrow, who leads the keepers. The canal board denied that it had broken off the talks.",
};
export const SECRETS =
  /Farrow|Forty-one|walked out|Lock keepers|Tidings|Sluice Watch|sluice-feed|U0SECRETEDITOR|quarrel/i;
const SHELF: readonly [] = [];

/** What B gets hold of: A's ids, or ids of the same form that name nothing. */
export type Ids = {
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
export const NOTHING: Ids = {
  ...{ team: "T0NOWHERE", briefing: "brf_000000000000", claim: "clm_000000000000", channel: "C0NOWHERE" },
  ...{ hidden: "G0NOWHERE", thread: "1700000000.000001", watch: "wat_000000000000", feed: "fed_000000000000" },
  feedUrl: "https://nowhere.example/feed.xml",
};

/** Two workspaces on one bot: A keeps things, B's admin comes for them. */
export type World = Bot & { readonly b: Workspace; readonly ids: Ids };

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

export async function world(): Promise<World> {
  const desk = await twoWorkspaces();
  const { slack, archive } = desk;
  const { general, editors } = slack.channels;
  const workspace = slack.team.id;
  const mine: Visibility = { kind: "workspace", workspace };
  const filed = { record: ARTICLE, ledger: readArticle(ARTICLE), sample: false, labels: [] };
  await archive.articles.file([{ ...filed, visibility: mine }]);
  const stored = { workspace, paused: false, since: "2026-06-01T00:00:00Z", createdBy: "U1" };
  const watch = (id: string, channel: string) =>
    StoredWatch.parse({
      ...{ ...stored, id },
      watch: { name: `Sluice Watch ${id}`, query: "merrow", channel, schedule: { zone: "UTC" } },
    });
  await archive.watching.watches.save(watch("wat_secret", general.id));
  await archive.watching.watches.save(watch("wat_hidden", editors.id));
  const feed = {
    outlet: "Merrow Tidings",
    url: "https://tidings.example/sluice-feed.xml",
    site: null,
    fullText: false,
  };
  const added = await archive.feeds.feeds.add({ ...feed, visibility: mine });
  await archive.feeds.ratings.rate(mine, { outlet: "Merrow Tidings", reliability: "B", labels: [] });
  await editorsAre(archive.watching.stewardship, workspace, [{ kind: "user", id: "U0SECRETEDITOR" }]);
  const line = { at: "2026-06-01T00:00:00Z", workspace, user: "U0SECRETEDITOR", action: "pause", allowed: true };
  await archive.watching.stewardship.note({ ...line, subject: "a quarrel", channel: null });
  await slack.actor.slash("/brief merrow");
  const root = await briefingIn(slack, general);
  const briefing = /brf_\w+/.exec(JSON.stringify(root.blocks))?.[0] ?? "";
  const kept = await archive.briefings.get({ workspace, channel: general.id }, briefing);
  const claim = kept?.briefing.headline.id ?? "";
  const found = { team: workspace, briefing, claim, channel: general.id, hidden: editors.id, thread: root.ts };
  return { ...desk, ids: { ...found, watch: "wat_secret", feed: added.feed.id, feedUrl: feed.url } };
}
