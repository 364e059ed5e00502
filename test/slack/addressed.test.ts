import { expect, test } from "vitest";
import type { Message } from "#playground/playground.ts";
import { type Bot, bot, soon, textOf } from "./desk.ts";
import { happen } from "./endpoint.ts";

type Slack = Bot["slack"];

/** What the bot says in the thread of a message, once it says something that holds some words. */
function answered(slack: Slack, message: Message, words: RegExp): Promise<string> {
  return soon(slack, () =>
    slack
      .thread(message)
      .filter((one) => one.bot)
      .map(textOf)
      .find((one) => words.test(one)),
  );
}

test.each([
  ["feeds remove nothing.com", /No feed here is called “nothing.com”/, /filed/i],
  ["sources rate harbor.example B", /harbor\.example/, /filed/i],
  ["sources rate harbor.example B", /Before|not rated before/, /http/],
  ["What does harbor.example say about the dam of Velmar?", /./, /Not filed/],
  ["zyxwvut from harbor.example", /Nothing stored on/, /filed|http/i],
  ["What does http://127.0.0.1:9/a say about the cracks in the dam?", /./, /Not filed/],
])(
  "“@briefdesk %s” is read as the command, topic or question that it is, though a link stands in it",
  async (text, says, not) => {
    const { slack } = await bot();

    const { message } = await slack.actor.mention(text, { user: slack.users.admin });

    const said = await answered(slack, message, says);
    expect(said).not.toMatch(not);
  },
);

test("“@briefdesk feeds add” and an address follows the feed there", async () => {
  const { slack } = await bot();

  await slack.actor.mention("feeds add http://127.0.0.1:9/feed.xml", { user: slack.users.admin });

  const call = await soon(slack, () => slack.calls.find(({ method }) => method === "assistant.threads.setStatus"));
  expect(call.args.status).toMatch(/looking for the feed/);
});

test.each([
  "http://127.0.0.1:9/a",
  "please file this: http://127.0.0.1:9/a",
  "This one tells what the operator knew of the cracks, we should keep it: http://127.0.0.1:9/a",
  "is this true? http://127.0.0.1:9/a",
])("the link of “@briefdesk %s” is filed", async (text) => {
  const { slack } = await bot();

  const { message } = await slack.actor.mention(text);

  await answered(slack, message, /Not filed/);
});

test.each([
  ["watch velmar", /\/brief watch/],
  ["digest stop", /digest now\|pause\|resume/],
])("“%s” is asked about and not briefed on", async (text, says) => {
  const { slack } = await bot();

  await slack.actor.slash(`/brief ${text}`);

  const said = await soon(slack, () => slack.messages(slack.channels.general).find((one) => one.bot));
  expect(said.visibleTo).toBe(slack.users.member.id);
  expect(textOf(said)).toMatch(says);
  expect(textOf(said)).toContain(`/brief "${text}"`);
});

test("in the thread of a direct message another briefing can be asked for, and a topic that no question is answered by is one", async () => {
  const { slack } = await bot();
  const { message } = await slack.actor.dm("velmar");
  await answered(slack, message, /What to ask next/);

  await slack.actor.dm("brief me on orvik dam", { thread: message.ts });

  await soon(slack, () => slack.thread(message).filter((one) => textOf(one).includes("What to ask next")).length === 2);
  await slack.actor.dm("coastline", { thread: message.ts });
  await answered(slack, message, /Nothing stored on “coastline”/);
});

test("in the thread of a channel another briefing can be asked for, and a bare topic is a question about the one that is there", async () => {
  const { slack } = await bot();
  const { message } = await slack.actor.mention("velmar");
  await answered(slack, message, /What to ask next/);

  await slack.actor.mention("brief ferry", { thread: message.ts });
  await answered(slack, message, /Nothing stored on “ferry”/);
  const said = () => slack.thread(message).filter((one) => one.bot);
  const before = said().length;
  await slack.actor.mention("zyxwvut", { thread: message.ts });

  await soon(slack, () => said().length > before);
  expect(said().map(textOf).join("\n")).not.toMatch(/Nothing stored on “zyxwvut”/);
});

test.each(["thanks!", "ok, thank you :pray:", ":+1:", "Hello"])(
  "“%s” in a direct message gets one friendly line",
  async (text) => {
    const { slack } = await bot();

    const { message } = await slack.actor.dm(text);

    const said = await answered(slack, message, /./);
    expect(said).toMatch(/You are welcome|Hello!/);
    expect(said).not.toMatch(/Nothing stored/);
  },
);

test.each(["", "please read this"])(
  "a file in a direct message, with the words “%s”, is said not to be read",
  async (text) => {
    const { slack } = await bot();
    const { message } = await slack.actor.dm("status");
    const file = { id: "F1", name: "report.pdf", mimetype: "application/pdf" };
    const said = {
      type: "message",
      subtype: "file_share",
      channel: message.channel,
      channel_type: "im",
      text,
      files: [file],
    };

    await happen(slack, slack, {
      ...said,
      user: slack.users.member.id,
      ts: "1900000000.000100",
      thread_ts: message.ts,
    });

    await answered(slack, message, /Files sent in Slack are not read/);
  },
);
