import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** A language model's service that never answers, or refuses at once, and remembers what it was sent. */
export type ModelServer = {
  /** The base URL of its API. */
  readonly url: string;
  /** The body of every request so far. */
  readonly asked: string[];
  /** Resolves when the first request has come. */
  readonly first: Promise<void>;
  /** Resolves when whoever sent a request has gone before it was answered. */
  readonly left: Promise<void>;
  close(): Promise<void>;
};

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}

/** Starts one on this machine. */
export async function modelServer(answers: "never" | "refuses"): Promise<ModelServer> {
  const asked: string[] = [];
  const first = Promise.withResolvers<void>();
  const left = Promise.withResolvers<void>();
  const server = createServer((request, response) => {
    response.on("close", () => {
      if (!response.writableEnded) left.resolve();
    });
    void bodyOf(request).then((body) => {
      asked.push(body);
      first.resolve();
      if (answers === "refuses") response.writeHead(401, { "content-type": "application/json" }).end('{"error":{}}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    first: first.promise,
    left: left.promise,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
