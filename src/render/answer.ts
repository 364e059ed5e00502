import type { Answer, Claim, NothingFound } from "#domain/briefing.ts";
import { clean } from "./clean.ts";
import { type Section, section } from "./layout.ts";
import { claimRows, sourcesSection } from "./sections.ts";
import { setRows, setSection } from "./table.ts";
import { settingFor, type TerminalOptions } from "./terminal.ts";
import { wrap } from "./width.ts";
import { day, engineLine } from "./words.ts";

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
  const { newest } = nothing;
  const dated = newest?.publishedAt ? day(newest.publishedAt) : "undated";
  const lines = [
    `Nothing stored on “${clean(nothing.topic)}”.`,
    nothing.nearest.length === 0 ? "" : `Nearest topics: ${nothing.nearest.map(clean).join(", ")}.`,
    newest === null
      ? "The archive holds no article yet: add some with ingest."
      : `Newest article: ${clean(newest.title ?? "untitled")} · ${dated} · ${clean(newest.articleId)}`,
  ];
  const set = lines.filter((line) => line !== "").flatMap((line) => wrap(line, Math.max(40, options.width)));
  return `${set.join("\n")}\n`;
}
