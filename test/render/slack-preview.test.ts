import { expect, test } from "vitest";
import { renderSlackPreview } from "#render/render.ts";

/* A preview joins the sections of a briefing in few messages; Slack refuses the message that holds too many of some blocks. */

const section = (...types: string[]) => ({ text: "", blocks: types.map((type) => ({ type })) });
const typesIn = (messages: readonly { readonly blocks: readonly { readonly type: string }[] }[], type: string) =>
  messages.map(({ blocks }) => blocks.filter((block) => block.type === type).length);

test("no message of a preview holds more than two charts, or more than one table", () => {
  const replies = [
    section("header", "table"),
    section("header", "data_visualization", "data_visualization"),
    section("header", "data_visualization"),
    section("header", "table"),
  ];
  const messages = renderSlackPreview(section("rich_text"), replies, "brf_1");
  expect(typesIn(messages, "data_visualization")).toEqual([0, 2, 1]);
  expect(typesIn(messages, "table")).toEqual([0, 1, 1]);
});
