import type { App } from "@slack/bolt";
import { SLACK_ACTIONS } from "#render/render.ts";
import type { Counter } from "./counter.ts";
import { onCommand } from "./on-command.ts";
import { onConsent } from "./on-consent.ts";
import { onEvidence, onFault, onRating, onWithheld } from "./on-feedback.ts";
import { onUnfollow } from "./on-feeds.ts";
import { onHome } from "./on-home.ts";
import { onGone, onStopped } from "./on-lifecycle.ts";
import { onMessage } from "./on-message.ts";
import { onAsk, onPost, onQuestion, onSuggestion, QUESTION_VIEW } from "./on-question.ts";
import { onSave, SAVE_SHORTCUT } from "./on-save.ts";
import { onWatchConfirm, onWatchEdit, onWatchForm } from "./on-watch.ts";
import { onWatchPause, onWatchRemove } from "./on-watch-stop.ts";
import { SLASH } from "./usage.ts";
import { WATCH_CONFIRM, WATCH_FORM } from "./watch-form.ts";

/** Binds everything that can come from Slack to what is done about it. Adding a listener is a line here. */
export function listen(app: App, counter: Counter): void {
  app.command(SLASH, onCommand(counter));

  app.event("app_mention", onMessage(counter));
  app.event("message", onMessage(counter));
  app.event("app_home_opened", onHome(counter));
  app.event("agent_session_stopped", onStopped(counter));
  app.event("app_uninstalled", onGone(counter));
  app.event("tokens_revoked", onGone(counter));

  app.action(SLACK_ACTIONS.evidence, onEvidence(counter));
  app.action(SLACK_ACTIONS.withheld, onWithheld(counter));
  app.action(SLACK_ACTIONS.rating, onRating(counter));
  app.action(SLACK_ACTIONS.fault, onFault(counter));
  app.action(SLACK_ACTIONS.ask, onAsk(counter));
  app.action(SLACK_ACTIONS.post, onPost(counter));
  app.action(new RegExp(`^${SLACK_ACTIONS.suggestion}_\\d$`), onSuggestion(counter));

  app.action(SLACK_ACTIONS.watch, onWatchEdit(counter));
  app.action(SLACK_ACTIONS.watchPause, onWatchPause(counter));
  app.action(SLACK_ACTIONS.watchRemove, onWatchRemove(counter));
  app.action(SLACK_ACTIONS.consent, onConsent(counter));
  app.action(SLACK_ACTIONS.unfollow, onUnfollow(counter));

  app.view(QUESTION_VIEW, onQuestion(counter));
  app.view(WATCH_FORM, onWatchForm(counter));
  app.view(WATCH_CONFIRM, onWatchConfirm(counter));
  app.shortcut(SAVE_SHORTCUT, onSave(counter));
}
