import type { KnownBlock, RichTextList } from "@slack/types";
import type { Answer, Briefing, NothingFound, Source } from "#domain/briefing.ts";
import type { Row } from "./layout.ts";
import { nothingLines } from "./nothing.ts";
import { claimRows, sourcesSection } from "./sections.ts";
import { type SlackMessage, slackMessage } from "./slack-message.ts";
import { noteBlocks } from "./slack-note.ts";
import { rootBlocks } from "./slack-root.ts";
import { cut, inert, markElement, richSection, richText, words } from "./slack-text.ts";
import { threadReplies } from "./slack-thread.ts";
import { statusOf } from "./status.ts";
import { unreadSection } from "./unread.ts";
import { engineLine, headlineOf, wordsOf } from "./words.ts";

/** A briefing as Slack messages: the root first, then one reply a section. */
export function slackBriefing(briefing: Briefing): SlackMessage[] {
  const headline = headlineOf(briefing);
  const fallback = `${statusOf(headline)}: ${wordsOf(headline)}`;
  return [
    slackMessage(fallback, rootBlocks(briefing)),
    ...threadReplies(briefing).map(({ text, blocks }) => slackMessage(text, blocks)),
  ];
}

/** The longest one statement and one fact about it may be in an answer, which has to fit in one message. In characters. */
const ANSWER = { claim: 900, fact: 250 } as const;

const MOST_ROWS = 6;

/** Rows as a list: the last word of the lead, the words, the label, the marks with their links. */
function listOf(rows: readonly Row[], sources: readonly Source[]): RichTextList[] {
  const elements = rows.map((row) =>
    richSection([
      words(`${inert(row.lead.at(-1) ?? "")}  `, "bold"),
      words(`${cut(inert(row.body), ANSWER.claim)}  `),
      words(`${cut(inert(row.tail), ANSWER.fact)} `, "italic"),
      ...row.marks.slice(0, MOST_ROWS).map((n) => markElement(n, sources)),
    ]),
  );
  return elements.length > 0 ? [{ type: "rich_text_list", style: "bullet", elements }] : [];
}

function sourceBlocks(sources: readonly Source[]): KnownBlock[] {
  const lines = (sourcesSection(sources)?.rows ?? [])
    .slice(0, MOST_ROWS)
    .map((row) => richSection([words(`${inert(row.lead[0] ?? "")} ${cut(inert(row.body), ANSWER.fact)}\n`)]));
  return lines.length > 0 ? [richText(lines)] : [];
}

/** An answer as one Slack message: what is stored with its sources, or that nothing stored answers. */
export function slackAnswer(answer: Answer): SlackMessage {
  const opening = OPENINGS[answer.kind];
  const shown = answer.kind === "answer" ? answer.claims : answer.related;
  const rows = claimRows(shown.slice(0, MOST_ROWS), answer.sources);
  const said = [opening, answer.premise ?? ""]
    .filter(Boolean)
    .map((text) => richSection([words(`${cut(inert(text), ANSWER.claim)}\n`)]));
  const blocks: KnownBlock[] = [richText([...said, ...listOf(rows, answer.sources)]), ...sourceBlocks(answer.sources)];
  const engine = noteBlocks([[{ quiet: cut(inert(engineLine(answer)), ANSWER.fact) }]]);
  return slackMessage("", [
    ...blocks.filter((block) => block.type !== "rich_text" || block.elements.length > 0),
    ...engine,
  ]);
}

const OPENINGS: Readonly<Record<Answer["kind"], string>> = {
  answer: "",
  "not-stored": "Nothing stored answers this.",
  "false-premise": "The question takes for granted what nothing stored states.",
};

/** That nothing stored matches, with the nearest topics and the newest article. */
export function slackNothing(nothing: NothingFound): SlackMessage {
  const lines = nothingLines(nothing, {
    name: ({ title }, dated) => `${title ?? "untitled"} (${dated}).`,
    file: "The archive holds no article yet: save one with /brief save URL.",
  });
  const { sources = [] } = nothing;
  return slackMessage(lines.join(" "), [
    richText([
      ...lines.map((line) => richSection([words(`${cut(inert(line), ANSWER.claim)}\n`)])),
      ...listOf(unreadSection(nothing)?.rows ?? [], sources),
    ]),
    ...sourceBlocks(sources),
  ]);
}
