import type OpenAI from "openai";
import { z } from "zod";
import type { Embedder, Vector } from "./embedder.ts";
import { costOf, failed, type Told, tokensIn, type Usage } from "./model.ts";
import { type Bounds, clientFor, inTurn, type OpenAiSettings, waitOrThrow } from "./openai-tries.ts";
import { createSemaphore } from "./semaphore.ts";

// What is loosely spoken elsewhere is left out here too. JSON knows no NaN, and zod takes no infinite number.
const Embeddings = z.object({
  data: z.array(z.object({ index: z.number().int(), embedding: z.array(z.number()).min(1) })),
  usage: z.object({ prompt_tokens: z.number().nonnegative() }).nullish().catch(null),
});

const MALFORMED = "The embeddings service's answer was not in the form asked for. Check OPENAI_EMBEDDINGS_MODEL.";

/** An embedder behind any API that speaks OpenAI's embeddings. Each `embed` is one request: callers keep it to some thirty texts. */
export function createOpenAiEmbedder(settings: OpenAiSettings): Embedder {
  const client = clientFor(settings);
  const turns = createSemaphore(settings.concurrency);
  return {
    name: settings.model,
    embed: (texts, signal) => inTurn(settings, turns, signal, (bounds) => send(client, settings, texts, bounds)),
  };
}

async function send(
  client: OpenAI,
  settings: OpenAiSettings,
  texts: readonly string[],
  bounds: Bounds,
): Promise<Told<readonly Vector[]>> {
  const left = { retries: settings.maxRetries };
  const body = { model: settings.model, input: [...texts], encoding_format: "float" as const };
  for (;;) {
    try {
      return read(await client.embeddings.create(body, { signal: bounds.signal }), texts, settings);
    } catch (error) {
      await waitOrThrow(error, settings, left, bounds);
    }
  }
}

function read(raw: unknown, texts: readonly string[], settings: OpenAiSettings): Told<readonly Vector[]> {
  const answer = Embeddings.safeParse(raw);
  const input = (answer.data?.usage ?? null)?.prompt_tokens ?? tokensIn(texts.join(" "));
  const usage: Usage = { input, output: 0, costUsd: costOf(input, 0, settings.prices ?? null) };
  const value = answer.success ? inOrder(answer.data.data, texts.length) : null;
  return value === null ? failed("malformed", { advice: MALFORMED, usage }) : { kind: "told", value, usage };
}

/** The vectors in the order of their texts, of length one; null unless there is one for each and all are equally long. */
function inOrder(data: z.infer<typeof Embeddings>["data"], count: number): Vector[] | null {
  const vectors = data.toSorted((a, b) => a.index - b.index).map(({ embedding }) => unit(embedding));
  const fits = data.every(({ embedding }) => embedding.length === data[0]?.embedding.length);
  const isEach = data.length === count && new Set(data.map(({ index }) => index)).size === count;
  return fits && isEach && vectors.every((vector) => vector.every(Number.isFinite)) ? vectors : null;
}

// Nothing but zeros says nothing: divided by its length it is not finite.
function unit(values: readonly number[]): Vector {
  const length = Math.hypot(...values);
  return values.map((value) => value / length);
}
