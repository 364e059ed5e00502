import { createHash } from "node:crypto";
import { z } from "zod";
import type { Cache } from "#domain/ports.ts";
import { createFlights } from "./flights.ts";
import { type Call, failed, type Model, NO_USAGE, type Told } from "./model.ts";

/**
 * A model that is not asked twice: the same prompt, evidence, model and schema are answered from the cache for `ttlMs`, and equal
 * requests under way share one call. Failures are not kept. A cache that fails is a cache that knows nothing.
 */
export function withCache(model: Model, cache: Cache, options: { readonly ttlMs: number }): Model {
  const flights = createFlights();
  return {
    name: model.name,
    async ask<T>(call: Call<T>): Promise<Told<T>> {
      const key = keyOf(model.name, call);
      const answer = await flights.join(key, call.signal, async (signal) => {
        const kept = await recall(cache, key, call.schema);
        if (kept !== null) return kept;
        const told = await model.ask({ ...call, signal });
        if (told.kind === "told") await keep(cache, key, told.value, options.ttlMs);
        return told;
      });
      return recast(answer, call.schema);
    },
  };
}

function keyOf<T>(model: string, call: Call<T>): string {
  const { name, digest, system, user } = call.prompt;
  const asked = [model, name, digest, system, user, call.schemaName, call.maxTokens, shapeOf(call.schema)];
  return `llm ${createHash("sha256").update(JSON.stringify(asked)).digest("hex")}`;
}

// A schema that JSON Schema cannot express is the adapter's to refuse.
function shapeOf(schema: z.ZodType): unknown {
  return z.toJSONSchema(schema, { unrepresentable: "any" });
}

async function recall<T>(cache: Cache, key: string, schema: z.ZodType<T>): Promise<Told<T> | null> {
  try {
    const value = schema.safeParse(JSON.parse((await cache.get(key)) ?? "null"));
    return value.success ? { kind: "told", value: value.data, usage: NO_USAGE } : null;
  } catch {
    return null;
  }
}

async function keep(cache: Cache, key: string, value: unknown, ttlMs: number): Promise<void> {
  await cache.set(key, JSON.stringify(value), ttlMs).catch(() => {});
}

// The shared answer may have been asked for with another caller's schema of the same shape.
function recast<T>(told: Told<unknown>, schema: z.ZodType<T>): Told<T> {
  if (told.kind === "failed") return told;
  const value = schema.safeParse(told.value);
  return value.success ? { ...told, value: value.data } : failed("malformed", { usage: told.usage });
}
