import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { ENCODERS, type Encoder } from "./encoders.ts";

/*
 * A local `/v1/embeddings` in the manner of OpenAI, around models that npm packages hold: `node bench/embeddings/server.ts FOLDER
 * [PORT]`, where FOLDER is one that they were installed in. It prints its address when it listens.
 */

type Request = { readonly model: string; readonly input: string | readonly string[] };

async function bodyOf(request: IncomingMessage): Promise<Request> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString("utf8")) as Request;
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function answer(request: Request, encoderOf: (model: string) => Promise<Encoder> | null): Promise<unknown> {
  const input = typeof request.input === "string" ? [request.input] : request.input;
  const vectors = await (await encoderOf(request.model))?.(input);
  const data = vectors?.map((embedding, index) => ({ object: "embedding", index, embedding }));
  const tokens = Math.ceil(input.join(" ").length / 4);
  return { object: "list", model: request.model, data, usage: { prompt_tokens: tokens, total_tokens: tokens } };
}

const [folder, port = "0"] = process.argv.slice(2);
if (folder === undefined) throw new Error("say in which folder the models' packages are installed");
const loaded = new Map<string, Promise<Encoder>>();
function encoderOf(model: string): Promise<Encoder> | null {
  const known = loaded.get(model) ?? ENCODERS[model]?.(folder!);
  if (known) loaded.set(model, known);
  return known ?? null;
}

const server = createServer((request, response) => {
  if (request.method !== "POST" || request.url !== "/v1/embeddings") {
    send(response, 404, { error: { message: "only POST /v1/embeddings" } });
    return;
  }
  bodyOf(request)
    .then(async (body) =>
      encoderOf(body.model) === null
        ? send(response, 404, { error: { message: `no model ${body.model}` } })
        : send(response, 200, await answer(body, encoderOf)),
    )
    .catch((error: unknown) => send(response, 500, { error: { message: String(error) } }));
});
server.listen(Number(port), "127.0.0.1", () => {
  const address = server.address();
  console.log(`http://127.0.0.1:${typeof address === "object" ? address?.port : port}/v1`);
});
