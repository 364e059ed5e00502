import type { Viewer } from "./article.ts";

/** What one sweep let go of. `kept` are old articles that a kept briefing cites; `more` says that there is more to sweep. */
export type Swept = {
  readonly articles: number;
  readonly kept: number;
  readonly briefings: number;
  readonly more: boolean;
};

/** What was forgotten of one article: `articles` texts deleted, `kept` ones that `briefings` kept briefings cite. */
export type Forgotten = { readonly articles: number; readonly kept: number; readonly briefings: number };

/** Lets go of what is older than it is to be kept, and of what somebody wants gone. */
export type Retention = {
  /**
   * Deletes a batch of articles that were both published and retrieved before a time, and all briefings made before another
   * (ISO 8601; null keeps them for good). Texts that a kept briefing cites can still be read by their ids, but are found no more.
   */
  sweep(before: { readonly articlesBefore: string | null; readonly briefingsBefore: string | null }): Promise<Swept>;
  /**
   * Deletes an article that a viewer sees with its earlier texts; null when it is none, or has a later text. Texts that a kept briefing
   * cites can still be read by their ids, but are found no more.
   */
  forget(viewer: Viewer, id: string): Promise<Forgotten | null>;
};
