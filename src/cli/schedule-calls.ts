import type { Fault } from "#domain/fault.ts";
import type { Counted } from "#domain/meter.ts";
import type { Deliver } from "#domain/watch-ports.ts";
import type { Details } from "#log.ts";
import type { Editing } from "#schedule/schedule.ts";

/* What the schedule's thread and the main thread say to each other. */

/** What the thread is started with. */
export type ScheduleWorld = {
  readonly folder: string;
  readonly databaseUrl: string | null;
  readonly owner: string;
  readonly allowHosts: readonly string[];
  readonly userAgent: string;
};

/** What the main thread does for the schedule: it posts, it writes, it counts polls. Arguments and results can be sent between threads. */
export type Calls = { readonly deliver: Deliver; readonly polled: (one: Counted["polls"]) => Promise<void> } & Editing;
export type CallName = keyof Calls;

export type FromSchedule =
  | { readonly kind: "call"; readonly n: number; readonly name: CallName; readonly args: readonly unknown[] }
  | {
      readonly kind: "log";
      readonly level: "debug" | "info" | "warn" | "error";
      readonly event: string;
      readonly details: Details;
    };
/** `known` is what a BriefdeskError says beside its message. */
export type ToSchedule =
  | { readonly kind: "stop" }
  | { readonly kind: "wake" }
  | { readonly kind: "said"; readonly n: number; readonly said: unknown }
  | {
      readonly kind: "failed";
      readonly n: number;
      readonly message: string;
      readonly known: { readonly kind: Fault; readonly advice: string } | null;
    };
