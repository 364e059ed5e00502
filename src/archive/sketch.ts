/** The indexed hashes of a text's runs, ascending. */
export type Sketch = readonly number[];

const LOWEST = 24;
const MOST = 96;
/** One run in sixteen: a share of the whole, so that a short excerpt still meets its long original. */
const THRESHOLD = 2 ** 32 / 16;

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
