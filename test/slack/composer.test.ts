import { expect, test } from "vitest";
import type { Model, Prompt } from "#llm/llm.ts";
import { failed } from "#llm/llm.ts";
import type { Bench } from "../../src/slack/bench.ts";
import { brief } from "../../src/slack/ops-brief.ts";
import { archiveWith, assignmentFor, noon } from "../fixtures/desk.ts";
import { DAM_LEDGER } from "../fixtures/norvania.ts";

const silent: Model = { name: "silent", ask: async () => failed("unreachable") };

test("what is counted tells a briefing that a model was to write from one that was extractive anyway", async () => {
  const archive = await archiveWith(DAM_LEDGER);
  const prompts = new Map<string, Prompt>();
  const writer = { name: "silent", model: () => silent, prompts, evidenceTokens: 3000, mayRead: async () => true };
  const madeBy = (one: typeof writer | null) =>
    brief({ ...assignmentFor("velmar dam"), composer: "auto" }, {
      ...{ archive, clock: noon, writer: one },
    } as unknown as Bench);
  expect(await madeBy(writer)).toMatchObject({ kind: "briefing", composer: "fallback" });
  expect(await madeBy(null)).toMatchObject({ kind: "briefing", composer: "extractive" });
});
