import { BriefdeskError } from "#domain/fault.ts";
import type { Sight } from "./channels.ts";
import { adviceOn } from "./faults.ts";
import type { At } from "./order.ts";
import type { Services } from "./work.ts";

const NOT_DIRECT =
  "Briefdesk cannot post in this conversation. Watch the topic in a channel, or in your own messages with it.";

/**
 * Throws, with what to do about it, unless a digest can be posted in a channel as it is at this moment: what is asked for there would
 * never be seen.
 */
export async function mustBePostable({ workspace, user, channel }: At, { channels }: Services): Promise<void> {
  const isDirect = channel.startsWith("D");
  if (isDirect && (await channels.mayEnter(workspace, user, channel)) !== "yes") throw unpostable("im", NOT_DIRECT);
  const reason = isDirect ? null : reasonOf(await channels.look(workspace, channel));
  if (reason !== null) throw unpostable(reason, adviceOn(reason));
}

/** Why Slack would refuse a message there, in its own word. */
function reasonOf(sight: Sight): string | null {
  if (sight.kind === "hidden") return sight.reason;
  if (sight.isArchived) return "is_archived";
  return sight.isMember ? null : "not_in_channel";
}

function unpostable(reason: string, advice: string): BriefdeskError {
  return new BriefdeskError("request", `not postable: ${reason}`, { advice });
}
