import type { Viewer } from "./article.ts";
import type { Briefing } from "./briefing.ts";
import type { ThreadPlace } from "./desk-ports.ts";
import type { Correction, Digest } from "./digest.ts";
import type { StoredWatch } from "./watch.ts";

/** A channel of a workspace; the terminal is the channel "terminal" of the workspace "". */
export type Place = { readonly workspace: string; readonly channel: string };

/** What is posted: a digest as a message of its own, or a correction in a thread whose root (a briefing or a digest) is then marked. */
export type Post =
  | { readonly kind: "digest"; readonly digest: Digest }
  | {
      readonly kind: "correction";
      readonly correction: Correction;
      readonly thread: ThreadPlace;
      readonly root: Briefing | Digest | null;
    };

/** What came of it. `refused` will not come right by itself (no such channel, not a member); anything else is thrown and tried again. */
export type Delivered =
  | { readonly kind: "posted"; readonly ts: string }
  | { readonly kind: "refused"; readonly advice: string };

/** Posts once for a key, however often it is called with it. Slack implements it with receipts; the terminal prints. */
export type Deliver = (key: string, place: Place, post: Post) => Promise<Delivered>;

/** Keeps watches. Names are unique in a workspace, whatever their case. */
export type Watches = {
  /** Those of one workspace, or of all (null), by name. */
  list(workspace: string | null): Promise<StoredWatch[]>;
  /** Adds or replaces a watch by its id; false when another watch of the workspace has its name, or another workspace its id. */
  save(watch: StoredWatch): Promise<boolean>;
  remove(id: string): Promise<void>;
};

/** Why something is posted: a digest's cause, or a correction. */
export type Cause = Digest["cause"] | "correction";

/**
 * A run that is due: unique by watch and `date`, which is a local date or, for what is unscheduled, a word and a moment. For a
 * correction `watch` is the briefing's id and `date` the thread's ts with the revisions it was not checked for.
 */
export type PlannedRun = Place & {
  readonly watch: string;
  readonly date: string;
  readonly cause: Cause;
  readonly dueAt: string;
  readonly missed: number;
};

/** Runs of one channel and moment, lent to one process. `digest` is what a process that died had composed before it died. */
export type LentRuns = Place & {
  readonly id: string;
  readonly cause: Cause;
  readonly dueAt: string;
  readonly attempts: number;
  readonly runs: readonly { readonly watch: string; readonly date: string; readonly missed: number }[];
  readonly digest: Digest | null;
};

/** What a channel was told about a watch: when, in which briefing (null: a quiet day), and which articles had been looked at. */
export type Told = { readonly at: string; readonly briefing: string | null; readonly seen: readonly string[] };

/** How a run of a digest stands, for people: `posted` and `refused` are ends. */
export type RunNote = {
  readonly watch: string;
  readonly date: string;
  readonly dueAt: string;
  readonly state: "planned" | "composing" | "posting" | "posted" | "refused";
  readonly note: string | null;
};

/** Where a process can post: at the terminal it runs on, or in Slack. It is lent nothing else. */
export type Surface = "terminal" | "slack";

/** Keeps due runs through crashes: planned → composing → posting → posted. Durable when a promise resolves. */
export type Runs = {
  /** Writes down that a run is due; false when it was written down before. */
  plan(run: PlannedRun): Promise<boolean>;
  /** Lends all due runs of one channel and moment that nobody works at, oldest first; null when there are none. */
  claim(owner: string, leaseMs: number, surface: Surface): Promise<LentRuns | null>;
  /** Prolongs a lease; false when it was lost. */
  hold(id: string, owner: string, leaseMs: number): Promise<boolean>;
  /** Keeps what was composed and what had been looked at for each watch; false when the lease was lost to somebody else. */
  compose(
    id: string,
    owner: string,
    composed: { digest: Digest; told: readonly (Omit<Told, "at"> & { readonly watch: string })[] },
  ): Promise<boolean>;
  /** Ends the runs, or hands them back to be claimed again after `waitMs`. */
  finish(
    id: string,
    owner: string,
    end:
      | { kind: "posted"; ts: string }
      | { kind: "refused"; note: string }
      | { kind: "retry"; waitMs: number; note: string },
  ): Promise<boolean>;
};

/** What was posted for whom. */
export type RunHistory = {
  /** What a channel was told about a watch from a moment on, newest first. */
  told(watch: string, from: string): Promise<Told[]>;
  /** The newest runs of a workspace. */
  notes(workspace: string, limit: number): Promise<RunNote[]>;
  /** When the newest article was filed, or null. */
  lastArticle(viewer: Viewer): Promise<string | null>;
};

/** A thread that holds a briefing some of whose articles have since been revised. `root` is its digest where it is one. */
export type Revised = {
  readonly thread: ThreadPlace;
  readonly briefing: string;
  readonly digest: Digest | null;
  readonly revisions: readonly string[];
};

/** Finds posted briefings whose articles have changed, each revision once. */
export type Revisions = {
  unsettled(limit: number): Promise<Revised[]>;
  settle(revised: Revised): Promise<void>;
};

/** Whom an admin named beside admins and owners: a person or a user group of the workspace. */
export type Grant = { readonly kind: "user" | "group"; readonly id: string };
/** One line of what was done or refused, by whom. */
export type AuditEntry = {
  readonly at: string;
  readonly workspace: string;
  readonly user: string;
  readonly action: string;
  readonly subject: string;
  readonly allowed: boolean;
  /** The channel it concerns: such lines are shown to whoever may enter it. Null for what concerns the whole workspace. */
  readonly channel: string | null;
};

/** Keeps who may configure, and what was configured. */
export type Stewardship = {
  grants(workspace: string): Promise<Grant[]>;
  /** Names one more, or nobody who was not named already: two people may do so at once. */
  grant(workspace: string, one: Grant): Promise<void>;
  revoke(workspace: string, one: Grant): Promise<void>;
  note(entry: AuditEntry): Promise<void>;
  audit(workspace: string, limit: number): Promise<AuditEntry[]>;
};

/** Everything kept for watches and digests. */
export type WatchBooks = {
  readonly watches: Watches;
  readonly runs: Runs;
  readonly history: RunHistory;
  readonly revisions: Revisions;
  readonly stewardship: Stewardship;
};

/** How the feeds that a viewer sees stand: how many there are, and the outlets of those that fail. */
export type FeedHealth = (viewer: Viewer) => Promise<{ readonly feeds: number; readonly down: readonly string[] }>;
