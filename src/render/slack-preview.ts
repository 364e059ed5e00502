import type { ActionsBlock, Button, KnownBlock } from "@slack/types";
import { SLACK_ACTIONS } from "./slack-actions.ts";
import { MOST_CHARTS } from "./slack-chart.ts";
import { SLACK } from "./slack-limits.ts";
import { resetMessage, type SlackMessage, type SlackView, saidMessage, slackMessage } from "./slack-message.ts";
import { noteBlocks, slackNote } from "./slack-note.ts";
import { joinedText } from "./slack-spoken.ts";
import { cut, inert, UNPRINTABLE } from "./slack-text.ts";

type Sent = { readonly text: string; readonly blocks: readonly object[] };

/** A response URL may be used five times; one is kept for a word before the preview. */
const MOST_MESSAGES = 4;

/** A briefing for one person: the root with a button that posts it, then its sections in as few messages as they fit in. */
export function slackPreview(root: Sent, replies: readonly Sent[], briefing: string): SlackMessage[] {
  const groups = packed(replies);
  const shown = groups.slice(0, MOST_MESSAGES - 1);
  const cutOff = groups.length > shown.length;
  const note = cutOff
    ? "Only you can see this. Its last sections are shown once it is posted."
    : "Only you can see this.";
  const first = resetMessage(root.text, [
    ...noteBlocks([[{ quiet: note }]]),
    ...(root.blocks as KnownBlock[]),
    postButton(briefing),
  ]);
  return [first, ...shown.map(({ texts, blocks }) => resetMessage(joinedText(texts) || UNPRINTABLE, blocks))];
}

function postButton(briefing: string): ActionsBlock {
  const button: Button = {
    type: "button",
    action_id: SLACK_ACTIONS.post,
    style: "primary",
    text: { type: "plain_text", text: "Post here", emoji: false },
    value: JSON.stringify({ briefing }),
  };
  return { type: "actions", elements: [button] };
}

/** As many of a kind of block may one message hold, however little they take. */
const MOST_OF: Readonly<Record<string, number>> = { table: 1, data_visualization: MOST_CHARTS };

type Group = { readonly blocks: KnownBlock[]; readonly texts: string[]; size: number };

/** Sections joined while they fit. */
function packed(replies: readonly Sent[]): Group[] {
  const groups: Group[] = [];
  for (const reply of replies) {
    const blocks = reply.blocks as KnownBlock[];
    const size = JSON.stringify(blocks).length;
    const last = groups.at(-1);
    const fits =
      last !== undefined &&
      last.size + size <= SLACK.messageText &&
      last.blocks.length + blocks.length <= SLACK.blocks &&
      Object.entries(MOST_OF).every(([type, most]) => countOf(type, [...last.blocks, ...blocks]) <= most);
    if (!fits) groups.push({ blocks: [...blocks], texts: [reply.text], size });
    else {
      last.blocks.push(...blocks);
      last.texts.push(reply.text);
      last.size += size;
    }
  }
  return groups;
}

function countOf(type: string, blocks: readonly { readonly type: string }[]): number {
  return blocks.filter((block) => block.type === type).length;
}

/** Why a briefing could not be posted, before the preview that its asker gets instead. */
export function slackInvite(advice: string, canInvite: boolean): SlackMessage {
  const then = canInvite ? "Once that is done, press “Post here” below." : "Here is the briefing for you alone.";
  return slackNote([[{ bold: "This could not be posted." }, ` ${advice}`], [then]]);
}

/** A modal's content as a message: what only works in a modal is left out. */
export function slackViewAsMessage({ blocks }: SlackView, text: string): SlackMessage {
  return slackMessage(
    text,
    blocks.filter((block) => block.type !== "actions"),
  );
}

/** Questions as buttons. Their text is that of the question; what is pressed carries it whole. */
export function slackSuggestions(questions: readonly string[], briefing: string): SlackMessage {
  const elements = questions.map(
    (question, i): Button => ({
      type: "button",
      action_id: `${SLACK_ACTIONS.suggestion}_${i}`,
      text: { type: "plain_text", text: cut(inert(question), SLACK.buttonText) || UNPRINTABLE, emoji: false },
      value: JSON.stringify({ briefing, question: cut(question, SLACK.buttonValue / 4) }),
    }),
  );
  return saidMessage(`What to ask next: ${questions.slice(0, elements.length).join(" ")}`, [
    ...noteBlocks([[{ quiet: "What to ask next, or write your own question here:" }]]),
    { type: "actions", elements },
  ]);
}

/** An answer under the question it answers, for everybody who did not see it asked. */
export function slackQuestioned(question: string, answer: Sent): SlackMessage {
  const asked = noteBlocks([[{ bold: "Asked: " }, cut(inert(question), 600)]]);
  return resetMessage(answer.text, [...asked, ...(answer.blocks as KnownBlock[])]);
}
