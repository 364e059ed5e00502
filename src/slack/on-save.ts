import type { MessageShortcut, Middleware, SlackShortcutMiddlewareArgs } from "@slack/bolt";
import { z } from "zod";
import { renderSlackNote } from "#render/render.ts";
import { type Counter, takeInTurn } from "./counter.ts";
import { linksIn } from "./links.ts";
import { sayOrder } from "./note.ts";
import { Pressed, pressedAt } from "./payload.ts";
import { saveOrder } from "./save.ts";

/** The callback id of the message shortcut; the manifest registers it. */
export const SAVE_SHORTCUT = "save_article";

/** What we read of a message: its words, and whatever else stands in it. */
const Shared = z.object({
  message: z.object({
    text: z.string().nullish(),
    blocks: z.unknown().optional(),
    attachments: z.unknown().optional(),
  }),
});

/** The keys under which blocks and attachments hold addresses, and those that may hold words with links in them. */
const ADDRESSES = new Set(["url", "title_url", "title_link", "original_url", "from_url"]);
const WORDS = new Set(["text", "pretext", "footer"]);

/** Everything in blocks or attachments that may be a link, as Slack marks links, in the order in which it stands. */
function linked(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(linked);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, held]) => {
    if (typeof held !== "string") return linked(held);
    if (ADDRESSES.has(key)) return [`<${held}>`];
    // A field of an attachment has a value of words; that of a button is its app's own.
    return WORDS.has(key) || (key === "value" && !("type" in value)) ? [held] : [];
  });
}

/** "Save to Briefdesk" on a message: the articles it links to are filed, and whoever saved them is told what came of it. */
export function onSave(counter: Counter): Middleware<SlackShortcutMiddlewareArgs<MessageShortcut>> {
  return async ({ ack, body }) => {
    const pressed = Pressed.parse(body);
    const { message } = Shared.parse(body);
    const urls = linksIn([message.text ?? "", ...linked([message.blocks, message.attachments])].join(" "));
    const none = renderSlackNote([
      ["That message holds no link to an article, so there is nothing to file. Files sent in Slack are not read."],
    ]);
    const reading = urls.length > 0 ? saveOrder(urls) : sayOrder([none]);
    await takeInTurn(counter, { reading, at: pressedAt(pressed), key: `trigger ${pressed.trigger_id}` });
    await ack();
  };
}
