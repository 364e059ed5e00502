import type { Briefing } from "#domain/briefing.ts";
import { clean } from "./clean.ts";
import { createPaint, type Paint } from "./paint.ts";
import { claimRows, sectionsOf, withheldLine } from "./sections.ts";
import { statusOf } from "./status.ts";
import { type Setting, setRows, setSection } from "./table.ts";
import { columns, wrap } from "./width.ts";
import { coverageLine, engineLine, headlineOf, standingOf, wordsOf } from "./words.ts";

/** How a terminal is written to: `width` in columns; `colour` and `links` (OSC 8) only where the terminal shows them. */
export type TerminalOptions = { readonly width: number; readonly colour: boolean; readonly links: boolean };

/** The setting for a terminal. Fewer than 40 columns are treated as 40: nothing readable fits in less. */
export function settingFor(options: TerminalOptions): Setting {
  return { width: Math.max(40, options.width), indent: 0, paint: createPaint(options) };
}

/** Words on the left and words on the line's end; on lines of their own when both do not fit. */
function spread(left: string, right: string, width: number, paint: Paint): string[] {
  const lines = wrap(clean(left), width);
  if (right === "") return lines;
  const end = wrap(clean(right), width);
  const last = lines.at(-1) ?? "";
  const room = width - columns(last) - columns(end[0] ?? "");
  if (end.length === 1 && room >= 2) return [...lines.slice(0, -1), last + " ".repeat(room) + paint.dim(end[0] ?? "")];
  return [...lines, ...end.map((line) => " ".repeat(Math.max(0, width - columns(line))) + paint.dim(line))];
}

function headlineLines(briefing: Briefing, { width, paint }: Setting): string[] {
  const headline = headlineOf(briefing);
  const status = `${statusOf(headline).toLowerCase()} · ${standingOf(headline, briefing.sources)}`;
  const words = wrap(clean(wordsOf(headline)), width);
  const last = words.at(-1) ?? "";
  const painted = [...words.slice(0, -1).map(paint.bold), ...(last === "" ? [] : [paint.bold(last)])];
  const right = wrap(clean(status), width);
  const room = width - columns(last) - columns(right[0] ?? "");
  if (right.length > 1 || room < 2) {
    return [...painted, ...right.map((line) => " ".repeat(Math.max(0, width - columns(line))) + line)];
  }
  return [...painted.slice(0, -1), (painted.at(-1) ?? "") + " ".repeat(room) + (right[0] ?? "")];
}

function bottomLine(briefing: Briefing, width: number): string[] {
  if (briefing.bottomLine.length === 0) return [];
  return ["", ...wrap(clean(briefing.bottomLine.map(wordsOf).join(" ")), width)];
}

function developments(briefing: Briefing, setting: Setting): string[] {
  if (briefing.developments.length === 0) return [];
  return [
    "",
    setting.paint.bold("Developments"),
    ...setRows(claimRows(briefing.developments, briefing.sources), setting),
  ];
}

function footer(briefing: Briefing, { width, paint }: Setting): string[] {
  const said = [engineLine(briefing), withheldLine(briefing)].filter((part) => part !== "").join(" · ");
  return [...wrap(clean(coverageLine(briefing)), width).map(paint.dim), ...spread(briefing.id, said, width, paint)];
}

/** A briefing laid out for a terminal: what must be seen first, then each section that has content. Ends with a line break. */
export function terminalBriefing(briefing: Briefing, options: TerminalOptions): string {
  const setting = settingFor(options);
  const inner = { ...setting, indent: 2 };
  const lines = [
    ...headlineLines(briefing, setting),
    ...bottomLine(briefing, setting.width),
    ...developments(briefing, setting),
    ...footer(briefing, setting),
    ...sectionsOf(briefing).flatMap((section) => ["", ...setSection(section, inner)]),
  ];
  return `${lines.join("\n")}\n`;
}
