import type { Viewer } from "./article.ts";

/** A parsed topic: words and "phrases" to find, `-words` to leave out, an outlet and a window. Times are ISO 8601 UTC. */
export type Query = {
  readonly text: string;
  readonly words: readonly string[];
  readonly phrases: readonly string[];
  readonly excluded: readonly string[];
  readonly outlet: string | null;
  readonly language: string | null;
  readonly from: string | null;
  readonly until: string | null;
};

/** What was asked, by whom, and where the answer goes. `channelKey` keys "this channel's last briefing". */
export type Assignment = {
  readonly query: Query;
  readonly viewer: Viewer;
  readonly channelKey: string;
  readonly length: "short" | "full";
  readonly composer: "auto" | "extractive" | "openai";
};

/**
 * A question, on whose behalf it is asked, and what it follows: `thread` holds the earlier messages of its thread, oldest first, which
 * only help to understand it; `first` the ids of the articles that the thread is about, which are looked at before all others.
 */
export type Question = {
  readonly text: string;
  readonly viewer: Viewer;
  readonly thread?: readonly string[];
  readonly first?: readonly string[];
  readonly composer?: Assignment["composer"];
};
