import type { OpenArchive } from "#archive/archive.ts";
import type { Clock } from "#domain/ports.ts";
import type { Budget } from "#llm/llm.ts";
import type { Writer } from "./writer.ts";

/** How long the same evidence, prompt and model are answered from the cache: a day. */
const CACHED_MS = 86_400_000;
/** One call may take this long in all, is tried again this often, and so many run at once. */
const LIMITS = { timeoutMs: 60_000, maxRetries: 2, concurrency: 2 } as const;
/** Vectors of articles stay right as long as the model does; whoever asks waits for them no longer than this. */
const VECTORS_KEPT_MS = 90 * 86_400_000;
const VECTORS_LIMITS = { timeoutMs: 15_000, maxRetries: 1, concurrency: 4 } as const;
/** Evidence for one call: some 60 rows, which the smallest context of a local model (8,192 tokens) holds with its answer. */
const EVIDENCE_TOKENS = 3000;

/** The settings of a language model; `prompts` is the folder of what it is told. Prices are dollars for a million tokens. */
export type WriterSettings = {
  readonly apiKey: string | null;
  readonly baseUrl: string | null;
  readonly model: string | null;
  readonly prices?: { readonly inputPerMillion: number; readonly outputPerMillion: number } | null;
  readonly monthlyUsd?: number | null;
  readonly embeddings?: { readonly model: string | null; readonly perMillion: number | null };
};
export type WriterWorld = { readonly archive: OpenArchive; readonly prompts: string; readonly clock: Clock };

/** The language model of the settings, charged to the archive's book and held to the month's bound; null when none is set. */
export async function openWriter(settings: WriterSettings, world: WriterWorld): Promise<Writer | null> {
  const { apiKey, baseUrl, model, prices = null, monthlyUsd = null } = settings;
  const { archive, clock } = world;
  if (model === null || (apiKey === null && baseUrl === null)) return null;
  const { createBudget, createOpenAiModel, loadPrompts, withCache } = await import("#llm/llm.ts");
  const asked = await createOpenAiModel({ apiKey, baseUrl, model, ...LIMITS, prices, clock });
  const cached = withCache(asked, archive.cache, { ttlMs: CACHED_MS });
  const budget = createBudget({ monthlyUsd, ledger: archive.model.spend, prices, clock });
  return {
    name: model,
    model: (account) => budget.charged(cached, account),
    prompts: await loadPrompts(world.prompts),
    evidenceTokens: EVIDENCE_TOKENS,
    mayRead: (workspace) => archive.model.consents.given(workspace),
    embedder: await openEmbedder(settings, world, budget),
  };
}

async function openEmbedder(
  { apiKey, baseUrl, embeddings }: WriterSettings,
  { archive, clock }: WriterWorld,
  budget: Budget,
): Promise<Writer["embedder"]> {
  const { model = null, perMillion = null } = embeddings ?? {};
  if (model === null) return null;
  const { createOpenAiEmbedder, withKeptVectors } = await import("#llm/llm.ts");
  const prices = perMillion === null ? null : { inputPerMillion: perMillion, outputPerMillion: 0 };
  const asked = await createOpenAiEmbedder({ apiKey, baseUrl, model, ...VECTORS_LIMITS, prices, clock });
  const kept = withKeptVectors(asked, archive.cache, { ttlMs: VECTORS_KEPT_MS });
  return (account) => budget.chargedEmbedder(kept, account, prices);
}
