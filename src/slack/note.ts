import { z } from "zod";
import type { Postable } from "#domain/desk-ports.ts";
import type { JsonValue, Reading } from "./command.ts";
import { work } from "./work.ts";

const SayArgs = z.object({
  messages: z.array(z.object({ text: z.string(), blocks: z.array(z.record(z.string(), z.unknown())) })),
});

/** Says something that was known at once, such as the help, as durably as everything else that is answered in a channel. */
export const sayWork = work("say", SayArgs, async ({ messages }, task) => task.tell.asker(task, messages));

/** The order to say it. */
export function sayOrder(messages: readonly Postable[]): Reading & { kind: "order" } {
  const args = { messages: messages.map(({ text, blocks }) => ({ text, blocks })) } as unknown as JsonValue;
  return { kind: "order", work: "say", args, share: null, status: "Answering" };
}
