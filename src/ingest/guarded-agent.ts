import { lookup as resolveName } from "node:dns";
import { createRequire } from "node:module";
import type { LookupFunction } from "node:net";
import type { Agent } from "undici";
import { badSource } from "./faults.ts";
import { notPublic } from "./public-address.ts";

const require = createRequire(import.meta.url);

/** The HTTP client, loaded when first wanted: it takes longer to load than the rest of this room, and most threads send no request. */
export const undici = () => require("undici") as typeof import("undici");

/** What to do about a refused host. */
export function openingAdvice(host: string): string {
  return `Give a public address, or open this host with BRIEFDESK_ALLOW_HOSTS=${host}.`;
}

// The address that is checked is the one that is connected to: a second look-up could give another (DNS rebinding).
const guardedLookup: LookupFunction = (hostname, options, callback) => {
  resolveName(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, "", 0);
    const refused = addresses.map(({ address }) => notPublic(address)).find((reason) => reason !== null);
    if (refused) return callback(badSource(`${hostname} leads to ${refused}.`, openingAdvice(hostname)), "", 0);
    const first = addresses[0];
    if (options.all) return callback(null, addresses);
    if (!first) return callback(new Error(`No address for ${hostname}`), "", 0);
    return callback(null, first.address, first.family);
  });
};

/** Connections to public addresses only. */
export function guardedAgent(timeMs: number): Agent {
  return new (undici().Agent)({
    connect: { lookup: guardedLookup, timeout: timeMs },
    headersTimeout: timeMs,
    bodyTimeout: timeMs,
  });
}

/** Connections to hosts that the operator opened by name. */
export function openAgent(timeMs: number): Agent {
  return new (undici().Agent)({ connect: { timeout: timeMs }, headersTimeout: timeMs, bodyTimeout: timeMs });
}
