/** A language model, and the host that is sent what it reads. */
export type ModelNamed = { readonly name: string; readonly host: string };

const OPENAI_HOST = "api.openai.com";

/** The model of the settings, as people are told of it; null when none is set. */
export function modelNamed({
  apiKey,
  baseUrl,
  model,
}: {
  readonly apiKey: string | null;
  readonly baseUrl: string | null;
  readonly model: string | null;
}): ModelNamed | null {
  if (model === null || (apiKey === null && baseUrl === null)) return null;
  return { name: model, host: baseUrl === null ? OPENAI_HOST : new URL(baseUrl).host };
}
