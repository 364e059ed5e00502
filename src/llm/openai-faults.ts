import { APIConnectionError, APIConnectionTimeoutError, APIError } from "openai";
import { TooLong } from "./bounded-fetch.ts";
import { type Failed, type FailedReason, failed } from "./model.ts";

const TOO_LONG =
  /context.?(length|window|size)|maximum context|too many tokens|(prompt|input|request) is too (long|large)/i;
const REFUSED = /content.?(filter|policy|management)|safety/i;
const QUOTA =
  "The account with the language model's provider has no credit left. Add some, or leave OPENAI_API_KEY unset.";

/** What a thrown error of the SDK means. `stopped` says that our own limit or the caller ended the request. */
export function failedBy(error: unknown, stopped: "limit" | "caller" | null): Failed {
  if (stopped === "limit") return failed("timeout");
  if (stopped === "caller") return failed("timeout", { advice: "The request to the language model was stopped." });
  if (error instanceof APIConnectionTimeoutError) return failed("timeout");
  if (error instanceof APIConnectionError) return failed("unreachable");
  if (error instanceof APIError && error.status !== undefined) return failedByStatus(error.status, error);
  if (error instanceof TooLong) return failed("malformed");
  // The body was whole but not JSON; a body that broke off is a TypeError of fetch ("terminated").
  if (error instanceof SyntaxError) return failed("malformed");
  return failed(error instanceof TypeError && /terminated/i.test(error.message) ? "cut" : "fault");
}

function failedByStatus(status: number, error: APIError): Failed {
  if (status === 429 && error.code === "insufficient_quota") return failed("rate-limited", { advice: QUOTA });
  return failed(reasonOf(status, complaintOf(error)));
}

function reasonOf(status: number, complaint: string): FailedReason {
  if (status === 401 || status === 403) return "unauthorised";
  if (status === 429) return "rate-limited";
  if (status === 408) return "timeout";
  if (status === 413 || TOO_LONG.test(complaint)) return "too-long";
  if (status >= 500) return "unreachable";
  return REFUSED.test(complaint) ? "refused" : "fault";
}

/** Everything that a server's error says of itself, for looking up what it complains about. */
export function complaintOf(error: APIError): string {
  return [error.code, error.param, error.type, error.message].filter((part) => typeof part === "string").join(" ");
}

/** True when the evidence does not fit; asked before a complaint is taken for one about the form of the request. */
export function isTooLong(error: APIError): boolean {
  return error.status === 413 || TOO_LONG.test(complaintOf(error));
}

/**
 * Milliseconds to wait before another try, or null when another try is useless or might be charged twice: only answers that refuse
 * the work (429, 5xx) are tried again, never a timeout or a connection that broke. `Retry-After` is honoured (RFC 9110, 10.2.3).
 */
export function waitBefore(error: unknown, tried: number, now: Date): number | null {
  if (!(error instanceof APIError) || error.status === undefined) return null;
  if (error.code === "insufficient_quota" || (error.status !== 429 && error.status < 500)) return null;
  if (error.status === 504) return null;
  return askedFor(error.headers, now) ?? Math.min(500 * 2 ** tried, 8000);
}

function askedFor(headers: Headers | undefined, now: Date): number | null {
  const ms = Number.parseFloat(headers?.get("retry-after-ms") ?? "");
  if (Number.isFinite(ms)) return Math.max(0, ms);
  const after = headers?.get("retry-after") ?? "";
  if (/^\s*\d+(\.\d+)?\s*$/.test(after)) return Number(after) * 1000;
  const at = Date.parse(after);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}
