import type { Briefing, Change, NothingFound, Source, Withheld } from "#domain/briefing.ts";
import { clean, usableUrl } from "./clean.ts";
import type { Row, Section } from "./layout.ts";
import { nothingLines, PLAIN } from "./nothing.ts";
import { claimRows, sectionsOf, sourcesSection, withheldLine } from "./sections.ts";
import { statusOf } from "./status.ts";
import { unreadSection } from "./unread.ts";
import { coverageLine, engineLine, headlineOf, standingOf, wordsOf } from "./words.ts";

// A word joiner breaks "@name" and "#12" without a trace, so that no host of Markdown turns them into a mention or a link.
const JOINER = "\u2060";

/** Untrusted text as Markdown that shows it and does nothing: no markup, HTML, bare links, mentions or lists. */
function escapeMarkdown(text: string): string {
  return clean(text)
    .replace(/[\\`*_{}[\]<>|~]/gu, "\\$&")
    .replace(/&/gu, "&amp;")
    .replace(/(@|#(?=\w))/gu, `$1${JOINER}`)
    .replace(/:(?=\/\/)/gu, "\\:")
    .replace(/\b(www)\./giu, "$1\\.")
    .replace(/^(\d+)([.)])/u, "$1\\$2")
    .replace(/^(?:[-+=#>]|:)/u, "\\$&");
}

function mark(n: number, sources: readonly Source[]): string {
  const url = usableUrl(sources.find((source) => source.n === n)?.url ?? null);
  return url === null ? `\\[${n}\\]` : `[\\[${n}\\]](<${url}>)`;
}

function item(row: Row, sources: readonly Source[]): string {
  const lead = row.lead.filter((cell) => cell !== "").map((cell) => `**${escapeMarkdown(cell)}**`);
  const tail = row.tail === "" ? [] : [`— *${escapeMarkdown(row.tail)}*`];
  const body = row.body === "" ? [] : [escapeMarkdown(row.body)];
  return ["-", ...lead, ...body, ...tail, row.marks.map((n) => mark(n, sources)).join("")].join(" ").trimEnd();
}

function block({ title, note, rows }: Section, sources: readonly Source[]): string {
  const items =
    title === "Sources"
      ? rows.map((row, index) => sourceItem(row, sources[index]))
      : rows.map((row) => item(row, sources));
  return [`## ${title}`, ...(note === null ? [] : [`*${note}*`]), items.join("\n")].join("\n\n");
}

// The escaped address is shown as words; the link itself stands beside it, byte for byte.
function sourceItem(row: Row, source: Source | undefined): string {
  const url = usableUrl(source?.url ?? null);
  const words = `- \\[${source?.n ?? ""}\\] ${escapeMarkdown(row.body)}`;
  return url === null ? words : words.replace(escapeMarkdown(url), () => `<${url}>`);
}

/** A briefing as Markdown, in the terminal's order; links are stored http or https addresses and nothing else. */
export function markdownBriefing(briefing: Briefing): string {
  const headline = headlineOf(briefing);
  const { sources } = briefing;
  const status = `${statusOf(headline).toLowerCase()} · ${standingOf(headline, sources)}`;
  const developments = claimRows(briefing.developments, sources).map((row) =>
    item({ ...row, lead: row.lead.slice(1) }, sources).replace(/^-/u, () => `${row.lead[0]}.`),
  );
  const footer = [coverageLine(briefing), engineLine(briefing), withheldLine(briefing)].filter((part) => part !== "");
  const blocks = [
    `# ${escapeMarkdown(wordsOf(headline))}`,
    `*${escapeMarkdown(status)}*`,
    escapeMarkdown(briefing.bottomLine.map(wordsOf).join(" ")),
    developments.length === 0 ? "" : `## Developments\n\n${developments.join("\n")}`,
    footer.map(escapeMarkdown).join("  \n"),
    ...sectionsOf(briefing).map((section) => block(section, sources)),
  ];
  return `${blocks.filter((each) => each !== "").join("\n\n")}\n`;
}

/** What changed since a kept briefing was made, as a section under it. */
export function markdownSince(changes: readonly Change[], withheld: readonly Withheld[]): string {
  const row = (lead: string, body: string): Row => ({ lead: [lead], body, tail: "", marks: [] });
  const rows = [
    ...changes.map(({ kind, text, was }) =>
      row(kind.toUpperCase(), kind === "dropped" || was === null ? text : `${text} (was: ${was.text})`),
    ),
    ...withheld.map(({ text, reason }) => row("WITHHELD", `${text} (${reason})`)),
  ];
  const since = rows.length > 0 ? rows : [row("", "Nothing it cites has changed since.")];
  return `\n${block({ title: "Changed since it was made", note: null, rows: since }, [])}\n`;
}

/** That nothing stored matches, as Markdown. */
export function markdownNothing(nothing: NothingFound): string {
  const sources = nothing.sources ?? [];
  const sections = [unreadSection(nothing), sourcesSection(sources)].flatMap((each) =>
    each ? [block(each, sources)] : [],
  );
  return `${[nothingLines(nothing, PLAIN).map(escapeMarkdown).join("  \n"), ...sections].join("\n\n")}\n`;
}
