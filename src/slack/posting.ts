import type { KnownBlock } from "@slack/types";
import type { WebClient } from "@slack/web-api";
import type { Messaged, Postable, ThreadPlace } from "#domain/desk-ports.ts";
import { digestOf } from "#domain/ids.ts";
import { adviceOn, type Outcome, outcomeOf, unreachable } from "./faults.ts";
import { look } from "./look.ts";
import { type Part, POSTED_EVENT, type PostingSetup } from "./part.ts";

/** Posts single messages exactly once. */
export type Poster = {
  post(part: Part): Promise<Messaged>;
  edit(place: ThreadPlace, message: Postable): Promise<Messaged>;
};

/** Tries after which somebody else's turn has come, and the longest wait that a job is kept in hand for. In milliseconds. */
const MOST_TRIES = 4;
const LONGEST_WAIT_MS = 60_000;

/** A poster: the receipt is written first, and a message with unknown outcome is looked for before it is posted again. */
export function createPoster(setup: PostingSetup): Poster {
  return {
    async post(part) {
      const known = await setup.receipts.begin(part.receiptKey, part.part);
      if (known.kind === "posted") return { kind: "posted", ts: known.ts };
      return attempts(part, known.kind === "unsure", setup);
    },
    edit: (place, message) => edited(place, message, setup),
  };
}

async function attempts(part: Part, unsureAtFirst: boolean, setup: PostingSetup): Promise<Messaged> {
  let last: Attempted = { kind: "again", unsure: unsureAtFirst, cause: null };
  for (let n = 0; n < MOST_TRIES && last.kind === "again"; n++) last = await attempt(part, last.unsure, n, setup);
  if (last.kind === "ended") return last.said;
  setup.meter.count("posts", { outcome: "failed" });
  throw unreachable(last.cause);
}

/** One attempt: it has ended the matter, or there is to be another. */
type Attempted =
  | { readonly kind: "ended"; readonly said: Messaged }
  | { readonly kind: "again"; readonly unsure: boolean; readonly cause: unknown };

async function attempt(part: Part, unsure: boolean, n: number, setup: PostingSetup): Promise<Attempted> {
  const web = await setup.webFor(part.place.workspace);
  const before = unsure ? await standsAlready(web, part, n, setup) : null;
  if (before !== null) return { kind: "ended", said: before };
  const tried = await once(web, part, setup);
  switch (tried.kind) {
    case "posted":
      return { kind: "ended", said: await recorded(part, tried.ts, unsure ? "retried" : "posted", setup) };
    case "refused":
      return { kind: "ended", said: refusal(tried.reason, setup) };
    case "limited":
      standBack(part.place.channel, tried.waitMs, setup);
      return { kind: "again", unsure: false, cause: new Error("rate limited") };
    case "unknown":
      return { kind: "again", unsure: true, cause: tried.cause };
  }
}

/** Looks for a message whose answer was lost; null when it may be posted again. Where nobody lets us look it is not: twice is worse. */
async function standsAlready(web: WebClient, part: Part, n: number, setup: PostingSetup): Promise<Messaged | null> {
  await setup.pause(setup.settleMs * 2 ** n, part.signal);
  const looked = await look(web, part, setup);
  if (looked.kind === "found") return recorded(part, looked.ts, "found", setup);
  return looked.kind === "blind" ? refusal("unsure", setup) : null;
}

async function once(
  web: WebClient,
  { place, message, receiptKey, part, signal }: Part,
  setup: PostingSetup,
): Promise<Outcome | { kind: "posted"; ts: string }> {
  await setup.pace.turn(place.channel, signal);
  const began = setup.clock().getTime();
  try {
    const { ts } = await web.chat.postMessage({
      ...contentOf(message),
      channel: place.channel,
      ...(place.thread === null ? {} : { thread_ts: place.thread }),
      metadata: { event_type: POSTED_EVENT, event_payload: { job: digestOf(receiptKey), part } },
    });
    setup.meter.time("post", (setup.clock().getTime() - began) / 1000);
    return ts === undefined ? { kind: "unknown", cause: new Error("no ts") } : { kind: "posted", ts };
  } catch (fault) {
    return outcomeOf(fault);
  }
}

/** What every message carries on every path: no link in it becomes a preview that buries the briefing. */
export function contentOf({ text, blocks }: Postable) {
  return { text, blocks: blocks as KnownBlock[], unfurl_links: false, unfurl_media: false };
}

function standBack(channel: string, waitMs: number, { pace }: PostingSetup): void {
  if (waitMs > LONGEST_WAIT_MS) throw unreachable(new Error(`rate limited for ${waitMs} ms`));
  pace.defer(channel, waitMs);
}

async function recorded(
  part: Part,
  ts: string,
  outcome: "posted" | "found" | "retried",
  { receipts, meter }: PostingSetup,
): Promise<Messaged> {
  await receipts.posted(part.receiptKey, part.part, ts);
  meter.count("posts", { outcome });
  return { kind: "posted", ts };
}

function refusal(reason: string, { meter }: PostingSetup): Messaged {
  meter.count("posts", { outcome: "failed" });
  return { kind: "refused", reason, advice: adviceOn(reason) };
}

/** An edit may be repeated as it is: twice the same words are the same message. */
async function edited(place: ThreadPlace, message: Postable, setup: PostingSetup): Promise<Messaged> {
  let cause: unknown = null;
  for (let n = 0; n < MOST_TRIES; n++) {
    const web = await setup.webFor(place.workspace);
    await setup.pace.turn(place.channel);
    try {
      await web.chat.update({ channel: place.channel, ts: place.ts, ...updateOf(message) });
      return { kind: "posted", ts: place.ts };
    } catch (fault) {
      const outcome = outcomeOf(fault);
      if (outcome.kind === "refused") return refusal(outcome.reason, setup);
      if (outcome.kind === "limited") standBack(place.channel, outcome.waitMs, setup);
      else await setup.pause(setup.settleMs * 2 ** n);
      cause = fault;
    }
  }
  throw unreachable(cause);
}

function updateOf(message: Postable) {
  const { text, blocks } = contentOf(message);
  return { text, blocks };
}
