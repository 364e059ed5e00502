import type { Postable, PostPlace, Receipts } from "#domain/desk-ports.ts";
import type { Meter } from "#domain/meter.ts";
import type { Clock } from "#domain/ports.ts";
import type { Pace, Pause } from "./pace.ts";
import type { WebFor } from "./web.ts";

/** What posting needs. `settleMs`: how long a message whose answer was lost may still be on its way before we look for it. */
export type PostingSetup = {
  readonly receipts: Receipts;
  readonly webFor: WebFor;
  readonly pace: Pace;
  readonly pause: Pause;
  readonly clock: Clock;
  readonly meter: Meter;
  readonly settleMs: number;
};

/** One message of a delivery. `since`: the earliest time at which it can have been posted before. */
export type Part = {
  readonly place: PostPlace;
  readonly message: Postable;
  readonly receiptKey: string;
  readonly part: number;
  readonly since: Date;
  readonly signal?: AbortSignal | undefined;
};

/** The metadata that tells our message from every other when we look for it. */
export const POSTED_EVENT = "briefdesk_part";
