import { type OpenArchive, openArchive } from "#archive/archive.ts";
import { type StandIn, startStandIn, type Workspace } from "#playground/playground.ts";
import type { Install } from "#slack/slack.ts";
import { wallClock } from "../../src/clock.ts";
import { otherNews, storyOf, TOWNS } from "../slack-articles.ts";
import type { Place } from "./commands.ts";

/* A stand-in for Slack with many workspaces, and an archive with something to say. */

const DAY_MS = 86_400_000;

export type Stage = {
  readonly slack: StandIn;
  readonly workspaces: readonly Workspace[];
  readonly places: readonly Place[];
};

/** Workspaces of three channels each. An event that nobody acknowledged is sent again at once and after a minute. */
export async function openStage(count: number): Promise<Stage> {
  const slack = await startStandIn({ retryAfterMs: [0, 60_000] });
  const workspaces: Workspace[] = [slack];
  for (let n = 1; n < count; n++) workspaces.push(slack.addWorkspace({ name: `Desk ${n}`, key: `DESK${n}` }));
  const places = workspaces.flatMap(({ team, users, channels: { general, news, editors } }) =>
    [general, news, editors].map((channel) => ({
      workspace: team.id,
      channel: channel.id,
      users: [users.admin.id, users.colleague.id],
    })),
  );
  return { slack, workspaces, places };
}

export function installsOf(workspaces: readonly Workspace[]): Install[] {
  return workspaces.map(({ team, botToken }) => ({
    ...{ workspace: team.id, botToken, botId: team.bot.botId, botUserId: team.bot.userId },
  }));
}

/** Opens an archive and files the stories of so many towns, the last of them a few hours old, among other news. */
export async function openFilled(
  place: { readonly folder: string; readonly databaseUrl: string | null },
  topics: number,
  others: number,
): Promise<OpenArchive> {
  const yesterday = Date.now() - DAY_MS;
  const archive = await openArchive({ ...place, clock: wallClock });
  for (const town of TOWNS.slice(0, topics)) await archive.articles.file(storyOf(town, 12, yesterday - 3 * DAY_MS));
  for (let n = 0; n < others; n += 200)
    await archive.articles.file(Array.from({ length: Math.min(200, others - n) }, (_, at) => otherNews(n + at)));
  return archive;
}
