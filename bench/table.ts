/** A row of a benchmark: what was measured, our figure, the baseline's, the data and its size. */
export type Row = { readonly what: string; readonly ours: string; readonly baseline: string; readonly data: string };

const printed: Row[] = [];

/** Prints benchmark rows as an aligned table. */
export function printTable(title: string, rows: readonly Row[]): void {
  printed.push(...rows);
  print(title, rows);
}

/** Prints every row of this run once more, in one table. */
export function printAll(): void {
  if (printed.length > 0) print("All of it", printed);
}

function print(title: string, rows: readonly Row[]): void {
  const heads: Row = { what: "what", ours: "ours", baseline: "baseline beside it", data: "data" };
  const all = [heads, ...rows];
  const widths = (["what", "ours", "baseline", "data"] as const).map(
    (key) => [key, Math.max(...all.map((row) => row[key].length))] as const,
  );
  console.log(`\n${title}`);
  for (const row of all)
    console.log(
      widths
        .map(([key, width]) => row[key].padEnd(width))
        .join("  ")
        .trimEnd(),
    );
}

/** The value below which a share (0 to 1) of the samples lies. */
function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** "1.2 ms (0.9–3.4)": the median of some timings with their 10th and 90th percentile. */
export function spread(milliseconds: readonly number[]): string {
  const [low, middle, high] = [0.1, 0.5, 0.9].map((share) => percentile(milliseconds, share).toFixed(1));
  return `${middle} ms (${low}–${high})`;
}
