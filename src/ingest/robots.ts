import * as robots from "robots-parser";
import { BriefdeskError } from "#domain/fault.ts";
import { badSource, unreachable } from "./faults.ts";

type Rules = { isAllowed(url: string, agent?: string): boolean | undefined };
// The package is CommonJS and its types claim a default export that Node sees as the module itself.
const parseRobots = robots.default as unknown as (url: string, text: string) => Rules;

/** Fetches a robots.txt: its status and text. */
export type FetchRobots = (url: URL) => Promise<{ status: number; text: string }>;

/** How long rules are believed (RFC 9309 §2.4: at most a day), and for how many hosts at once. */
const BELIEVED_MS = 24 * 3600 * 1000;
const HOSTS = 500;

/**
 * Asks each origin's robots.txt before a fetch and throws when it says no. A missing file (4xx) allows everything; a server that
 * fails (5xx, silence) is left alone for now, as RFC 9309 §2.3.1 has it. `monotonic` counts milliseconds.
 */
export function createRobots(userAgent: string, fetchRobots: FetchRobots, monotonic: () => number) {
  const known = new Map<string, { rules: Promise<Rules | null>; until: number }>();
  const rulesOf = (url: URL): Promise<Rules | null> => {
    const kept = known.get(url.origin);
    if (kept && kept.until > monotonic()) return kept.rules;
    const rules = readRules(url, fetchRobots);
    if (known.size >= HOSTS) known.clear();
    known.set(url.origin, { rules, until: monotonic() + BELIEVED_MS });
    rules.catch(() => known.delete(url.origin));
    return rules;
  };
  return {
    async permit(url: URL): Promise<void> {
      const rules = await rulesOf(url);
      if (rules?.isAllowed(url.href, userAgent) !== false) return;
      throw badSource(
        `${url.href} is closed to robots by the site's robots.txt.`,
        "Save the page as a file and ingest the file.",
      );
    },
  };
}

async function readRules(url: URL, fetchRobots: FetchRobots): Promise<Rules | null> {
  const address = new URL("/robots.txt", url);
  const answer = await fetchRobots(address).catch((error: unknown) => {
    if (error instanceof BriefdeskError && error.fault === "source") throw error;
    throw unreachable(`${url.host} could not be reached.`, "Check the address and try again later.", error);
  });
  if (answer.status >= 500) {
    throw unreachable(
      `${address.href} answers with status ${answer.status}, so it is unclear whether robots may read the site.`,
      "Try again later.",
    );
  }
  return answer.status >= 400 ? null : parseRobots(address.href, answer.text);
}
