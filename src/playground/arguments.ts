import type { IncomingMessage } from "node:http";
import { z } from "zod";
import { Refusal } from "./method.ts";
import type { Json } from "./state.ts";

/** The longest body that is read, in bytes. */
const MOST_BYTES = 4 * 1024 * 1024;

/** Reads a request's body; null when it is longer than anything Slack takes. */
export async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    if (size > MOST_BYTES) return null;
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts).toString("utf8");
}

/** Arguments that are JSON also where the body is a form. */
const STRUCTURED = new Set([
  "attachments",
  "blocks",
  "chunks",
  "loading_messages",
  "metadata",
  "prompts",
  "unfurls",
  "view",
]);

/** The arguments of a Web API call, from its query and its body, which is a form or JSON. */
export function argumentsOf(type: string, query: URLSearchParams, body: string): Json {
  const given = type.startsWith("application/json") ? jsonOf(body) : fromForm(new URLSearchParams(body));
  return { ...fromForm(query), ...given };
}

function jsonOf(body: string): Json {
  if (body.trim() === "") return {};
  const parsed = z.record(z.string(), z.unknown()).safeParse(tryJson(body));
  if (!parsed.success) throw new Refusal("invalid_json", ["the body is no JSON object"]);
  return parsed.data;
}

function fromForm(form: URLSearchParams): Json {
  return Object.fromEntries(
    [...form].map(([name, value]) => [name, STRUCTURED.has(name) ? structured(name, value) : value]),
  );
}

function structured(name: string, value: string): unknown {
  const read = tryJson(value);
  if (read === undefined) throw new Refusal(name === "blocks" ? "invalid_blocks_format" : "invalid_arguments", [name]);
  return read;
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
