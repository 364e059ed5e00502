import type { Grant } from "#domain/watch-ports.ts";
import type { Actor } from "#schedule/schedule.ts";
import { kindOf } from "#schedule/schedule.ts";
import { audienceOf } from "./audience.ts";
import type { At } from "./order.ts";
import type { Services } from "./work.ts";

/** Most private channels of one person that are asked for; Slack gives them by the page. */
const MOST_CHANNELS = 1_000;

/**
 * Who somebody is to the permission table, asked anew at every submit. Somebody whom Slack does not show is a stranger. Private
 * channels count only where the bot is a member beside them.
 */
export async function actorFor(workspace: string, user: string, services: Services): Promise<Actor> {
  const { people, watching } = services;
  const grants = await watching.stewardship.grants(workspace);
  const person = await people.find(workspace, user);
  const groups = person === null ? [] : await groupsOf(workspace, user, grants, services);
  const kind = person === null ? "stranger" : kindOf({ ...person, groups }, workspace, grants);
  return { id: user, kind, workspace, privateChannels: await privateChannels(workspace, user, services) };
}

// Only the groups that an admin named are asked for: what else somebody is in changes nothing.
async function groupsOf(
  workspace: string,
  user: string,
  grants: readonly Grant[],
  { groups }: Services,
): Promise<string[]> {
  const named = grants.filter(({ kind }) => kind === "group").map(({ id }) => id);
  const members = await Promise.all(named.map((id) => groups.members(workspace, id)));
  return named.filter((_, i) => members[i]?.has(user));
}

async function privateChannels(workspace: string, user: string, { webFor }: Services): Promise<ReadonlySet<string>> {
  try {
    const web = await webFor(workspace);
    const asked = { user, types: "private_channel", limit: MOST_CHANNELS, exclude_archived: true };
    const { channels = [] } = await web.users.conversations(asked);
    return new Set(channels.flatMap(({ id }) => id ?? []));
  } catch {
    // Without the scope for private channels nobody is known to be in one: their watches stay unseen rather than leak.
    return new Set();
  }
}

/**
 * Somebody in a channel: who they are, and whether the channel is private. Whoever types a command in a private channel is in it; a
 * button may be pressed long after its owner has left (`isAway`), so there Slack is asked.
 */
export async function actorAt(
  at: At,
  services: Services,
): Promise<{ actor: Actor; isPrivate: boolean; isAway: boolean }> {
  const actor = await actorFor(at.workspace, at.user, services);
  const isPrivate = (await audienceOf(at, services.webFor)).kind !== "workspace";
  const { privateChannels } = actor;
  if (!isPrivate || privateChannels === "all") return { actor, isPrivate, isAway: false };
  const isAway = at.via === "button" && !at.channel.startsWith("D") && !privateChannels.has(at.channel);
  if (at.via !== "command") return { actor, isPrivate, isAway };
  return { actor: { ...actor, privateChannels: new Set([...privateChannels, at.channel]) }, isPrivate, isAway };
}
