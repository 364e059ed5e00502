/** Edits (insert, delete, replace, swap neighbours) from one word to another, or `most` + 1 when there are more. */
function edits(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row += 1) {
    const line = nextLine(a, b, row, above, before);
    if (Math.min(...line) > most) return most + 1;
    before = above;
    above = line;
  }
  return above[b.length] ?? most + 1;
}

function nextLine(a: string, b: string, row: number, above: number[], before: number[]): number[] {
  const line = [row];
  for (let at = 1; at <= b.length; at += 1) {
    const same = a[row - 1] === b[at - 1];
    const swapped = row > 1 && at > 1 && a[row - 1] === b[at - 2] && a[row - 2] === b[at - 1];
    const replace = (above[at - 1] ?? 0) + (same ? 0 : 1);
    const swap = swapped ? (before[at - 2] ?? 0) + 1 : replace;
    line.push(Math.min(replace, swap, (above[at] ?? 0) + 1, (line[at - 1] ?? 0) + 1));
  }
  return line;
}

/** The letters two words begin with in common. */
function sharedStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at < most && a[at] === b[at]) at += 1;
  return at;
}

/** How far a stored topic is from an asked one (0 is equal), or null when they are not alike. */
export function distance(asked: string, stored: string): number | null {
  const allowed = Math.max(1, Math.floor(asked.length / 4));
  const changed = edits(asked, stored, allowed);
  if (changed <= allowed) return changed;
  const start = sharedStart(asked, stored);
  return start >= 4 && start >= asked.length * 0.6 ? allowed + 1 : null;
}
