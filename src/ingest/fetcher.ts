import type { Dispatcher } from "undici";
import { BriefdeskError } from "#domain/fault.ts";
import { badSource, unreachable } from "./faults.ts";
import { guardedAgent, openAgent, openingAdvice, undici } from "./guarded-agent.ts";
import { FETCH_LIMITS, type FetchLimits } from "./limits.ts";
import { isAddress, isOpened, notPublic } from "./public-address.ts";
import { createRobots } from "./robots.ts";
import { readWithin } from "./unpack.ts";

/**
 * What came back: the final address after redirects, and the unpacked bytes. Header names are in lower case. `movedTo` is where the
 * address has moved for good: the last one that redirects marked permanent led to, or the address itself.
 */
export type Fetched = {
  readonly url: string;
  readonly movedTo: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
  readonly contentType: string;
};
export type FetchOptions = { readonly accept?: string; readonly headers?: Readonly<Record<string, string>> };

/** Fetches public pages, politely and within limits. Every status comes back; what is refused or fails throws BriefdeskError. */
export type Fetcher = { get(url: string, options?: FetchOptions): Promise<Fetched> };

type Setup = {
  readonly allowHosts: readonly string[];
  readonly userAgent: string;
  readonly limits?: Partial<FetchLimits>;
  /** When an address, its redirects included, has taken too long: after `limits.timeMs`. A test says when. */
  readonly deadline?: (url: URL) => AbortSignal;
};
type Answer = Omit<Fetched, "movedTo">;
type Hop = (url: URL, options: FetchOptions, signal: AbortSignal) => Promise<Answer>;

/**
 * A fetcher that refuses other schemes than http(s) and addresses that are not public, at every hop and after DNS, except for
 * `allowHosts` ("host" or "host:port"); it honours robots.txt and stops at the limits of bytes, time and redirects.
 */
export function createFetcher({ allowHosts, userAgent, limits: given, deadline }: Setup): Fetcher {
  const limits = { ...FETCH_LIMITS, ...given };
  const hop = createHop(allowHosts, userAgent, limits);
  const timed = deadline ?? (() => AbortSignal.timeout(limits.timeMs));
  const robots = createRobots(
    userAgent,
    async (url) => {
      const { status, bytes } = await follow(url, {}, hop, limits, timed(url));
      return { status, text: new TextDecoder().decode(bytes) };
    },
    () => performance.now(),
  );
  // The address is checked first, so that what is refused is named as it was given and not as its robots.txt.
  const permit = async (url: URL) => {
    checkAddress(url, allowHosts);
    await robots.permit(url);
  };
  return {
    async get(address, options = {}) {
      const url = parseAddress(address);
      // Loaded before the time that the server has begins to run.
      undici();
      return await follow(url, options, hop, limits, timed(url), permit);
    },
  };
}

function parseAddress(address: string): URL {
  const url = URL.parse(address);
  if (!url) throw badSource(`"${address}" is not an address.`, "Write it in full: https://example.org/page.");
  return url;
}

function checkAddress(url: URL, allowHosts: readonly string[]): void {
  if (!/^https?:$/.test(url.protocol)) {
    throw badSource(
      `${url.href} is not fetched: only http and https addresses are.`,
      "Give a path to read a file of yours.",
    );
  }
  if (url.username || url.password)
    throw badSource(`The address of ${url.host} carries a password.`, "Give it without one.");
  if (isOpened(url, allowHosts) || !isAddress(url.hostname)) return;
  const refused = notPublic(url.hostname);
  if (refused) throw badSource(`${url.href} is not fetched: ${url.hostname} is ${refused}.`, openingAdvice(url.host));
}

function createHop(allowHosts: readonly string[], userAgent: string, limits: FetchLimits): Hop {
  let agents: { readonly guarded: Dispatcher; readonly open: Dispatcher } | null = null;
  return async (url, options, signal) => {
    checkAddress(url, allowHosts);
    agents ??= { guarded: guardedAgent(limits.timeMs), open: openAgent(limits.timeMs) };
    const dispatcher = isOpened(url, allowHosts) ? agents.open : agents.guarded;
    const asked = {
      accept: options.accept ?? "*/*",
      "accept-encoding": "gzip, deflate, br",
      ...options.headers,
      "user-agent": userAgent,
    };
    try {
      const answer = await undici().request(url.href, { dispatcher, signal, headers: asked });
      // A body that is left unread or cut off says so once more by itself; whoever reads it has been told already.
      answer.body.on("error", () => undefined);
      const headers = flattened(answer.headers);
      const moved = answer.statusCode >= 300 && answer.statusCode < 400;
      if (moved) answer.body.destroy();
      const bytes = moved
        ? new Uint8Array()
        : await readWithin(answer.body, limits.bytes, url.href, headers["content-encoding"]);
      return { url: url.href, status: answer.statusCode, headers, bytes, contentType: headers["content-type"] ?? "" };
    } catch (error) {
      throw said(error, url, limits);
    }
  };
}

function flattened(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value ?? ""].flat().join(", ")]),
  );
}

function said(error: unknown, url: URL, limits: FetchLimits): BriefdeskError {
  const cause = error instanceof Error && error.cause instanceof BriefdeskError ? error.cause : error;
  if (cause instanceof BriefdeskError) return cause;
  const { name, code } = error as NodeJS.ErrnoException;
  if (name === "TimeoutError" || /TIMEOUT/.test(code ?? "")) {
    return unreachable(`${url.href} did not answer within ${limits.timeMs / 1000} seconds.`, "Try again later.", error);
  }
  if (code?.startsWith("Z_") || code?.startsWith("ERR__ERROR_FORMAT")) {
    return badSource(
      `${url.href} sends damaged packed content.`,
      "Save the page as a file and ingest the file.",
      error,
    );
  }
  if (code === "UND_ERR_SOCKET") return unreachable(`${url.href} broke off the connection.`, "Try again later.", error);
  if (code === "UND_ERR_HEADERS_OVERFLOW" || name === "HTTPParserError")
    return badSource(`${url.href} does not answer as a web server does.`, "Check the address in a browser.", error);
  if (code === "ENOTFOUND") return unreachable(`There is no host ${url.hostname}.`, "Check the address.", error);
  return unreachable(`${url.href} could not be reached.`, "Check the address and try again later.", error);
}

async function follow(
  start: URL,
  options: FetchOptions,
  hop: Hop,
  limits: FetchLimits,
  signal: AbortSignal,
  permit: (url: URL) => Promise<void> = async () => undefined,
): Promise<Fetched> {
  let url = start;
  let moved = { to: start, forGood: true };
  for (let redirects = 0; redirects <= limits.redirects; redirects += 1) {
    await permit(url);
    // What the caller adds (conditions, say) is meant for the host it named and for no other.
    const answer = await hop(url, url.origin === start.origin ? options : { ...options, headers: {} }, signal);
    const next = answer.headers.location;
    if (answer.status < 300 || answer.status >= 400 || answer.status === 304 || !next)
      return { ...answer, movedTo: moved.to.href };
    const target = URL.parse(next, url.href);
    if (!target) throw badSource(`${url.href} redirects to "${next}", which is not an address.`, "Check the address.");
    // RFC 9110 §15.4: 301 and 308 are permanent. Behind a temporary one nothing is known for good.
    const forGood = moved.forGood && (answer.status === 301 || answer.status === 308);
    moved = { to: forGood ? target : moved.to, forGood };
    url = target;
  }
  throw badSource(
    `${start.href} redirects more than ${limits.redirects} times.`,
    "Give the final address of the page.",
  );
}
