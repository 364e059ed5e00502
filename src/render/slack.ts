import type { KnownBlock } from "@slack/types";
import type { Answer, Briefing, NothingFound } from "#domain/briefing.ts";
import { claimRows, sourcesSection } from "./sections.ts";
import { SLACK } from "./slack-limits.ts";
import { rootBlocks } from "./slack-root.ts";
import { cut, inert, markElement, richSection, richText, words } from "./slack-text.ts";
import { threadReplies } from "./slack-thread.ts";
import { day, headlineOf, statusOf, wordsOf } from "./words.ts";

/** A Web API payload without its channel and thread: whoever posts it adds those. */
export type SlackMessage = {
  readonly text: string;
  readonly blocks: KnownBlock[];
  readonly unfurl_links: false;
  readonly unfurl_media: false;
};

function message(text: string, blocks: KnownBlock[]): SlackMessage {
  return { text: cut(inert(text), SLACK.fallbackText), blocks, unfurl_links: false, unfurl_media: false };
}

/** A briefing as Slack messages: the root first, then one reply a section. */
export function slackBriefing(briefing: Briefing): SlackMessage[] {
  const headline = headlineOf(briefing);
  const fallback = `${statusOf(headline)}: ${wordsOf(headline)}`;
  return [
    message(fallback, rootBlocks(briefing)),
    ...threadReplies(briefing).map(({ text, blocks }) => message(text, blocks)),
  ];
}

/** An answer as one Slack message: what is stored with its sources, or that nothing stored answers. */
export function slackAnswer(answer: Answer): SlackMessage {
  const opening = OPENINGS[answer.kind];
  const shown = answer.kind === "answer" ? answer.claims : answer.related;
  const lines = claimRows(shown.slice(0, 6), answer.sources).map((row) =>
    richSection([
      words(`${row.lead[1] ?? ""}  `, "bold"),
      words(`${cut(inert(row.body), 900)}  `),
      words(`${inert(row.tail)} `, "italic"),
      ...row.marks.slice(0, 6).map((n) => markElement(n, answer.sources)),
    ]),
  );
  const said = [opening, answer.premise ?? ""].filter(Boolean).map((text) => richSection([words(`${inert(text)}\n`)]));
  const list = lines.length > 0 ? [{ type: "rich_text_list", style: "bullet", elements: lines } as const] : [];
  const sources = (sourcesSection(answer.sources)?.rows ?? [])
    .slice(0, 6)
    .map((row) => richSection([words(`${inert(row.lead[0] ?? "")} ${cut(inert(row.body), 300)}\n`)]));
  const blocks: KnownBlock[] = [richText([...said, ...list]), ...(sources.length > 0 ? [richText(sources)] : [])];
  const fallback = answer.claims[0]?.text ?? [opening, answer.premise].filter(Boolean).join(" ");
  return message(
    fallback,
    blocks.filter((block) => block.type !== "rich_text" || block.elements.length > 0),
  );
}

const OPENINGS: Readonly<Record<Answer["kind"], string>> = {
  answer: "",
  "not-stored": "Nothing stored answers this.",
  "false-premise": "The question takes for granted what nothing stored states.",
};

/** That nothing stored matches, with the nearest topics and the newest article. */
export function slackNothing({ topic, nearest, newest }: NothingFound): SlackMessage {
  const lines = [
    `Nothing stored on “${topic}”.`,
    nearest.length > 0 ? `Nearest topics: ${nearest.join(", ")}.` : "",
    newest === null
      ? "The archive holds no article yet: save one with /brief save URL."
      : `Newest article: ${newest.title ?? "untitled"} (${newest.publishedAt === null ? "undated" : day(newest.publishedAt)}).`,
  ].filter(Boolean);
  return message(lines.join(" "), [richText(lines.map((line) => richSection([words(`${inert(line)}\n`)])))]);
}
