import { z } from "zod";
import { LIMITS } from "../limits.ts";
import { blockId, words } from "./objects.ts";
import { richText } from "./rich-text.ts";

const rawText = z.strictObject({ type: z.literal("raw_text"), text: z.string().min(1) });
const rawNumber = z.strictObject({ type: z.literal("raw_number"), value: z.number(), text: words(LIMITS.table.text) });
const cell = z.discriminatedUnion("type", [rawText, rawNumber, richText]);

/** A table of a message. Rows may be shorter than the widest one. */
export const table = z.strictObject({
  type: z.literal("table"),
  ...blockId,
  rows: z.array(z.array(cell).min(1).max(LIMITS.table.columns)).min(1).max(LIMITS.table.rows),
  column_settings: z
    .array(
      z
        .strictObject({
          align: z.enum(["left", "center", "right"]).optional(),
          is_wrapped: z.boolean().optional(),
        })
        .nullable(),
    )
    .max(LIMITS.table.columns)
    .optional(),
});

type Cell = z.infer<typeof cell>;
const plainHeads = (rows: Cell[][]) => (rows[0] ?? []).every((head) => head.type !== "rich_text");
const sameWidth = (rows: Cell[][]) => rows.every((row) => row.length === rows[0]?.length);

/** A table with pages. Its first row holds the heads. */
export const dataTable = z.strictObject({
  type: z.literal("data_table"),
  ...blockId,
  caption: z.string().min(1),
  rows: z
    .array(z.array(cell).min(1).max(LIMITS.dataTable.columns))
    .min(LIMITS.dataTable.minRows)
    .max(LIMITS.dataTable.rows)
    .refine(plainHeads, "must not hold rich text in the header row")
    .refine(sameWidth, "must have the same number of cells in every row"),
  page_size: z.number().int().min(1).max(LIMITS.dataTable.page).optional(),
  row_header_column_index: z.number().int().min(0).optional(),
});

const point = z.strictObject({ label: words(LIMITS.chart.label), value: z.number() });
const series = z.strictObject({ name: words(LIMITS.chart.name), data: z.array(point).min(1).max(LIMITS.chart.points) });
const axes = z.strictObject({
  categories: z.array(words(LIMITS.chart.label)).min(1).max(LIMITS.chart.points),
  x_label: words(LIMITS.chart.title).optional(),
  y_label: words(LIMITS.chart.title).optional(),
});
type Series = z.infer<typeof series>;
type Axes = z.infer<typeof axes>;
const labelled = ({ series: all, axis_config }: { series: Series[]; axis_config: Axes }) =>
  all.every(({ data }) => data.map(({ label }) => label).join("\n") === axis_config.categories.join("\n"));
const namedOnce = (all: Series[]) => new Set(all.map(({ name }) => name)).size === all.length;
const plotted = <T extends string>(type: T) =>
  z
    .strictObject({
      type: z.literal(type),
      series: z.array(series).min(1).max(LIMITS.chart.series).refine(namedOnce, "must have unique names"),
      axis_config: axes,
    })
    .refine(labelled, "must have one data point for each category, in their order");

/** A chart. Every series has one point a category. */
export const chart = z.strictObject({
  type: z.literal("data_visualization"),
  ...blockId,
  title: words(LIMITS.chart.title),
  chart: z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("pie"), segments: z.array(point).min(1).max(LIMITS.chart.segments) }),
    plotted("bar"),
    plotted("line"),
    plotted("area"),
  ]),
});
