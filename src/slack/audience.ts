import type { Visibility } from "#domain/article.ts";
import type { Channels } from "./channels.ts";
import type { At } from "./order.ts";

/**
 * Who may see what is filed here: the workspace for a public channel of its own, otherwise this conversation alone. What Slack does
 * not show, or shares with other workspaces, is taken for private.
 */
export async function audienceOf({ workspace, channel }: At, channels: Channels): Promise<Visibility> {
  const sight = channel.startsWith("D") ? null : await channels.look(workspace, channel);
  const isOurs = sight?.kind === "seen" && sight.isPublic && !sight.isShared;
  return isOurs ? { kind: "workspace", workspace } : { kind: "channel", workspace, channel };
}
