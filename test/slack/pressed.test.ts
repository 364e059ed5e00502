import { expect, test } from "vitest";
import { signed } from "#playground/playground.ts";
import { unreachable } from "../../src/slack/faults.ts";
import { type Bot, bot, briefingIn, soon, textOf } from "./desk.ts";
import { press } from "./endpoint.ts";

/** A bot that says "wait" to everybody from a point on. */
async function limited(): Promise<Bot & { limit(): void }> {
  let isLimited = false;
  const desk = await bot({ over: { allow: () => (isLimited ? { kind: "wait", ms: 5_000 } : { kind: "ok" }) } });
  return {
    ...desk,
    limit: () => {
      isLimited = true;
    },
  };
}

const toldToWait = ({ slack }: Bot) =>
  soon(slack, () =>
    [...slack.calls].some(
      ({ method, args }) => method !== "chat.postMessage" && /Ask again in 5 seconds/.test(JSON.stringify(args)),
    ),
  );

test("who presses a button too often is told so, alone, and nothing else is done", async () => {
  const desk = await limited();
  const { slack } = desk;
  await slack.actor.slash("/brief velmar");
  const root = await briefingIn(slack, slack.channels.general);
  const suggestions = slack.thread(root).find((one) => /What to ask next/.test(textOf(one))) ?? root;
  const before = slack.thread(root).length;
  desk.limit();

  await slack.actor.click(suggestions, "briefing_suggestion_0");

  await toldToWait(desk);
  expect(slack.thread(root).filter((one) => one.visibleTo === null).length).toBe(before);
});

test("so is who removes a feed, or saves an article, too often", async () => {
  const desk = await limited();
  const { slack } = desk;
  const by = { team: slack.team, user: slack.users.admin, channel: slack.channels.general };
  desk.limit();

  await press(slack, by, "feed_remove", { value: JSON.stringify({ feed: "feed_1" }) });

  await toldToWait(desk);
  const from = slack.calls.length;
  await share(desk, { text: "<https://a.example/x>" });
  await soon(slack, () => slack.calls.slice(from).some(({ args }) => /Ask again in/.test(JSON.stringify(args))));
});

/** Uses "Save to Briefdesk" on a message; gives the status of the answer. */
async function share({ slack }: Bot, message: object): Promise<number> {
  const payload = {
    ...{
      type: "message_action",
      callback_id: "save_article",
      api_app_id: "A0BRIEFDESK",
      token: "t",
      message_ts: "1.1",
    },
    ...{ user: { id: slack.users.member.id, team_id: slack.team.id }, team: { id: slack.team.id } },
    ...{ trigger_id: `t.${Math.random()}`, channel: { id: slack.channels.general.id } },
    message: { type: "message", ts: "1.1", ...message },
  };
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const headers = { ...signed(body, slack.signingSecret), "content-type": "application/x-www-form-urlencoded" };
  return (await fetch(slack.requestUrl(), { method: "POST", body, headers })).status;
}

const section = (text: string) => ({ type: "section", text: { type: "mrkdwn", text } });
const URL = "http://127.0.0.1:9/a";

test.each([
  ["a section", { text: "", blocks: [section(`<${URL}|Dam fails>`)] }],
  [
    "rich text",
    {
      text: "",
      blocks: [
        { type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "link", url: URL }] }] },
      ],
    },
  ],
  [
    "a button",
    {
      text: "News",
      blocks: [{ type: "actions", elements: [{ type: "button", url: URL, value: "http://127.0.0.1:9/own" }] }],
    },
  ],
  [
    "the title of an attachment",
    { text: "New item", attachments: [{ title: "Dam fails", title_link: URL, fallback: "Dam fails", text: null }] },
  ],
  ["a field of an attachment", { text: null, attachments: [{ fields: [{ title: "Link", value: `<${URL}>` }] }] }],
  ["a block in an attachment", { text: "New item", attachments: [{ blocks: [section(`<${URL}|Dam fails>`)] }] }],
])("a link that stands only in %s of a message is saved", async (_, message) => {
  const desk = await bot();

  expect(await share(desk, message)).toBe(200);

  const said = await soon(desk.slack, () =>
    desk.slack.calls.find(({ args }) => /Not filed|holds no link/.test(JSON.stringify(args))),
  );
  expect(JSON.stringify(said.args)).toContain(URL);
  expect(JSON.stringify(said.args)).not.toContain("/own");
});

test("whoever reads that Slack does not answer is not promised that it is tried again", () => {
  expect(unreachable(new Error("away")).advice).toBe(
    "Slack does not answer at the moment. Try again in a few minutes.",
  );
});
