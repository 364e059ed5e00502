import { once } from "node:events";
import { createServer, get } from "node:http";
import type { ActionsBlock, InputBlock, ModalView } from "@slack/types";
import { expect, test } from "vitest";
import { readManifest, type StandIn, signed, startStandIn } from "#playground/playground.ts";
import { boltApp, clientOf, socketApp, standIn } from "./bolt.ts";

const INPUT: InputBlock = {
  type: "input",
  block_id: "topic",
  label: { type: "plain_text", text: "Topic" },
  element: { type: "plain_text_input", action_id: "topic" },
};
const MODAL: ModalView = {
  type: "modal",
  callback_id: "watch",
  title: { type: "plain_text", text: "Watch" },
  submit: { type: "plain_text", text: "Save" },
  blocks: [INPUT],
};
const BUTTON: ActionsBlock = {
  type: "actions",
  elements: [
    { type: "button", action_id: "evidence", value: "1", text: { type: "plain_text", text: "Evidence" } },
    { type: "button", action_id: "evidence", value: "2", text: { type: "plain_text", text: "Evidence" } },
  ],
};

test("a slash command reaches a real Bolt app, and its answer the channel", async () => {
  const slack = await standIn();
  const app = await boltApp(slack);
  app.command("/brief", async ({ ack, command, client }) => {
    await ack();
    await client.chat.postMessage({ channel: command.channel_id, text: `about ${command.text}` });
  });
  expect(await slack.actor.slash("/brief venezuela")).toEqual({ status: 200, body: null });
  const posted = await slack.until(() => slack.messages(slack.channels.general)[0]);
  expect(posted).toMatchObject({ text: "about venezuela", user: slack.users.bot.id });
  expect(slack.complaints).toEqual([]);
});

test("a command that nobody acknowledges tells the person so", async () => {
  const slack = await standIn();
  expect(await slack.actor.slash("/brief venezuela")).toEqual({ status: 0, body: "connection_failed" });
  expect(slack.messages(slack.channels.general)[0]).toMatchObject({
    visibleTo: slack.users.member.id,
    text: expect.stringContaining("dispatch_failed"),
  });
});

test("a mention arrives as app_mention and as a message, a direct message as one of the channel type im", async () => {
  const slack = await standIn();
  const app = await boltApp(slack);
  const heard: string[] = [];
  app.event("app_mention", async ({ event }) => void heard.push(`mention ${event.text}`));
  app.message(
    async ({ message }) => void heard.push(`${message.channel_type} ${"text" in message ? message.text : ""}`),
  );
  await slack.actor.mention("norvania");
  await slack.actor.dm("what changed?");
  const bot = `<@${slack.users.bot.id}>`;
  expect(heard.toSorted()).toEqual([`channel ${bot} norvania`, "im what changed?", `mention ${bot} norvania`]);
});

test("where the bot is no member it hears nothing, and the person is told how to let it in", async () => {
  const slack = await standIn();
  const app = await boltApp(slack);
  const heard: string[] = [];
  app.event("app_mention", async ({ event }) => void heard.push(event.text ?? ""));
  const { outside } = slack.channels;
  await slack.actor.mention("norvania", { channel: outside });
  expect(heard).toEqual([]);
  expect(slack.messages(outside).at(-1)?.text).toContain("/invite @briefdesk");
  slack.actor.invite(outside);
  await slack.actor.mention("norvania", { channel: outside });
  expect(heard).toHaveLength(1);
});

