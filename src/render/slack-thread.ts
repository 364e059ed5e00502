import type { KnownBlock, RichTextSection, TableBlock } from "@slack/types";
import type { Briefing, Source } from "#domain/briefing.ts";
import { usableUrl } from "./clean.ts";
import type { Row, Section } from "./layout.ts";
import { marksOf } from "./layout.ts";
import { sectionsOf, sourceFacts } from "./sections.ts";
import { courseCharts, coverageChart, timelineChart } from "./slack-chart.ts";
import { SLACK } from "./slack-limits.ts";
import { cut, header, inert, markElement, richSection, richText, words } from "./slack-text.ts";
import { countedOf, whenOf } from "./words.ts";

/** A reply of the thread: its blocks and the text of a notification. */
export type Reply = { readonly text: string; readonly blocks: KnownBlock[] };

/** The longest one row may be; a longer one is cut, with an ellipsis. In characters. */
const ROW_TEXT = 1_500;

/** The replies of a briefing's thread, one a section that has content, in reading order; long sections take several. */
export function threadReplies(briefing: Briefing): Reply[] {
  return sectionsOf(briefing).flatMap((section) => {
    if (section.title === "Key figures") return figureReplies(section, briefing);
    if (section.title === "Sources") return sourceReplies(section, briefing.sources);
    const replies = rowReplies(section, briefing.sources);
    return withChart(replies, CHARTS[section.title]?.(briefing) ?? []);
  });
}

/** What a section is drawn as, beside its words. */
const CHARTS: Readonly<Record<string, (briefing: Briefing) => KnownBlock[]>> = {
  Timeline: timelineChart,
  "Figures over time": courseCharts,
  "Coverage by day": coverageChart,
};

/** A chart stands under the section's last part, which has room for it. */
function withChart(replies: readonly Reply[], chart: readonly KnownBlock[]): Reply[] {
  return replies.map((reply, i) =>
    i === replies.length - 1 ? { ...reply, blocks: [...reply.blocks, ...chart] } : reply,
  );
}

function rowReplies(section: Section, sources: readonly Source[]): Reply[] {
  return lineReplies(
    section,
    section.rows.map((row) => lineOf(row, sources)),
  );
}

/** Each source with its title as the link, and its reliability only where there is something to say about it. */
function sourceReplies(section: Section, sources: readonly Source[]): Reply[] {
  const unrated = sources.some(({ reliability }) => reliability === "F");
  const note = unrated ? "where no reliability is given it cannot be judged yet" : null;
  return lineReplies({ ...section, note }, sources.map(sourceLine));
}

function sourceLine(source: Source): Line {
  const url = usableUrl(source.url);
  const title = cut(inert(source.title ?? "untitled"), 300) || "untitled";
  const rated = source.reliability === "F" ? [] : [`reliability ${source.reliability}`];
  const elements = [
    words(`[${source.n}]  `, "bold"),
    url === null || url.length > SLACK.linkUrl ? words(title) : ({ type: "link", url, text: title } as const),
    words(` · ${cut(inert(sourceFacts(source, [], rated)), ROW_TEXT)}`),
  ];
  return { section: richSection(elements), size: JSON.stringify(elements).length };
}

function lineReplies(section: Section, lines: readonly Line[]): Reply[] {
  return chunks(lines, SLACK.messageText - 400, (line) => line.size).map((part, i) => {
    const title = i === 0 ? section.title : `${section.title} (continued)`;
    const note = section.note && i === 0 ? [richSection([words(inert(section.note), "italic")])] : [];
    const list = { type: "rich_text_list", style: "bullet", elements: part.map((line) => line.section) } as const;
    return { text: inert(title), blocks: [header(title), richText([...note, list])] };
  });
}

type Line = { readonly section: RichTextSection; readonly size: number };

function lineOf(row: Row, sources: readonly Source[]): Line {
  const lead = row.lead
    .filter((cell) => cell !== "" && cell !== "–")
    .map(inert)
    .join(" · ");
  const body = cut(inert(row.body), ROW_TEXT);
  // A row with nothing before and nothing after it is what the rows below it are about.
  const isTitle = row.lead.length === 0 && row.marks.length === 0;
  const tail = row.tail === "" ? "" : `  ${inert(row.tail)}`;
  const elements = [
    ...(lead === "" ? [] : [words(`${cut(lead, 300)}  `, "bold")]),
    words(`${body}${cut(tail, 300)} `, ...(isTitle ? (["bold"] as const) : [])),
    ...row.marks.slice(0, 12).map((n) => markElement(n, sources)),
  ];
  return { section: richSection(elements), size: JSON.stringify(elements).length };
}

/** Groups items so that no group weighs more than `most`; an item never falls apart. */
function chunks<T>(items: readonly T[], most: number, weight: (item: T) => number): T[][] {
  const groups: T[][] = [];
  let held = 0;
  for (const item of items) {
    const last = groups.at(-1);
    const size = weight(item);
    if (last && held + size <= most) last.push(item);
    else {
      groups.push([item]);
      held = 0;
    }
    held += size;
  }
  return groups;
}

/** Key figures as a table: the value, what it measures, what it was, who says so, as of when, and its sources. */
function figureReplies(section: Section, briefing: Briefing): Reply[] {
  const rows = briefing.figures.map((figure) => [
    raw(figure.text),
    raw(countedOf(figure)),
    raw(figure.previous ?? "–"),
    raw(figure.saidBy ?? "–"),
    raw(whenOf(figure, briefing.sources)),
    marksCell(marksOf(figure.citations, briefing.sources), briefing.sources),
  ]);
  const heads = ["Figure", "Of what", "Before", "Said by", "When", "Source"].map(raw);
  const told = heads.map((_, at) => rows.some((row) => !isEmpty(row[at])));
  const kept = (row: readonly Cell[]) => row.filter((_, at) => told[at]);
  const groups = chunks(rows.map(kept), SLACK.tableText, (row) => JSON.stringify(row).length);
  return groups.map((part) => ({
    text: section.title,
    blocks: [header(section.title), tableOf([kept(heads), ...part.slice(0, SLACK.tableRows - 1)])],
  }));
}

type Cell = TableBlock["rows"][number][number];

/** What stands where nothing is known: a column of nothing else is left out. */
const UNKNOWN = new Set(["–", "as of: not stated"]);

function isEmpty(cell: Cell | undefined): boolean {
  return cell === undefined || (cell.type === "raw_text" && UNKNOWN.has(cell.text));
}

function raw(text: string): Cell {
  return { type: "raw_text", text: cut(inert(text) || "–", 300) };
}

function marksCell(marks: readonly number[], sources: readonly Source[]): Cell {
  const elements = marks.slice(0, 8).map((n) => markElement(n, sources));
  return { type: "rich_text", elements: [richSection(elements.length > 0 ? elements : [words("–")])] };
}

function tableOf(rows: Cell[][]): TableBlock {
  return { type: "table", rows, column_settings: [{ is_wrapped: true }, { is_wrapped: true }] };
}
