import type { Composer } from "./briefing.ts";
import type { EventStatus, SourceStatus } from "./ledger.ts";

/** Names a stored sentence: the article's id and the sentence's number in its ledger. */
export type SentenceRef = { readonly articleId: string; readonly n: number };

/** A statement somebody (a model or the extractive engine) would like to print. Not yet checked, never printed. */
export type DraftClaim = {
  readonly text: string;
  readonly event: EventStatus;
  readonly source: SourceStatus;
  readonly attribution: string | null;
  readonly cites: readonly SentenceRef[];
  readonly storyId: string | null;
};

/** What a composer returns. Anybody may write one; only the gate turns its claims into printed ones. */
export type Draft = {
  readonly composer: Composer;
  readonly headline: DraftClaim | null;
  readonly bottomLine: readonly DraftClaim[];
  readonly developments: readonly DraftClaim[];
};
