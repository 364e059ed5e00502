import { IncomingWebhook, IncomingWebhookHTTPError } from "@slack/webhook";
import type { Postable } from "#domain/desk-ports.ts";
import type { Clock } from "#domain/ports.ts";
import { outcomeOf } from "./faults.ts";
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

/** A response URL works for half an hour (docs.slack.dev/interactivity/handling-user-interaction); a minute is kept in hand. */
const RESPONSE_URL_MS = 29 * 60_000;
const TIMEOUT_MS = 10_000;

/**
 * Tells the asker alone: by the response URL while it lasts, else as an ephemeral message, else in a direct message. An ephemeral
 * message cannot be looked for: one whose answer is lost counts as said, one that a crash interrupted is said again.
 */
export function createWhisper(setup: PostingSetup, poster: Poster): Whisper {
  return async (one) => {
    const known = await setup.receipts.begin(one.receiptKey, one.part);
    if (known.kind === "posted") return;
    const said = (await byResponseUrl(one, setup)) || (await asEphemeral(one, setup));
    if (said) await setup.receipts.posted(one.receiptKey, one.part, "ephemeral");
    else await asDirectMessage(one, setup, poster);
  };
}

async function byResponseUrl({ at, message, askedAt }: Whispered, { clock }: PostingSetup): Promise<boolean> {
  if (at.responseUrl === null || clock().getTime() - askedAt.getTime() > RESPONSE_URL_MS) return false;
  const hook = new IncomingWebhook(at.responseUrl, { timeout: TIMEOUT_MS });
  // The package names only a webhook's own fields; a response URL takes these two as well.
  const body = { ...contentOf(message), response_type: "ephemeral", replace_original: false };
  try {
    await hook.send(body);
    return true;
  } catch (fault) {
    return !(fault instanceof IncomingWebhookHTTPError);
  }
}

/** Takes back the message whose button was pressed, where only its reader sees it. It may fail: then it stands a little longer. */
export async function takeBack({ at, askedAt }: Pick<Whispered, "at" | "askedAt">, clock: Clock): Promise<void> {
  if (at.responseUrl === null || clock().getTime() - askedAt.getTime() > RESPONSE_URL_MS) return;
  const hook = new IncomingWebhook(at.responseUrl, { timeout: TIMEOUT_MS });
  const body = { text: "", delete_original: true };
  await hook.send(body).catch(() => undefined);
}

async function asEphemeral({ at, message }: Whispered, { webFor }: PostingSetup): Promise<boolean> {
  const web = await webFor(at.workspace);
  const { text, blocks } = contentOf(message);
  const thread = at.thread === null ? {} : { thread_ts: at.thread };
  try {
    await web.chat.postEphemeral({ channel: at.channel, user: at.user, text, blocks, ...thread });
    return true;
  } catch (fault) {
    return outcomeOf(fault).kind === "unknown";
  }
}

async function asDirectMessage(one: Whispered, { webFor, clock }: PostingSetup, poster: Poster): Promise<void> {
  const web = await webFor(one.at.workspace);
  const { channel } = await web.conversations.open({ users: one.at.user });
  if (channel?.id === undefined) return;
  const place = { workspace: one.at.workspace, channel: channel.id, thread: null };
  await poster.post({ ...one, place, since: new Date(Math.min(one.askedAt.getTime(), clock().getTime())) });
}
