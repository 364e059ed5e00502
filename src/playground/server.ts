import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { bodyOf } from "./arguments.ts";
import { isLoopback } from "./delivery.ts";

/** Answers one request, or says by false that it is not for it. */
export type Route = (url: URL, request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;

export type Listening = { readonly server: Server; readonly origin: string; close(): Promise<void> };

/** Listens on this machine only. Whoever asks for another address gets an error, not an open port. */
export async function listen(host: string, port: number, routes: readonly Route[]): Promise<Listening> {
  if (!isLoopback(host))
    throw new Error(`The stand-in listens on this machine only (127.0.0.1), not on ${host}: it has no passwords.`);
  const server = createServer((request, response) => void serve(routes, request, response));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host === "[::1]" ? "::1" : host, resolve);
  });
  const at = server.address() as AddressInfo;
  const origin = `http://${at.family === "IPv6" ? `[${at.address}]` : at.address}:${at.port}`;
  return { server, origin, close: () => shut(server) };
}

function shut(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function serve(routes: readonly Route[], request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    if (!asksThisMachine(request))
      return refuse(response, 403, "This server answers requests to 127.0.0.1 and localhost only.\n");
    const url = new URL(request.url ?? "/", `http://${request.headers.host}`);
    for (const route of routes) if (await route(url, request, response)) return;
    refuse(response, 404, "There is nothing here.\n");
  } catch (fault) {
    if (!response.headersSent) refuse(response, 500, `The stand-in failed: ${String(fault)}\n`);
    else response.destroy();
  }
}

/** A page of somebody else's can point its own host name at this machine (DNS rebinding); its requests still name that host. */
function asksThisMachine({ headers }: IncomingMessage): boolean {
  const [, host = ""] = /^(\[[^\]]+\]|[^:]+)(?::\d+)?$/.exec(headers.host ?? "") ?? [];
  return isLoopback(host);
}

export function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" });
  response.end(text);
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}

/** A request's body as JSON; undefined when it is none. */
export async function jsonBody(request: IncomingMessage): Promise<unknown> {
  try {
    return JSON.parse((await bodyOf(request)) ?? "") as unknown;
  } catch {
    return undefined;
  }
}
