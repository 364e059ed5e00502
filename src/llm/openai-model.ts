import type OpenAI from "openai";
import { APIError } from "openai";
import { bodyOf, type Dialect, firstDialect, lowered } from "./dialect.ts";
import type { Call, Model, Told } from "./model.ts";
import { readCompletion } from "./openai-answer.ts";
import { complaintOf, isTooLong } from "./openai-faults.ts";
import { type Bounds, clientFor, inTurn, type OpenAiSettings, waitOrThrow } from "./openai-tries.ts";
import { createSemaphore } from "./semaphore.ts";

// Form twice, bound once, temperature once: a server that still complains means something else.
const MOST_LOWERINGS = 4;

type Desk = { readonly client: OpenAI; readonly settings: OpenAiSettings; dialect: Dialect };

/** A model behind any API that speaks Chat Completions. What it learns of the server's dialect it keeps while the program runs. */
export function createOpenAiModel(settings: OpenAiSettings): Model {
  const desk: Desk = { client: clientFor(settings), settings, dialect: firstDialect(settings.baseUrl) };
  const turns = createSemaphore(settings.concurrency);
  return {
    name: settings.model,
    ask: (call) => inTurn(settings, turns, call.signal, (bounds) => send(desk, call, bounds)),
  };
}

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
