import type { Middleware, SlackCommandMiddlewareArgs } from "@slack/bolt";
import type { Postable } from "#domain/desk-ports.ts";
import { renderSlackNote } from "#render/render.ts";
import { readCommand } from "./commands.ts";
import { type Counter, takeOrder, tooOften } from "./counter.ts";
import type { At } from "./order.ts";
import { contentOf } from "./posting.ts";
import { plainText } from "./typed-text.ts";
import { SLASH } from "./usage.ts";

/**
 * A note that answers a command stands until its reader dismisses it or reloads: Slack lets nobody replace or delete it (a command's
 * response URL has no original: slackapi/bolt-js#2287, slackapi/bolt-python#1268). So it says what is true afterwards too.
 */
const STANDS = "The answer comes by itself.";

/** What was typed after /brief: stored first, acknowledged with a word on what happens, worked afterwards. */
export function onCommand(counter: Counter): Middleware<SlackCommandMiddlewareArgs> {
  return async ({ command, ack }) => {
    const began = counter.clock().getTime();
    const at: At = {
      workspace: command.team_id ?? command.enterprise_id ?? "",
      channel: command.channel_id,
      user: command.user_id,
      thread: null,
      via: "command",
      responseUrl: command.response_url,
    };
    const answer = await answerFor(command.text, at, command.trigger_id, counter);
    await ack({ response_type: "ephemeral", ...contentOf(answer) });
    counter.services.meter.time("ack", (counter.clock().getTime() - began) / 1000);
  };
}

async function answerFor(text: string, at: At, trigger: string, counter: Counter): Promise<Postable> {
  const reading = readCommand({ text: plainText(text), raw: text, now: counter.clock() });
  if (reading.kind === "answer") return reading.message;
  if (reading.kind === "misread")
    return renderSlackNote([[reading.advice], [{ quiet: `${SLASH} help lists everything that can be asked.` }]]);
  const refused = tooOften(counter, at);
  if (refused !== null) return refused;
  await takeOrder(counter, { reading, at, key: `trigger ${trigger}` });
  return renderSlackNote([[`${reading.status}. ${STANDS}`]]);
}
