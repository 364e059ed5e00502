import type { BlockAction, Middleware, SlackActionMiddlewareArgs } from "@slack/bolt";
import { z } from "zod";
import { BriefdeskError } from "#domain/fault.ts";
import { renderSlackLines } from "#render/render.ts";
import { authorize } from "#schedule/schedule.ts";
import type { Counter } from "./counter.ts";
import { faultDetails } from "./fault-details.ts";
import { homeView } from "./home.ts";
import { type Pressed as Press, Pressed, pressedAt } from "./payload.ts";
import { modalOf } from "./view.ts";
import { actorFor } from "./watch-actor.ts";

const Wanted = z.object({ allow: z.boolean() });

/** The switch for private articles was pressed. Who presses is asked again here: an old Home still shows it to whoever was an admin. */
export function onConsent(counter: Counter): Middleware<SlackActionMiddlewareArgs<BlockAction>> {
  return async ({ ack, body }) => {
    await ack();
    const pressed = Pressed.parse(body);
    const { workspace, user } = pressedAt(pressed);
    const web = await counter.services.webFor(workspace);
    try {
      await change(pressed, counter);
    } catch (fault) {
      counter.log.warn("slack.consent", faultDetails(fault));
      const advice = fault instanceof BriefdeskError ? fault.advice : "That did not work. Try again in a minute.";
      const view = modalOf({ title: "Not done", blocks: renderSlackLines([[advice]]) }, "");
      await web.views.open({ trigger_id: pressed.trigger_id, view });
    }
    const view = await homeView({ user, workspace, services: counter.services });
    await web.views.publish({ user_id: user, view });
  };
}

async function change(pressed: Press, { services, log }: Counter): Promise<void> {
  const { workspace, user } = pressedAt(pressed);
  const { allow } = Wanted.parse(JSON.parse(pressed.actions[0]?.value ?? "null"));
  const { model, consents, watching: books, clock } = services;
  const actor = await actorFor({ workspace, user }, services);
  const subject = `private articles to ${model?.name ?? "a model"} at ${model?.host ?? "no host"}: ${allow ? "allowed" : "stopped"}`;
  await authorize(actor, { action: "allow-model", subject }, { books, clock });
  await consents.set(workspace, allow);
  log.info("slack.consent", { workspace, user, allow });
}
