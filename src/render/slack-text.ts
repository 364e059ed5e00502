import type { HeaderBlock, RichTextBlock, RichTextElement, RichTextSection, SectionBlock } from "@slack/types";
import type { Source } from "#domain/briefing.ts";
import { clean, usableUrl } from "./clean.ts";
import { SLACK } from "./slack-limits.ts";

/** A word joiner: invisible, and it keeps "@here" and "*bold*" from meaning anything to Slack. */
export const JOINER = "\u2060";

/** Cuts text to at most `limit` UTF-16 units, never inside a character, with an ellipsis where something was cut. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const kept = text.slice(0, limit - 1);
  return `${/[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept}…`;
}

/** Untrusted text for a place that Slack does not parse at all (rich text, plain text). */
export function inert(text: string): string {
  return clean(text).replace(/@(?=here\b|channel\b|everyone\b)/giu, `@${JOINER}`);
}

/** Untrusted text for mrkdwn: no mention, link or markup can come of it. */
export function escapeMrkdwn(text: string): string {
  return inert(text)
    .replace(/[*_~`]/g, (mark) => `${JOINER}${mark}${JOINER}`)
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;");
}

/** A section of mrkdwn made by us out of escaped parts. `verbatim` keeps Slack from making links or mentions of its own. */
export function mrkdwnSection(text: string): SectionBlock {
  return { type: "section", text: { type: "mrkdwn", text, verbatim: true }, expand: true };
}

/** What stands for text of which nothing can be printed: Slack refuses an empty heading. */
export const UNPRINTABLE = "(nothing printable)";

export function header(text: string): HeaderBlock {
  return {
    type: "header",
    text: { type: "plain_text", text: cut(inert(text), SLACK.headerText) || UNPRINTABLE, emoji: false },
  };
}

/** A link to a source in mrkdwn, "[1]", or its bare mark when no link is stored or it cannot be linked safely. */
export function markLink(n: number, sources: readonly Source[]): string {
  const url = linkable(sources.find((source) => source.n === n));
  return url === null ? `[${n}]` : `<${url}|[${n}]>`;
}

// In mrkdwn a link ends at "|" or ">", which usableUrl rules out; "&" would be read as an entity, so such links go elsewhere.
function linkable(source: Source | undefined): string | null {
  const url = usableUrl(source?.url ?? null);
  return url !== null && url.length <= SLACK.linkUrl ? url.replaceAll("&", "&amp;") : null;
}

/** A link to a source as a rich text element, whose address Slack takes as it stands. */
export function markElement(n: number, sources: readonly Source[]): RichTextElement {
  const url = usableUrl(sources.find((source) => source.n === n)?.url ?? null);
  return url === null || url.length > SLACK.linkUrl ? words(`[${n}]`) : { type: "link", url, text: `[${n}]` };
}

export function words(text: string, style?: "bold" | "italic"): RichTextElement {
  const plain = { type: "text", text: text === "" ? " " : text } as const;
  return style === undefined ? plain : { ...plain, style: { [style]: true } };
}

export function richSection(elements: RichTextElement[]): RichTextSection {
  return { type: "rich_text_section", elements };
}

export function richText(sections: RichTextBlock["elements"]): RichTextBlock {
  return { type: "rich_text", elements: sections };
}
