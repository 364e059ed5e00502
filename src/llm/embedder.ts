import type { Told } from "./model.ts";

/** What a text is about, as numbers of length one: the nearer two are, the larger their product. */
export type Vector = readonly number[];

/** Turns texts into vectors, one each and in order, all equally long. `embed` never rejects: every fault is a `Failed`. */
export type Embedder = {
  readonly name: string;
  embed(texts: readonly string[], signal?: AbortSignal): Promise<Told<readonly Vector[]>>;
};
