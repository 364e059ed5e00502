import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { ask, brief, type Writer } from "#briefing/briefing.ts";
import { TERMINAL } from "#domain/article.ts";
import { type Call, type FilledPrompt, loadPrompts, type Model, type Told } from "#llm/llm.ts";
import { archiveWith, assignmentFor, noon } from "../fixtures/desk.ts";
import { DAM_COURIER, DAM_DISPATCH, DAM_LEDGER } from "../fixtures/norvania.ts";

/* Each prompt as a model gets it for the invented story, to the letter: what is sent can be read, and any change shows. */

const prompts = await loadPrompts(fileURLToPath(new URL("../../prompts/", import.meta.url)));
const NO_USAGE = { input: 1, output: 1, costUsd: null };

/** Overstates once, so that every prompt has its turn: the headline is refused, then mended or written anew. */
function overstating(sent: FilledPrompt[]): Model {
  const claim = (text: string, rows: string[]) => ({
    text,
    rows,
    event: "happened",
    source: "asserted",
    attribution: null,
  });
  const values: Record<string, unknown> = {
    ComposedDraft: {
      headline: claim("The Orvik dam above Velmar failed and 99 people were killed", ["r1"]),
      bottomLine: [],
      developments: [],
    },
    Repaired: { claims: [] },
    Headlined: { headline: claim("The Orvik dam above Velmar failed", ["r1"]) },
    Answered: { kind: "not-stored", claims: [] },
    Expanded: { terms: ["flood"] },
  };
  return {
    name: "overstating",
    async ask<T>({ prompt, schemaName }: Call<T>): Promise<Told<T>> {
      sent.push(prompt);
      return { kind: "told", value: values[schemaName] as T, usage: NO_USAGE };
    },
  };
}

async function everyPromptSent(): Promise<FilledPrompt[]> {
  const sent: FilledPrompt[] = [];
  const model = overstating(sent);
  const writer: Writer = {
    name: model.name,
    model: () => model,
    prompts,
    evidenceTokens: 3000,
    mayRead: async () => false,
  };
  const archive = await archiveWith(DAM_LEDGER, DAM_DISPATCH, DAM_COURIER);
  const desk = { archive, clock: noon, writer };
  await brief({ ...assignmentFor("velmar dam"), composer: "auto" }, desk);
  await ask({ text: "How many people were killed in Velmar?", viewer: TERMINAL, composer: "auto" }, desk);
  return sent;
}

test("what is sent for the invented story stands in test/fixtures/prompts, prompt by prompt", async () => {
  const sent = await everyPromptSent();
  expect([...new Set(sent.map(({ name }) => name))].toSorted()).toEqual([...prompts.keys()].toSorted());
  for (const name of prompts.keys()) {
    const first = sent.find((one) => one.name === name);
    const text = `${first?.system}\n\n=== user ===\n\n${first?.user}\n`;
    await expect(text).toMatchFileSnapshot(`../fixtures/prompts/${name}.txt`);
  }
});
