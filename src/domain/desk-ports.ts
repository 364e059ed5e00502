import type { ArchiveStatus } from "./ports.ts";

/** Work that somebody asked for and that is owed until it is finished. `payload` is the asker's own JSON; `note` what its worker wrote down. */
export type Job = {
  readonly id: number;
  readonly key: string;
  readonly share: string | null;
  readonly payload: string;
  readonly note: string | null;
  readonly attempts: number;
  /** Whether somebody stopped it while it was worked. */
  readonly stopped: boolean;
};

/** What a worker learns when it prolongs its lease: the job is its own, somebody stopped it, or somebody else has it. */
export type Held = "held" | "stopped" | "lost";

/** A job as it comes in. `key` is unique for 24 hours; jobs with one `share` are worked once for all who asked. */
export type NewJob = Pick<Job, "key" | "share" | "payload">;
/** How many jobs wait, are being worked, and failed within the last day. */
export type JobCounts = { readonly open: number; readonly working: number; readonly failed: number };

/**
 * How a job ends. `forAll`: its answer stands where all who asked the same see it, so their open jobs end with it and are given.
 * `retry` hands it back, to be claimed again after `waitMs`.
 */
export type JobEnd =
  | { readonly kind: "done"; readonly forAll: boolean }
  | { readonly kind: "failed" }
  | { readonly kind: "retry"; readonly waitMs: number };

/** Keeps owed work through crashes. Durable when a promise resolves. */
export type Jobs = {
  /** Accepts a job; false when its key was seen before. */
  accept(job: NewJob): Promise<boolean>;
  /** Lends the oldest job that nobody works at, for `leaseMs`; null when there is none. */
  claim(owner: string, leaseMs: number): Promise<Job | null>;
  /** Prolongs a lease and writes a note beside the job. */
  hold(id: number, owner: string, leaseMs: number, note: string | null): Promise<Held>;
  /** Ends what waits for a thread, and gives it; what is being worked is marked, and whoever works at it learns of it at its next hold. */
  stop(place: ThreadPlace): Promise<Job[]>;
  /** Ends a job for whoever holds it; one whose lease was lost is somebody else's to end, and nothing happens. */
  finish(id: number, owner: string, end: JobEnd): Promise<Job[]>;
  /** Those of one workspace, or of all when none is named. */
  counts(workspace?: string): Promise<JobCounts>;
};

/** A place in Slack; `ts` is the root of a thread. */
export type ThreadPlace = { readonly workspace: string; readonly channel: string; readonly ts: string };
/** What is known of one message that was to be posted: `first` never tried, `unsure` tried with unknown outcome. */
export type PostState =
  | { readonly kind: "first" }
  | { readonly kind: "unsure" }
  | { readonly kind: "posted"; readonly ts: string };

/** The briefing of a thread, and the message that is its root: in the thread of a mention it is not the thread's first. */
export type Linked = { readonly briefing: string; readonly root: string };

/** Which messages were posted for which job, and which briefing a thread belongs to. */
export type Receipts = {
  /** Writes down that a part is about to be posted, and says what was known before. */
  begin(job: string, part: number): Promise<PostState>;
  posted(job: string, part: number, ts: string): Promise<void>;
  link(place: ThreadPlace, linked: Linked): Promise<void>;
  /** The briefing of a thread, or null. */
  briefingAt(place: ThreadPlace): Promise<string | null>;
  /** The message of ours that is a thread's briefing; the thread's own where nobody wrote another down. */
  rootAt(place: ThreadPlace): Promise<string>;
  /** The briefing last posted in a channel, or null. */
  newest(workspace: string, channel: string): Promise<string | null>;
};

/** What somebody thinks of a briefing (`claim` null) or of one claim, with the claim as it was printed. */
export type Feedback = {
  readonly workspace: string;
  readonly channel: string;
  readonly user: string;
  readonly briefing: string;
  readonly claim: string | null;
  readonly verdict: string;
  readonly printed: string | null;
  readonly at: string;
};

/** Keeps feedback; the last word of one person on one thing counts. */
export type Feedbacks = {
  add(feedback: Omit<Feedback, "at">): Promise<void>;
  list(workspace: string | null): Promise<Feedback[]>;
};

/** What a viewer may see of the archive, counted; `newest` is when the newest article was published, ISO 8601. */
export type Stored = Pick<ArchiveStatus, "articles" | "samples" | "briefings" | "newest">;

/** What the Slack room needs kept beside articles and briefings. */
export type DeskStore = {
  readonly jobs: Jobs;
  readonly receipts: Receipts;
  readonly feedback: Feedbacks;
  /** How much of what is stored a viewer may see. */
  stored(viewer: { workspace: string | null; channel: string | null }): Promise<Stored>;
  /** The names that most stored articles hold, most frequent first. */
  topics(viewer: { workspace: string | null; channel: string | null }, limit: number): Promise<string[]>;
  /** Forgets the open jobs of a workspace that removed the app. */
  forget(workspace: string): Promise<void>;
};

/** A message ready for Slack, as the render room sets it: the text of a notification, and blocks. */
export type Postable = { readonly text: string; readonly blocks: readonly object[] };

/** Where messages go: a channel, or a thread in it. */
export type PostPlace = { readonly workspace: string; readonly channel: string; readonly thread: string | null };

/**
 * What is to be posted. Without a thread the first message is a root and the others are its replies. `receiptKey` names this one
 * delivery for ever: whoever asks again with the same key gets what stands in Slack already, and only what is missing is posted.
 * `briefing` links the thread to a briefing, so that questions in it are answered from that briefing.
 */
export type PostOrder = {
  /** The earliest time at which any of it can have been posted before, where that is known. */
  readonly since?: Date;
  readonly place: PostPlace;
  readonly messages: readonly Postable[];
  readonly receiptKey: string;
  readonly briefing: string | null;
};

/** `ts` is that of the first message. `advice` says what a person has to do, and is safe to show. */
export type Messaged =
  | { readonly kind: "posted"; readonly ts: string }
  | { readonly kind: "refused"; readonly reason: string; readonly advice: string };

/** Brings messages to Slack exactly once. Throws an unreachable fault when Slack does not answer: ask again later with the same key. */
export type Messenger = {
  post(order: PostOrder): Promise<Messaged>;
  /** Replaces a message that was posted, such as a root that is now marked as corrected. Safe to repeat. */
  edit(place: ThreadPlace, message: Postable): Promise<Messaged>;
};
