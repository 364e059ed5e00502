import { z } from "zod";
import { BriefdeskError } from "#domain/fault.ts";
import type { Person } from "#domain/person.ts";
import type { Clock } from "#domain/ports.ts";
import { adviceOn, outcomeOf, unreachable } from "./faults.ts";
import { keepAnswers } from "./kept.ts";
import type { WebFor } from "./web.ts";

/** Tells who somebody is. */
export type People = {
  /** A user as Slack knows them, at most five minutes old; null when Slack does not show them. Throws when Slack is silent or lets us ask about nobody. */
  find(workspace: string, user: string): Promise<Person | null>;
};

const flag = z.boolean().default(false);
/** What we read of a user (docs.slack.dev/reference/objects/user-object). */
const User = z.object({
  id: z.string(),
  team_id: z.string().nullable().default(null),
  deleted: flag,
  is_bot: flag,
  is_stranger: flag,
  is_restricted: flag,
  is_ultra_restricted: flag,
  is_admin: flag,
  is_owner: flag,
  is_primary_owner: flag,
  enterprise_user: z.object({ teams: z.array(z.string()).default([]), is_admin: flag, is_owner: flag }).optional(),
});
type User = z.infer<typeof User>;

/** How long an answer holds: whoever was made an admin waits no longer, and whoever was unmade has no more. In milliseconds. */
const KEPT_MS = 5 * 60_000;
const MOST_KEPT = 5_000;

/** Asks Slack who somebody is, and keeps the answer for five minutes. Ask at every submit, not only when a form is opened. */
export function createPeople(webFor: WebFor, clock: Clock): People {
  const keep = keepAnswers<Person | null>({ ms: KEPT_MS, most: MOST_KEPT, clock });
  return { find: (workspace, user) => keep(`${workspace} ${user}`, () => asked(webFor, workspace, user)) };
}

async function asked(webFor: WebFor, workspace: string, id: string): Promise<Person | null> {
  try {
    const web = await webFor(workspace);
    const read = User.safeParse((await web.users.info({ user: id })).user);
    return read.success ? personOf(read.data, workspace) : null;
  } catch (fault) {
    const outcome = outcomeOf(fault);
    if (outcome.kind !== "refused") throw unreachable(fault);
    if (NOBODY.has(outcome.reason)) return null;
    // Without a scope nobody can be told from anybody, and is no stranger for that.
    throw new BriefdeskError("request", outcome.reason, { advice: adviceOn(outcome.reason), cause: fault });
  }
}

/** What Slack says of somebody whom it does not know or show (docs.slack.dev/reference/methods/users.info). */
const NOBODY = new Set(["user_not_found", "user_not_visible", "users_not_found"]);

/** On an organisation's grid a person belongs to several workspaces, and may administer all of them. */
function personOf(user: User, workspace: string): Person {
  const grid = user.enterprise_user;
  return {
    id: user.id,
    team: grid?.teams.includes(workspace) ? workspace : user.team_id,
    isOwner: user.is_owner || user.is_primary_owner || (grid?.is_owner ?? false),
    isAdmin: user.is_admin || (grid?.is_admin ?? false),
    isGuest: user.is_restricted || user.is_ultra_restricted,
    isStranger: user.is_stranger,
    isBot: user.is_bot,
    isDeleted: user.deleted,
  };
}
