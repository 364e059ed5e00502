import type { MessageShortcut, Middleware, SlackShortcutMiddlewareArgs } from "@slack/bolt";
import { z } from "zod";
import { renderSlackNote } from "#render/render.ts";
import { type Counter, takeOrder } from "./counter.ts";
import { linksIn } from "./links.ts";
import { sayOrder } from "./note.ts";
import { Pressed, pressedAt } from "./payload.ts";
import { saveOrder } from "./save.ts";

/** The callback id of the message shortcut; the manifest registers it. */
export const SAVE_SHORTCUT = "save_article";

/** What we read of a message: its words, and the addresses of what was unfurled or shared with it. */
const Shared = z.object({
  message: z.object({
    text: z.string().default(""),
    attachments: z
      .array(
        z.object({ from_url: z.string().optional(), original_url: z.string().optional(), text: z.string().optional() }),
      )
      .default([]),
  }),
});

/** "Save to Briefdesk" on a message: the articles it links to are filed, and whoever saved them is told what came of it. */
export function onSave(counter: Counter): Middleware<SlackShortcutMiddlewareArgs<MessageShortcut>> {
  return async ({ ack, body }) => {
    const pressed = Pressed.parse(body);
    const { message } = Shared.parse(body);
    const attached = message.attachments.flatMap((one) => [one.original_url ?? one.from_url ?? "", one.text ?? ""]);
    const urls = linksIn([message.text, ...attached].join(" "));
    const none = renderSlackNote([
      ["That message holds no link to an article, so there is nothing to file. Files sent in Slack are not read."],
    ]);
    const reading = urls.length > 0 ? saveOrder(urls) : sayOrder([none]);
    await takeOrder(counter, { reading, at: pressedAt(pressed), key: `trigger ${pressed.trigger_id}` });
    await ack();
  };
}
