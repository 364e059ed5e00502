import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A test for membership in a sorted list of one entry a line under data/, read on first use and searched in place. */
export function sortedList(file: string): (entry: string) => boolean {
  let text: string | undefined;
  return (entry) => {
    text ??= readFileSync(join(import.meta.dirname, "data", file), "utf8");
    return holds(text, entry);
  };
}

function holds(text: string, entry: string): boolean {
  let low = 0;
  let high = text.length;
  while (low < high) {
    const start = text.lastIndexOf("\n", ((low + high) >> 1) - 1) + 1;
    const end = text.indexOf("\n", start);
    const line = text.slice(start, end);
    if (line === entry) return true;
    if (line < entry) low = end + 1;
    else high = start;
  }
  return false;
}
