import { IncomingWebhook } from "@slack/webhook";
import type { Postable } from "#domain/desk-ports.ts";
import type { Clock } from "#domain/ports.ts";
import type { Log } from "#log.ts";
import { type Outcome, outcomeOf, unreachable } from "./faults.ts";
import type { At } from "./order.ts";
import type { PostingSetup } from "./part.ts";
import { contentOf, type Poster } from "./posting.ts";

/** A message for the asker's eyes only. */
export type Whispered = {
  readonly at: At;
  readonly message: Postable;
  readonly receiptKey: string;
  readonly part: number;
  readonly askedAt: Date;
};
export type Whisper = (one: Whispered) => Promise<void>;

type WhisperSetup = PostingSetup & { readonly poster: Poster; readonly log: Log };
/** One way to reach the asker alone; `ts` is what is written down of what was said. */
type Way = (one: Whispered, setup: WhisperSetup) => Promise<{ readonly kind: "said"; readonly ts: string } | Outcome>;

/** A response URL works for half an hour (docs.slack.dev/interactivity/handling-user-interaction); a minute is kept in hand. */
const RESPONSE_URL_MS = 29 * 60_000;
const TIMEOUT_MS = 10_000;

/** What is written down of a message that has no time of its own. */
const EPHEMERAL = { kind: "said", ts: "ephemeral" } as const;

const WAYS: readonly Way[] = [byResponseUrl, asEphemeral, asDirectMessage];

/**
 * Tells the asker alone: by the response URL while it lasts, else as an ephemeral message, else in a direct message. What nobody else
 * sees cannot be looked for, so a message whose answer was lost is said again: twice is better than never. Throws an unreachable fault
 * when no way worked and one may work later; what all ways refuse is logged, and nothing more can be done.
 */
export function createWhisper(setup: WhisperSetup): Whisper {
  return async (one) => {
    const known = await setup.receipts.begin(one.receiptKey, one.part);
    if (known.kind === "posted") return;
    const failed: Outcome[] = [];
    for (const way of WAYS) {
      const said = await way(one, setup);
      if (said.kind === "said") return setup.receipts.posted(one.receiptKey, one.part, said.ts);
      failed.push(said);
    }
    endUnsaid(failed, setup);
  };
}

function endUnsaid(failed: readonly Outcome[], { log }: WhisperSetup): void {
  const passing = failed.find(({ kind }) => kind !== "refused");
  if (passing !== undefined) throw unreachable(passing.kind === "unknown" ? passing.cause : new Error("rate limited"));
  log.warn("slack.unsaid", { refusals: failed.map((one) => (one.kind === "refused" ? one.reason : "")).join(", ") });
}

async function byResponseUrl({ at, message, askedAt }: Whispered, { clock }: WhisperSetup): ReturnType<Way> {
  if (at.responseUrl === null || clock().getTime() - askedAt.getTime() > RESPONSE_URL_MS)
    return { kind: "refused", reason: "no response_url" };
  const hook = new IncomingWebhook(at.responseUrl, { timeout: TIMEOUT_MS });
  // The package names only a webhook's own fields; a response URL takes these two as well.
  const body = { ...contentOf(message), response_type: "ephemeral", replace_original: false };
  return hook.send(body).then(() => EPHEMERAL, outcomeOf);
}

async function asEphemeral({ at, message }: Whispered, { webFor }: WhisperSetup): ReturnType<Way> {
  const web = await webFor(at.workspace);
  const { text, blocks } = contentOf(message);
  const thread = at.thread === null ? {} : { thread_ts: at.thread };
  const whispered = { channel: at.channel, user: at.user, text, blocks, ...thread };
  return web.chat.postEphemeral(whispered).then(() => EPHEMERAL, outcomeOf);
}

/** The poster retries and looks by itself, and throws when Slack stays silent. */
async function asDirectMessage(one: Whispered, { webFor, clock, poster }: WhisperSetup): ReturnType<Way> {
  const web = await webFor(one.at.workspace);
  const opened = await web.conversations.open({ users: one.at.user }).catch(outcomeOf);
  if ("kind" in opened) return opened;
  const place = { workspace: one.at.workspace, channel: opened.channel?.id ?? "", thread: null };
  const since = new Date(Math.min(one.askedAt.getTime(), clock().getTime()));
  const said = await poster.post({ ...one, place, since });
  return said.kind === "posted" ? { kind: "said", ts: said.ts } : said;
}

/** Takes back the message whose button was pressed, where only its reader sees it. It may fail: then it stands a little longer. */
export async function takeBack({ at, askedAt }: Pick<Whispered, "at" | "askedAt">, clock: Clock): Promise<void> {
  if (at.responseUrl === null || clock().getTime() - askedAt.getTime() > RESPONSE_URL_MS) return;
  const hook = new IncomingWebhook(at.responseUrl, { timeout: TIMEOUT_MS });
  const body = { text: "", delete_original: true };
  await hook.send(body).catch(() => undefined);
}
