import { expect, test, vi } from "vitest";
import { BriefdeskError } from "#domain/fault.ts";
import type { Installs } from "#slack/slack.ts";
import { type Bot, bot, openDesk, soon, textOf } from "./desk.ts";
import { happen } from "./endpoint.ts";

/** The installs of the one workspace, which are away while `away` says so. */
function awayAtTimes({ team, botToken }: Bot["slack"], state: { away: boolean }): Installs {
  return {
    async find() {
      if (state.away) throw new BriefdeskError("unreachable", "the database is away", { advice: "" });
      return { workspace: team.id, botToken, botId: "B1", botUserId: team.bot.userId };
    },
    remove: async () => undefined,
  };
}

/** A bot whose installs can be away, by whichever entrance. */
async function shaky(socket: boolean): Promise<Bot & { state: { away: boolean } }> {
  const first = await bot();
  await first.desk.close(0);
  const state = { away: false };
  const installs = awayAtTimes(first.slack, state);
  const entrance = socket ? ({ kind: "socket", appToken: first.slack.appToken, port: 0 } as const) : {};
  const setup = { ...first.setup, installs, entrance: { ...first.setup.entrance, ...entrance } };
  return { ...first, setup, desk: await openDesk(setup, first.slack), state };
}

test("a mention that came while the installs were away is not acknowledged, and answered when Slack sends it again", async () => {
  const { slack, state, logged } = await shaky(false);
  state.away = true;
  const { message, replies } = await slack.actor.mention("status");
  state.away = false;

  expect(replies.map(({ status }) => status)).not.toContain(200);
  await slack.actor.deliverAgain(1);

  const said = await soon(slack, () => slack.thread(message).find(({ bot: ours }) => ours));
  expect(textOf(said)).toContain("Requests");
  expect(logged.join("")).toContain("the database is away");
});

test("by socket, too, what nobody could tell the owner of is not acknowledged", async () => {
  const { slack, state } = await shaky(true);
  await soon(slack, () => slack.sockets.connections() > 0);
  state.away = true;
  const { replies } = await slack.actor.mention("status");

  expect(replies.map(({ status }) => status)).not.toContain(200);
});

test("an event of a workspace that has not installed the app is acknowledged: nothing would come of sending it again", async () => {
  const { slack } = await bot();
  const event = { type: "app_mention", user: "U1", channel: "C1", ts: "1.000001", text: "velmar" };

  const { status } = await happen(slack, { team: { ...slack.team, id: "T0NOBODY" } }, event);

  expect(status).toBe(200);
});

/** What only the member was told in a channel, once it stands. */
function told({ slack }: Bot, words: string, channel = slack.channels.general) {
  return soon(slack, () =>
    slack.messages(channel).find((one) => one.visibleTo === slack.users.member.id && textOf(one).includes(words)),
  );
}

test.each([
  { kind: "unreachable" },
  { kind: "dropped" },
  { kind: "status", status: 503 },
  { kind: "rate-limited", retryAfter: 1 },
] as const)("a private answer whose response URL is $kind is said as an ephemeral message", async (fault) => {
  const desk = await bot();
  desk.slack.faults.set("response_url", fault, 1);

  await desk.slack.actor.slash("/brief status");

  await soon(desk.slack, () => desk.slack.calls.some(({ method }) => method === "chat.postEphemeral"));
  await told(desk, "Requests");
});

test("where an ephemeral message fails, too, it comes as a direct message", async () => {
  const { slack } = await bot();
  slack.faults.set("response_url", { kind: "unreachable" }, 1);
  slack.faults.set("chat.postEphemeral", { kind: "status", status: 503 }, 1);

  await slack.actor.slash("/brief status");

  const direct = await soon(slack, () => slack.team.channels.get(`D${slack.users.member.id.slice(1)}`));
  await soon(slack, () => slack.messages(direct).find((one) => one.bot && textOf(one).includes("Requests")));
});

test("while no way to the asker works the answer is kept, and said when one does", async () => {
  const desk = await bot();
  for (const way of ["response_url", "chat.postEphemeral", "conversations.open"])
    desk.slack.faults.set(way, { kind: "unreachable" }, 1);

  await desk.slack.actor.slash("/brief status");

  await told(desk, "Requests");
  expect(desk.logged.join("")).toContain("desk.retry");
});

test("what every way refuses is logged, and not tried for ever", async () => {
  const { slack, logged } = await bot();
  slack.faults.set("response_url", { kind: "status", status: 404 }, 1);
  for (const way of ["chat.postEphemeral", "conversations.open"])
    slack.faults.set(way, { kind: "refused", error: "user_not_found" }, 1);

  await slack.actor.slash("/brief status");

  await vi.waitFor(() => expect(logged.join("")).toContain("desk.done"), { timeout: 100_000 });
  expect(logged.find((line) => line.includes("slack.unsaid"))).toContain("user_not_found");
});
