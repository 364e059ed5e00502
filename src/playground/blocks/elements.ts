import { z } from "zod";
import { LIMITS } from "../limits.ts";
import {
  actionId,
  anyText,
  confirm,
  dispatchConfig,
  option,
  optionGroup,
  overflowOption,
  plainText,
  richOption,
  webAddress,
  words,
} from "./objects.ts";

const focus = { focus_on_load: z.boolean().optional() };
const asked = { confirm: confirm.optional() };
const hinted = { placeholder: plainText(LIMITS.select.placeholder).optional() };
const many = { max_selected_items: z.number().int().min(1).optional() };
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "must be a date as YYYY-MM-DD");
const style = z.enum(["primary", "danger"]).optional();
const of = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), action_id: actionId, ...shape });

const button = of("button", {
  text: plainText(LIMITS.button.text),
  value: words(LIMITS.button.value).optional(),
  url: webAddress.optional(),
  style,
  accessibility_label: words(LIMITS.button.label).optional(),
  ...asked,
});

const optionsOnce = (value: { options?: unknown; option_groups?: unknown }) =>
  (value.options === undefined) !== (value.option_groups === undefined);
const listed = {
  options: z.array(option).min(1).max(LIMITS.select.options).optional(),
  option_groups: z.array(optionGroup).min(1).max(LIMITS.select.groups).optional(),
};
const both = { ...focus, ...asked, ...hinted };
const conversations = {
  default_to_current_conversation: z.boolean().optional(),
  filter: z.record(z.string(), z.unknown()).optional(),
};
const url = { response_url_enabled: z.boolean().optional() };

const staticSelect = of("static_select", { ...listed, initial_option: option.optional(), ...both }).refine(
  optionsOnce,
  "must hold either options or option_groups",
);
const multiStatic = of("multi_static_select", {
  ...listed,
  initial_options: z.array(option).min(1).optional(),
  ...many,
  ...both,
}).refine(optionsOnce, "must hold either options or option_groups");

const selects = [
  staticSelect,
  multiStatic,
  of("external_select", {
    initial_option: option.optional(),
    min_query_length: z.number().int().min(0).optional(),
    ...both,
  }),
  of("users_select", { initial_user: z.string().optional(), ...both }),
  of("multi_users_select", { initial_users: z.array(z.string()).optional(), ...many, ...both }),
  of("conversations_select", { initial_conversation: z.string().optional(), ...conversations, ...url, ...both }),
  of("multi_conversations_select", {
    initial_conversations: z.array(z.string()).optional(),
    ...conversations,
    ...many,
    ...both,
  }),
  of("channels_select", { initial_channel: z.string().optional(), ...url, ...both }),
  of("multi_channels_select", { initial_channels: z.array(z.string()).optional(), ...many, ...both }),
] as const;

const boxes = z.array(richOption).min(1).max(LIMITS.boxes);
const pickers = [
  of("datepicker", { initial_date: day.optional(), ...both }),
  of("timepicker", {
    initial_time: z
      .string()
      .regex(/^\d{2}:\d{2}$/)
      .optional(),
    timezone: z.string().optional(),
    ...both,
  }),
  of("datetimepicker", { initial_date_time: z.number().int().optional(), ...focus, ...asked }),
  of("checkboxes", { options: boxes, initial_options: z.array(richOption).min(1).optional(), ...focus, ...asked }),
  of("radio_buttons", { options: boxes, initial_option: richOption.optional(), ...focus, ...asked }),
] as const;

const typed = { ...focus, ...hinted, dispatch_action_config: dispatchConfig };
const length = z.number().int().min(0).max(LIMITS.input.text).optional();
const textInputs = [
  of("plain_text_input", {
    initial_value: z.string().max(LIMITS.input.text).optional(),
    multiline: z.boolean().optional(),
    min_length: length,
    max_length: length,
    ...typed,
  }),
  of("email_text_input", { initial_value: z.string().optional(), ...typed }),
  of("url_text_input", { initial_value: z.string().optional(), ...typed }),
  of("number_input", {
    is_decimal_allowed: z.boolean(),
    initial_value: z.string().optional(),
    min_value: z.string().optional(),
    max_value: z.string().optional(),
    ...typed,
  }),
] as const;

const overflow = of("overflow", { options: z.array(overflowOption).min(1).max(LIMITS.overflow), ...asked });
const image = z.strictObject({
  type: z.literal("image"),
  alt_text: words(LIMITS.image.alt),
  image_url: webAddress.optional(),
  slack_file: z.record(z.string(), z.string()).optional(),
});

/** What may stand beside the text of a section. */
export const accessory = z.discriminatedUnion("type", [button, overflow, image, ...selects, ...pickers]);
/** What may stand in a row of actions. */
export const action = z.discriminatedUnion("type", [button, overflow, ...selects, ...pickers]);
/** What may be filled in. */
export const input = z.discriminatedUnion("type", [...selects, ...pickers, ...textInputs]);
export const cardButton = button;

const thumb = z.strictObject({
  text: plainText(LIMITS.button.text),
  value: words(LIMITS.button.value),
  accessibility_label: words(LIMITS.button.label).optional(),
});
/** What may stand in a row of context actions. */
export const contextAction = z.discriminatedUnion("type", [
  of("feedback_buttons", { positive_button: thumb, negative_button: thumb }),
  of("icon_button", {
    icon: z.enum(["trash"]),
    text: plainText(LIMITS.button.text),
    value: words(LIMITS.button.value).optional(),
    accessibility_label: words(LIMITS.button.label).optional(),
    visible_to_user_ids: z.array(z.string()).optional(),
    ...asked,
  }),
]);

/** What may stand in a context block. */
export const contextElement = z.union([image, anyText(LIMITS.context.text)]);
export { image };