test("a click opens a modal with the trigger it was given, and the modal is sent off with what was entered", async () => {
  const slack = await standIn();
  const app = await boltApp(slack);
  const saved: unknown[] = [];
  app.action({ action_id: "evidence" }, async ({ ack, action, body, client }) => {
    await ack();
    if (!("trigger_id" in body) || action.type !== "button") return;
    await client.views.open({ trigger_id: body.trigger_id, view: { ...MODAL, private_metadata: action.value ?? "" } });
  });
  app.view("watch", async ({ ack, view }) => {
    const topic = view.state.values.topic?.topic?.value ?? "";
    if (topic.length < 3) return ack({ response_action: "errors", errors: { topic: "Too short." } });
    saved.push([view.private_metadata, topic]);
    return ack();
  });
  const client = clientOf(slack);
  await client.chat.postMessage({ channel: slack.channels.general.id, text: "root", blocks: [BUTTON] });
  const [message] = slack.messages(slack.channels.general);
  if (!message) throw new Error("nothing was posted");
  await slack.actor.click(message, { action: "evidence", value: "2" });
  await slack.until(() => slack.modal(slack.users.member));
  expect(await slack.actor.submit()).toMatchObject({
    kind: "errors",
    errors: { topic: expect.stringContaining("required") },
  });
  expect(await slack.actor.submit({ topic: "no" })).toEqual({ kind: "errors", errors: { topic: "Too short." } });
  expect(await slack.actor.submit({ topic: "norvania" })).toMatchObject({ kind: "closed" });
  expect([saved, slack.modal(slack.users.member)]).toEqual([[["2", "norvania"]], null]);
});

test("the same event is delivered again with its own id or with new ones", async () => {
  const slack = await standIn();
  const app = await boltApp(slack);
  const seen: [string, number | undefined][] = [];
  app.event("app_mention", async ({ body, context }) => void seen.push([body.event_id, context.retryNum]));
  await slack.actor.mention("norvania");
  await slack.actor.deliverAgain(2);
  await slack.actor.deliverAgain(2, { newIds: true });
  const ids = seen.map(([id]) => id);
  expect([ids.length, new Set(ids).size]).toEqual([5, 3]);
  expect(seen.map(([, retry]) => retry)).toEqual([undefined, 1, 1, undefined, undefined]);
});

