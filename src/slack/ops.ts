import type { Fault } from "#domain/fault.ts";
import { adopt, brief, show } from "./ops-brief.ts";
import { digestLook, digestTopic } from "./ops-digest.ts";
import { evidence, withheld } from "./ops-evidence.ts";
import { findFeedAt, pollFeeds } from "./ops-feeds.ts";
import { ask, followUps } from "./ops-question.ts";
import { save } from "./ops-save.ts";
import { tryWatch } from "./ops-watch.ts";

/** Everything a thread can be asked. An operation is a line here; its arguments and its result can be sent between threads. */
export const OPS = {
  brief,
  show,
  adopt,
  ask,
  followUps,
  evidence,
  withheld,
  save,
  tryWatch,
  digestTopic,
  digestLook,
  findFeedAt,
  pollFeeds,
} as const;

export type OpName = keyof typeof OPS;
export type OpArgs<Name extends OpName> = Parameters<(typeof OPS)[Name]>[0];
export type OpResult<Name extends OpName> = Awaited<ReturnType<(typeof OPS)[Name]>>;

/** A request on its way to a thread, and its answer on the way back. */
export type Asked = { readonly n: number; readonly name: OpName; readonly args: unknown };
/** A request that nobody waits for any more. */
export type Stop = { readonly stop: number };
export type Answered =
  | { readonly n: number; readonly value: unknown }
  | { readonly n: number; readonly fault: { kind: Fault; message: string; advice: string } };
