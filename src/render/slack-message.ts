import type { KnownBlock } from "@slack/types";
import { SLACK } from "./slack-limits.ts";
import { cut, escapeMrkdwn, inert } from "./slack-text.ts";

/** A Web API payload without its channel and thread: whoever posts it adds those. */
export type SlackMessage = {
  readonly text: string;
  readonly blocks: KnownBlock[];
  readonly unfurl_links: false;
  readonly unfurl_media: false;
};

/** A message that never unfurls. Slack reads its fallback text as mrkdwn, so that text is escaped. */
export function slackMessage(text: string, blocks: KnownBlock[]): SlackMessage {
  const fallback = cut(inert(text), SLACK.fallbackText / 2);
  return resetMessage(escapeMrkdwn(fallback) || "Briefdesk", blocks);
}

/** A message whose fallback text was set before, with other blocks. */
export function resetMessage(text: string, blocks: KnownBlock[]): SlackMessage {
  return { text, blocks, unfurl_links: false, unfurl_media: false };
}

/** The content of a modal: its title and its blocks. */
export type SlackView = { readonly title: string; readonly blocks: KnownBlock[] };
