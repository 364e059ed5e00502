import type { Archive, Clock } from "#domain/ports.ts";
import type { Deliver, FeedHealth, Surface, WatchBooks } from "#domain/watch-ports.ts";
import type { Log } from "#log.ts";
import type { Editing } from "./editing.ts";

/** What watches are worked with. `owner` names this process among others; `feeds` says how feeds stand, `editing` writes. */
export type ScheduleDesk = {
  readonly archive: Archive;
  readonly books: WatchBooks;
  readonly deliver: Deliver;
  readonly clock: Clock;
  readonly log: Log;
  readonly owner: string;
  readonly surface: Surface;
  readonly feeds: FeedHealth;
  readonly editing: Editing;
};
