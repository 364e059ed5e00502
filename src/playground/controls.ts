import type { Json } from "./state.ts";

/** What a person entered into an element: typed words, the value chosen, the values ticked, or a day. */
export type Entered = string | readonly string[] | null;

/** An element that can be used, with the id of its block. */
export type Control = { readonly block: string; readonly element: Json };

/** Every element of some blocks that a person can use. */
export function controlsIn(blocks: readonly Json[]): Control[] {
  return blocks.flatMap((block) => {
    const own = [...list(block.elements), ...list(block.actions), ...one(block.accessory), ...one(block.element)];
    const inner = list(block.child_blocks).length > 0 ? controlsIn(list(block.child_blocks)) : [];
    const here = own.filter((element) => typeof element.action_id === "string");
    return [...here.map((element) => ({ block: String(block.block_id), element })), ...inner];
  });
}

const list = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : []);
const one = (value: unknown): Json[] => (typeof value === "object" && value !== null ? [value as Json] : []);

/** The choices of a menu, with those in groups. */
function optionsOf(element: Json): Json[] {
  return [...list(element.options), ...list(element.option_groups).flatMap((group) => list(group.options))];
}

/** How an element stands before anybody touched it. */
function initially(element: Json): Entered {
  if (Array.isArray(element.initial_options)) return list(element.initial_options).map(({ value }) => String(value));
  const option = one(element.initial_option)[0];
  if (option) return String(option.value);
  const named = Object.entries(element).find(([key]) => key.startsWith("initial_"))?.[1];
  if (Array.isArray(named)) return named.map(String);
  return named === undefined ? null : String(named);
}

/** What was entered, in the words of view.state.values and of an action. */
export function stateOf(element: Json, entered: Entered): Json {
  const type = String(element.type);
  const first = typeof entered === "string" ? entered : (entered?.[0] ?? null);
  const many = typeof entered === "string" ? [entered] : [...(entered ?? [])];
  const chosen = (value: string | null) => (value === null ? null : (choice(element, value) ?? null));
  const several = many.flatMap((value) => choice(element, value) ?? []);
  const parts: Readonly<Record<string, () => Json>> = {
    static_select: () => ({ selected_option: chosen(first) }),
    external_select: () => ({ selected_option: chosen(first) }),
    radio_buttons: () => ({ selected_option: chosen(first) }),
    overflow: () => ({ selected_option: chosen(first) }),
    checkboxes: () => ({ selected_options: several }),
    multi_static_select: () => ({ selected_options: several }),
    users_select: () => ({ selected_user: first }),
    multi_users_select: () => ({ selected_users: many }),
    conversations_select: () => ({ selected_conversation: first }),
    multi_conversations_select: () => ({ selected_conversations: many }),
    channels_select: () => ({ selected_channel: first }),
    multi_channels_select: () => ({ selected_channels: many }),
    datepicker: () => ({ selected_date: first }),
    timepicker: () => ({ selected_time: first }),
    datetimepicker: () => ({ selected_date_time: first === null ? null : Number(first) }),
  };
  return { type, ...(parts[type]?.() ?? { value: first }) };
}

function choice(element: Json, value: string): Json | undefined {
  return optionsOf(element).find((option) => option.value === value);
}

/** The values of a view or a message: what was entered, else how the elements stood. `entered` is keyed by action id, or by block and action. */
export function valuesOf(blocks: readonly Json[], entered: Readonly<Record<string, Entered>>): Record<string, Json> {
  const values: Record<string, Json> = {};
  for (const { block, element } of controlsIn(blocks)) {
    const action = String(element.action_id);
    if (["button", "overflow", "feedback_buttons", "icon_button"].includes(String(element.type))) continue;
    const given = entered[`${block}/${action}`] ?? entered[action];
    values[block] = { ...values[block], [action]: stateOf(element, given === undefined ? initially(element) : given) };
  }
  return values;
}

/** The inputs that must be filled in and are not, by block, with what Slack says of each. */
export function missingIn(blocks: readonly Json[], values: Readonly<Record<string, Json>>): Record<string, string> {
  const empty = blocks.filter((block) => block.type === "input" && block.optional !== true && !filled(values, block));
  return Object.fromEntries(empty.map((block) => [String(block.block_id), "Please complete this required field."]));
}

function filled(values: Readonly<Record<string, Json>>, block: Json): boolean {
  const [state] = Object.values(values[String(block.block_id)] ?? {}) as Json[];
  const { type: _, ...entered } = state ?? {};
  const value = Object.values(entered)[0];
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined && value !== "";
}