test("an event that was not acknowledged is sent again with the number and the reason of the retry", async () => {
  const heads: unknown[] = [];
  const server = createServer((request, response) => {
    heads.push([request.headers["x-slack-retry-num"], request.headers["x-slack-retry-reason"]]);
    response.writeHead(heads.length < 3 ? 500 : 200).end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const at = server.address();
  const requestUrl = `http://127.0.0.1:${typeof at === "object" && at ? at.port : 0}/slack/events`;
  const slack = await standIn({ requestUrl, retryAfterMs: [0, 0, 0], events: ["message.channels"] });
  const third = new Promise<void>((resolve) => {
    server.on("request", () => heads.length >= 3 && resolve());
  });
  await slack.actor.message("hello");
  await third;
  expect(heads).toEqual([
    [undefined, undefined],
    ["1", "http_error"],
    ["2", "http_error"],
  ]);
  server.close();
});

test("Socket Mode carries commands, and their answers back", async () => {
  const slack = await standIn();
  const app = await socketApp(slack);
  app.command("/brief", ({ ack }) => ack("working on it"));
  await app.start();
  expect(slack.sockets.connections()).toBe(1);
  await slack.actor.slash("/brief venezuela");
  expect(slack.messages(slack.channels.general)[0]).toMatchObject({
    text: "working on it",
    visibleTo: slack.users.member.id,
  });
});

test("a response_url answers five times and not once more, and not after half an hour", async () => {
  let now = Date.parse("2026-06-05T08:00:00Z");
  const slack = await standIn({ clock: () => new Date(now) });
  const app = await boltApp(slack);
  app.command("/brief", async ({ ack, respond, command }) => {
    await ack();
    if (command.text === "late") now += 31 * 60_000;
    for (let n = 0; n < 6; n++) await respond(`answer ${n}`).catch(() => null);
  });
  await slack.actor.slash("/brief venezuela");
  await slack.until(() => answered(slack).length === 6);
  await slack.actor.slash("/brief late");
  await slack.until(() => answered(slack).length === 12);
  const used = [...Array.from({ length: 5 }, () => "ok"), "used_url"];
  expect(answered(slack)).toEqual([...used, ...Array.from({ length: 6 }, () => "expired_url")]);
});

const answered = ({ calls }: StandIn) =>
  calls.filter(({ method }) => method === "response_url").map(({ answer }) => answer);

test("a trigger is good once, for three seconds, and only when the stand-in issued it", async () => {
  let now = Date.parse("2026-06-05T08:00:00Z");
  const slack = await standIn({ clock: () => new Date(now) });
  const app = await boltApp(slack);
  const triggers: string[] = [];
  app.command("/brief", async ({ ack, command }) => {
    triggers.push(command.trigger_id);
    await ack();
  });
  const client = clientOf(slack);
  const opened = (trigger_id: string) =>
    client.views.open({ trigger_id, view: MODAL }).then(
      () => "ok",
      (fault) => fault.data.error,
    );
  await slack.actor.slash("/brief one");
  await slack.actor.slash("/brief two");
  const [first = "", second = ""] = triggers;
  expect(await opened(first)).toBe("ok");
  expect(await opened(first)).toBe("exchanged_trigger_id");
  now += 3_001;
  expect(await opened(second)).toBe("expired_trigger_id");
  expect(await opened("1.2")).toBe("invalid_trigger_id");
});

test("the stand-in binds this machine only, and answers nobody who names another host", async () => {
  await expect(startStandIn({ host: "0.0.0.0" })).rejects.toThrow(/this machine only/);
  const slack = await standIn();
  const [other] = await once(get(`${slack.apiUrl}auth.test`, { headers: { host: "evil.example" } }), "response");
  other.resume();
  expect(other.statusCode).toBe(403);
});

test("workspaces have tokens of their own, and a wrong or revoked one is refused", async () => {
  const slack = await standIn();
  const second = slack.addWorkspace({ name: "Velmar Wire", key: "VELMAR" });
  const team = async (token: string) =>
    clientOf(slack, token)
      .auth.test()
      .then(
        ({ team_id }) => team_id,
        (fault) => fault.data.error,
      );
  expect([await team(slack.botToken), await team(second.botToken)]).toEqual([slack.team.id, second.team.id]);
  expect(await team("xoxb-guessed")).toBe("invalid_auth");
  await clientOf(slack, second.botToken).auth.revoke();
  expect(await team(second.botToken)).toBe("token_revoked");
  await slack.actor.uninstall();
  expect(await team(slack.botToken)).toBe("token_revoked");
});

test("a delivery with another secret's signature, or one of six minutes ago, is refused by the real receiver", async () => {
  const slack = await standIn();
  await boltApp(slack);
  const body = "payload=%7B%7D";
  const type = { "content-type": "application/x-www-form-urlencoded" };
  const statusOf = async (headers: Record<string, string>) =>
    (await fetch(slack.requestUrl(), { method: "POST", body, headers: { ...type, ...headers } })).status;
  expect(await statusOf(signed(body, "another secret"))).toBe(401);
  expect(await statusOf(signed(body, slack.signingSecret, new Date(Date.now() - 360_000)))).toBe(401);
});

const MANIFEST = `
features:
  slash_commands:
    - { command: /brief, description: Posts a briefing, usage_hint: "TOPIC [short|full] | help | why N" }
  shortcuts:
    - { name: Save, type: message, callback_id: save }
    - { name: Everywhere, type: global, callback_id: everywhere }
oauth_config: { scopes: { bot: [chat:write] } }
settings: { event_subscriptions: { bot_events: [app_mention] } }
`;

test("what a manifest registers is offered, and what it does not is neither delivered nor allowed", async () => {
  const { commands, shortcuts, scopes, events } = readManifest(MANIFEST);
  expect(commands.map(({ command, usage }) => [command, usage])).toEqual([
    ["/brief", "TOPIC [short|full]"],
    ["/brief help", ""],
    ["/brief why", "N"],
  ]);
  expect(shortcuts).toEqual([{ name: "Save", callback: "save" }]);
  const slack = await standIn({ events, workspace: { scopes } });
  const app = await boltApp(slack);
  const heard: string[] = [];
  app.event("app_mention", async () => void heard.push("mention"));
  app.message(async () => void heard.push("message"));
  await slack.actor.mention("norvania");
  expect(heard).toEqual(["mention"]);
  await expect(clientOf(slack).users.list({})).rejects.toMatchObject({ data: { error: "missing_scope" } });
});
