import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { z } from "zod";
import { ACK_MS, type Carrier, type Reply } from "./delivery.ts";
import { Refusal } from "./method.ts";
import type { State } from "./state.ts";

/** Slack allows an app ten connections (docs.slack.dev/apis/events-api/using-socket-mode). */
const MOST_CONNECTIONS = 10;
/** How often the server pings. The client gives a connection up after thirty seconds without one. */
const PING_MS = 10_000;

/** Socket Mode: addresses to connect to, the connections, and a way to send over them. */
export type SocketMode = {
  /** A fresh address, good for one connection. */
  address(): string;
  /** Takes over an HTTP connection that asks for a WebSocket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  connections(): number;
  readonly carry: Carrier;
  /** Says that the connections are about to end and ends them, as Slack does every few hours. */
  refresh(): void;
  close(): void;
};

const ack = z.object({ envelope_id: z.string(), payload: z.unknown().optional() });

export function createSocketMode(state: State, origin: () => string): SocketMode {
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const waiting = new Map<string, (reply: Reply) => void>();
  let turn = 0;
  const open = () => [...server.clients].filter((one) => one.readyState === one.OPEN);
  const pings = setInterval(() => {
    for (const one of open()) one.ping();
  }, PING_MS);
  pings.unref();
  const heard = (text: string) => {
    const parsed = ack.safeParse(parse(text));
    if (!parsed.success) return;
    waiting.get(parsed.data.envelope_id)?.({ status: 200, body: parsed.data.payload ?? null });
  };
  server.on("connection", (one) => greet(one, state.appId, open().length, heard));
  return {
    address: () => {
      if (open().length >= MOST_CONNECTIONS) throw new Refusal("too_many_websockets");
      const ticket = state.ids.secret();
      tickets.add(ticket);
      return `${origin().replace(/^http/, "ws")}/link/?ticket=${ticket}&app_id=${state.appId}`;
    },
    upgrade: (request, socket, head) => {
      const ticket = new URL(request.url ?? "/", origin()).searchParams.get("ticket") ?? "";
      if (!tickets.delete(ticket)) socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      else server.handleUpgrade(request, socket, head, (one) => server.emit("connection", one, request));
    },
    connections: () => open().length,
    carry: (parcel, retry) => {
      const all = open();
      const one = all[turn % Math.max(1, all.length)];
      turn += 1;
      if (!one) return Promise.resolve({ status: 0, body: "connection_failed" });
      const envelope_id = state.ids.secret();
      const answers = parcel.kind !== "events_api";
      const again =
        parcel.kind === "events_api" ? { retry_attempt: retry?.num ?? 0, retry_reason: retry?.reason ?? "" } : {};
      const { kind: type, payload } = parcel;
      one.send(JSON.stringify({ envelope_id, type, payload, accepts_response_payload: answers, ...again }));
      return answered(waiting, envelope_id);
    },
    refresh: () => {
      for (const one of open()) {
        one.send(JSON.stringify({ type: "disconnect", reason: "refresh_requested", debug_info: { host: "stand-in" } }));
        one.close();
      }
    },
    close: () => {
      clearInterval(pings);
      for (const one of server.clients) leave(one);
      server.close();
    },
  };
}

/** A client that does not say goodbye within a second is cut off. */
function leave(one: WebSocket): void {
  const late = setTimeout(() => one.terminate(), 1_000);
  one.on("close", () => clearTimeout(late));
  one.close();
}

function greet(one: WebSocket, appId: string, connections: number, heard: (text: string) => void): void {
  const about = { host: "stand-in", started: "", build_number: 1, approximate_connection_time: 18_060 };
  one.send(
    JSON.stringify({
      type: "hello",
      num_connections: connections,
      connection_info: { app_id: appId },
      debug_info: about,
    }),
  );
  one.on("message", (data) => heard(String(data)));
  one.on("error", () => one.terminate());
}

function answered(waiting: Map<string, (reply: Reply) => void>, id: string): Promise<Reply> {
  return new Promise((resolve) => {
    const end = (reply: Reply) => {
      clearTimeout(late);
      waiting.delete(id);
      resolve(reply);
    };
    const late = setTimeout(() => end({ status: 0, body: "http_timeout" }), ACK_MS);
    late.unref();
    waiting.set(id, end);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
