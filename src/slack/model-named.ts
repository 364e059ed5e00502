/** A language model, the host that is sent what it reads, and the model there that is sent the beginnings of articles, if one is set. */
export type ModelNamed = { readonly name: string; readonly host: string; readonly embeddings?: string | null };

const OPENAI_HOST = "api.openai.com";

/** The model of the settings, as people are told of it; null when none is set. */
export function modelNamed({
  apiKey,
  baseUrl,
  model,
  embeddings,
}: {
  readonly apiKey: string | null;
  readonly baseUrl: string | null;
  readonly model: string | null;
  readonly embeddings?: { readonly model: string | null };
}): ModelNamed | null {
  if (model === null || (apiKey === null && baseUrl === null)) return null;
  const host = baseUrl === null ? OPENAI_HOST : new URL(baseUrl).host;
  return { name: model, host, embeddings: embeddings?.model ?? null };
}
