/** What one sweep let go of. `kept` are old articles that a kept briefing cites; `more` says that there is more to sweep. */
export type Swept = {
  readonly articles: number;
  readonly kept: number;
  readonly briefings: number;
  readonly more: boolean;
};

/** Lets go of what is older than it is to be kept. */
export type Retention = {
  /**
   * Deletes a batch of articles that were both published and retrieved before a time, and all briefings made before another
   * (ISO 8601; null keeps them for good). Texts that a kept briefing cites can still be read by their ids, but are found no more.
   */
  sweep(before: { readonly articlesBefore: string | null; readonly briefingsBefore: string | null }): Promise<Swept>;
};
