import { z } from "zod";
import { LIMITS } from "../limits.ts";
import {
  accessory,
  action,
  cardButton,
  contextAction,
  contextElement,
  image as imageElement,
  input,
} from "./elements.ts";
import { anyText, blockId, mrkdwnText, plainText, webAddress, words } from "./objects.ts";
import { richText } from "./rich-text.ts";
import { chart, dataTable, table } from "./tables.ts";

const block = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), ...blockId, ...shape });

const section = block("section", {
  text: anyText(LIMITS.section.text).optional(),
  fields: z.array(anyText(LIMITS.section.field)).min(1).max(LIMITS.section.fields).optional(),
  accessory: accessory.optional(),
  expand: z.boolean().optional(),
}).refine(({ text, fields }) => text !== undefined || fields !== undefined, "must hold text or fields");
const header = block("header", { text: plainText(LIMITS.header) });
const divider = block("divider", {});
const context = block("context", { elements: z.array(contextElement).min(1).max(LIMITS.context.elements) });
const actions = block("actions", { elements: z.array(action).min(1).max(LIMITS.actions) });
const image = block("image", {
  alt_text: words(LIMITS.image.alt),
  title: plainText(LIMITS.image.title).optional(),
  image_url: webAddress.optional(),
  slack_file: z.record(z.string(), z.string()).optional(),
});
const inputBlock = block("input", {
  label: plainText(LIMITS.input.label),
  hint: plainText(LIMITS.input.hint).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  element: input,
});
const video = block("video", {
  alt_text: words(LIMITS.image.alt),
  title: plainText(LIMITS.video.title),
  video_url: webAddress,
  thumbnail_url: webAddress,
  title_url: webAddress.optional(),
  author_name: words(LIMITS.video.author).optional(),
  provider_name: z.string().optional(),
  provider_icon_url: webAddress.optional(),
  description: plainText(LIMITS.section.text).optional(),
});
const card = block("card", {
  hero_image: imageElement.optional(),
  icon: imageElement.optional(),
  title: mrkdwnText(LIMITS.card.title).optional(),
  subtitle: mrkdwnText(LIMITS.card.subtitle).optional(),
  body: mrkdwnText(LIMITS.card.body).optional(),
  actions: z.array(cardButton).optional(),
});
const carousel = block("carousel", { elements: z.array(card).min(1).max(LIMITS.carousel) });
const alert = block("alert", {
  text: anyText(LIMITS.alert),
  level: z.enum(["default", "info", "warning", "error", "success"]).optional(),
});
const markdown = block("markdown", { text: words(LIMITS.message.markdown) });
const contextActions = block("context_actions", {
  elements: z.array(contextAction).min(1).max(LIMITS.contextActions),
});
const urlSource = z.strictObject({ type: z.literal("url"), url: webAddress, text: z.string().min(1) });
const taskCard = block("task_card", {
  task_id: z.string().min(1),
  title: z.string().min(1),
  details: richText.optional(),
  output: richText.optional(),
  sources: z.array(urlSource).max(LIMITS.task.sources).optional(),
  status: z.enum(["pending", "in_progress", "complete", "error"]),
});
const plan = block("plan", { title: z.string().min(1), tasks: z.array(taskCard).optional() });

const everywhere = [section, header, divider, context, actions, image, video, richText, card, carousel] as const;
const inContainer = z.discriminatedUnion("type", [
  actions,
  context,
  divider,
  header,
  image,
  inputBlock,
  richText,
  section,
  table,
  video,
]);
const container = block("container", {
  title: plainText(LIMITS.container.title).optional(),
  rich_text_title: richText.optional(),
  subtitle: anyText(LIMITS.container.title).optional(),
  child_blocks: z.array(inContainer).min(1).max(LIMITS.container.children),
  width: z.enum(["narrow", "standard", "wide", "full"]).optional(),
  icon: imageElement.optional(),
  is_collapsible: z.boolean().optional(),
  default_collapsed: z.boolean().optional(),
  has_header_divider: z.boolean().optional(),
});

/** Which blocks may stand where: docs.slack.dev/reference/block-kit/blocks names the surfaces of each. */
export const SURFACES = {
  message: z.discriminatedUnion("type", [
    ...everywhere,
    container,
    table,
    dataTable,
    chart,
    markdown,
    contextActions,
    taskCard,
    plan,
  ]),
  modal: z.discriminatedUnion("type", [...everywhere, container, inputBlock, alert]),
  home: z.discriminatedUnion("type", [...everywhere, container, inputBlock, table]),
} as const;

export type Surface = keyof typeof SURFACES;
