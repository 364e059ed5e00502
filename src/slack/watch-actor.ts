import type { Grant } from "#domain/watch-ports.ts";
import type { Actor } from "#schedule/schedule.ts";
import { kindOf } from "#schedule/schedule.ts";
import type { At } from "./order.ts";
import type { Services } from "./work.ts";

/**
 * Who somebody is to the permission table, asked anew at every submit. Somebody whom Slack does not show is a stranger, and nobody
 * is known to be in a private channel that the bot is not in.
 */
export async function actorFor(
  { workspace, user }: Pick<At, "workspace" | "user">,
  services: Services,
): Promise<Actor> {
  const { people, watching, channels } = services;
  const grants = await watching.stewardship.grants(workspace);
  const person = await people.find(workspace, user);
  const groups = person === null ? [] : await groupsOf(workspace, user, grants, services);
  const kind = person === null ? "stranger" : kindOf({ ...person, groups }, workspace, grants);
  const mayEnter = async (channel: string) => (await channels.mayEnter(workspace, user, channel)) === "yes";
  return { id: user, kind, workspace, mayEnter };
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
