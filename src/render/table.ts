import { clean } from "./clean.ts";
import { printMarks, type Row, type Section } from "./layout.ts";
import type { Paint } from "./paint.ts";
import { columns, padEnd, wrap } from "./width.ts";

const GAP = 2;

/** How rows are set: `width` in columns for the whole line, `indent` before each, `dimTail` for labels that stand back. */
export type Setting = { readonly width: number; readonly indent: number; readonly paint: Paint };

// The lead columns share at most half of the line; a long name wraps in its column and never pushes the words away.
function leadWidths(rows: readonly Row[], room: number): number[] {
  const most = Math.max(0, ...rows.map((row) => row.lead.length));
  const widest = Array.from({ length: most }, (_, index) =>
    Math.max(0, ...rows.map((row) => columns(clean(row.lead[index] ?? "")))),
  );
  const wide = widest.filter((width) => width > 12).length;
  const narrow = widest.filter((width) => width <= 12).reduce((sum, width) => sum + width, 0);
  const cap = Math.max(12, Math.floor((room / 2 - narrow) / Math.max(1, wide)) - GAP);
  return widest.map((width) => Math.min(width, width > 12 ? cap : width));
}

// The tail ends where the line ends: behind the last words when there is room, otherwise on a line of its own.
function withTail(body: readonly string[], tail: string, width: number, paint: Paint): string[] {
  if (tail === "") return body.map(paint.link);
  const last = body.at(-1) ?? "";
  const room = width - columns(last) - columns(tail);
  if (room >= GAP) return [...body.slice(0, -1).map(paint.link), paint.link(last) + " ".repeat(room) + paint.dim(tail)];
  const own = wrap(tail, width).map((line) => " ".repeat(Math.max(0, width - columns(line))) + paint.dim(line));
  return [...body.map(paint.link), ...own];
}

function setRow(row: Row, widths: readonly number[], setting: Setting): string[] {
  const { paint } = setting;
  const used = widths.filter((width) => width > 0);
  const before = setting.indent + used.reduce((sum, width) => sum + width + GAP, 0);
  const room = Math.max(8, setting.width - before);
  const lead = widths.map((width, index) => wrap(clean(row.lead[index] ?? ""), width));
  const tail = clean([row.tail, printMarks(row.marks)].filter((part) => part !== "").join(" "));
  const body = withTail(wrap(clean(row.body), room), tail, room, paint);
  const height = Math.max(body.length, ...lead.map((cell) => cell.length));
  return Array.from({ length: height }, (_, line) => {
    const cells = lead.flatMap((cell, column) => {
      const width = widths[column] ?? 0;
      return width === 0 ? [] : [paint.status(padEnd(cell[line] ?? "", width)) + " ".repeat(GAP)];
    });
    return `${" ".repeat(setting.indent)}${cells.join("")}${body[line] ?? ""}`.trimEnd();
  });
}

/** Rows set in columns, one string a line; no line is wider than the setting unless a single word is. */
export function setRows(rows: readonly Row[], setting: Setting): string[] {
  const widths = leadWidths(rows, setting.width - setting.indent);
  return rows.flatMap((row) => setRow(row, row.lead.length === 0 ? [] : widths, setting));
}

/** A section with its title; the note stands beside the title when there is room, otherwise under it. */
export function setSection(section: Section, setting: Setting): string[] {
  const { paint, width } = setting;
  const title = `▸ ${clean(section.title)}`;
  const rows = setRows(section.rows, setting);
  if (section.note === null) return [paint.bold(title), ...rows];
  const note = `(${section.note})`;
  if (columns(title) + columns(note) + 4 <= width) return [`${paint.bold(title)}    ${paint.dim(note)}`, ...rows];
  return [paint.bold(title), ...wrap(note, width - 2).map((line) => `  ${paint.dim(line)}`), ...rows];
}
