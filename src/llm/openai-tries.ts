import { setTimeout as pause } from "node:timers/promises";
import OpenAI from "openai";
import type { Clock } from "#domain/ports.ts";
import { boundedFetch } from "./bounded-fetch.ts";
import type { Prices, Told } from "./model.ts";
import { failedBy, waitBefore } from "./openai-faults.ts";
import type { Semaphore } from "./semaphore.ts";

/**
 * How to reach a model. `apiKey` null is for local servers that want none; `baseUrl` null is OpenAI itself. `timeoutMs` is the longest
 * that one request may take in all: its turn, every try and every wait. `maxRetries` counts tries after the first.
 */
export type OpenAiSettings = {
  readonly apiKey: string | null;
  readonly baseUrl: string | null;
  readonly model: string;
  readonly timeoutMs: number;
  readonly maxRetries: number;
  readonly concurrency: number;
  readonly prices?: Prices | null;
  readonly clock: Clock;
};

/** When a request ends whatever happens, and at what time (Unix milliseconds). */
export type Bounds = { readonly signal: AbortSignal; readonly until: number };

const OPENAI_URL = "https://api.openai.com/v1";

/** The SDK neither bounds its waits by a total nor tells a refused request from a lost one, so it is told not to retry. */
export function clientFor(settings: OpenAiSettings): OpenAI {
  return new OpenAI({
    apiKey: settings.apiKey ?? "none",
    baseURL: settings.baseUrl ?? OPENAI_URL,
    timeout: settings.timeoutMs,
    maxRetries: 0,
    organization: null,
    project: null,
    logLevel: "off",
    fetch: boundedFetch,
  });
}

/** Runs a request in its turn and within its time; what it throws is told as a failure. */
export async function inTurn<T>(
  settings: OpenAiSettings,
  turns: Semaphore,
  caller: AbortSignal | undefined,
  request: (bounds: Bounds) => Promise<Told<T>>,
): Promise<Told<T>> {
  const limit = AbortSignal.timeout(settings.timeoutMs);
  const until = settings.clock().getTime() + settings.timeoutMs;
  const signal = caller === undefined ? limit : AbortSignal.any([limit, caller]);
  try {
    const release = await turns.enter(signal);
    return await request({ signal, until }).finally(release);
  } catch (error) {
    return failedBy(error, stoppedBy(limit, caller));
  }
}

function stoppedBy(limit: AbortSignal, caller: AbortSignal | undefined): "limit" | "caller" | null {
  if (caller?.aborted) return "caller";
  return limit.aborted ? "limit" : null;
}

/** Waits for another try and counts it, or throws the error when another is useless or would come too late. */
export async function waitOrThrow(
  error: unknown,
  settings: OpenAiSettings,
  left: { retries: number },
  bounds: Bounds,
): Promise<void> {
  const now = settings.clock();
  const wait = waitBefore(error, settings.maxRetries - left.retries, now);
  // A wait that outlasts the limit is not begun: the caller hears at once.
  if (wait === null || left.retries <= 0 || now.getTime() + wait >= bounds.until) throw error;
  left.retries -= 1;
  await pause(wait, undefined, { signal: bounds.signal });
}
