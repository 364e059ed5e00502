/** How much is taken from one source. `fileBytes` and `lineBytes` count unpacked bytes, `textLength` UTF-16 units. */
export const LIMITS = {
  fileBytes: 20 * 1024 * 1024,
  lineBytes: 8 * 1024 * 1024,
  textLength: 2 * 1024 * 1024,
  depth: 12,
} as const;

/** How much is taken from one feed: items, UTF-16 units of one item, and levels of elements inside each other. */
export const FEED_LIMITS = { items: 1000, itemLength: LIMITS.textLength, depth: 100 } as const;

/** How much is taken from one address: unpacked bytes, milliseconds for the whole way, and redirects. */
export type FetchLimits = { readonly bytes: number; readonly timeMs: number; readonly redirects: number };

/** Ample for a page or a feed, and small enough that a hostile server wastes little of ours. */
export const FETCH_LIMITS: FetchLimits = { bytes: 10 * 1024 * 1024, timeMs: 20_000, redirects: 5 };

/** A number of bytes as people say it: "20 MB". */
export function megabytes(bytes: number): string {
  const millions = bytes / (1024 * 1024);
  return `${millions >= 10 ? Math.round(millions) : Math.round(millions * 10) / 10} MB`;
}
