import { expect, test } from "vitest";
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
