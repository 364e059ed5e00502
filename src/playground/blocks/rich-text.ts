import { z } from "zod";
import { LIMITS } from "../limits.ts";
import { blockId, webAddress } from "./objects.ts";

const style = z
  .strictObject({
    bold: z.boolean().optional(),
    italic: z.boolean().optional(),
    strike: z.boolean().optional(),
    code: z.boolean().optional(),
    underline: z.boolean().optional(),
    highlight: z.boolean().optional(),
    client_highlight: z.boolean().optional(),
    unlink: z.boolean().optional(),
  })
  .optional();
const piece = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), style, ...shape });

const text = piece("text", { text: z.string().min(1) });
const link = piece("link", {
  url: webAddress,
  text: z.string().min(1).max(LIMITS.link).optional(),
  unsafe: z.boolean().optional(),
});

const inline = z.discriminatedUnion("type", [
  text,
  link,
  piece("emoji", { name: z.string().min(1), unicode: z.string().optional(), url: z.string().optional() }),
  piece("user", { user_id: z.string().regex(/^[UW][A-Z0-9]+$/) }),
  piece("channel", { channel_id: z.string().regex(/^[CGD][A-Z0-9]+$/) }),
  piece("usergroup", { usergroup_id: z.string().regex(/^S[A-Z0-9]+$/) }),
  piece("team", { team_id: z.string().regex(/^T[A-Z0-9]+$/) }),
  piece("broadcast", { range: z.enum(["here", "channel", "everyone"]) }),
  piece("color", { value: z.string().regex(/^#[0-9A-Fa-f]{6}$/) }),
  piece("date", {
    timestamp: z.number().int(),
    format: z.string().min(1),
    url: webAddress.optional(),
    fallback: z.string().optional(),
  }),
]);

const border = { border: z.union([z.literal(0), z.literal(1)]).optional() };
const section = z.strictObject({ type: z.literal("rich_text_section"), elements: z.array(inline).min(1) });

/** Rich text: Slack takes the words as they stand and never looks for markup in them. */
export const richText = z.strictObject({
  type: z.literal("rich_text"),
  ...blockId,
  elements: z
    .array(
      z.discriminatedUnion("type", [
        section,
        z.strictObject({
          type: z.literal("rich_text_list"),
          style: z.enum(["bullet", "ordered"]),
          elements: z.array(section).min(1),
          indent: z.number().int().min(0).max(8).optional(),
          offset: z.number().int().min(0).optional(),
          ...border,
        }),
        z.strictObject({ type: z.literal("rich_text_quote"), elements: z.array(inline).min(1), ...border }),
        z.strictObject({
          type: z.literal("rich_text_preformatted"),
          elements: z.array(z.discriminatedUnion("type", [text, link])).min(1),
          language: z.string().optional(),
          ...border,
        }),
      ]),
    )
    .min(1),
});
