import type { Article, ArticleRecord, Filing, Viewer, Visibility } from "./article.ts";
import type { Query } from "./assignment.ts";
import type { Briefing } from "./briefing.ts";
import type { FeedBooks } from "./feed-ports.ts";
import type { Ledger } from "./ledger.ts";

/** A stored article with what the reader found in it. */
export type Read = { readonly article: Article; readonly ledger: Ledger };
/** A ranked article. `score` is BM25, higher is better; `copyOf` names an earlier article with nearly the same text. */
export type Found = { readonly article: Article; readonly score: number; readonly copyOf: string | null };

/**
 * What is filed: the record, its ledger, who may see it, and whether it is an invented sample. With `revises` it is filed only as the next
 * text of that article: one that is known by another source's guid, or not the latest, is refused.
 */
export type Filed = {
  readonly record: ArticleRecord;
  readonly ledger: Ledger;
  readonly visibility: Visibility;
  readonly sample: boolean;
  readonly labels?: readonly string[];
  readonly revises?: string;
};

/** Keeps articles and their ledgers. Each method answers only with what the viewer may see. */
export type Articles = {
  /** Files a batch in one transaction; the answers stand in the order of the records. Durable when it resolves. */
  file(batch: readonly Filed[]): Promise<Filing[]>;
  get(viewer: Viewer, id: string): Promise<Article | null>;
  read(viewer: Viewer, ids: readonly string[]): Promise<Read[]>;
  search(viewer: Viewer, query: Query, limit: number): Promise<Found[]>;
  /** Words of stored titles and names nearest to a topic that found nothing, and the newest article. */
  nearest(viewer: Viewer, topic: string): Promise<{ nearest: string[]; newest: Article | null }>;
};

/** A briefing as it was kept. It is verified again before a word of it is shown. */
export type StoredBriefing = { readonly briefing: Briefing; readonly channelKey: string; readonly query: Query };

/** Keeps briefings with their claims; `last` is the newest of one channel and one query, options aside. */
export type Briefings = {
  keep(viewer: Viewer, kept: StoredBriefing): Promise<void>;
  get(viewer: Viewer, id: string): Promise<StoredBriefing | null>;
  last(viewer: Viewer, channelKey: string, queryKey: string): Promise<StoredBriefing | null>;
  /** The last ones made for whatever this viewer sees, newest first. */
  recent(viewer: Viewer, most: number): Promise<StoredBriefing[]>;
};

/** How full and how well the archive is. `bytes` on disk; times ISO 8601. */
export type ArchiveStatus = {
  readonly engine: string;
  readonly place: string;
  readonly articles: number;
  readonly samples: number;
  readonly briefings: number;
  readonly newest: string | null;
  readonly bytes: number;
};

export type Archive = {
  readonly articles: Articles;
  readonly briefings: Briefings;
  readonly feeds: FeedBooks;
  status(): Promise<ArchiveStatus>;
  close(): Promise<void>;
};

/** A cache of strings with a time to live in milliseconds. Never used for locks: it has no set-if-absent. */
export type Cache = {
  get(key: string): Promise<string | null>;
  set(key: string, value: string, ttlMs: number): Promise<void>;
};

/** Tells the time. Only clock.ts reads the wall. */
export type Clock = () => Date;
