import type { BlockAction, Middleware, SlackActionMiddlewareArgs } from "@slack/bolt";
import { z } from "zod";
import { type Counter, takeInTurn } from "./counter.ts";
import { removeOrder } from "./feeds-work.ts";
import { Pressed, pressedAt } from "./payload.ts";

const Meant = z.object({ feed: z.string().max(100) });

/** The button that removes a feed was pressed: the order is stored first. Who pressed it is asked for when it is worked. */
export function onUnfollow(counter: Counter): Middleware<SlackActionMiddlewareArgs<BlockAction>> {
  return async ({ ack, body }) => {
    const pressed = Pressed.parse(body);
    const meant = meantBy(pressed);
    const at = pressedAt(pressed);
    if (meant !== null)
      await takeInTurn(counter, { reading: removeOrder(meant.feed), at, key: `trigger ${pressed.trigger_id}` });
    await ack();
  };
}

function meantBy({ actions }: Pressed): z.infer<typeof Meant> | null {
  try {
    return Meant.parse(JSON.parse(actions[0]?.value ?? ""));
  } catch {
    return null;
  }
}
