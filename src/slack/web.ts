import { LogLevel, WebClient } from "@slack/web-api";
import type { Log } from "#log.ts";
import type { Installs } from "./installs.ts";

/** A call that has not been answered by then has an unknown outcome. In milliseconds. */
const TIMEOUT_MS = 10_000;

/** The interface that Slack's packages log through. */
export type SlackLogger = {
  debug(...parts: unknown[]): void;
  info(...parts: unknown[]): void;
  warn(...parts: unknown[]): void;
  error(...parts: unknown[]): void;
  setLevel(level: LogLevel): void;
  getLevel(): LogLevel;
  setName(name: string): void;
};

/** Slack's packages write to our log, one fixed event a level: their wording is a detail. Debug lines may hold messages, so none is kept. */
export function slackLogger(log: Log): SlackLogger {
  const detail = (parts: readonly unknown[]) => parts.map(textOf).join(" ").slice(0, 500);
  return {
    debug: () => undefined,
    info: (...parts) => log.debug("slack.package", { detail: detail(parts) }),
    warn: (...parts) => log.warn("slack.package", { detail: detail(parts) }),
    error: (...parts) => log.error("slack.package", { detail: detail(parts) }),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}

function textOf(part: unknown): string {
  return part instanceof Error ? part.message : String(part);
}

/** How clients are made: `apiUrl` is another root than Slack's own; `timeoutMs` another patience than ten seconds. */
export type WebOptions = { readonly apiUrl: string | null; readonly log: Log; readonly timeoutMs?: number | undefined };

/**
 * The options of every Web API client. The client's own retries are off: it posts a message again when the answer is lost, and
 * pauses every call while one is limited. posting.ts retries by rules of its own.
 */
export function webOptions({ apiUrl, log, timeoutMs = TIMEOUT_MS }: WebOptions) {
  return {
    ...(apiUrl === null ? {} : { slackApiUrl: apiUrl.endsWith("/") ? apiUrl : `${apiUrl}/` }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
    logger: slackLogger(log),
  };
}

/** Gives the client of a workspace. Throws a slack fault when the app is not installed there. */
export type WebFor = (workspace: string) => Promise<WebClient>;

/** Keeps one client for each token. */
export function createWeb(installs: Installs, options: WebOptions): WebFor {
  const clients = new Map<string, WebClient>();
  return async (workspace) => {
    const { botToken } = await installs.find(workspace);
    const known = clients.get(botToken) ?? new WebClient(botToken, webOptions(options));
    clients.set(botToken, known);
    return known;
  };
}
