import type { ActionsBlock, KnownBlock, RichTextBlock, RichTextQuote } from "@slack/types";
import type { Briefing, Citation, Claim, Source, Withheld } from "#domain/briefing.ts";
import { usableUrl } from "./clean.ts";
import { marksOf } from "./layout.ts";
import { reasonWords } from "./sections.ts";
import { CLAIM_FAULTS, FAULT_WORDS, SLACK_ACTIONS } from "./slack-actions.ts";
import { SLACK } from "./slack-limits.ts";
import type { SlackView } from "./slack-message.ts";
import { type NoteLine, noteBlocks } from "./slack-note.ts";
import { cut, header, inert, richSection, richText, words } from "./slack-text.ts";
import { statusOf } from "./status.ts";
import { day, wordsOf } from "./words.ts";

/** A claim of a briefing and what the gate made of it. */
export type EvidenceOf = {
  readonly briefing: Briefing;
  readonly claim: Claim;
  readonly checked: readonly { readonly rule: string; readonly passed: boolean; readonly note: string }[];
};

/** The longest quoted sentence that is shown whole, the citations shown of one claim, and the longest fact about an article. In characters. */
const QUOTE_TEXT = 700;
const MOST_CITATIONS = 4;
const FACT_TEXT = 100;

/** What a statement rests on: each sentence with its article, then what the gate checked, then a way to say what is wrong. */
export function slackEvidence({ briefing, claim, checked }: EvidenceOf): SlackView {
  const shown = claim.citations.slice(0, MOST_CITATIONS);
  const more = claim.citations.length - shown.length;
  const status: NoteLine = [{ bold: statusOf(claim) }, `  ${cut(inert(wordsOf(claim)), QUOTE_TEXT)}`];
  return {
    title: "Evidence",
    blocks: [
      ...noteBlocks([status]),
      header(shown.length === 1 ? "The sentence it rests on" : "The sentences it rests on"),
      ...articlesIn(shown).flatMap((citations) => articleBlocks(citations, briefing)),
      ...(more > 0 ? noteBlocks([[{ quiet: `and ${more} more` }]]) : []),
      header("What the gate checked"),
      checkedList(checked),
      faultChoice(),
    ],
  };
}

/** The citations of each article together, in the order of the first of each. */
function articlesIn(citations: readonly Citation[]): Citation[][] {
  return [...Map.groupBy(citations, ({ articleId }) => articleId).values()];
}

/** The sentences that an article gives, then once which article that is. */
function articleBlocks(citations: readonly Citation[], { sources }: Briefing): KnownBlock[] {
  const quotes = citations.map(
    ({ quote }): RichTextQuote => ({ type: "rich_text_quote", elements: [words(cut(inert(quote), QUOTE_TEXT))] }),
  );
  const [n] = marksOf(citations, sources);
  const source = sources.find((one) => one.n === n);
  const blocks: KnownBlock[] = quotes.map((quote) => richText([quote]));
  return source === undefined ? blocks : [...blocks, ...noteBlocks(sourceLines(source))];
}

/** Where a sentence stands: title, outlet, author, times, whom the article credits, and how many copies there are. */
function sourceLines(source: Source): NoteLine[] {
  const url = usableUrl(source.url);
  const title = `[${source.n}] ${cut(source.title ?? "untitled", FACT_TEXT)}`;
  const named = url === null || url.length > SLACK.linkUrl ? { bold: title } : { link: url, text: title };
  const facts = [
    cut(source.outlet ?? "outlet unknown", FACT_TEXT),
    source.byline === null ? "no author given" : `by ${cut(source.byline, FACT_TEXT)}`,
    source.publishedAt === null ? "undated" : `published ${day(source.publishedAt)}`,
    `filed ${day(source.retrievedAt)}`,
    url === null ? "no link stored" : null,
  ];
  const origins = source.origins.filter((origin) => origin !== source.outlet);
  const lines: NoteLine[] = [[named], [facts.filter(Boolean).join(" · ")]];
  if (origins.length > 0) lines.push([`the article credits ${cut(origins.join(", "), 2 * FACT_TEXT)}`]);
  if (source.copies.length > 0)
    lines.push([`also in ${source.copies.length} more, nearly word for word: counted once`]);
  if (source.labels.length > 0) lines.push([cut(source.labels.join(" · "), FACT_TEXT)]);
  return lines;
}

function checkedList(checked: EvidenceOf["checked"]): RichTextBlock {
  const said = ({ rule, note }: EvidenceOf["checked"][number]) =>
    cut(inert(note === "" ? rule : `${rule}: ${note}`), 1.5 * FACT_TEXT);
  const refused = checked.filter(({ passed }) => !passed);
  const passed = checked.filter((one) => one.passed).map(said);
  const rows = [
    ...refused.map((one) => richSection([words("refused  ", "bold"), words(said(one))])),
    ...(passed.length > 0
      ? [richSection([words(`${passed.length} passed  `, "bold"), words(passed.join(" · "))])]
      : []),
  ];
  return richText([{ type: "rich_text_list", style: "bullet", elements: rows }]);
}

function faultChoice(): ActionsBlock {
  const options = CLAIM_FAULTS.map((fault) => ({
    text: { type: "plain_text", text: FAULT_WORDS[fault], emoji: false } as const,
    value: fault,
  }));
  const placeholder = { type: "plain_text", text: "Is something wrong with it?", emoji: false } as const;
  return {
    type: "actions",
    block_id: "claim_fault",
    elements: [{ type: "static_select", action_id: SLACK_ACTIONS.fault, placeholder, options }],
  };
}

/** What was withheld from a briefing: each sentence with the reason, so that a reader can see what the gate refused. */
export function slackWithheld({ withheld }: Briefing): SlackView {
  const intro: NoteLine = ["These sentences did not pass the gate. They are not statements of this briefing."];
  return { title: "Withheld", blocks: [...noteBlocks([intro]), withheldList(withheld)] };
}

function withheldList(withheld: readonly Withheld[]): RichTextBlock {
  const rows = withheld
    .slice(0, 30)
    .map(({ text, reason }) =>
      richSection([
        words(`${reason}  `, "bold"),
        words(`${reasonWords(reason)}: `),
        words(cut(inert(text), 400), "italic"),
      ]),
    );
  return richText([
    { type: "rich_text_list", style: "bullet", elements: rows.length > 0 ? rows : [richSection([words("nothing")])] },
  ]);
}
