import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError } from "@slack/web-api";
import { IncomingWebhookHTTPError } from "@slack/webhook";
import { BriefdeskError } from "#domain/fault.ts";

/**
 * What became of a call to Slack. `limited`: not done, may be done in `waitMs`. `refused`: not done, and will not be.
 * `unknown`: nobody can tell whether it was done, since the answer never came.
 */
export type Outcome =
  | { readonly kind: "limited"; readonly waitMs: number }
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "unknown"; readonly cause: unknown };

/** Platform errors after which nobody can tell whether the call took effect (docs.slack.dev lists them for every method). */
const UNSURE = new Set(["fatal_error", "internal_error", "service_unavailable", "request_timeout"]);

/** Reads what the Web API client or a response URL threw. */
export function outcomeOf(fault: unknown): Outcome {
  if (fault instanceof IncomingWebhookHTTPError) return responseOutcome(fault);
  if (fault instanceof WebAPIRateLimitedError) return { kind: "limited", waitMs: fault.retryAfter * 1000 };
  if (fault instanceof WebAPIHTTPError && fault.statusCode === 429) return { kind: "limited", waitMs: 1000 };
  if (fault instanceof WebAPIPlatformError) {
    const reason = fault.data.error;
    if (reason === "ratelimited") return { kind: "limited", waitMs: 1000 };
    return UNSURE.has(reason) ? { kind: "unknown", cause: fault } : { kind: "refused", reason };
  }
  return { kind: "unknown", cause: fault };
}

function responseOutcome(fault: IncomingWebhookHTTPError): Outcome {
  if (fault.statusCode === 429) return { kind: "limited", waitMs: 1000 };
  if (fault.statusCode >= 500) return { kind: "unknown", cause: fault };
  return { kind: "refused", reason: `response_url ${fault.statusCode}` };
}

/** What a person has to do after a refusal of Slack. */
const ADVICE: Readonly<Record<string, string>> = {
  not_in_channel: "Briefdesk is not a member of this channel. Type /invite @briefdesk here, then ask again.",
  channel_not_found: "Briefdesk cannot see this conversation. Type /invite @briefdesk here, then ask again.",
  is_archived: "This channel is archived, so nothing can be posted in it.",
  restricted_action:
    "This workspace does not let Briefdesk post here. Ask a workspace admin, or ask in another channel.",
  missing_scope: "Briefdesk lacks a permission in this workspace. Ask an admin to install it again.",
  invalid_auth: "Briefdesk's token is no longer valid in this workspace. Ask an admin to install it again.",
  token_revoked: "Briefdesk was removed from this workspace. Ask an admin to install it again.",
  account_inactive: "Briefdesk was removed from this workspace. Ask an admin to install it again.",
};

/** The advice on a refusal; one that is not known is named, so that it can be looked up. */
export function adviceOn(reason: string): string {
  return (
    ADVICE[reason] ?? `Slack refused this (${reason}). Try again, or ask whoever runs Briefdesk to look at its log.`
  );
}

/** Whether the bot has to be invited before it can post. */
export function needsInvite(reason: string): boolean {
  return reason === "not_in_channel" || reason === "channel_not_found";
}

/** Whether a channel will refuse every message until somebody does something about it. */
export function isLasting(reason: string): boolean {
  return needsInvite(reason) || reason === "is_archived" || reason === "restricted_action";
}

/** Slack does not answer. A job is tried again; what its asker reads is the advice, once that has been given up. */
export function unreachable(cause: unknown): BriefdeskError {
  const message = cause instanceof Error ? cause.message : String(cause);
  return new BriefdeskError("unreachable", message, {
    advice: "Slack does not answer at the moment. Try again in a few minutes.",
    cause,
  });
}
