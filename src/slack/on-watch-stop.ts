import type { BlockAction, Middleware, SlackActionMiddlewareArgs } from "@slack/bolt";
import type { ModalView } from "@slack/types";
import type { Actor, Steward } from "#schedule/schedule.ts";
import type { Counter } from "./counter.ts";
import { homeView } from "./home.ts";
import { Pressed, pressedAt } from "./payload.ts";
import { actorFor } from "./watch-actor.ts";
import { type Meant, meantBy } from "./watch-buttons.ts";
import { fillView, noteView, WAIT } from "./watch-modal.ts";
import { stewardOf } from "./work.ts";

type Listener = Middleware<SlackActionMiddlewareArgs<BlockAction>>;
/** What a button does to a watch, for somebody; gives what is said then. */
type Deed = (steward: Steward, actor: Actor, meant: Meant & { readonly id: string }) => Promise<ModalView>;

/** Pauses one watch, or lets it go on. */
export const onWatchPause = (counter: Counter): Listener => onDeed(counter, pauseOrResume);

/** Removes one watch. */
export const onWatchRemove = (counter: Counter): Listener => onDeed(counter, remove);

async function pauseOrResume(steward: Steward, actor: Actor, { id, paused = true }: Meant & { readonly id: string }) {
  const [stored] = await steward.setPaused(actor, [id], paused);
  const name = { bold: stored?.watch.name ?? "" };
  return paused
    ? noteView("Paused", [[name, " is paused: no digests and no alerts come of it until somebody resumes it."]])
    : noteView("Resumed", [[name, " goes on with its next digest."]]);
}

async function remove(steward: Steward, actor: Actor, { id }: { readonly id: string }) {
  const { watch } = await steward.remove(actor, id);
  return noteView("Removed", [[{ bold: watch.name }, " is no longer watched. What was posted stays."]]);
}

/** Who presses is asked anew: a list stands as long as its reader likes. Home is drawn again where the button stands there. */
function onDeed(counter: Counter, deed: Deed): Listener {
  const { services } = counter;
  return async ({ ack, body }) => {
    await ack();
    const pressed = Pressed.parse(body);
    const { workspace, user } = pressedAt(pressed);
    const meant = meantBy(pressed);
    if (meant?.id == null) return;
    const { id } = meant;
    const web = await services.webFor(workspace);
    // A trigger holds three seconds: what was asked for is done also when it is too late to show so.
    const opened = await web.views.open({ trigger_id: pressed.trigger_id, view: WAIT }).catch(() => null);
    await fillView({ workspace, id: opened?.view?.id, event: "slack.watch-stop" }, counter, async () =>
      deed(stewardOf(services), await actorFor({ workspace, user }, services), { ...meant, id }),
    );
    if (pressed.view !== undefined)
      await web.views.publish({ user_id: user, view: await homeView({ user, workspace, services }) });
  };
}
