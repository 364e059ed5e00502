import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { signed } from "#playground/playground.ts";
import { EVENTS_PATH } from "#slack/slack.ts";
import { bot, briefingIn, soon, textOf, titlesOf } from "./desk.ts";

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A page on this machine with one invented article. */
async function page(): Promise<string> {
  const body = `<html><head><title>Lighthouse of Orlen relit</title><meta property="og:site_name" content="Orlen Gazette"></head><body><article><h1>Lighthouse of Orlen relit</h1>${"<p>The lighthouse of Orlen was relit on Friday after nine years, the harbour office said. Two hundred residents watched from the quay.</p>".repeat(6)}</article></body></html>`;
  const server = createServer((_, response) => response.writeHead(200, { "content-type": "text/html" }).end(body));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => new Promise((resolve) => server.close(resolve)));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/orlen`;
}

test("where it is no member the asker sees the briefing and what to do, and Post here works once it was invited", async () => {
  const { slack } = await bot();
  const { outside } = slack.channels;
  const { member } = slack.users;

  await slack.actor.slash("/brief velmar", { channel: outside });

  const preview = await soon(slack, () =>
    slack
      .messages(outside)
      .find(
        (one) =>
          JSON.stringify(one.blocks).includes("Post here") && one.blocks.some((block) => block.type === "actions"),
      ),
  );
  const said = slack.messages(outside).map(textOf).join(" ");
  expect(said).toContain("/invite @briefdesk");
  expect(slack.messages(outside).every((one) => !one.bot || one.visibleTo === member.id)).toBe(true);

  slack.actor.invite(outside);
  await slack.actor.click(preview, "briefing_post");
  const root = await briefingIn(slack, outside);
  expect(titlesOf(slack.thread(root))).toContain("Sources");
  expect(slack.complaints.filter((one) => !one.includes("not_in_channel"))).toEqual([]);
});

test("private posts nothing for others wherever it stands, nor when it stands where it is not understood", async () => {
  const { slack } = await bot();
  const { news } = slack.channels;

  await slack.actor.slash("/brief velmar private since 3650d", { channel: news });
  await slack.actor.slash("/brief private velmar", { channel: news });

  await soon(slack, () => slack.messages(news).find((one) => textOf(one).includes("Only you can see this")));
  await soon(slack, () => slack.messages(news).find((one) => textOf(one).includes("private at the end")));
  expect(slack.messages(news).filter((one) => one.bot && one.visibleTo === null)).toEqual([]);
});

test("private shows the whole briefing to the asker alone, and Post here posts the same one", async () => {
  const { slack } = await bot();
  const { news } = slack.channels;

  await slack.actor.slash("/brief velmar private", { channel: news });

  const preview = await soon(slack, () =>
    slack
      .messages(news)
      .find(
        (one) => textOf(one).includes("Only you can see this") && JSON.stringify(one.blocks).includes("briefing_post"),
      ),
  );
  await soon(slack, () => titlesOf(slack.messages(news)).includes("Sources"));
  expect(slack.messages(news).every((one) => one.visibleTo === slack.users.member.id)).toBe(true);

  await slack.actor.click(preview, "briefing_post");
  const root = await briefingIn(slack, news);
  expect(titlesOf([root])[0]).toBe(titlesOf([preview])[0]);
  // The preview that was posted is taken back, so that nobody posts it once more.
  await soon(slack, () => !JSON.stringify(slack.messages(news)).includes("briefing_post"));
  expect(slack.complaints).toEqual([]);
});

test("a link sent with a mention is filed, and what came of it is said", async () => {
  const { slack } = await bot();
  const url = await page();

  const { message } = await slack.actor.mention(`please keep <${url}>`);

  const said = await soon(slack, () => slack.thread(message).find((one) => one.bot && textOf(one).includes("Filed")));
  expect(textOf(said)).toContain("Lighthouse of Orlen relit");
  expect(textOf(said)).toContain("Everybody in this workspace");
  expect(slack.complaints).toEqual([]);
});

test("the shortcut files what a message links to; in a private channel only for that channel", async () => {
  const { slack } = await bot();
  const url = await page();
  const by = { user: slack.users.admin, channel: slack.channels.editors };
  const { message } = await slack.actor.message(`worth a look: <${url}?b=2>`, by);

  await slack.actor.shortcut("save_article", message, by);

  const said = await soon(slack, () =>
    slack
      .messages(slack.channels.editors)
      .concat(slack.thread(message))
      .find((one) => one.visibleTo === by.user.id && textOf(one).includes("Filed")),
  );
  expect(textOf(said)).toContain("Only this conversation can see it");
  const { message: bare } = await slack.actor.message("nothing here", by);
  await slack.actor.shortcut("save_article", bare, by);
  await soon(slack, () =>
    slack
      .messages(slack.channels.editors)
      .concat(slack.thread(bare))
      .find((one) => textOf(one).includes("holds no link")),
  );
});

test("topics, status, why and replay answer the asker alone", async () => {
  const { slack } = await bot();
  const { general } = slack.channels;
  await slack.actor.slash("/brief velmar");
  const root = await briefingIn(slack, general);
  const id = /brf_\w+/.exec(JSON.stringify(root.blocks))?.[0] ?? "";
  const told = (words: string | RegExp) =>
    soon(slack, () => slack.messages(general).find((one) => one.visibleTo !== null && textOf(one).match(words)));

  await slack.actor.slash("/brief topics");
  await told("Named in most stored articles");
  await slack.actor.slash("/brief status");
  await told(/Stored.*articles/);
  await slack.actor.slash("/brief why 1");
  await told("What the gate checked");
  await slack.actor.slash("/brief why 40");
  await told("1 is the headline");
  await slack.actor.slash(`/brief replay ${id}`);
  await told("nothing that it cites has changed since");
  await slack.actor.slash("/brief replay brf_000000000000");
  await told("No briefing brf_000000000000 is kept");
  expect(slack.complaints).toEqual([]);
});

test("App Home says what is stored and how to ask; Messages offers what to begin with", async () => {
  const { slack } = await bot();

  await slack.actor.openHome();
  await slack.actor.openMessages();

  const home = await soon(slack, () => slack.home(slack.users.member));
  expect(JSON.stringify(home.content)).toContain("What is stored");
  expect(JSON.stringify(home.content)).toContain("/brief TOPIC");
  await soon(slack, () =>
    slack.calls.some(({ method, answer }) => method === "assistant.threads.setSuggestedPrompts" && answer === "ok"),
  );
  expect(slack.complaints).toEqual([]);
});

test("stop ends what is being made for a thread, and says so", async () => {
  const { slack } = await bot();
  slack.faults.set("chat.postMessage", { kind: "slow", ms: 200 }, 2);

  const { message } = await slack.actor.dm("velmar");
  await soon(slack, () => slack.calls.some(({ method }) => method === "agents.sessions.setStatus"));
  await slack.actor.stop(message);

  await soon(slack, () => slack.thread(message).find((one) => one.bot && textOf(one).includes("Stopped")));
  expect(titlesOf(slack.thread(message))).not.toContain("Sources");
});

test("a workspace that removes the app is owed nothing more", async () => {
  const { slack, archive } = await bot();
  await archive.desk.jobs.accept({
    key: "waiting",
    share: null,
    payload: JSON.stringify({ work: "brief", args: null, at: { workspace: slack.team.id }, askedAt: "" }),
  });

  await slack.actor.uninstall();

  await soon(slack, () => slack.calls.length > 0);
  expect((await archive.desk.jobs.counts()).open).toBe(0);
});

test("a request with a wrong or an old signature is refused", async () => {
  const { slack, desk } = await bot();
  const body =
    "command=%2Fbrief&text=velmar&team_id=T0HARBOR&channel_id=C0GENERALHARBOR&user_id=U1&trigger_id=1.2&response_url=";
  const send = (headers: Record<string, string>) =>
    fetch(`http://127.0.0.1:${desk.port}${EVENTS_PATH}`, {
      method: "POST",
      body,
      headers: { ...headers, "content-type": "application/x-www-form-urlencoded" },
    });
  const now = new Date();

  expect((await send(signed("not the secret", body, now))).status).toBe(401);
  expect((await send(signed(slack.signingSecret, body, new Date(now.getTime() - 600_000)))).status).toBe(401);
  expect((await send({})).status).toBe(401);
  expect(slack.messages(slack.channels.general)).toEqual([]);
});

test("somebody who asks too often is told to wait, and nothing is made", async () => {
  const { slack } = await bot({ over: { allow: () => ({ kind: "wait", ms: 4_000 }) } });

  await slack.actor.slash("/brief velmar");

  expect(slack.messages(slack.channels.general).map(textOf).join(" ")).toContain("Ask again in 4 seconds");
});

test("the same bot works by Socket Mode", async () => {
  const { slack, desk, setup } = await bot();
  await desk.close(0);
  const { openSlack } = await import("#slack/slack.ts");
  const socket = await openSlack({ ...setup, entrance: { kind: "socket", appToken: slack.appToken, port: 0 } });
  closers.push(() => socket.close(0));
  await soon(slack, () => slack.sockets.connections() > 0);

  await slack.actor.slash("/brief velmar");

  await briefingIn(slack, slack.channels.general);
  expect(slack.complaints).toEqual([]);
});
