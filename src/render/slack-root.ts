import type { ActionsBlock, Button, ContextActionsBlock, ContextBlock, KnownBlock, SectionBlock } from "@slack/types";
import type { Briefing, Claim, Development, Source } from "#domain/briefing.ts";
import { marksOf } from "./layout.ts";
import { withheldLine } from "./sections.ts";
import { SLACK_ACTIONS } from "./slack-actions.ts";
import { SLACK } from "./slack-limits.ts";
import {
  cut,
  escapeMrkdwn,
  header,
  inert,
  markLink,
  mrkdwnSection,
  richSection,
  richText,
  words,
} from "./slack-text.ts";
import { statusOf } from "./status.ts";
import { coverageLine, engineLine, headlineOf, labelOf, markOf, standingOf, wordsOf } from "./words.ts";

/** The longest a bottom line (90 words) and one development may be. In characters: a root with a preview's button has to fit too. */
const BOTTOM_TEXT = 1_200;
const CLAIM_TEXT = 700;

/** What a button carries: which briefing, which claim. Both ids are ours. */
function evidenceValue(briefing: Pick<Briefing, "id">, claim: Pick<Claim, "id">): string {
  return JSON.stringify({ briefing: briefing.id, claim: claim.id });
}

/** The root message: headline, its status, the bottom line, developments with their evidence, coverage, buttons. */
export function rootBlocks(briefing: Briefing): KnownBlock[] {
  const headline = headlineOf(briefing);
  const status = `*${statusOf(headline)}* · ${escapeMrkdwn(standingOf(headline, briefing.sources))}`;
  const told = new Set(briefing.developments.map(wordsOf));
  // What the developments tell below in the same words, each with its status and its evidence, is not told twice.
  const bottom = briefing.bottomLine
    .flatMap((claim) => (told.has(wordsOf(claim)) ? [] : inert(wordsOf(claim))))
    .join(" ");
  return [
    headlineBlock(wordsOf(headline)),
    context([`${status} ${marks(headline, briefing.sources)}`]),
    ...(bottom === "" ? [] : [richText([richSection([words(cut(bottom, BOTTOM_TEXT))])])]),
    ...briefing.developments.map((claim) => development(claim, briefing)),
    context(
      [
        coverageLine(briefing),
        [engineLine(briefing), withheldLine(briefing), briefing.id].filter(Boolean).join(" · "),
      ].map(escapeMrkdwn),
    ),
    buttons(briefing, headline),
    rating(briefing),
  ];
}

/** A header where it fits, else bold text: a headline that is cut may say more than it does whole. */
function headlineBlock(text: string): KnownBlock {
  if (text.length <= SLACK.headerText) return header(text);
  return richText([richSection([words(inert(cut(text, CLAIM_TEXT)), "bold")])]);
}

function marks(claim: Claim, sources: readonly Source[]): string {
  return marksOf(claim.citations, sources)
    .slice(0, 8)
    .map((n) => markLink(n, sources))
    .join("");
}

function development(claim: Development, briefing: Briefing): SectionBlock {
  const label = markOf(claim) + labelOf(claim, briefing.sources);
  const end = `\n_${escapeMrkdwn(cut(label, 200))}_ ${marks(claim, briefing.sources)}`;
  const room = SLACK.sectionText - end.length - 40;
  const text = `*${statusOf(claim)}*  ${fitted(wordsOf(claim), Math.min(room, CLAIM_TEXT))}${end}`;
  return { ...mrkdwnSection(text), accessory: evidenceButton(briefing, claim) };
}

// Escaping lengthens text, so what fits is found on the escaped form; entities are never cut because the plain form is.
function fitted(text: string, room: number): string {
  let limit = Math.min(text.length, room);
  while (escapeMrkdwn(cut(text, limit)).length > room) limit = Math.floor(limit * 0.8);
  return escapeMrkdwn(cut(text, limit));
}

function context(lines: readonly string[]): ContextBlock {
  const texts = lines.filter((line) => line.trim() !== "").slice(0, SLACK.contextElements);
  return {
    type: "context",
    elements: texts.map((text) => ({ type: "mrkdwn", text: cutEscaped(text), verbatim: true })),
  };
}

function cutEscaped(text: string): string {
  return text.length <= SLACK.sectionText ? text : cut(text, SLACK.sectionText).replace(/[&<][^;>]*…$/u, "…");
}

function evidenceButton(briefing: Briefing, claim: Claim): Button {
  return {
    type: "button",
    action_id: SLACK_ACTIONS.evidence,
    text: { type: "plain_text", text: "Evidence", emoji: false },
    value: evidenceValue(briefing, claim),
    accessibility_label: "Show the sentences this rests on",
  };
}

function buttons(briefing: Briefing, headline: Claim): ActionsBlock {
  const ask: Button = {
    type: "button",
    action_id: SLACK_ACTIONS.ask,
    text: { type: "plain_text", text: "Ask a question", emoji: false },
    value: evidenceValue(briefing, headline),
  };
  const why: Button = {
    type: "button",
    action_id: SLACK_ACTIONS.withheld,
    text: { type: "plain_text", text: "What was withheld", emoji: false },
    value: evidenceValue(briefing, headline),
  };
  const evidence = {
    ...evidenceButton(briefing, headline),
    text: { type: "plain_text", text: "Evidence of the headline", emoji: false },
  } as const;
  return { type: "actions", elements: briefing.withheld.length > 0 ? [evidence, ask, why] : [evidence, ask] };
}

/** Two small buttons: was this briefing of use. What is wrong with one statement is said where its evidence is shown. */
function rating({ id }: Briefing): ContextActionsBlock {
  const choice = (text: string, rating: string) =>
    ({
      text: { type: "plain_text", text },
      value: JSON.stringify({ briefing: id, rating }),
      accessibility_label: text,
    }) as const;
  return {
    type: "context_actions",
    elements: [
      {
        type: "feedback_buttons",
        action_id: SLACK_ACTIONS.rating,
        positive_button: choice("Useful", "useful"),
        negative_button: choice("Not useful", "not-useful"),
      },
    ],
  };
}
