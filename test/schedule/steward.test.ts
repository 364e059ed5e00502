import { expect, onTestFinished, test, vi } from "vitest";
import { Watch } from "#domain/watch.ts";
import type { Deliver } from "#domain/watch-ports.ts";
import { type Actor, createEditors, createSteward, dryRun } from "#schedule/schedule.ts";
import { KINDS, type Kind } from "../../src/schedule/permissions.ts";
import { schedulingDesk } from "../fixtures/scheduling.ts";

const actor = (kind: Kind, privateChannels: string[] = [], workspace = "T1"): Actor => ({
  ...{ id: `U_${kind}`, kind, workspace },
  mayEnter: async (channel) => !channel.startsWith("G") || privateChannels.includes(channel),
});
const watch = (over: Record<string, unknown> = {}) =>
  Watch.parse({ name: "Velmar", query: "velmar", channel: "C1", schedule: { zone: "Europe/Berlin" }, ...over });

async function opened() {
  const desk = await schedulingDesk();
  const tools = { archive: desk.archive, books: desk.books, clock: () => desk.state.now };
  return { desk, tools, steward: createSteward(tools), editors: createEditors(tools) };
}

const EDITORS: readonly Kind[] = ["operator", "owner", "admin", "editor"];

test.each(KINDS)("straight at the endpoint, %s is held to the table for every change", async (kind) => {
  const { steward, editors, tools } = await opened();
  const admin = actor("admin");
  const { id } = await steward.save(admin, { id: null, watch: watch() });
  const who = actor(kind);
  const attempts = {
    add: () => steward.save(who, { id: null, watch: watch({ name: "Other" }) }),
    edit: () => steward.save(who, { id, watch: watch({ query: "orvik" }) }),
    pause: () => steward.setPaused(who, [id], true),
    demand: () => steward.demand(who, [id]),
    name: () => editors.name(who, [{ kind: "user", id: who.id }]),
    audit: () => editors.audit(who, 5),
    remove: () => steward.remove(who, id),
  };
  for (const [name, attempt] of Object.entries(attempts)) {
    const done = await attempt().then(
      () => true,
      () => false,
    );
    const may = EDITORS.includes(kind) && (name !== "name" || kind !== "editor");
    expect([name, done]).toEqual([name, may]);
  }
  expect((await tools.books.watches.list("T1")).length).toBe(EDITORS.includes(kind) ? 1 : 1);
  expect((await tools.books.stewardship.grants("T1")).length).toBe(EDITORS.includes(kind) && kind !== "editor" ? 1 : 0);
});

test("what was done and what was refused can be read, by those who may", async () => {
  const { steward, editors } = await opened();
  await steward.save(actor("admin"), { id: null, watch: watch() });
  await expect(steward.save(actor("guest"), { id: null, watch: watch() })).rejects.toMatchObject({
    advice: expect.stringContaining("admins and owners"),
  });
  const log = await editors.audit(actor("owner"), 10);
  expect(log.map(({ user, action, allowed }) => [user, action, allowed])).toEqual([
    ["U_guest", "edit-watch", false],
    ["U_admin", "edit-watch", true],
  ]);
});

test("a private channel's watch is not listed, changed or found in the log by anybody outside it, admins included", async () => {
  const { steward, editors } = await opened();
  const inside = actor("admin", ["G1"]);
  const order = { id: null, watch: watch({ name: "Secret quarry", channel: "G1" }) };
  const { id } = await steward.save(inside, order);
  for (const who of [actor("owner"), actor("admin", ["G2"]), actor("editor"), actor("owner", ["G1"], "T2")]) {
    expect(await steward.list(who)).toEqual([]);
    await expect(steward.remove(who, id)).rejects.toMatchObject({ advice: expect.stringContaining("no such watch") });
    await expect(steward.save(who, { ...order, id })).rejects.toThrow();
    expect(JSON.stringify(await editors.audit(who, 50))).not.toContain("quarry");
  }
  expect((await steward.list(inside)).length).toBe(1);
});

