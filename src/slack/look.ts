import type { WebClient } from "@slack/web-api";
import { digestOf } from "#domain/ids.ts";
import { outcomeOf, unreachable } from "./faults.ts";
import { type Part, POSTED_EVENT, type PostingSetup } from "./part.ts";

/** Whether a message of ours stands in Slack already. `blind`: Slack does not let us look. */
export type Looked =
  | { readonly kind: "found"; readonly ts: string }
  | { readonly kind: "absent" }
  | { readonly kind: "blind" };

/** Apps that are sold outside Slack's marketplace get 15 messages a call (docs.slack.dev, 29 May 2025), so nobody asks for more. */
const PAGE = 15;
const MOST_PAGES = 20;
/** How far Slack's clock and ours may differ. In milliseconds. */
const SKEW_MS = 30_000;
const MOST_TRIES = 3;

type Message = { ts?: string; metadata?: { event_type?: string; event_payload?: object } };
type Page = { messages?: Message[] | undefined; response_metadata?: { next_cursor?: string } | undefined };

/** Looks for a part by the metadata it was posted with, around the time at which it was. Throws when Slack does not answer. */
export async function look(web: WebClient, part: Part, setup: PostingSetup): Promise<Looked> {
  let cause: unknown = null;
  for (let n = 0; n < MOST_TRIES; n++) {
    try {
      return await pages(web, part);
    } catch (fault) {
      const outcome = outcomeOf(fault);
      if (outcome.kind === "refused") return { kind: "blind" };
      cause = fault;
      await setup.pause(outcome.kind === "limited" ? outcome.waitMs : setup.settleMs, part.signal);
    }
  }
  throw unreachable(cause);
}

async function pages(web: WebClient, part: Part): Promise<Looked> {
  let cursor: string | undefined;
  for (let n = 0; n < MOST_PAGES; n++) {
    const page = await read(web, part, cursor);
    const ours = page.messages?.find((message) => isOurs(message, part));
    if (ours?.ts !== undefined) return { kind: "found", ts: ours.ts };
    cursor = page.response_metadata?.next_cursor;
    if (!cursor) return { kind: "absent" };
  }
  // Not found is not absent while there is more to look through.
  return { kind: "blind" };
}

function read(web: WebClient, { place, since }: Part, cursor: string | undefined): Promise<Page> {
  const window = {
    channel: place.channel,
    oldest: String((since.getTime() - SKEW_MS) / 1000),
    limit: PAGE,
    include_all_metadata: true,
    ...(cursor === undefined ? {} : { cursor }),
  };
  if (place.thread === null) return web.conversations.history(window) as Promise<Page>;
  return web.conversations.replies({ ...window, ts: place.thread }) as Promise<Page>;
}

function isOurs({ metadata }: Message, { receiptKey, part }: Part): boolean {
  if (metadata?.event_type !== POSTED_EVENT) return false;
  const payload = metadata.event_payload as { job?: unknown; part?: unknown } | undefined;
  return payload?.job === digestOf(receiptKey) && Number(payload.part) === part;
}
