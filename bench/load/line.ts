/** A straight line through some points by least squares: its slope, and the slope's standard error. */
export type Line = { readonly slope: number; readonly error: number };

/** The line of values over times (in hours): how much they rise in an hour. */
export function lineThrough(points: readonly { readonly hours: number; readonly value: number }[]): Line {
  const n = points.length;
  const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / n;
  const x = mean(points.map(({ hours }) => hours));
  const y = mean(points.map(({ value }) => value));
  const spread = points.reduce((sum, { hours }) => sum + (hours - x) ** 2, 0);
  const slope = points.reduce((sum, { hours, value }) => sum + (hours - x) * (value - y), 0) / spread;
  const left = points.reduce((sum, { hours, value }) => sum + (value - y - slope * (hours - x)) ** 2, 0);
  return { slope, error: Math.sqrt(left / Math.max(1, n - 2) / spread) };
}

/** The value below which a share (0 to 1) of some values lies. */
export function rank(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
