import { Refusal } from "./method.ts";
import type { State, Team } from "./state.ts";

/** How long a trigger may be used (docs.slack.dev/interactivity/handling-user-interaction: three seconds). */
const TRIGGER_MS = 3_000;
/** How long a response_url is good, and for how many answers (same page: five in thirty minutes). */
const RESPONSE_MS = 30 * 60_000;
export const RESPONSE_USES = 5;

/** Hands out a trigger: the right to open one modal for the person who did something. */
export function newTrigger(state: State, team: Team, user: string): string {
  const id = `${state.ids.ts().replace(".", "")}.${state.ids.secret()}`;
  state.triggers.set(id, { team: team.id, user, expiresAt: state.clock().getTime() + TRIGGER_MS, used: false });
  return id;
}

/** Uses a trigger up and names the person whose it was. */
export function takeTrigger(state: State, team: Team, id: string): string {
  const trigger = state.triggers.get(id);
  if (!trigger || trigger.team !== team.id) throw new Refusal("invalid_trigger_id");
  if (trigger.used) throw new Refusal("exchanged_trigger_id");
  if (state.clock().getTime() > trigger.expiresAt) throw new Refusal("expired_trigger_id");
  trigger.used = true;
  return trigger.user;
}

/** Hands out the last part of a response_url. */
export function newResponseUrl(
  state: State,
  of: { team: Team; channel: string; user: string; message?: string | null },
): string {
  const id = state.ids.secret();
  const { team, channel, user, message } = of;
  const expiresAt = state.clock().getTime() + RESPONSE_MS;
  state.responseUrls.set(id, { team: team.id, channel, user, message: message ?? null, expiresAt, uses: 0 });
  return id;
}
