import type { Answer, Briefing, Change, NothingFound, Withheld } from "#domain/briefing.ts";
import type { Correction, Digest } from "#domain/digest.ts";
import { terminalAnswer, terminalNothing } from "./answer.ts";
import { clean } from "./clean.ts";
import { terminalCorrection, terminalDigest } from "./digest-terminal.ts";
import { jsonLine, jsonText } from "./json.ts";
import { markdownBriefing, markdownNothing, markdownSince } from "./markdown.ts";
import { slackAnswer, slackBriefing, slackNothing } from "./slack.ts";
import type { SlackMessage, SlackView } from "./slack-message.ts";
import { setRows } from "./table.ts";
import { settingFor, type TerminalOptions, terminalBriefing } from "./terminal.ts";

export { ago as renderAgo, feedState as renderFeedState, spanOf as renderSpan } from "./feed-words.ts";
export { withheldWords as renderWithheldWords } from "./sections.ts";
export { shortBriefing } from "./short.ts";
export { CLAIM_FAULTS, SLACK_ACTIONS } from "./slack-actions.ts";
export {
  slackCorrected as renderSlackCorrected,
  slackCorrection as renderSlackCorrection,
  slackDigest as renderSlackDigest,
} from "./slack-digest.ts";
export { slackEvidence as renderSlackEvidence, slackWithheld as renderSlackWithheld } from "./slack-evidence.ts";
export { slackMessage as renderSlackMessage } from "./slack-message.ts";
export { type NoteLine, noteBlocks as renderSlackLines, slackNote as renderSlackNote } from "./slack-note.ts";
export {
  slackInvite as renderSlackInvite,
  slackPreview as renderSlackPreview,
  slackQuestioned as renderSlackQuestioned,
  slackSuggestions as renderSlackSuggestions,
  slackViewAsMessage as renderSlackViewAsMessage,
} from "./slack-preview.ts";
export { slackChanged as renderSlackChanged, slackSaved as renderSlackSaved } from "./slack-saved.ts";
export { day as renderDay } from "./words.ts";
export type { SlackMessage, SlackView, TerminalOptions };

/** A briefing for a terminal. Every untrusted string is cleaned; no line is wider than `width` unless one word is. */
export function terminal(briefing: Briefing, options: TerminalOptions): string {
  return terminalBriefing(briefing, options);
}

/** A briefing as Markdown; untrusted strings are escaped, links are stored http or https addresses. */
export function markdown(briefing: Briefing): string {
  return markdownBriefing(briefing);
}

/** What changed since a kept briefing was made, and what of it is withheld now, as a further part of its Markdown. */
export function renderMarkdownSince(changes: readonly Change[], withheld: readonly Withheld[]): string {
  return markdownSince(changes, withheld);
}

/** A briefing as Slack messages, the root first, without channel and thread; nothing in them can ping, link or unfurl. */
export function slack(briefing: Briefing): SlackMessage[] {
  return slackBriefing(briefing);
}

/** An answer as one Slack message. */
export function renderSlackAnswer(answer: Answer): SlackMessage {
  return slackAnswer(answer);
}

/** The honest refusal of a briefing as one Slack message. */
export function renderSlackNothing(nothing: NothingFound): SlackMessage {
  return slackNothing(nothing);
}

/** Any record as indented JSON with the characters escaped that a terminal would obey; it parses back to the same value. */
export function json(record: unknown): string {
  return jsonText(record);
}

/** Any record as one line of JSON, for JSON lines; as safe as `json`. */
export function jsonRow(record: unknown): string {
  return jsonLine(record);
}

/** An answer for a terminal. */
export function renderAnswer(answer: Answer, options: TerminalOptions): string {
  return terminalAnswer(answer, options);
}

/** The honest refusal of a briefing for a terminal. */
export function renderNothing(nothing: NothingFound, options: TerminalOptions): string {
  return terminalNothing(nothing, options);
}

/** The honest refusal of a briefing as Markdown. */
export function renderMarkdownNothing(nothing: NothingFound): string {
  return markdownNothing(nothing);
}

/** One untrusted string as one printable line, for messages that are not briefings. */
export function printable(text: string): string {
  return clean(text);
}

/** Untrusted rows as an aligned table for a terminal; the last cell of each row holds the words and wraps. */
export function table(rows: readonly (readonly string[])[], options: TerminalOptions): string {
  const set = rows.map((row) => ({ lead: row.slice(0, -1), body: row.at(-1) ?? "", tail: "", marks: [] }));
  const lines = setRows(set, settingFor(options));
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}

/** A digest for a terminal; with nothing to tell it is one line. */
export function renderDigest(digest: Digest, options: TerminalOptions): string {
  return terminalDigest(digest, options);
}

/** A correction for a terminal; `zone` is where its reader lives. */
export function renderCorrection(correction: Correction, options: TerminalOptions & { readonly zone: string }): string {
  return terminalCorrection(correction, options);
}
