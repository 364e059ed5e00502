import type OpenAI from "openai";
import type { ChatCompletionCreateParamsNonStreaming } from "openai/resources/chat/completions";
import { z } from "zod";
import type { Call } from "./model.ts";

/** What a server has been found to understand. It starts at the best and is lowered when the server complains. */
export type Dialect = {
  readonly form: "json_schema" | "json_object" | "text";
  readonly bound: "max_completion_tokens" | "max_tokens";
  readonly temperature: boolean;
};

/** OpenAI's newer models take only `max_completion_tokens`; most other servers know `max_tokens` alone. */
export function firstDialect(baseUrl: string | null): Dialect {
  const bound = baseUrl === null ? "max_completion_tokens" : "max_tokens";
  return { form: "json_schema", bound, temperature: true };
}

/** The dialect to try after a complaint, or null when the complaint is about something else. */
export function lowered(dialect: Dialect, status: number, complaint: string): Dialect | null {
  if (status < 400 || [401, 403, 408, 429].includes(status)) return null;
  if (/response_format|json_schema|json_object|structured.outputs?/i.test(complaint)) return lowerForm(dialect);
  if (
    !/not supported|unsupported|does not support|unrecogni[sz]ed|unknown|extra|not permitted|only the default/i.test(
      complaint,
    )
  )
    return null;
  if (/max_(completion_)?tokens/i.test(complaint)) return otherBound(dialect);
  return /temperature/i.test(complaint) && dialect.temperature ? { ...dialect, temperature: false } : null;
}

function lowerForm(dialect: Dialect): Dialect | null {
  if (dialect.form === "json_schema") return { ...dialect, form: "json_object" };
  return dialect.form === "json_object" ? { ...dialect, form: "text" } : null;
}

function otherBound(dialect: Dialect): Dialect {
  return { ...dialect, bound: dialect.bound === "max_tokens" ? "max_completion_tokens" : "max_tokens" };
}

/** The request's body in a dialect. Below structured outputs the schema is told in the system message. */
export function bodyOf<T>(model: string, call: Call<T>, dialect: Dialect): ChatCompletionCreateParamsNonStreaming {
  const schema = strictSchema(call.schema);
  const told = `\n\nAnswer with one JSON object and nothing else. It fits this JSON Schema:\n${JSON.stringify(schema)}`;
  const system = dialect.form === "json_schema" ? call.prompt.system : call.prompt.system + told;
  const form = formOf(dialect, call.schemaName, schema);
  return {
    model,
    messages: [
      { role: "system", content: system },
      { role: "user", content: call.prompt.user },
    ],
    ...(form === null ? {} : { response_format: form }),
    ...(dialect.temperature ? { temperature: 0 } : {}),
    [dialect.bound]: call.maxTokens,
  };
}

type Form = OpenAI.ResponseFormatJSONSchema | OpenAI.ResponseFormatJSONObject;

function formOf(dialect: Dialect, name: string, schema: Record<string, unknown>): Form | null {
  if (dialect.form === "text") return null;
  if (dialect.form === "json_object") return { type: "json_object" };
  return { type: "json_schema", json_schema: { name, strict: true, schema } };
}

// Strict structured outputs know no lengths or formats; our own check of the answer does.
const LAX_ONLY = [
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "minimum",
  "maximum",
  "pattern",
  "format",
  "default",
];

/** A schema in the part of JSON Schema that strict structured outputs accept: closed objects, every field required. */
function strictSchema(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...strict } = z.toJSONSchema(schema, {
    override: ({ jsonSchema }) => {
      for (const key of LAX_ONLY) Reflect.deleteProperty(jsonSchema, key);
    },
  });
  return strict;
}
