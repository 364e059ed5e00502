import { expect, test, vi } from "vitest";
import { BriefdeskError } from "#domain/fault.ts";
import type { Message, StandIn } from "#playground/playground.ts";
import { look } from "../../src/slack/look.ts";
import { type Bot, bot, briefingIn, openDesk, soon, textOf, titlesOf } from "./desk.ts";

/** What stands in a channel for everybody: roots of ours, and the titles of every reply, so that a double shows. */
function standing(slack: StandIn, root: Message): { roots: number; titles: string[] } {
  const roots = slack.messages(root.channel === slack.channels.news.id ? slack.channels.news : slack.channels.general);
  return {
    roots: roots.filter((one) => one.bot && one.visibleTo === null).length,
    titles: titlesOf(slack.thread(root).filter((one) => one.bot)),
  };
}

function expectOnce(slack: StandIn, root: Message): void {
  const { roots, titles } = standing(slack, root);
  expect(roots).toBe(1);
  expect(titles).toEqual([...new Set(titles)]);
  expect(titles).toContain("Sources");
  const suggested = slack.thread(root).filter((one) => textOf(one).includes("What to ask next"));
  expect(suggested).toHaveLength(1);
}

test.each([true, false])("one mention delivered five times more, new ids: %s, is answered once", async (newIds) => {
  const { slack } = await bot();

  const { message } = await slack.actor.mention("velmar");
  await slack.actor.deliverAgain(5, { newIds });

  await soon(slack, () => slack.thread(message).some((one) => textOf(one).includes("What to ask next")));
  await slack.actor.deliverAgain(1, { newIds });
  await slack.quiet();
  const titles = titlesOf(slack.thread(message));
  expect(titles).toEqual([...new Set(titles)]);
  expect(titles).toContain("Sources");
});

test("one command delivered five times more is answered once", async () => {
  const { slack } = await bot();

  await slack.actor.slash("/brief velmar");
  await slack.actor.deliverAgain(5);

  expectOnce(slack, await briefingIn(slack, slack.channels.general));
});

test("whichever answer of Slack is lost, the briefing stands once and is complete", async () => {
  const { slack } = await bot();
  slack.faults.set("chat.postMessage", { kind: "dropped" }, 1_000);

  await slack.actor.slash("/brief velmar");

  expectOnce(slack, await briefingIn(slack, slack.channels.general));
  expect(slack.complaints).toEqual([]);
});

test("a mention whose answers are lost is answered once too, in its thread", async () => {
  const { slack } = await bot();
  slack.faults.set("chat.postMessage", { kind: "dropped" }, 1_000);

  const { message } = await slack.actor.mention("velmar");

  await soon(slack, () => slack.thread(message).some((one) => textOf(one).includes("What to ask next")));
  const titles = titlesOf(slack.thread(message));
  expect(titles).toEqual([...new Set(titles)]);
});

test("a post that never reached Slack, one that failed there and one that was limited are made up for", async () => {
  const { slack } = await bot();
  slack.faults.set("chat.postMessage", { kind: "unreachable" }, 2);
  slack.faults.set("chat.postMessage", { kind: "status", status: 503 }, 1);
  slack.faults.set("chat.postMessage", { kind: "rate-limited", retryAfter: 1 }, 1);

  await slack.actor.slash("/brief velmar");

  expectOnce(slack, await briefingIn(slack, slack.channels.general));
});

test("where Slack does not let us look, a message is not posted twice", async () => {
  const { slack } = await bot();
  slack.faults.set("chat.postMessage", { kind: "dropped" }, 1);
  slack.faults.set("conversations.history", { kind: "refused", error: "missing_scope" }, 10);

  await slack.actor.slash("/brief velmar");

  await soon(slack, () =>
    slack
      .messages(slack.channels.general)
      .find((one) => one.visibleTo !== null && textOf(one).includes("could not be posted")),
  );
  expect(slack.messages(slack.channels.general).filter((one) => one.bot && one.visibleTo === null)).toHaveLength(1);
});

test("equal requests in flight are answered with one briefing, and the others are told", async () => {
  const { slack } = await bot();
  const { member, colleague, admin } = slack.users;

  await Promise.all([member, colleague, admin].map((user) => slack.actor.slash("/brief velmar", { user })));

  const root = await briefingIn(slack, slack.channels.general);
  await soon(slack, () => {
    const told = slack.messages(slack.channels.general).filter((one) => textOf(one).includes("Somebody else asked"));
    return told.length === 2;
  });
  expectOnce(slack, root);
});

