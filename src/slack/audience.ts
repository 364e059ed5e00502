import type { Visibility } from "#domain/article.ts";
import type { At } from "./order.ts";
import type { WebFor } from "./web.ts";

/**
 * Who may see what is filed here: the workspace for a public channel, otherwise this conversation alone. When Slack does not say
 * what kind of channel it is, it is taken for a private one.
 */
export async function audienceOf({ workspace, channel }: At, webFor: WebFor): Promise<Visibility> {
  const isPublic = channel.startsWith("C") && (await isPublicChannel(workspace, channel, webFor));
  return isPublic ? { kind: "workspace", workspace } : { kind: "channel", workspace, channel };
}

async function isPublicChannel(workspace: string, channel: string, webFor: WebFor): Promise<boolean> {
  try {
    const web = await webFor(workspace);
    const { channel: info } = await web.conversations.info({ channel });
    return info?.is_channel === true && info.is_private === false && info.is_ext_shared !== true;
  } catch {
    return false;
  }
}
