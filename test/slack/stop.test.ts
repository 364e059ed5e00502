import { expect, test, vi } from "vitest";
import { BriefdeskError } from "#domain/fault.ts";
import type { Message, StandIn } from "#playground/playground.ts";
import type { Pool } from "#slack/slack.ts";
import { type Bot, bot, openDesk, soon, textOf } from "./desk.ts";

/** What the bot has said in the thread of a message. */
const said = (slack: StandIn, message: Message) =>
  slack
    .thread(message)
    .filter((one) => one.bot)
    .map(textOf);

/** A pool whose briefings never come by themselves: they end only when they are stopped. `begun` counts them. */
function hanging(pool: Pool): { pool: Pool; state: { begun: number } } {
  const state = { begun: 0 };
  const ask: Pool["ask"] = (name, args, options) => {
    if (name !== "brief") return pool.ask(name, args, options);
    state.begun += 1;
    return new Promise((_, reject) => {
      options?.signal?.addEventListener("abort", () => reject(options.signal?.reason), { once: true });
    });
  };
  return { pool: { ...pool, ask }, state };
}

async function reopened(first: Bot, over: Partial<Bot["setup"]>): Promise<void> {
  await first.desk.close(0);
  await openDesk({ ...first.setup, ...over }, first.slack);
}

test("stop ends what another process is working at than the one that Slack tells", async () => {
  const first = await bot();
  const { slack } = first;
  const { pool, state } = hanging(first.setup.pool);
  await reopened(first, { pool, owner: "a" });
  const { message } = await slack.actor.dm("velmar");
  await soon(
    slack,
    () => slack.calls.some(({ method }) => method === "assistant.threads.setStatus") && state.begun === 1,
  );

  await openDesk({ ...first.setup, owner: "b" }, slack);
  await slack.actor.stop(message);

  await soon(slack, () => said(slack, message).length > 0);
  expect(said(slack, message)).toEqual(["Stopped."]);
  const over = { open: 0, working: 0, failed: 0 };
  await vi.waitFor(async () => expect(await first.archive.desk.jobs.counts()).toEqual(over), { timeout: 100_000 });
});

test("stop ends what waits to be tried again", async () => {
  const first = await bot();
  const { slack, archive } = first;
  const away = new BriefdeskError("unreachable", "away", { advice: "" });
  const pool: Pool = { ...first.setup.pool, ask: () => Promise.reject(away) };
  const { jobs } = archive.desk;
  const later: typeof jobs.finish = (id, owner, end) =>
    jobs.finish(id, owner, end.kind === "retry" ? { ...end, waitMs: 3_600_000 } : end);
  await reopened(first, { pool, archive: { ...archive, desk: { ...archive.desk, jobs: { ...jobs, finish: later } } } });
  const { message } = await slack.actor.dm("velmar");
  await soon(slack, () => first.logged.some((line) => line.includes("desk.retry")));

  await slack.actor.stop(message);

  await soon(slack, () => said(slack, message).includes("Stopped."));
  expect(await jobs.counts()).toEqual({ open: 0, working: 0, failed: 0 });
});

test("a waiting job that nobody can read any more keeps no other from being told that it was stopped", async () => {
  const first = await bot();
  const { slack, archive } = first;
  const away = new BriefdeskError("unreachable", "away", { advice: "" });
  const { jobs } = archive.desk;
  const stop: typeof jobs.stop = async (place) => {
    const waiting = await jobs.stop(place);
    return [...waiting.map((job) => ({ ...job, payload: "{" })), ...waiting];
  };
  const desk = { ...archive.desk, jobs: { ...jobs, stop } };
  const pool: Pool = { ...first.setup.pool, ask: () => Promise.reject(away) };
  await reopened(first, { pool, archive: { ...archive, desk } });
  const { message } = await slack.actor.dm("velmar");
  await soon(slack, () => first.logged.some((line) => line.includes("desk.retry")));
  await slack.actor.stop(message);
  await soon(slack, () => said(slack, message).includes("Stopped."));
  expect(first.logged.join("")).toContain("desk.stop-failed");
});

test("what was stopped while a process that died was working at it is not begun anew", async () => {
  const first = await bot();
  const { slack, archive } = first;
  const { jobs } = archive.desk;
  const { pool, state } = hanging(first.setup.pool);
  const claim: typeof jobs.claim = async (...asked) => {
    const job = await jobs.claim(...asked);
    return job && { ...job, stopped: true };
  };
  await reopened(first, { pool, archive: { ...archive, desk: { ...archive.desk, jobs: { ...jobs, claim } } } });
  const { message } = await slack.actor.dm("velmar");

  await soon(slack, () => said(slack, message).includes("Stopped."));
  expect(state.begun).toBe(0);
});
