import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What the server was sent: the parsed body of each request, in order. */
export type Asked = { readonly body: Record<string, unknown>; readonly authorization: string | null };

/** How to answer one request. `hang` never answers; `cut` breaks the connection in the middle of the body. */
export type Answer =
  | { kind: "json"; status: number; body: unknown; headers?: Record<string, string> }
  | { kind: "raw"; status: number; text: string; type: string }
  | { kind: "cut"; text: string }
  | { kind: "drop" }
  | { kind: "hang" };

export type OpenAiServer = {
  readonly url: string;
  readonly asked: Asked[];
  /** The most requests that were open at the same time. */
  readonly most: () => number;
  close(): Promise<void>;
};

/** A local server that speaks Chat Completions on a free port; `answer` is asked for every request, by its number from 0. */
export async function openAiServer(
  answer: (asked: Asked, n: number) => Answer | Promise<Answer>,
): Promise<OpenAiServer> {
  const asked: Asked[] = [];
  let open = 0;
  let most = 0;
  const server = createServer(async (request, response) => {
    open += 1;
    most = Math.max(most, open);
    response.on("close", () => {
      open -= 1;
    });
    const body = JSON.parse(await textOf(request)) as Record<string, unknown>;
    const one = { body, authorization: request.headers.authorization ?? null };
    asked.push(one);
    reply(response, await answer(one, asked.length - 1));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    most: () => most,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}

function reply(response: ServerResponse, answer: Answer): void {
  if (answer.kind === "hang") return;
  if (answer.kind === "drop") {
    response.destroy();
    return;
  }
  if (answer.kind === "cut") {
    response.writeHead(200, { "content-type": "application/json", "content-length": answer.text.length + 500 });
    response.write(answer.text, () => response.destroy());
    return;
  }
  const text = answer.kind === "raw" ? answer.text : JSON.stringify(answer.body);
  const type = answer.kind === "raw" ? answer.type : "application/json";
  response.writeHead(answer.status, { "content-type": type, ...("headers" in answer ? answer.headers : {}) });
  response.end(text);
}

/** A whole completion with this content. */
export function completion(content: string | null, over: Record<string, unknown> = {}): Answer {
  const message = { role: "assistant", content, refusal: null };
  return {
    kind: "json",
    status: 200,
    body: {
      id: "chatcmpl-1",
      object: "chat.completion",
      created: 1,
      model: "scripted",
      choices: [{ index: 0, finish_reason: "stop", logprobs: null, message }],
      usage: { prompt_tokens: 1000, completion_tokens: 200, total_tokens: 1200 },
      ...over,
    },
  };
}

/** An error as the API words it. */
export function refusal(
  status: number,
  error: { message: string; code?: string; param?: string; type?: string },
  headers: Record<string, string> = {},
): Answer {
  const body = { error: { type: "invalid_request_error", code: null, param: null, ...error } };
  return { kind: "json", status, body, headers };
}
