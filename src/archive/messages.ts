import { BriefdeskError, type Fault } from "#domain/fault.ts";
import type { Asking } from "./engine.ts";

/** A call on its way to the worker (`null` closes it), and an answer on its way back. */
export type Request = { readonly n: number; readonly asking: Asking | null };
export type Answer =
  | { readonly n: number; readonly value: unknown }
  | { readonly n: number; readonly fault: SentFault };

/** A fault in a form that crosses a thread: an error's class does not. */
export type SentFault = { message: string; stack: string | undefined; kind: Fault | null; advice: string };

/** Makes a fault ready to be sent. */
export function sentFault(fault: unknown): SentFault {
  const error = fault instanceof Error ? fault : new Error(String(fault));
  const known = error instanceof BriefdeskError ? error : null;
  return { message: error.message, stack: error.stack, kind: known?.fault ?? null, advice: known?.advice ?? "" };
}

/** The fault as it was on the other side, with that side's stack as its cause. */
export function receivedFault({ message, stack, kind, advice }: SentFault): Error {
  const cause = { stack };
  return kind === null ? new Error(message, { cause }) : new BriefdeskError(kind, message, { advice, cause });
}
