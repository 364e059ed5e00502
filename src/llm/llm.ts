import type { Embedder } from "./embedder.ts";
import type { Model } from "./model.ts";
import type { OpenAiSettings } from "./openai-tries.ts";

/** The door of the room that speaks to language models: a port that never throws, its adapter, and what is said to it. */
export { type Account, type Budget, type BudgetSettings, createBudget } from "./budget.ts";
export { withCache } from "./cached-model.ts";
export {
  Answered,
  ComposedDraft,
  DraftedClaim,
  Expanded,
  Headlined,
  OUTPUTS,
  Repaired,
  RepairedClaim,
} from "./drafts.ts";
export type { Embedder, Vector } from "./embedder.ts";
export { withKeptVectors } from "./kept-vectors.ts";
export { loadPrompts } from "./load-prompts.ts";
export {
  type Call,
  costOf,
  type Failed,
  type FailedReason,
  failed,
  type Model,
  type Prices,
  type Told,
  tokensIn,
  type Usage,
} from "./model.ts";
export type { OpenAiSettings } from "./openai-tries.ts";
export { type FilledPrompt, fillPrompt, type Prompt } from "./prompt.ts";
export { type EvidenceRow, rowLines } from "./rows.ts";
export { memoryLedger } from "./spend-ledger.ts";

/** A model behind any API that speaks Chat Completions (see openai-model.ts). The SDK is loaded with the first: many desks have none. */
export async function createOpenAiModel(settings: OpenAiSettings): Promise<Model> {
  const adapter = await import("./openai-model.ts");
  return adapter.createOpenAiModel(settings);
}

/** An embedder behind any API that speaks OpenAI's embeddings (see openai-embedder.ts), loaded likewise. */
export async function createOpenAiEmbedder(settings: OpenAiSettings): Promise<Embedder> {
  const adapter = await import("./openai-embedder.ts");
  return adapter.createOpenAiEmbedder(settings);
}
