import type { KnownBlock } from "@slack/types";
import { spokenText } from "./slack-spoken.ts";

/** A Web API payload without its channel and thread: whoever posts it adds those. */
export type SlackMessage = {
  readonly text: string;
  readonly blocks: KnownBlock[];
  readonly unfurl_links: false;
  readonly unfurl_media: false;
};

/** A message that never unfurls, whose text says what its blocks say: `opening` first, and then what stands nowhere in it. */
export function slackMessage(opening: string, blocks: KnownBlock[]): SlackMessage {
  return resetMessage(spokenText(opening, blocks) || "Briefdesk", blocks);
}

/** A message whose text says all that is to be said. */
export function saidMessage(text: string, blocks: KnownBlock[]): SlackMessage {
  return resetMessage(spokenText(text, []) || "Briefdesk", blocks);
}

/** A message whose text was set before, with other blocks. */
export function resetMessage(text: string, blocks: KnownBlock[]): SlackMessage {
  return { text, blocks, unfurl_links: false, unfurl_media: false };
}

/** The content of a modal: its title and its blocks. */
export type SlackView = { readonly title: string; readonly blocks: KnownBlock[] };
