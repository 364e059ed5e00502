import { expect, test } from "vitest";
import { clientOf, standIn } from "./bolt.ts";

test("a rate limit answers 429 with Retry-After, as often as it was planted", async () => {
  const slack = await standIn();
  const client = clientOf(slack);
  slack.faults.set("auth.test", { kind: "rate-limited", retryAfter: 7 }, 2);
  for (const _ of [1, 2]) await expect(client.auth.test()).rejects.toMatchObject({ retryAfter: 7 });
  expect((await client.auth.test()).ok).toBe(true);
});

test("dropped: the message stands, though the caller never hears so; unreachable: it does not", async () => {
  const slack = await standIn();
  const client = clientOf(slack);
  const post = (text: string) => client.chat.postMessage({ channel: slack.channels.general.id, text });
  slack.faults.set("chat.postMessage", { kind: "dropped" });
  await expect(post("dropped")).rejects.toThrow();
  slack.faults.set("chat.postMessage", { kind: "unreachable" });
  await expect(post("unreachable")).rejects.toThrow();
  expect(slack.messages(slack.channels.general).map(({ text }) => text)).toEqual(["dropped"]);
});

test("a status, a refusal and slowness are answered as planted, on one method alone", async () => {
  const slack = await standIn();
  const client = clientOf(slack);
  slack.faults.set("users.info", { kind: "status", status: 503 });
  slack.faults.set("users.list", { kind: "refused", error: "fatal_error" });
  slack.faults.set("team.info", { kind: "slow", ms: 300 });
  await expect(client.users.info({ user: slack.users.member.id })).rejects.toMatchObject({ statusCode: 503 });
  await expect(client.users.list({})).rejects.toMatchObject({ data: { error: "fatal_error" } });
  const first = await Promise.race([client.team.info().then(() => "slow"), client.auth.test().then(() => "quick")]);
  expect(first).toBe("quick");
  slack.faults.set("*", { kind: "status", status: 500 }, 9);
  slack.faults.clear();
  expect((await client.auth.test()).ok).toBe(true);
});

test("an unknown method, a missing scope, unreadable arguments and a channel without the bot are refused", async () => {
  const slack = await standIn({ workspace: { scopes: ["chat:write"] } });
  const client = clientOf(slack);
  const error = (method: string, args: Record<string, unknown> = {}) =>
    client.apiCall(method, args).then(
      () => "ok",
      (fault) => fault.data.error,
    );
  expect(await error("chat.shout")).toBe("unknown_method");
  expect(await error("users.list")).toBe("missing_scope");
  expect(await error("chat.postMessage", { text: "x" })).toBe("invalid_arguments");
  const posted = (channel: string) => error("chat.postMessage", { channel, text: "x" });
  expect(await posted(slack.channels.outside.id)).toBe("not_in_channel");
  expect(await posted("C0NOWHERE")).toBe("channel_not_found");
  expect(await posted(slack.channels.general.id)).toBe("ok");
  expect(slack.complaints).toHaveLength(3);
});

test("a stream grows, ends, and expires five minutes after its start; then only chat.update helps", async () => {
  let now = Date.parse("2026-06-05T08:00:00Z");
  const slack = await standIn({ clock: () => new Date(now) });
  const client = clientOf(slack);
  const channel = slack.channels.general.id;
  const to = { recipient_user_id: slack.users.member.id, recipient_team_id: slack.team.id };
  const root = await client.chat.postMessage({ channel, text: "root" });
  const thread_ts = root.ts ?? "";
  await expect(client.chat.startStream({ channel, thread_ts })).rejects.toMatchObject({
    data: { error: "missing_recipient_user_id" },
  });
  const chunk = (text: string) => ({ chunks: [{ type: "markdown_text" as const, text }] });
  const { ts = "" } = await client.chat.startStream({ channel, thread_ts, ...to, ...chunk("One. ") });
  await client.chat.appendStream({ channel, ts, ...chunk("Two.") });
  const [root0] = slack.messages(slack.channels.general);
  if (!root0) throw new Error("no root");
  expect(slack.thread(root0).at(-1)?.text).toBe("One. Two.");
  now += 5 * 60_000;
  await expect(client.chat.stopStream({ channel, ts })).rejects.toMatchObject({
    data: { error: "message_not_in_streaming_state" },
  });
  await client.chat.update({ channel, ts, text: "One. Two. Three." });
  expect(slack.thread(root0).at(-1)?.text).toBe("One. Two. Three.");
  const again = await client.chat.startStream({ channel, thread_ts, ...to });
  await client.chat.stopStream({ channel, ts: again.ts ?? "", ...chunk("Done."), blocks: [{ type: "divider" }] });
  expect(slack.thread(root0).at(-1)).toMatchObject({ text: "Done.", stream: { open: false } });
});

test("installing gives a token; with rotation it expires, and its refresh token is good once", async () => {
  let now = Date.parse("2026-06-05T08:00:00Z");
  const slack = await standIn({ rotation: true, clock: () => new Date(now), workspace: { installed: false } });
  const to = new URLSearchParams({
    client_id: slack.clientId,
    scope: "chat:write",
    state: "s",
    redirect_uri: "http://127.0.0.1:1/back",
  });
  const sent = await fetch(`${slack.authorizeUrl}?${to}`, { redirect: "manual" });
  const back = new URL(sent.headers.get("location") ?? "");
  expect(back.searchParams.get("state")).toBe("s");
  const keys = { client_id: slack.clientId, client_secret: slack.clientSecret };
  const open = clientOf(slack, "");
  const installed = await open.oauth.v2.access({ ...keys, code: back.searchParams.get("code") ?? "" });
  const token = installed.access_token ?? "";
  const works = async (one: string) =>
    clientOf(slack, one)
      .auth.test()
      .then(
        () => "ok",
        (fault) => fault.data.error,
      );
  expect([installed.team?.id, installed.expires_in, await works(token)]).toEqual([slack.team.id, 43_200, "ok"]);
  now += 43_201_000;
  expect(await works(token)).toBe("token_expired");
  const refresh = () =>
    open.oauth.v2.access({ ...keys, grant_type: "refresh_token", refresh_token: installed.refresh_token ?? "" });
  expect(await works((await refresh()).access_token ?? "")).toBe("ok");
  await expect(refresh()).rejects.toMatchObject({ data: { error: "invalid_refresh_token" } });
  await expect(
    fetch(`${slack.authorizeUrl}?${to.toString().replace("127.0.0.1", "evil.example")}`).then(({ status }) => status),
  ).resolves.toBe(400);
});
