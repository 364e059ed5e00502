import { z } from "zod";
import { LIMITS } from "../limits.ts";

/** Text that holds at least one sign and at most `most`. */
export const words = (most: number) => z.string().min(1).max(most);
export const actionId = words(LIMITS.actionId).optional();
export const blockId = { block_id: words(LIMITS.blockId).optional() };

/** An address that a browser may open. Slack refuses every other scheme. */
export const webAddress = z
  .string()
  .max(LIMITS.link)
  .refine((url) => /^https?:\/\/[^\s<>|"]+$/i.test(url) || /^(?:mailto|slack):/i.test(url), "must be a valid URL");

export const plainText = (most: number) =>
  z.strictObject({ type: z.literal("plain_text"), text: words(most), emoji: z.boolean().optional() });

const mrkdwn = (most: number) =>
  z.strictObject({ type: z.literal("mrkdwn"), text: words(most), verbatim: z.boolean().optional() });

export const mrkdwnText = mrkdwn;
export const anyText = (most: number) => z.discriminatedUnion("type", [plainText(most), mrkdwn(most)]);

export const confirm = z.strictObject({
  title: plainText(LIMITS.confirm.title).optional(),
  text: anyText(LIMITS.confirm.text),
  confirm: plainText(LIMITS.confirm.button).optional(),
  deny: plainText(LIMITS.confirm.button).optional(),
  style: z.enum(["primary", "danger"]).optional(),
});

const choice = <T extends z.ZodType>(text: T) =>
  z.strictObject({
    text,
    value: words(LIMITS.option.value),
    description: plainText(LIMITS.option.description).optional(),
  });

/** Menus take plain text only; check boxes and radio buttons take mrkdwn as well. */
export const option = choice(plainText(LIMITS.option.text));
export const richOption = choice(anyText(LIMITS.option.text));
export const overflowOption = option.extend({ url: webAddress.optional() });
export const optionGroup = z.strictObject({
  label: plainText(LIMITS.option.text),
  options: z.array(option).min(1).max(LIMITS.select.options),
});

export const dispatchConfig = z
  .strictObject({ trigger_actions_on: z.array(z.enum(["on_enter_pressed", "on_character_entered"])).min(1) })
  .optional();
