import { appendFileSync, existsSync, readFileSync } from "node:fs";
import type OpenAI from "openai";

/** Gives texts' vectors, of unit length, in order. */
export type Embed = (texts: readonly string[]) => Promise<Float32Array[]>;

const BATCH = 16;

/** Asks a service that speaks OpenAI's embeddings. What it gave is kept in a file, for a run on two busy cores takes most of an hour. */
export function embedderOn(client: OpenAI, model: string, kept: string): Embed {
  const known = keptIn(kept);
  return async (texts) => {
    // A batch is as long as its longest text: like goes with like.
    const unknown = [...new Set(texts)].filter((text) => !known.has(text)).sort((a, b) => a.length - b.length);
    for (let at = 0; at < unknown.length; at += BATCH) {
      const input = unknown.slice(at, at + BATCH);
      const { data } = await client.embeddings.create({ model, input, encoding_format: "float" });
      for (const { index, embedding } of data) {
        known.set(input[index]!, scaled(embedding));
        appendFileSync(kept, `${JSON.stringify([input[index], packed(known.get(input[index]!)!)])}\n`);
      }
    }
    return texts.map((text) => known.get(text)!);
  };
}

function keptIn(path: string): Map<string, Float32Array> {
  const lines = existsSync(path) ? readFileSync(path, "utf8").trim().split("\n") : [];
  return new Map(
    lines.map((line) => {
      const [text, vector] = JSON.parse(line) as [string, string];
      return [text, unpacked(vector)];
    }),
  );
}

const packed = (vector: Float32Array) => Buffer.from(vector.buffer).toString("base64");
const unpacked = (text: string) => new Float32Array(new Uint8Array(Buffer.from(text, "base64")).buffer);

function scaled(values: ArrayLike<number>): Float32Array {
  const length = Math.hypot(...Array.from(values)) || 1;
  return Float32Array.from(values, (value) => value / length);
}

/** The cosine of two vectors of unit length. */
export function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}
