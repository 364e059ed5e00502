import { createHmac } from "node:crypto";
import { Agent, request } from "node:http";
import { wallClock } from "#clock.ts";
import type { Json } from "./state.ts";

/** Something that Slack sends to the bot. */
export type Parcel =
  | { readonly kind: "events_api"; readonly payload: Json }
  | { readonly kind: "slash_commands"; readonly payload: Json }
  | { readonly kind: "interactive"; readonly payload: Json };

/** What the bot answered. Status 0: it did not, and `body` says why, in the words of Slack's retry reasons. */
export type Reply = { readonly status: number; readonly body: unknown };
export type Retry = { readonly num: number; readonly reason: string };

/** A way to the bot: signed HTTP, or a socket. */
export type Carrier = (parcel: Parcel, retry: Retry | null) => Promise<Reply>;

/** How long Slack waits for an acknowledgement. */
export const ACK_MS = 3_000;

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]", "::1"]);
/** Whether a host name is this machine, and nothing else. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host);
}

/** Carries parcels to a request URL as Slack does: form or JSON body, signed with the signing secret and the time of the wall clock. */
export function httpCarrier(address: string, signingSecret: string): Carrier & { close(): void } {
  const url = new URL(address);
  if (!isLoopback(url.hostname)) throw new Error(`the stand-in delivers to this machine only, not to ${url.hostname}`);
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const carry: Carrier = (parcel, retry) => {
    const { type, body } = packed(parcel);
    return post(url, agent, body, { "content-type": type, ...signed(body, signingSecret), ...retried(retry) });
  };
  return Object.assign(carry, { close: () => agent.destroy() });
}

function packed(parcel: Parcel): { type: string; body: string } {
  if (parcel.kind === "events_api") return { type: "application/json", body: JSON.stringify(parcel.payload) };
  const form = parcel.kind === "interactive" ? { payload: JSON.stringify(parcel.payload) } : parcel.payload;
  const body = new URLSearchParams(form as Record<string, string>).toString();
  return { type: "application/x-www-form-urlencoded", body };
}

/** The headers by which the bot knows that a request is Slack's (docs.slack.dev/authentication/verifying-requests-from-slack). */
export function signed(body: string, secret: string, at: Date = wallClock()): Record<string, string> {
  const time = String(Math.floor(at.getTime() / 1000));
  const mark = createHmac("sha256", secret).update(`v0:${time}:${body}`).digest("hex");
  return { "x-slack-request-timestamp": time, "x-slack-signature": `v0=${mark}` };
}

function retried(retry: Retry | null): Record<string, string> {
  return retry ? { "x-slack-retry-num": String(retry.num), "x-slack-retry-reason": retry.reason } : {};
}

function post(url: URL, agent: Agent, body: string, headers: Record<string, string>): Promise<Reply> {
  return new Promise((resolve) => {
    const length = { "content-length": String(Buffer.byteLength(body)) };
    const sent = request(url, { method: "POST", agent, headers: { ...headers, ...length } }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => {
        clearTimeout(late);
        resolve({ status: response.statusCode ?? 0, body: readable(Buffer.concat(parts).toString("utf8")) });
      });
    });
    const late = setTimeout(() => {
      resolve({ status: 0, body: "http_timeout" });
      sent.destroy();
    }, ACK_MS);
    late.unref();
    sent.on("error", () => {
      clearTimeout(late);
      resolve({ status: 0, body: "connection_failed" });
    });
    sent.end(body);
  });
}

/** A body as JSON where it is JSON, else as it stands; null when it is empty. */
function readable(text: string): unknown {
  if (text === "") return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
