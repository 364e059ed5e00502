import type { OpenArchive } from "#archive/archive.ts";
import type { Writer } from "#briefing/briefing.ts";
import { wallClock } from "#clock.ts";
import type { PoolWorld } from "./bench.ts";

/** How long the same evidence, prompt and model are answered from the cache: a day. */
const CACHED_MS = 86_400_000;
/** One call may take this long in all, is tried again this often, and so many run at once. */
const LIMITS = { timeoutMs: 60_000, maxRetries: 2, concurrency: 2 } as const;
/** Evidence for one call: what the smallest context of a local model (8,192 tokens) holds with its answer. */
const EVIDENCE_TOKENS = 3000;

/** The language model of the settings, charged to the archive's book; it reads only what a workspace lets it. Null when none is set. */
export async function writerOf({ openai, prompts }: PoolWorld, archive: OpenArchive): Promise<Writer | null> {
  const { apiKey, baseUrl, model, prices = null, monthlyUsd = null } = openai;
  if (model === null || (apiKey === null && baseUrl === null)) return null;
  const { createBudget, createOpenAiModel, loadPrompts, withCache } = await import("#llm/llm.ts");
  const asked = createOpenAiModel({ apiKey, baseUrl, model, ...LIMITS, prices, clock: wallClock });
  const cached = withCache(asked, archive.cache, { ttlMs: CACHED_MS });
  const budget = createBudget({ monthlyUsd, ledger: archive.model.spend, prices, clock: wallClock });
  return {
    name: model,
    model: (account) => budget.charged(cached, account),
    prompts: await loadPrompts(prompts),
    evidenceTokens: EVIDENCE_TOKENS,
    mayRead: (workspace) => archive.model.consents.given(workspace),
  };
}
