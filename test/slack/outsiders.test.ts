import { expect, test } from "vitest";
import { bot, soon, textOf } from "./desk.ts";
import { happen } from "./endpoint.ts";

test("somebody of another workspace who asks in a shared channel is told that its own people may, and shown nothing that is stored", async () => {
  const { slack, archive } = await bot();
  const { general } = slack.channels;
  const { message } = await slack.actor.message("hello");
  const outsider = { id: "U0OUTSIDER", team: "T0ELSEWHERE" };
  const asks = async (text: string, ts: string) => {
    const said = { user: outsider.id, user_team: outsider.team, source_team: outsider.team, thread_ts: message.ts, ts };
    const from = slack.thread(message).length;
    const mention = `<@${slack.team.bot.userId}> ${text}`;
    const event = { type: "app_mention", ...said, channel: general.id, text: mention, channel_type: "channel" };
    await happen(slack, slack, event);
    const answer = await soon(slack, () =>
      slack
        .thread(message)
        .slice(from)
        .find((one) => one.bot),
    );
    expect(textOf(answer)).toContain("Briefdesk answers people of its own workspace");
  };
  await asks("velmar", "1800000001.000100");
  await asks("topics", "1800000002.000100");
  slack.team.users.set(outsider.id, {
    ...{ ...slack.users.member, id: outsider.id, team_id: outsider.team },
    ...({ is_stranger: true } as object),
  });
  await asks("Who said what about the Orvik dam?", "1800000003.000100");
  expect(JSON.stringify(slack.thread(message))).not.toMatch(/Orvik|dam /i);
  expect(await archive.watching.stewardship.audit(slack.team.id, 1)).toMatchObject([
    { user: outsider.id, action: "ask", allowed: false },
  ]);
  await slack.actor.mention("topics", { thread: message.ts });
  await soon(slack, () => slack.thread(message).find((one) => /Named in most stored articles/.test(textOf(one))));
});

test("a guest asks, and files nothing", async () => {
  const { slack } = await bot();
  const { general } = slack.channels;
  const { guest } = slack.users;
  const told = (words: RegExp) =>
    soon(slack, () => slack.messages(general).find((one) => one.visibleTo === guest.id && words.test(textOf(one))));
  await slack.actor.slash("/brief save http://127.0.0.1:9/page", { user: guest });
  expect(textOf(await told(/You may not/))).toContain("(save). Full members of this workspace may, guests may not.");
  await slack.actor.slash("/brief topics", { user: guest });
  await told(/Named in most stored articles/);
});

test("where the app may not ask who somebody is, nobody is called an outsider, and what is missing is said", async () => {
  const { slack } = await bot();
  slack.faults.set("users.info", { kind: "refused", error: "missing_scope" }, 5);
  await slack.actor.slash("/brief topics");
  const said = await soon(slack, () =>
    slack.messages(slack.channels.general).find((one) => /lacks a permission|outsider|own workspace/.test(textOf(one))),
  );
  expect(textOf(said)).toContain("Ask an admin to install it again");
});
