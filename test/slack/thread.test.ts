import { expect, test } from "vitest";
import type { Message, StandIn } from "#playground/playground.ts";
import { bot, briefingIn, soon, textOf, titlesOf } from "./desk.ts";

/** The reply of a thread that holds some words. */
function reply(slack: StandIn, root: Message, words: string | RegExp): Promise<Message> {
  return soon(slack, () => slack.thread(root).find((one) => one.bot && textOf(one).match(words)));
}

async function mentioned(slack: StandIn, text: string): Promise<Message> {
  const { message } = await slack.actor.mention(text);
  return message;
}

test("a mention is answered in its thread: root, sections, suggestions", async () => {
  const { slack } = await bot();

  const asked = await mentioned(slack, "velmar");

  await reply(slack, asked, "What to ask next");
  const posted = slack.thread(asked);
  expect(titlesOf(posted)[0]).toMatch(/dam/);
  expect(titlesOf(posted)).toContain("Sources");
  expect(slack.messages(slack.channels.general).filter((one) => one.bot)).toEqual([]);
  expect(slack.complaints).toEqual([]);
});

test("a question in a briefing's thread is answered from it, with its source, and needs no mention", async () => {
  const { slack } = await bot();
  await slack.actor.slash("/brief velmar");
  const root = await briefingIn(slack, slack.channels.general);

  await slack.actor.message("How many people were killed in Velmar?", { thread: root.ts });

  const answer = await reply(slack, root, /rose to 21/);
  expect(JSON.stringify(answer.blocks)).toContain("https://velmar-courier.example/dam");
  expect(slack.calls.map(({ method }) => method)).not.toContain("conversations.replies");
  expect(slack.complaints).toEqual([]);
});

test("a follow-up that leans on the thread is understood, and a false premise is named", async () => {
  const { slack } = await bot();
  await slack.actor.slash("/brief velmar");
  const root = await briefingIn(slack, slack.channels.general);

  await slack.actor.message("When was the state of emergency declared?", { thread: root.ts });

  await reply(slack, root, "takes for granted");
  expect(slack.complaints).toEqual([]);
});

test("people who talk to each other in a briefing's thread are left alone", async () => {
  const { slack } = await bot();
  await slack.actor.slash("/brief velmar");
  const root = await briefingIn(slack, slack.channels.general);
  const before = slack.thread(root).length;

  await slack.actor.message("Thanks, that helps.", { thread: root.ts });
  await slack.actor.message(`<@${slack.users.colleague.id}> shall we call the ministry?`, { thread: root.ts });
  await slack.actor.message("Lunch at one?");
  await slack.actor.mention("status", { thread: root.ts });

  await reply(slack, root, "Requests");
  expect(slack.thread(root).filter((one) => one.bot)).toHaveLength(before + 1);
});

test("a direct message is answered in its own thread, with a status meanwhile", async () => {
  const { slack } = await bot();

  const { message } = await slack.actor.dm("velmar");

  await reply(slack, message, "What to ask next");
  expect(slack.calls.map(({ method }) => method)).toEqual(
    expect.arrayContaining(["assistant.threads.setStatus", "agents.sessions.setStatus"]),
  );
  expect(slack.complaints).toEqual([]);
});

test("a topic that nothing matches is said to be missing, with what is near", async () => {
  const { slack } = await bot();

  const asked = await mentioned(slack, "zanzibar");

  const said = await reply(slack, asked, "Nothing stored on");
  expect(textOf(said)).toContain("Newest article");
});

test("a suggested question that is pressed is answered in the thread, and not suggested again", async () => {
  const { slack } = await bot();
  await slack.actor.slash("/brief velmar");
  const root = await briefingIn(slack, slack.channels.general);
  const offered = await reply(slack, root, "What to ask next");
  const buttons = offered.blocks.flatMap(
    (block) => (block.elements as { text?: { text: string } }[] | undefined) ?? [],
  );
  const question = buttons.flatMap(({ text }) => text?.text ?? [])[0] ?? "";
  expect(buttons.length).toBeLessThanOrEqual(3 + 1);

  await slack.actor.click(offered, "briefing_suggestion_0");

  const answer = await reply(slack, root, "Asked: ");
  expect(textOf(answer)).toContain(question);
  expect(slack.complaints).toEqual([]);
});

test("the question of the modal is answered in the briefing's thread", async () => {
  const { slack } = await bot();
  await slack.actor.slash("/brief velmar");
  const root = await briefingIn(slack, slack.channels.general);

  await slack.actor.click(root, "briefing_ask");
  await soon(slack, () => slack.modal(slack.users.member));
  await slack.actor.submit({ text: "Who denied that it had known of any cracks?" });

  const answer = await reply(slack, root, "Asked: ");
  expect(textOf(answer)).toContain("Norvania Hydro denied");
  expect(slack.modal(slack.users.member)).toBeNull();
});

test("the root's modal offers the questions that the briefing suggests, and one that is chosen is answered", async () => {
  const { slack } = await bot();
  await slack.actor.slash("/brief velmar");
  const root = await briefingIn(slack, slack.channels.general);

  await slack.actor.click(root, "briefing_ask");
  const modal = await soon(slack, () => {
    const open = slack.modal(slack.users.member);
    return open !== null && JSON.stringify(open.content).includes("radio_buttons") ? open : null;
  });
  const empty = await slack.actor.submit({});
  expect(JSON.stringify(empty)).toContain("Write a question in words, or choose one.");
  const [, first = ""] = /"value":"([^"]+)"/.exec(JSON.stringify(modal.content)) ?? [];
  await slack.actor.submit({ pick: first });

  expect(textOf(await reply(slack, root, "Asked: "))).toContain(first);
  expect(slack.complaints).toEqual([]);
});
