import { expect, test } from "vitest";
import { failed } from "#llm/llm.ts";
import type { Bench } from "../../src/slack/bench.ts";
import { stoppable } from "../../src/slack/stoppable.ts";
import { archiveWith, noon } from "../fixtures/desk.ts";

test("stopping a request ends what is embedded for it", async () => {
  const signals: (AbortSignal | undefined)[] = [];
  const embed = async (_texts: readonly string[], signal?: AbortSignal) => {
    signals.push(signal);
    return failed("timeout");
  };
  const offices = { prompts: new Map(), evidenceTokens: 0, mayRead: async () => false };
  const model = () => ({ name: "m", ask: async () => failed("timeout") });
  const writer = { name: "m", model, ...offices, embedder: () => ({ name: "v", embed }) };
  const archive = await archiveWith();
  const bench = { archive, clock: noon, writer } as unknown as Bench;
  const stop = new AbortController();
  await stoppable(bench, stop.signal).writer?.embedder?.({ workspace: null, briefing: null }).embed(["dam"]);
  stop.abort();
  expect(signals[0]?.aborted).toBe(true);
  await archive.close();
});