test("people who ask at the same moment for what is not stored are each told so", async () => {
  const { slack } = await bot();
  const { member, colleague, admin } = slack.users;

  await Promise.all([member, colleague, admin].map((user) => slack.actor.slash("/brief zyxwvut", { user })));

  const told = () => slack.messages(slack.channels.general).filter((one) => textOf(one).includes("Nothing stored"));
  await soon(slack, () => told().length === 3);
  expect(new Set(told().map(({ visibleTo }) => visibleTo)).size).toBe(3);
});

test("a process that has lost its lease ends quietly, and whoever has it now ends the job", async () => {
  const first = await bot();
  const { slack, logged, archive } = first;
  await first.desk.close(0);
  const jobs = { ...archive.desk.jobs, hold: async () => "lost" as const };
  await openDesk({ ...first.setup, archive: { ...archive, desk: { ...archive.desk, jobs } } }, slack);

  await slack.actor.slash("/brief velmar");

  await vi.waitFor(() => expect(logged.join("")).toContain("desk.lease-lost"), { timeout: 100_000 });
  expect(await archive.desk.jobs.counts()).toEqual({ open: 0, working: 1, failed: 0 });
  expect(slack.messages(slack.channels.general).filter((one) => textOf(one).includes("went wrong"))).toEqual([]);
});

test("what six processes died with is not given up for one fault that may pass", async () => {
  const first = await bot();
  const { slack, logged, archive } = first;
  await first.desk.close(0);
  const claim: typeof archive.desk.jobs.claim = async (...asked) => {
    const job = await archive.desk.jobs.claim(...asked);
    return job && { ...job, attempts: job.attempts + 6 };
  };
  const away = new BriefdeskError("unreachable", "away", { advice: "It is tried again." });
  const pool = { ...first.setup.pool, ask: () => Promise.reject(away) };
  const desk = { ...archive.desk, jobs: { ...archive.desk.jobs, claim } };
  await openDesk({ ...first.setup, pool, archive: { ...archive, desk } }, slack);

  await slack.actor.slash("/brief velmar");

  await vi.waitFor(() => expect(logged.join("")).toContain("desk.retry"), { timeout: 100_000 });
  expect(logged.join("")).not.toContain("desk.failed");
  await vi.waitFor(async () => expect(await archive.desk.jobs.counts()).toEqual({ open: 1, working: 0, failed: 0 }));
});

test("what was not found among as many messages as we look through is not taken for absent", async () => {
  const page = { messages: [], response_metadata: { next_cursor: "more" } };
  const web = { conversations: { history: async () => page } } as unknown as Parameters<typeof look>[0];
  const place = { workspace: "T1", channel: "C1", thread: null };
  const part = { place, message: { text: "", blocks: [] }, receiptKey: "a", part: 0, since: new Date(0) };

  expect(await look(web, part, {} as Parameters<typeof look>[2])).toEqual({ kind: "blind" });
});

test("what was accepted before a process died is worked by the next one, from where it had come", async () => {
  const first = await bot();
  const { slack } = first;
  const posts = () =>
    slack.calls.filter(({ method, answer }) => method === "chat.postMessage" && answer === "ok").length;
  slack.faults.set("chat.postMessage", { kind: "slow", ms: 50 }, 1_000);
  await slack.actor.slash("/brief velmar");
  await soon(slack, () => posts() >= 3);
  await first.desk.close(0);

  await openDesk({ ...first.setup, owner: "the next one" }, slack);

  expectOnce(slack, await briefingIn(slack, slack.channels.general));
  expect(slack.complaints).toEqual([]);
});

test("no line of the log holds a token, a secret or what was posted", async () => {
  const { slack, logged, desk }: Bot = await bot();

  await slack.actor.slash("/brief velmar");

  await briefingIn(slack, slack.channels.general);
  await desk.close(60_000);
  const lines = logged.join("");
  expect(lines).toContain("desk.done");
  for (const secret of [slack.botToken, slack.signingSecret, "Orvik"]) expect(lines).not.toContain(secret);
});
