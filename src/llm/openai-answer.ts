import type { ChatCompletion } from "openai/resources/chat/completions";
import { z } from "zod";
import { type Call, costOf, failed, type Prices, type Told, tokensIn, type Usage } from "./model.ts";

// Servers that speak the protocol loosely leave parts out; only what is used is asked for.
const Completion = z.object({
  choices: z.array(
    z.object({
      finish_reason: z.string().nullish(),
      message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
    }),
  ),
  usage: z
    .object({ prompt_tokens: z.number().nonnegative(), completion_tokens: z.number().nonnegative() })
    .nullish()
    .catch(null),
});

/** What a completion tells, checked against the call's schema; what it cost stands in a failure too. */
export function readCompletion<T>(raw: ChatCompletion | unknown, call: Call<T>, prices: Prices | null): Told<T> {
  const completion = Completion.safeParse(raw);
  if (!completion.success) return failed("malformed");
  const [choice] = completion.data.choices;
  const content = choice?.message.content ?? "";
  const usage = usageOf(completion.data.usage ?? null, call, content, prices);
  if (choice === undefined) return failed("malformed", { usage });
  if (choice.message.refusal || choice.finish_reason === "content_filter") return failed("refused", { usage });
  if (choice.finish_reason === "length") return failed("cut", { usage });
  const value = call.schema.safeParse(jsonIn(content));
  return value.success ? { kind: "told", value: value.data, usage } : failed("malformed", { usage });
}

/** The JSON value in an answer, or undefined. Models without structured outputs think aloud first and fence what they return. */
function jsonIn(content: string): unknown {
  const spoken = content.replace(/^\s*<think>.*?<\/think>/s, "").trim();
  const bare = /^```(?:json)?\s*\n(.*)\n\s*```$/s.exec(spoken)?.[1] ?? spoken;
  try {
    return JSON.parse(bare);
  } catch {
    return undefined;
  }
}

type Counted = { prompt_tokens: number; completion_tokens: number };

// A server that does not count, or counts backwards, is counted for, so that a monthly cap is never blind.
function usageOf<T>(counted: Counted | null, call: Call<T>, content: string, prices: Prices | null): Usage {
  const input = counted?.prompt_tokens ?? tokensIn(call.prompt.system + call.prompt.user);
  const output = counted?.completion_tokens ?? tokensIn(content);
  return { input, output, costUsd: costOf(input, output, prices) };
}
