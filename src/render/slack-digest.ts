import type { KnownBlock, RichTextBlock } from "@slack/types";
import type { Briefing, Source } from "#domain/briefing.ts";
import type { Correction, Digest } from "#domain/digest.ts";
import { digestNotes, digestTitle, goneWords, moment, quietLine, type TopicPart, topicParts } from "./digest-rows.ts";
import type { Row } from "./layout.ts";
import { printMarks } from "./layout.ts";
import { SLACK } from "./slack-limits.ts";
import { type SlackMessage, slackMessage } from "./slack-message.ts";
import { type NoteLine, noteBlocks, slackNote } from "./slack-note.ts";
import { rootBlocks } from "./slack-root.ts";
import { cut, header, inert, markElement, richSection, richText, words } from "./slack-text.ts";
import { threadReplies } from "./slack-thread.ts";

/** The longest one row of a digest may be: the thread holds it whole. In characters. */
const ROW_TEXT = 500;

/** A digest as Slack messages: the root says what is new, the thread holds each topic's briefing with its evidence. One line when nothing is. */
export function slackDigest(digest: Digest): SlackMessage[] {
  const quiet = quietLine(digest);
  if (quiet !== null) return [slackNote([[cut(quiet, SLACK.fallbackText)]])];
  const parts = topicParts(digest);
  const title = digestTitle(digest);
  const notes = digestNotes(digest).map((note): NoteLine => [{ quiet: cut(note, ROW_TEXT) }]);
  const [first = [], ...rest] = packed(parts.map(topicBlocks));
  const root = slackMessage(title, [header(title), ...(notes.length > 0 ? noteBlocks(notes) : []), ...first]);
  return [root, ...rest.map((blocks) => slackMessage(title, blocks)), ...parts.flatMap(topicReplies)];
}

/** Topics joined in as few messages as they fit in, in order; a topic never falls apart. */
function packed(topics: readonly KnownBlock[][]): KnownBlock[][] {
  const groups: KnownBlock[][] = [];
  for (const blocks of topics) {
    const last = groups.at(-1);
    const joined = [...(last ?? []), ...blocks];
    const fits = joined.length < SLACK.blocks && JSON.stringify(joined).length <= SLACK.messageText;
    if (last && fits) last.push(...blocks);
    else groups.push([...blocks]);
  }
  return groups;
}

function topicBlocks({ heading, rows, note, briefing }: TopicPart): KnownBlock[] {
  const said = cut(heading, ROW_TEXT);
  const head = noteBlocks([rows.length > 0 ? [{ bold: said }] : [said]]);
  const list = rows.length === 0 ? [] : [listOf(rows, briefing?.sources ?? [])];
  return [...head, ...list, ...(note === "" ? [] : noteBlocks([[{ quiet: note }]]))];
}

function listOf(rows: readonly Row[], sources: readonly Source[]): RichTextBlock {
  const elements = rows.map((row) => {
    const lead = row.lead.filter((cell) => cell !== "").join(" · ");
    const tail = row.tail === "" ? [] : [words(`${cut(inert(row.tail), 200)} `, "italic")];
    const marks = row.marks.slice(0, 6).map((n) => markElement(n, sources));
    return richSection([
      words(`${cut(inert(lead), 100)}  `, "bold"),
      words(`${cut(inert(row.body), ROW_TEXT)}  `),
      ...tail,
      ...marks,
    ]);
  });
  return richText([{ type: "rich_text_list", style: "bullet", elements }]);
}

/** A topic's whole briefing in the thread: its own root with Evidence on every statement, then its sections. */
function topicReplies({ briefing }: TopicPart): SlackMessage[] {
  if (briefing === null) return [];
  const own = slackMessage(briefing.headline.text, rootBlocks(briefing));
  return [own, ...threadReplies(briefing).map(({ text, blocks }) => slackMessage(text, blocks))];
}

/** A correction, for the thread of what it corrects: what was printed, and what its source says now. */
export function slackCorrection(correction: Correction): SlackMessage {
  const { topic, createdAt, changes, sources } = correction;
  const rows = changes.slice(0, 10).flatMap(({ kind, text, was, citations }): NoteLine[] => {
    const numbers = sources.filter((source) => citations.some((one) => one.articleId === source.articleId));
    const marks = printMarks(numbers.map((source) => source.n));
    return [
      [{ bold: "PRINTED" }, `  ${cut(was?.text ?? text, ROW_TEXT)}`],
      [{ bold: "NOW" }, kind === "dropped" ? `  ${goneWords(correction)}` : `  ${cut(text, ROW_TEXT)} ${marks}`],
    ];
  });
  return slackNote([[{ bold: `Correction · ${cut(topic, 200)} · ${moment(createdAt, "UTC")} UTC` }], ...rows]);
}

/** The root of what was corrected, with a mark above it. Nothing of it is taken back silently: the thread tells what changed. */
export function slackCorrected(root: Briefing | Digest, at: string): SlackMessage {
  const mark = noteBlocks([[{ bold: `Corrected ${moment(at, "UTC")} UTC.` }, " What changed stands in the thread."]]);
  const whole = "topics" in root ? slackDigest(root)[0] : slackMessage(root.headline.text, rootBlocks(root));
  return slackMessage("A correction was made", [...mark, ...(whole?.blocks ?? [])]);
}
