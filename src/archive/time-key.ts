/** Room for this many articles in one millisecond before the next one is used. */
const PER_MS = 4096;
/** The last millisecond (in 2039) whose keys are safe integers: 2^53 / 4096. */
const LAST_MS = 2 ** 41 - 1;

function clampMs(ms: number): number {
  return Math.min(Math.max(Math.trunc(ms), 0), LAST_MS);
}

/** The first key of a millisecond. Times outside 1970 to 2039 are clamped: they sort last or first, nothing fails. */
export function firstKey(ms: number): number {
  return clampMs(ms) * PER_MS;
}

/** The last key of a millisecond. */
export function lastKey(ms: number): number {
  return firstKey(ms) + PER_MS - 1;
}

/** The millisecond of a key. */
export function msOf(key: number): number {
  return Math.floor(key / PER_MS);
}

/** A window as a range of keys; an open or unreadable end is the end of time. */
export function keyRange(from: string | null, until: string | null): { low: number; high: number } {
  const start = from === null ? Number.NaN : Date.parse(from);
  const end = until === null ? Number.NaN : Date.parse(until);
  return {
    low: Number.isNaN(start) ? 0 : firstKey(start),
    high: Number.isNaN(end) ? lastKey(LAST_MS) : lastKey(end),
  };
}

/** The first free key at or after a time; `newestIn` gives the highest key used in a range, or null. */
export async function freeKey(
  ms: number,
  newestIn: (low: number, high: number) => Promise<number | null>,
): Promise<number> {
  for (let at = clampMs(ms); at <= LAST_MS; at++) {
    const used = await newestIn(firstKey(at), lastKey(at));
    if (used === null) return firstKey(at);
    if (used < lastKey(at)) return used + 1;
  }
  return freeKey(ms - PER_MS, newestIn);
}
