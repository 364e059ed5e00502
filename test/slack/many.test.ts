import { afterEach, expect, test } from "vitest";
import { openArchive } from "#archive/archive.ts";
import { createOperations } from "#operate/operate.ts";
import type { StandIn, StandInOptions } from "#playground/playground.ts";
import { wallClock } from "../../src/clock.ts";
import { type Bot, bot, briefingIn, openDesk, soon, textOf } from "./desk.ts";

const KEY = "a-secret-key-of-at-least-32-letters!";
const HOUR = 3_600_000;
const books: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const book of books.splice(0)) await book.close();
});

function vaultOf() {
  const { vault } = createOperations({ clock: wallClock, probes: [], readings: {}, secretKeys: [KEY] });
  if (vault === null) throw new Error("no vault");
  return vault;
}

/** A bot that any workspace may install, with an empty book of installs, and the address of its port. */
async function openToAll(standIn: StandInOptions = {}, clock = wallClock): Promise<Bot & { origin: string }> {
  const first = await bot({ standIn: { ...standIn, clock } });
  await first.desk.close(0);
  const book = await openArchive({ folder: "", memory: true, clock });
  books.push(book);
  const keys = { clientId: first.slack.clientId, clientSecret: first.slack.clientSecret };
  const installs = { keys, stateSecret: "state-secret", vault: vaultOf() };
  const archive = { ...first.archive, installs: book.installs };
  const setup = { ...first.setup, archive, clock, installs };
  const desk = await openDesk(setup, first.slack);
  return { ...first, archive, setup, desk, origin: `http://127.0.0.1:${desk.port}` };
}

/** Walks the way of somebody who installs the app: our page, Slack's, and back with the cookie that we set. */
async function install(origin: string, slack: StandIn, choose: Record<string, string>): Promise<Response> {
  const page = await fetch(`${origin}/slack/install`);
  const cookie = page.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const [, link = ""] = /href="(http[^"]*authorize[^"]*)"/.exec(await page.text()) ?? [];
  const asked = new URL(link.replaceAll("&amp;", "&"));
  expect(asked.origin + asked.pathname).toBe(slack.authorizeUrl);
  asked.searchParams.set("redirect_uri", `${origin}/slack/oauth_redirect`);
  for (const [name, value] of Object.entries(choose)) asked.searchParams.set(name, value);
  const allowed = await fetch(asked, { redirect: "manual" });
  return fetch(allowed.headers.get("location") ?? "", { headers: { cookie } });
}

test("a workspace installs the app on our page and is answered from then on, until it removes it", async () => {
  const { slack, origin, archive } = await openToAll();
  const quay = slack.addWorkspace({ name: "Quay", key: "QUAY", installed: false });
  expect((await install(origin, slack, { team: quay.team.id })).status).toBe(200);
  const [row] = await archive.installs.list();
  expect([row?.key, /xox[a-z]-/.test(row?.sealed ?? "xoxb-")]).toEqual([`team:${quay.team.id}`, false]);

  await quay.actor.slash("/brief velmar");
  await soon(slack, () => quay.messages(quay.channels.general).find((one) => textOf(one).includes("dam")));

  await quay.actor.uninstall();
  await slack.quiet();
  expect(await archive.installs.list()).toEqual([]);
});

test("a state that we did not sign is refused, and nothing is kept", async () => {
  const { slack, origin, archive } = await openToAll();
  const answered = await install(origin, slack, { state: "forged" });
  expect(answered.status).toBeGreaterThanOrEqual(400);
  expect(await archive.installs.list()).toEqual([]);
});

test("an organisation installs it once, and each of its workspaces is served, also when nobody there has just asked", async () => {
  const { slack, origin, archive } = await openToAll();
  const enterprise = { id: "E0QUAYS", name: "The Quays" };
  const quay = slack.addWorkspace({ name: "Quay", key: "QUAY", installed: false, enterprise });
  expect((await install(origin, slack, { team: quay.team.id, org: "true" })).status).toBe(200);
  expect((await archive.installs.list()).map(({ key }) => key)).toEqual(["org:E0QUAYS"]);

  await quay.actor.slash("/brief velmar");
  const root = await briefingIn(slack, quay.channels.general);
  expect(root.bot).toBe(true);
});

test("a token that is about to end is renewed once, however many ask for it at the same time", async () => {
  const time = { ms: wallClock().getTime() };
  const clock = () => new Date(time.ms);
  const { slack, origin } = await openToAll({ rotation: true }, clock);
  const quay = slack.addWorkspace({ name: "Quay", key: "QUAY", installed: false });
  await install(origin, slack, { team: quay.team.id });
  time.ms += 11 * HOUR;
  await Promise.all(["velmar", "dam", "orvik"].map((topic) => quay.actor.slash(`/brief ${topic}`)));
  await briefingIn(slack, quay.channels.general);
  const renewals = slack.calls.filter(({ method }) => method === "oauth.v2.access");
  expect(renewals).toHaveLength(2);
});
