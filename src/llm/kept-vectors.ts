import { createHash } from "node:crypto";
import { z } from "zod";
import type { Cache } from "#domain/ports.ts";
import type { Embedder, Vector } from "./embedder.ts";
import { createFlights } from "./flights.ts";
import { NO_USAGE, type Told, type Usage } from "./model.ts";

/** As many texts go into one request: the least that a server known to us takes. */
const BATCH = 32;
const Vectors = z.array(z.array(z.number()));

/**
 * An embedder that is not asked twice: the vector of a text is kept in the cache for `ttlMs` under the model's name, and equal requests
 * under way share one call. Failures are not kept. A cache that fails is a cache that knows nothing.
 */
export function withKeptVectors(embedder: Embedder, cache: Cache, options: { readonly ttlMs: number }): Embedder {
  const flights = createFlights();
  const fetch = async (texts: readonly string[], caller: AbortSignal | undefined): Promise<Told<readonly Vector[]>> => {
    const told = await flights.join(keyOf(embedder.name, texts.join("\0")), caller, async (signal) => {
      const fresh = await embedder.embed(texts, signal);
      if (fresh.kind === "told")
        await Promise.all(fresh.value.map((vector, n) => keep(cache, keyOf(embedder.name, texts[n] ?? ""), vector)));
      return fresh;
    });
    return told.kind === "failed" ? told : { ...told, value: Vectors.parse(told.value) };
  };
  const keep = (to: Cache, key: string, vector: Vector) => to.set(key, packed(vector), options.ttlMs).catch(() => {});
  return {
    name: embedder.name,
    async embed(texts, signal) {
      const known = await recall(cache, embedder.name, texts);
      const unknown = [...new Set(texts)].filter((text) => !known.has(text));
      const batches = Array.from({ length: Math.ceil(unknown.length / BATCH) }, (_, n) =>
        unknown.slice(n * BATCH, (n + 1) * BATCH),
      );
      const told = await Promise.all(batches.map((batch) => fetch(batch, signal)));
      const usage = told.reduce((sum, one) => plus(sum, one.usage ?? NO_USAGE), NO_USAGE);
      for (const [n, one] of told.entries()) {
        if (one.kind === "failed") return { ...one, usage };
        for (const [at, vector] of one.value.entries()) known.set(batches[n]?.[at] ?? "", vector);
      }
      return { kind: "told", value: texts.map((text) => known.get(text) ?? []), usage };
    },
  };
}

function keyOf(model: string, text: string): string {
  return `vector ${createHash("sha256")
    .update(JSON.stringify([model, text]))
    .digest("hex")}`;
}

async function recall(cache: Cache, model: string, texts: readonly string[]): Promise<Map<string, Vector>> {
  const kept = await Promise.all(
    [...new Set(texts)].map(async (text) => {
      const value = await cache.get(keyOf(model, text)).catch(() => null);
      return value === null ? [] : [[text, unpacked(value)] as const];
    }),
  );
  return new Map(kept.flat());
}

function packed(vector: Vector): string {
  return Buffer.from(Float32Array.from(vector).buffer).toString("base64");
}

function unpacked(value: string): Vector {
  return [...new Float32Array(new Uint8Array(Buffer.from(value, "base64")).buffer)];
}

function plus(a: Usage, b: Usage): Usage {
  const costUsd = a.costUsd === null || b.costUsd === null ? null : a.costUsd + b.costUsd;
  return { input: a.input + b.input, output: a.output + b.output, costUsd };
}
