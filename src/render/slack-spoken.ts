import type { ContextBlock, KnownBlock, RichTextBlock, RichTextSection, TableBlock } from "@slack/types";
import { SLACK } from "./slack-limits.ts";
import { cut, escapeMrkdwn, JOINER } from "./slack-text.ts";

/*
 * Screen readers and notifications get a message's text and nothing of its blocks (docs.slack.dev/reference/methods/chat.postMessage): so
 * the text says what the blocks say. Slack parses it as mrkdwn; no ping, link or markup can come of it.
 */

/** What is said in a message's text: an opening, then whatever the blocks say beyond it. At most 3,000 characters. */
export function spokenText(opening: string, blocks: readonly KnownBlock[]): string {
  const first = spoken(opening);
  const rest = blocks.flatMap(linesOf).filter((line) => line !== "" && !first.includes(line));
  return joinedText([first, ...rest]);
}

/** Texts of messages as one, at most 3,000 characters long. */
export function joinedText(texts: readonly string[]): string {
  const text = texts.filter((line) => line !== "").join("\n");
  // An entity that is cut in two would be read out as its letters.
  return cut(text, SLACK.fallbackText).replace(/&\w{0,4}…$/u, "…");
}

function linesOf(block: KnownBlock): string[] {
  switch (block.type) {
    case "header":
      return [spoken(block.text.text)];
    case "section":
      return block.text === undefined ? [] : [ownWords(block.text.text)];
    case "context":
      return contextLines(block);
    case "rich_text":
      return richLines(block);
    case "table":
      return tableLines(block);
    default:
      return [];
  }
}

function contextLines({ elements }: ContextBlock): string[] {
  return elements.flatMap((one) => (one.type === "mrkdwn" ? [ownWords(one.text)] : []));
}

function richLines({ elements }: RichTextBlock): string[] {
  return elements.flatMap((one) => {
    if (one.type === "rich_text_list") return one.elements.map(sectionWords).map(spoken);
    return one.type === "rich_text_section" ? sectionWords(one).split("\n").map(spoken) : [];
  });
}

function sectionWords({ elements }: RichTextSection): string {
  return elements.map((one) => ("text" in one && typeof one.text === "string" ? one.text : "")).join("");
}

/** A row in words: what it counts, then what each further column says, under the column's own name. */
function tableLines({ rows }: TableBlock): string[] {
  const [heads = [], ...rest] = rows.map((row) => row.map(cellWords));
  const named = (cell: string, at: number) => (at < 2 ? cell : `${heads[at] ?? ""}: ${cell}`);
  return rest.map((row) =>
    spoken(
      row
        .map(named)
        .filter((_, at) => row[at] !== "–")
        .join("; "),
    ),
  );
}

function cellWords(cell: TableBlock["rows"][number][number]): string {
  if (cell.type === "rich_text") return richLines(cell).join(" ");
  return "text" in cell ? String(cell.text) : "";
}

/** Words of a place that Slack does not parse, for one that it does. */
function spoken(text: string): string {
  return unlinked(escapeMrkdwn(text)).replace(/\s+/g, " ").trim();
}

/** Mrkdwn of ours, its links and marks taken off: what comes of articles in it is escaped already. */
function ownWords(mrkdwn: string): string {
  const words = mrkdwn.replace(/<[^>|]*\|([^>]*)>/g, "$1").replace(/[<>]/g, "");
  return unlinked(words.replace(OWN_MARKS, "")).replace(/\s+/g, " ").trim();
}

const OWN_MARKS = new RegExp(`(?<!${JOINER})[*_~](?!${JOINER})`, "gu");

/** Slack makes a link of a bare address, too. */
function unlinked(text: string): string {
  return text.replace(/:\/\//g, `:${JOINER}//`);
}
