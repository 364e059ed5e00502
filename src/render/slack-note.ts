import type { KnownBlock, RichTextElement } from "@slack/types";
import { usableUrl } from "./clean.ts";
import { type SlackMessage, saidMessage } from "./slack-message.ts";
import { cut, inert, richSection, richText, words } from "./slack-text.ts";

/**
 * A piece of a line: plain words, or words that are set apart. None of it can ping; a link that cannot be printed safely is words. A
 * mention is the id of a person, user group or channel, shown by name: it pings nobody in a message for one reader's eyes, and belongs
 * in no other.
 */
export type NotePart =
  | string
  | { readonly bold: string }
  | { readonly code: string }
  | { readonly quiet: string }
  | { readonly link: string; readonly text: string }
  | { readonly mention: string };
export type NoteLine = readonly NotePart[];

/** The longest one piece may be. In characters. */
const PART_TEXT = 1_500;

/** A short message of a few lines that is no briefing: help, an outcome, advice. */
export function slackNote(lines: readonly NoteLine[]): SlackMessage {
  const plain = lines.map((line) => line.map(wordsOf).join("")).join(" ");
  return saidMessage(plain, noteBlocks(lines));
}

/** The lines as blocks, for a message, a modal or App Home. */
export function noteBlocks(lines: readonly NoteLine[]): KnownBlock[] {
  const sections = lines.map((line, i) => {
    const end = i === lines.length - 1 ? [] : [words("\n")];
    return richSection([...line.map(elementOf), ...end]);
  });
  return [richText(sections)];
}

function wordsOf(part: NotePart): string {
  if (typeof part === "string") return part;
  if ("bold" in part) return part.bold;
  if ("code" in part) return part.code;
  if ("mention" in part) return part.mention;
  return "quiet" in part ? part.quiet : part.text;
}

function elementOf(part: NotePart): RichTextElement {
  // Spaces at the ends of a piece are ours: they keep the pieces of a line apart.
  const text = typeof part === "string" ? spaced(part) : cut(inert(wordsOf(part)), PART_TEXT);
  if (typeof part === "string") return words(text);
  if ("bold" in part) return words(text, "bold");
  if ("quiet" in part) return words(text, "italic");
  if ("code" in part) return { type: "text", text: text || " ", style: { code: true } };
  if ("mention" in part) return mentionOf(part.mention) ?? words(text);
  const url = usableUrl(part.link);
  return url === null ? words(text) : { type: "link", url, text: text || url };
}

function mentionOf(id: string): RichTextElement | null {
  if (/^[UW][A-Z0-9]{1,30}$/.test(id)) return { type: "user", user_id: id };
  if (/^S[A-Z0-9]{1,30}$/.test(id)) return { type: "usergroup", usergroup_id: id };
  return /^[CGD][A-Z0-9]{1,30}$/.test(id) ? { type: "channel", channel_id: id } : null;
}

function spaced(text: string): string {
  const [, before = "", after = ""] = /^(\s*)[\s\S]*?(\s*)$/.exec(text) ?? [];
  return text.trim() === "" ? text : `${before}${cut(inert(text), PART_TEXT)}${after}`;
}
