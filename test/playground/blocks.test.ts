import fc from "fast-check";
import { expect, test } from "vitest";
import { clientOf, standIn } from "./bolt.ts";

type Block = Record<string, unknown>;

const words = (text: string) => ({ type: "plain_text", text });
const section = (text: string): Block => ({ type: "section", text: { type: "mrkdwn", text } });
const button = (over: Block = {}) => ({ type: "button", action_id: "a", text: words("Evidence"), ...over });
const actions = (...elements: Block[]): Block => ({ type: "actions", elements });
const richText = (...elements: Block[]): Block => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements }],
});
const select = (over: Block) => ({ type: "static_select", action_id: "a", options: [option("x")], ...over });
const option = (value: string, text = "x") => ({ text: words(text), value });
const times = <T>(count: number, item: (n: number) => T) => Array.from({ length: count }, (_, n) => item(n));
const table = (rows: number, columns: number, text = "x"): Block => ({
  type: "table",
  rows: times(rows, () => times(columns, () => ({ type: "raw_text", text }))),
});
const chart = (over: Block): Block => ({
  type: "data_visualization",
  title: "Deaths",
  chart: { type: "pie", ...over },
});
const bars = (categories: string[], labels: string[]): Block => ({
  type: "data_visualization",
  title: "Deaths",
  chart: {
    type: "bar",
    series: [{ name: "a", data: labels.map((label) => ({ label, value: 1 })) }],
    axis_config: { categories },
  },
});

/** What the stand-in answers to a message of these blocks: "ok", or the error and the first pointer. */
async function answers(all: readonly (readonly Block[])[]): Promise<string[]> {
  const slack = await standIn();
  const client = clientOf(slack);
  const channel = slack.channels.general.id;
  const said: string[] = [];
  for (const blocks of all) {
    const args = { channel, text: "x", blocks: JSON.stringify(blocks) } as never;
    said.push(
      await client.chat.postMessage(args).then(
        () => "ok",
        ({ data }) => [data.error, ...(data.response_metadata?.messages ?? [])].join(" "),
      ),
    );
  }
  return said;
}

const TAKEN: readonly (readonly [string, Block[]])[] = [
  ["fifty blocks", times(50, () => ({ type: "divider" }))],
  ["a section of 3,000 characters", [section("x".repeat(3000))]],
  ["a header of 150", [{ type: "header", text: words("x".repeat(150)) }]],
  ["25 buttons", [actions(...times(25, () => button()))]],
  ["a table of 100 rows and 20 columns", [table(100, 20)]],
  ["a menu of 100 options", [actions(select({ options: times(100, (n) => option(String(n))) }))]],
  [
    "an overflow of five",
    [{ ...section("x"), accessory: { type: "overflow", action_id: "a", options: times(5, (n) => option(String(n))) } }],
  ],
  ["rich text with a link", [richText({ type: "link", url: "https://example.org/a?b=c&d=e", text: "[1]" })]],
  ["12,000 characters of markdown", [{ type: "markdown", text: "x".repeat(12_000) }]],
  ["two charts", [bars(["a"], ["a"]), bars(["a"], ["a"])]],
  [
    "feedback buttons",
    [
      {
        type: "context_actions",
        elements: [
          {
            type: "feedback_buttons",
            action_id: "f",
            positive_button: { text: words("Useful"), value: "1" },
            negative_button: { text: words("Not useful"), value: "0" },
          },
        ],
      },
    ],
  ],
];

test("what the documentation allows is taken", async () => {
  expect(await answers(TAKEN.map(([, blocks]) => blocks))).toEqual(TAKEN.map(() => "ok"));
});