test("a name is taken once in a workspace, and nobody makes a watch for a private channel that is not theirs", async () => {
  const { steward } = await opened();
  await steward.save(actor("admin"), { id: null, watch: watch() });
  const again = steward.save(actor("admin"), { id: null, watch: watch({ name: "VELMAR" }) });
  await expect(again).rejects.toMatchObject({ advice: expect.stringContaining("another name") });
  const foreign = { id: null, watch: watch({ name: "Peek", channel: "G9" }) };
  await expect(steward.save(actor("admin"), foreign)).rejects.toThrow();
});

test("a paused watch that is resumed owes nothing for the time it was paused", async () => {
  const { desk, steward } = await opened();
  const { id } = await steward.save(actor("admin"), { id: null, watch: watch() });
  await steward.setPaused(actor("admin"), [id], true);
  await desk.at("2026-06-03T12:00:00Z");
  await steward.setPaused(actor("admin"), [id], false);
  const slack = desk.open("p1", desk.board.deliver, "slack");
  await desk.at("2026-06-03T12:01:00Z", slack);
  expect(desk.digests()).toEqual([]);
  await steward.demand(actor("admin"), [id]);
  await desk.at("2026-06-03T12:02:00Z", slack);
  expect(desk.digests().map(({ cause }) => cause)).toEqual(["asked"]);
});

test("a digest that is asked for does not wait for the next round", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const { desk, steward } = await opened();
  const { id } = await steward.save(actor("admin"), { id: null, watch: watch() });
  desk.state.now = new Date("2026-06-02T07:00:00Z");
  const slack = desk.open("p1", desk.board.deliver, "slack");
  const stop = new AbortController();
  const ended = slack.run(stop.signal);
  await expect.poll(() => desk.digests().length).toBe(1);
  desk.state.now = new Date("2026-06-02T07:00:01Z");
  await steward.demand(actor("admin"), [id]);
  slack.wake();
  await expect.poll(() => desk.digests().map(({ cause }) => cause)).toEqual(["schedule", "asked"]);
  stop.abort();
  await ended;
});

test("what is told to a round at work, after one pause was cut, is heeded when it ends", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const { desk, steward } = await opened();
  const { id } = await steward.save(actor("admin"), { id: null, watch: watch() });
  const stop = new AbortController();
  const causes = () => desk.digests().map(({ cause }) => cause);
  const deliver: Deliver = async (...post) => {
    if (causes().length === 1) stop.abort();
    return desk.board.deliver(...post);
  };
  const slack = desk.open("p1", deliver, "slack");
  desk.state.now = new Date("2026-06-02T07:00:00Z");
  const ended = slack.run(stop.signal);
  await expect.poll(causes).toEqual(["schedule"]);
  desk.state.now = new Date("2026-06-02T07:00:01Z");
  await steward.demand(actor("admin"), [id]);
  slack.wake();
  await ended;
  expect(causes()).toEqual(["schedule", "asked"]);
});

test("a dry run says what would have matched, what would have been shown and when it would run, and keeps nothing", async () => {
  const { desk, tools } = await opened();
  await desk.file("01-dam-fails", "02-valley-flooded", "04-cracks");
  desk.state.now = new Date("2026-06-03T12:00:00Z");
  const tried = await dryRun(actor("member"), watch(), tools);
  expect(tried).toMatchObject({ articles: 3, below: 0 });
  expect(tried?.developments.length).toBeGreaterThan(1);
  expect(tried?.next.map((run) => run.at.toISOString())).toEqual([
    "2026-06-04T07:00:00.000Z",
    "2026-06-05T07:00:00.000Z",
    "2026-06-08T07:00:00.000Z",
  ]);
  expect((await desk.archive.status()).briefings).toBe(0);
  expect(await dryRun(actor("guest"), watch(), tools)).toBe(null);
});
