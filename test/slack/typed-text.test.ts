import { expect, test } from "vitest";
import { readCommand } from "../../src/slack/commands.ts";
import { plainText } from "../../src/slack/typed-text.ts";
import { bot, soon } from "./desk.ts";

test.each([
  ["velmar from <http://harbor.example|harbor.example>", "velmar from harbor.example"],
  [
    "<https://Harbor.example/|Harbor.example> and <http://a.example/b?c=1&amp;d=2|a.example/b?c=1&amp;d=2>",
    "Harbor.example and a.example/b?c=1&d=2",
  ],
  ["write <mailto:a@b.org|a@b.org> or <mailto:c@d.org>", "write a@b.org or c@d.org"],
  ["<https://a.example/x> and <https://b.example|the report>", "https://a.example/x and https://b.example"],
  ["<http://harbor.example|harbor.example.evil.example>", "http://harbor.example"],
  ["<@U1|ada> in <#C1|general>", "ada in general"],
])("“%s” was typed as “%s”", (raw, typed) => {
  expect(plainText(raw)).toBe(typed);
});

test("a topic that names an outlet by its domain stays that topic, though Slack makes a link of it", async () => {
  const { slack } = await bot();

  await slack.actor.slash("/brief zyxwvut from harbor.example");

  const said = await soon(slack, () =>
    slack.messages(slack.channels.general).find((one) => JSON.stringify(one.blocks).includes("Looking through")),
  );
  expect(JSON.stringify(said.blocks)).toContain("zyxwvut from harbor.example");
  expect(JSON.stringify(said.blocks)).not.toContain("http");
});

test("what the command save names by its bare domain is an address", () => {
  const raw = "save <http://harbor.example|harbor.example>";

  const reading = readCommand({ text: plainText(raw), raw, now: new Date() });

  expect(reading).toMatchObject({ kind: "order", work: "save", args: { urls: ["http://harbor.example"] } });
});
