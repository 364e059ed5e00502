import type { Middleware, SlackEventMiddlewareArgs } from "@slack/bolt";
import type { Counter } from "./counter.ts";

/** Somebody pressed stop: what waits or is being made for that thread ends, in whichever process. */
export function onStopped(counter: Counter): Middleware<SlackEventMiddlewareArgs<"agent_session_stopped">> {
  return async ({ event, context }) => {
    const workspace = context.teamId ?? context.enterpriseId ?? "";
    await counter.desk.halt({ workspace, channel: event.channel, ts: event.thread_ts });
  };
}

type Gone = SlackEventMiddlewareArgs<"app_uninstalled"> | SlackEventMiddlewareArgs<"tokens_revoked">;

/** The workspace removed the app: nothing is owed to it any more. */
export function onGone(counter: Counter): Middleware<Gone> {
  return async ({ context, event }) => {
    // Somebody took back what they allowed in their own name: the bot's token still stands.
    if (event.type === "tokens_revoked" && (event.tokens.bot ?? []).length === 0) return;
    const workspace = context.teamId ?? context.enterpriseId ?? "";
    await counter.services.store.forget(workspace);
    await counter.installs.remove(workspace);
    counter.log.info("slack.uninstalled", { workspace });
  };
}