const REFUSED: readonly (readonly [string, Block[], RegExp])[] = [
  ["51 blocks", times(51, () => ({ type: "divider" })), /invalid_blocks .*no more than 50 items.*\/blocks\]/],
  [
    "a section of 3,001 characters",
    [section("x".repeat(3001))],
    /must be less than 3001 characters.*\/blocks\/0\/text\/text/,
  ],
  ["an empty section", [section("")], /must be more than 0 characters.*\/blocks\/0\/text\/text/],
  ["a section with neither text nor fields", [{ type: "section" }], /must hold text or fields.*\/blocks\/0\]/],
  [
    "eleven fields",
    [{ type: "section", fields: times(11, () => words("x")) }],
    /no more than 10 items.*\/blocks\/0\/fields/,
  ],
  ["a header of 151", [{ type: "header", text: words("x".repeat(151)) }], /less than 151.*\/blocks\/0\/text\/text/],
  ["a header in mrkdwn", [{ type: "header", text: { type: "mrkdwn", text: "x" } }], /\/blocks\/0\/text\/type/],
  ["an unknown block", [{ type: "banner" }], /unsupported type: banner.*\/blocks\/0/],
  ["an unknown property", [{ type: "divider", colour: "red" }], /invalid additional property: colour.*\/blocks\/0/],
  [
    "an input in a message",
    [{ type: "input", label: words("x"), element: { type: "plain_text_input" } }],
    /unsupported type: input/,
  ],
  ["26 buttons", [actions(...times(26, () => button()))], /no more than 25 items/],
  [
    "a button's text of 76",
    [actions(button({ text: words("x".repeat(76)) }))],
    /less than 76.*\/blocks\/0\/elements\/0\/text\/text/,
  ],
  ["a button's value of 2,001", [actions(button({ value: "x".repeat(2001) }))], /less than 2001.*\/value/],
  ["a button that leads to javascript:", [actions(button({ url: "javascript:alert(1)" }))], /valid URL.*\/url/],
  ["a link to data:", [richText({ type: "link", url: "data:text/html,x" })], /valid URL/],
  ["empty rich text", [richText({ type: "text", text: "" })], /more than 0 characters/],
  [
    "a menu of 101 options",
    [actions(select({ options: times(101, (n) => option(String(n))) }))],
    /no more than 100 items/,
  ],
  [
    "a menu with options and groups",
    [actions(select({ option_groups: [{ label: words("x"), options: [option("x")] }] }))],
    /either options or option_groups/,
  ],
  [
    "an overflow of six",
    [{ ...section("x"), accessory: { type: "overflow", options: times(6, (n) => option(String(n))) } }],
    /no more than 5 items/,
  ],
  ["101 rows", [table(101, 2)], /no more than 100 items.*\/blocks\/0\/rows/],
  ["21 columns", [table(2, 21)], /no more than 20 items.*\/blocks\/0\/rows\/0/],
  ["an empty cell", [table(1, 1, "")], /\/blocks\/0\/rows\/0\/0\/text/],
  ["a table of 10,001 characters", [table(1, 1, "x".repeat(10_001))], /10001 characters/],
  ["two tables", [table(1, 1), table(1, 1)], /only 1 table/],
  ["seven segments", [chart({ segments: times(7, (n) => ({ label: String(n), value: 1 })) })], /no more than 6 items/],
  ["a chart label of 21", [chart({ segments: [{ label: "x".repeat(21), value: 1 }] })], /less than 21/],
  ["bars that do not fit their categories", [bars(["a", "b"], ["a"])], /one data point for each category/],
  ["three charts", times(3, () => bars(["a"], ["a"])), /only 2 data_visualization/],
  ["a block_id twice", times(2, () => ({ type: "divider", block_id: "d" })), /block_id "d" already exists/],
  ["a block_id of 256", [{ type: "divider", block_id: "x".repeat(256) }], /less than 256/],
  [
    "12,001 characters of markdown in two blocks",
    times(2, () => ({ type: "markdown", text: "x".repeat(6001) })),
    /^msg_too_long/,
  ],
  ["too much text over all blocks", times(5, () => section("x".repeat(2600))), /^msg_blocks_too_long/],
  ["an alert outside a modal", [{ type: "alert", text: words("x") }], /unsupported type: alert/],
];

test("each planted fault is refused, with a pointer to its place", async () => {
  const said = await answers(REFUSED.map(([, blocks]) => blocks));
  for (const [at, [name, , pattern]] of REFUSED.entries()) expect(said[at], name).toMatch(pattern);
});

test("text is needed, and never too long", async () => {
  const slack = await standIn();
  const client = clientOf(slack);
  const channel = slack.channels.general.id;
  const error = (args: Record<string, unknown>) =>
    client.chat.postMessage({ channel, ...args } as never).then(
      () => "ok",
      (fault) => fault.data.error,
    );
  expect(await error({ text: "" })).toBe("no_text");
  expect(await error({ text: "x".repeat(40_000) })).toBe("ok");
  expect(await error({ text: "x".repeat(40_001) })).toBe("msg_too_long");
  expect(slack.complaints).toHaveLength(2);
  expect(await error({ blocks: [section("no words for a notification")] })).toBe("ok");
  expect(slack.complaints.at(-1)).toMatch(/missing_text_in_message/);
});

const view = (over: Block) => ({ type: "modal", title: words("Watch"), submit: words("Save"), blocks: [], ...over });
const inputBlock = {
  type: "input",
  block_id: "i",
  label: words("x"),
  element: { type: "plain_text_input", action_id: "i" },
};

const VIEWS: readonly (readonly [Block, string])[] = [
  [view({ blocks: times(100, () => ({ type: "divider" })) }), "ok"],
  [view({ blocks: times(101, () => ({ type: "divider" })) }), "/view/blocks"],
  [view({ title: words("x".repeat(25)) }), "/view/title/text"],
  [view({ private_metadata: "x".repeat(3001) }), "/view/private_metadata"],
  [view({ callback_id: "x".repeat(256) }), "/view/callback_id"],
  [view({ submit: undefined, blocks: [inputBlock] }), "missing required field: submit"],
  [view({ blocks: [{ type: "markdown", text: "x" }] }), "unsupported type: markdown"],
  [view({ blocks: [table(1, 1)] }), "unsupported type: table"],
  [view({ blocks: [inputBlock] }), "ok"],
];

test.each(VIEWS)("a modal %# is taken or refused as documented", async (given, expected) => {
  const slack = await standIn();
  const client = clientOf(slack);
  const { errors } = (await client.apiCall("blocks.validate", { view: JSON.stringify(given) })) as unknown as {
    errors: { message: string }[];
  };
  expect(errors.map(({ message }) => message).join(" ") || "ok").toContain(expected);
});

test("however text is cut into sections, a message is taken exactly while it keeps to the limits", async () => {
  const slack = await standIn();
  const client = clientOf(slack);
  const channel = slack.channels.general.id;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 3_200 }), { minLength: 1, maxLength: 8 }), async (sizes) => {
      const args = { channel, text: "x", blocks: JSON.stringify(sizes.map((size) => section("x".repeat(size)))) };
      const ok = await client.chat.postMessage(args as never).then(
        () => true,
        () => false,
      );
      const each = sizes.every((size) => size >= 1 && size <= 3_000);
      const weight = sizes.reduce((sum, size) => sum + size, 0) + 125 * (sizes.length - 1);
      expect(ok).toBe(each && weight <= 13_297);
    }),
    { numRuns: 60 },
  );
});
