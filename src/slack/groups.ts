import type { Clock } from "#domain/ports.ts";
import { outcomeOf, unreachable } from "./faults.ts";
import { keepAnswers } from "./kept.ts";
import type { WebFor } from "./web.ts";

/** A user group as somebody chooses it. */
export type Group = { readonly id: string; readonly name: string };

/** Tells which user groups there are, and who is in one. Both throw when Slack is silent. */
export type Groups = {
  /** Those of a workspace that are in use; none when Slack does not show us any. */
  list(workspace: string): Promise<readonly Group[]>;
  /** Who is in a group, at most five minutes old; nobody when there is no such group or Slack does not show it. */
  members(workspace: string, group: string): Promise<ReadonlySet<string>>;
};

/** As long as who somebody is (people.ts): whoever leaves a group may no more than that long what the group may. In milliseconds. */
const KEPT_MS = 5 * 60_000;
const MOST_KEPT = 500;

/** Asks Slack for user groups. The scope for it may be refused (usergroups:read): then nobody is in any. */
export function createGroups(webFor: WebFor, clock: Clock): Groups {
  const keep = keepAnswers<ReadonlySet<string>>({ ms: KEPT_MS, most: MOST_KEPT, clock });
  return {
    list: (workspace) => shown([], () => listed(webFor, workspace)),
    members: (workspace, group) =>
      keep(`${workspace} ${group}`, () => shown(new Set<string>(), () => membersOf(webFor, workspace, group))),
  };
}

async function shown<T>(nothing: T, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (fault) {
    if (outcomeOf(fault).kind === "refused") return nothing;
    throw unreachable(fault);
  }
}

async function listed(webFor: WebFor, workspace: string): Promise<readonly Group[]> {
  const web = await webFor(workspace);
  const { usergroups = [] } = await web.usergroups.list({ include_disabled: false });
  return usergroups.flatMap(({ id, name, handle }) => (id ? { id, name: name || handle || id } : []));
}

async function membersOf(webFor: WebFor, workspace: string, group: string): Promise<ReadonlySet<string>> {
  const web = await webFor(workspace);
  const { users = [] } = await web.usergroups.users.list({ usergroup: group });
  return new Set(users);
}
