import { BriefdeskError } from "#domain/fault.ts";
import type { Details } from "#log.ts";

/** A fault for the log: what happened, never a body or a token. */
export function faultDetails(fault: unknown): Details {
  if (!(fault instanceof Error)) return { fault: String(fault) };
  const kind = fault instanceof BriefdeskError ? fault.fault : fault.name;
  const cause = fault.cause instanceof Error ? fault.cause.message : null;
  return { fault: kind, message: fault.message.slice(0, 400), cause: cause?.slice(0, 200) ?? null };
}
