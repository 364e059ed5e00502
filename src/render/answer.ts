import type { Answer, Claim, NothingFound } from "#domain/briefing.ts";
import { clean } from "./clean.ts";
import { type Section, section } from "./layout.ts";
import { nothingLines, PLAIN } from "./nothing.ts";
import { claimRows, sourcesSection } from "./sections.ts";
import { setRows, setSection } from "./table.ts";
import { settingFor, type TerminalOptions } from "./terminal.ts";
import { unreadSection } from "./unread.ts";
import { wrap } from "./width.ts";
import { engineLine } from "./words.ts";

function opening(answer: Answer): string | null {
  if (answer.kind === "answer") return null;
  if (answer.kind === "not-stored") return "Nothing stored answers this.";
  return "The question takes for granted what nothing stored states.";
}

function nearest(answer: Answer): Section | null {
  if (answer.kind === "answer") return null;
  const rows = answer.nearest.map((each) => ({
    lead: [each.articleId],
    body: each.title ?? "untitled",
    tail: "",
    marks: [],
  }));
  return section("Nearest articles", rows);
}

function related(claims: readonly Claim[], answer: Answer): Section | null {
  return section("What is stored about it", claimRows(claims, answer.sources));
}

/** An answer for a terminal: its claims with their sources, or that nothing stored answers, with what is stored about it. */
export function terminalAnswer(answer: Answer, options: TerminalOptions): string {
  const setting = settingFor(options);
  const said = opening(answer);
  const premise = answer.kind === "answer" || answer.premise === null ? [] : wrap(clean(answer.premise), setting.width);
  const sections = [related(answer.related, answer), nearest(answer), sourcesSection(answer.sources)];
  const lines = [
    ...(said === null ? [] : wrap(setting.paint.bold(said), setting.width)),
    ...premise,
    ...setRows(claimRows(answer.claims, answer.sources), setting),
    ...sections.flatMap((each) => (each === null ? [] : ["", ...setSection(each, { ...setting, indent: 2 })])),
    "",
    ...wrap(clean(engineLine(answer)), setting.width).map(setting.paint.dim),
  ];
  return `${lines.join("\n")}\n`;
}

/** That nothing stored matches, with the nearest topics and the newest article, and nothing made up. */
export function terminalNothing(nothing: NothingFound, options: TerminalOptions): string {
  const lines = nothingLines(nothing, PLAIN).flatMap((line) => wrap(clean(line), Math.max(40, options.width)));
  const setting = settingFor(options);
  for (const each of [unreadSection(nothing), sourcesSection(nothing.sources ?? [])])
    if (each !== null) lines.push("", ...setSection(each, { ...setting, indent: 2 }));
  return `${lines.join("\n")}\n`;
}
