import { z } from "zod";
import { LIMITS } from "../limits.ts";
import type { Json } from "../state.ts";
import { SURFACES, type Surface } from "./blocks.ts";
import { plainText } from "./objects.ts";
import { faultsOf } from "./pointers.ts";

/** What Slack would answer to blocks that it refuses: the error, and where each fault lies. */
export type Refused = { readonly error: string; readonly messages: readonly string[] };

/** Checks the blocks of a message; null when Slack would take them. */
export function checkMessage(blocks: readonly unknown[]): Refused | null {
  const most = z.array(SURFACES.message).max(LIMITS.message.blocks);
  const parsed = most.safeParse(blocks);
  if (!parsed.success) return { error: "invalid_blocks", messages: faultsOf(parsed.error, blocks, "/blocks") };
  const faults = [...repeatedIds(blocks), ...tooMany(blocks, "table"), ...tooMany(blocks, "data_visualization")];
  if (faults.length > 0) return { error: "invalid_blocks", messages: faults };
  return tooLong(blocks);
}

function tooLong(blocks: readonly unknown[]): Refused | null {
  const markdown = sum(blocks.filter((one) => typeOf(one) === "markdown").map(textLength));
  if (markdown > LIMITS.message.markdown)
    return { error: "msg_too_long", messages: [`${markdown} characters of markdown`] };
  const cells = sum(blocks.filter((one) => typeOf(one) === "table").map(textLength));
  if (cells > LIMITS.table.text)
    return { error: "invalid_blocks", messages: [`a table holds ${cells} characters, at most ${LIMITS.table.text}`] };
  const weight = sum(blocks.map(textLength)) + Math.max(0, blocks.length - 1) * LIMITS.message.blockWeight;
  if (weight <= LIMITS.message.weight) return null;
  return { error: "msg_blocks_too_long", messages: [`${weight} characters, at most ${LIMITS.message.weight}`] };
}

/** The signs that a reader sees in a block: every `text` string in it. */
function textLength(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return sum(
    Object.entries(value).map(([key, one]) =>
      key === "text" && typeof one === "string" ? one.length : textLength(one),
    ),
  );
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
const typeOf = (block: unknown) => (block as Json).type;

const PER_MESSAGE = { table: LIMITS.table.perMessage, data_visualization: LIMITS.chart.perMessage } as const;

function tooMany(blocks: readonly unknown[], type: keyof typeof PER_MESSAGE): string[] {
  const count = blocks.filter((one) => typeOf(one) === type).length;
  const most = PER_MESSAGE[type];
  return count > most ? [`[ERROR] only ${most} ${type} blocks allowed in a message [json-pointer:/blocks]`] : [];
}

function repeatedIds(blocks: readonly unknown[]): string[] {
  const ids = blocks.flatMap((one) => (one as Json).block_id ?? []);
  return ids
    .filter((id, i) => ids.indexOf(id) !== i)
    .map((id) => `[ERROR] block_id "${String(id)}" already exists [json-pointer:/blocks]`);
}

const common = {
  private_metadata: z.string().max(LIMITS.view.privateMetadata).optional(),
  callback_id: z.string().max(LIMITS.view.callbackId).optional(),
  external_id: z.string().max(LIMITS.view.externalId).optional(),
};
const viewBlocks = (surface: Surface) => z.array(SURFACES[surface]).max(LIMITS.view.blocks);
const modal = z.strictObject({
  type: z.literal("modal"),
  title: plainText(LIMITS.view.title),
  blocks: viewBlocks("modal"),
  close: plainText(LIMITS.view.title).optional(),
  submit: plainText(LIMITS.view.title).optional(),
  submit_disabled: z.boolean().optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  ...common,
});
const home = z.strictObject({ type: z.literal("home"), blocks: viewBlocks("home"), ...common });

/** Checks a modal or an App Home; null when Slack would take it. */
export function checkView(view: Json, type: "modal" | "home"): Refused | null {
  const parsed = (type === "modal" ? modal : home).safeParse(view);
  if (!parsed.success) return { error: "invalid_arguments", messages: faultsOf(parsed.error, view, "/view") };
  const blocks = view.blocks as Json[];
  const asksWithoutSubmit = type === "modal" && view.submit === undefined && blocks.some((one) => one.type === "input");
  const missing = asksWithoutSubmit ? ["[ERROR] missing required field: submit [json-pointer:/view]"] : [];
  const faults = [...repeatedIds(blocks), ...missing];
  return faults.length > 0 ? { error: "invalid_arguments", messages: faults } : null;
}
