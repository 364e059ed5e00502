import { setTimeout as pause } from "node:timers/promises";
import OpenAI, { APIError } from "openai";
import type { Clock } from "#domain/ports.ts";
import { bodyOf, type Dialect, firstDialect, lowered } from "./dialect.ts";
import type { Call, Model, Prices, Told } from "./model.ts";
import { readCompletion } from "./openai-answer.ts";
import { complaintOf, failedBy, isTooLong, waitBefore } from "./openai-faults.ts";
import { createSemaphore } from "./semaphore.ts";

/**
 * How to reach a model. `apiKey` null is for local servers that want none; `baseUrl` null is OpenAI itself. `timeoutMs` is the longest
 * that one `ask` may take in all: its turn, every try and every wait. `maxRetries` counts tries after the first.
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

const OPENAI_URL = "https://api.openai.com/v1";
// Form twice, bound once, temperature once: a server that still complains means something else.
const MOST_LOWERINGS = 4;

type Desk = { readonly client: OpenAI; readonly settings: OpenAiSettings; dialect: Dialect };

/** A model behind any API that speaks Chat Completions. What it learns of the server's dialect it keeps while the program runs. */
export function createOpenAiModel(settings: OpenAiSettings): Model {
  const desk: Desk = { client: clientFor(settings), settings, dialect: firstDialect(settings.baseUrl) };
  const turns = createSemaphore(settings.concurrency);
  return {
    name: settings.model,
    async ask(call) {
      const limit = AbortSignal.timeout(settings.timeoutMs);
      const until = settings.clock().getTime() + settings.timeoutMs;
      const signal = call.signal === undefined ? limit : AbortSignal.any([limit, call.signal]);
      try {
        const release = await turns.enter(signal);
        return await send(desk, call, { signal, until }).finally(release);
      } catch (error) {
        return failedBy(error, stoppedBy(limit, call.signal));
      }
    },
  };
}

function stoppedBy(limit: AbortSignal, caller: AbortSignal | undefined): "limit" | "caller" | null {
  if (caller?.aborted) return "caller";
  return limit.aborted ? "limit" : null;
}

// The SDK neither bounds its waits by a total nor tells a refused request from a lost one, so it is told not to retry.
function clientFor(settings: OpenAiSettings): OpenAI {
  return new OpenAI({
    apiKey: settings.apiKey ?? "none",
    baseURL: settings.baseUrl ?? OPENAI_URL,
    timeout: settings.timeoutMs,
    maxRetries: 0,
    organization: null,
    project: null,
    logLevel: "off",
  });
}

type Bounds = { readonly signal: AbortSignal; readonly until: number };

async function send<T>(desk: Desk, call: Call<T>, bounds: Bounds): Promise<Told<T>> {
  const left = { retries: desk.settings.maxRetries, lowerings: MOST_LOWERINGS };
  for (;;) {
    const dialect = desk.dialect;
    try {
      const body = bodyOf(desk.settings.model, call, dialect);
      const raw = await desk.client.chat.completions.create(body, { signal: bounds.signal });
      return readCompletion(raw, call, desk.settings.prices ?? null);
    } catch (error) {
      const other = lowerAfter(error, dialect);
      if (other !== null && left.lowerings > 0) {
        desk.dialect = other;
        left.lowerings -= 1;
      } else {
        await waitOrThrow(error, desk.settings, left, bounds);
      }
    }
  }
}

function lowerAfter(error: unknown, dialect: Dialect): Dialect | null {
  if (!(error instanceof APIError) || error.status === undefined || isTooLong(error)) return null;
  return lowered(dialect, error.status, complaintOf(error));
}

async function waitOrThrow(
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
