// JSON may hold C1 controls, line separators and bidi overrides as they stand; a terminal would obey them, so they are escaped.
const UNSAFE = /[\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** A value as one line of JSON that is safe to print and parses back to the same value. Ends with a line break. */
export function jsonLine(value: unknown): string {
  return `${JSON.stringify(value).replace(UNSAFE, escapeUnit)}\n`;
}

/** A value as indented JSON that is safe to print and parses back to the same value. Ends with a line break. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(UNSAFE, escapeUnit)}\n`;
}
