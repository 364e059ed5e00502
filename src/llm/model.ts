import type { z } from "zod";
import type { FilledPrompt } from "./prompt.ts";

/** Tokens in and out, and US dollars; `costUsd` is null when the model's prices are not known. */
export type Usage = { readonly input: number; readonly output: number; readonly costUsd: number | null };

/** Why a model gave no usable answer. `cut` is an answer that broke off, `too-long` evidence that does not fit the model. */
export type FailedReason =
  | "rate-limited"
  | "timeout"
  | "unreachable"
  | "refused"
  | "cut"
  | "malformed"
  | "too-long"
  | "unauthorised"
  | "capped"
  | "fault";

/** `usage` of a failure counts what it cost all the same. `advice` may be shown to a user. */
export type Failed = {
  readonly kind: "failed";
  readonly reason: FailedReason;
  readonly advice: string;
  readonly usage?: Usage;
};

/** What a model said, checked against the schema, or why it said nothing usable. */
export type Told<T> = { readonly kind: "told"; readonly value: T; readonly usage: Usage } | Failed;

/** One question to a model. `maxTokens` bounds the answer. */
export type Call<T> = {
  readonly prompt: FilledPrompt;
  readonly schema: z.ZodType<T>;
  readonly schemaName: string;
  readonly maxTokens: number;
  readonly signal?: AbortSignal;
};

/** A language model. `ask` never rejects: every fault is a `Failed`. */
export type Model = {
  readonly name: string;
  ask<T>(call: Call<T>): Promise<Told<T>>;
};

/** US dollars for a million tokens. */
export type Prices = { readonly inputPerMillion: number; readonly outputPerMillion: number };

/** What nothing costs. */
export const NO_USAGE: Usage = { input: 0, output: 0, costUsd: 0 };

/** The price of some tokens, or null when prices are not known. */
export function costOf(input: number, output: number, prices: Prices | null): number | null {
  if (prices === null) return null;
  return (input * prices.inputPerMillion + output * prices.outputPerMillion) / 1_000_000;
}

/** A rough count of tokens: four characters each, as English prose averages. */
export function tokensIn(text: string): number {
  return Math.ceil(text.length / 4);
}

const ADVICE: Record<FailedReason, string> = {
  "rate-limited":
    "The language model's service is limiting requests. Wait a little, or raise the limit of the account.",
  timeout: "The language model did not answer in time. Ask again, or narrow the topic.",
  unreachable:
    "The language model's service cannot be reached or is failing. Check OPENAI_BASE_URL, or ask again later.",
  refused: "The language model declined to write about this.",
  cut: "The language model's answer broke off. Ask again, or narrow the topic.",
  malformed: "The language model's answer was not in the form asked for. Ask again, or choose another OPENAI_MODEL.",
  "too-long": "The evidence is too long for the language model. Narrow the topic or the window.",
  unauthorised: "The language model's service refused the key. Check OPENAI_API_KEY.",
  capped: "This month's budget for the language model is spent. It starts anew on the first.",
  fault: "The language model's service did not accept the request. Check OPENAI_MODEL and OPENAI_BASE_URL.",
};

/** A failure with the usual advice for its reason, unless better advice is known. */
export function failed(reason: FailedReason, details: { advice?: string; usage?: Usage } = {}): Failed {
  return { kind: "failed", reason, advice: ADVICE[reason], ...details };
}
