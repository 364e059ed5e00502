import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A test for membership in a sorted list of one entry a line under data/, read on first use and searched in place. */
export function sortedList(file: string): (entry: string) => boolean {
  let text: string | undefined;
  return (entry) => {
    text ??= readFileSync(join(import.meta.dirname, "data", file), "utf8");
    return lineOf(text, entry) !== null;
  };
}

/**
 * The line of a text that an entry is found by, or null. Each line ends in "\n"; they stand in the order of what `entryOf` gives of
 * them, by default the whole line.
 */
export function lineOf(text: string, entry: string, entryOf = (line: string) => line): string | null {
  let low = 0;
  let high = text.length;
  while (low < high) {
    const start = text.lastIndexOf("\n", ((low + high) >> 1) - 1) + 1;
    const end = text.indexOf("\n", start);
    const line = text.slice(start, end);
    const found = entryOf(line);
    if (found === entry) return line;
    if (found < entry) low = end + 1;
    else high = start;
  }
  return null;
}
