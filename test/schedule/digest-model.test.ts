import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { Writer } from "#briefing/briefing.ts";
import { type Call, loadPrompts, type Model, type Told } from "#llm/llm.ts";
import { renderDigest } from "#render/render.ts";
import { rowsSeen } from "../fakes/lying-model.ts";
import { schedulingDesk, velmarWatch } from "../fixtures/scheduling.ts";

const prompts = await loadPrompts(fileURLToPath(new URL("../../prompts/", import.meta.url)));
const PLAIN = { width: 100, colour: false, links: false };

/** A model that repeats the first rows it is sent and counts how often it is asked. */
function repeating(): { readonly writer: Writer; readonly asked: string[] } {
  const asked: string[] = [];
  const model: Model = {
    name: "repeating",
    async ask<T>({ prompt, schemaName }: Call<T>): Promise<Told<T>> {
      asked.push(schemaName);
      const claims = rowsSeen(prompt.user).map(({ id, text }) => ({
        ...{ text, rows: [id], event: "happened", source: "asserted", attribution: null },
      }));
      const value = { headline: claims[0], bottomLine: [], developments: claims.slice(1, 4), claims: [] };
      return { kind: "told", value: value as T, usage: { input: 1, output: 1, costUsd: null } };
    },
  };
  return {
    asked,
    writer: { name: "repeating", model: () => model, prompts, evidenceTokens: 3000, mayRead: async () => false },
  };
}

test("a digest is written by the model when there is one, and its line says so", async () => {
  const { writer, asked } = repeating();
  const desk = await schedulingDesk(writer);
  await desk.books.watches.save(velmarWatch());
  await desk.file("01-dam-fails", "02-valley-flooded");
  await desk.at("2026-06-02T07:00:00Z");
  const [digest] = desk.digests();
  const topic = digest?.topics[0];
  expect(topic?.kind === "news" ? topic.briefing.composer : null).toMatchObject({ name: "openai", model: "repeating" });
  expect(asked.length).toBeGreaterThan(0);
  expect(digest && renderDigest(digest, PLAIN)).toContain("openai, repeating");
});

test("without a model a digest's line says that none wrote it", async () => {
  const desk = await schedulingDesk();
  await desk.books.watches.save(velmarWatch());
  await desk.file("01-dam-fails");
  await desk.at("2026-06-02T07:00:00Z");
  const [digest] = desk.digests();
  expect(digest && renderDigest(digest, PLAIN)).toContain("extractive, no model");
});

test("whether an alert is due is found out without asking the model", async () => {
  const { writer, asked } = repeating();
  const desk = await schedulingDesk(writer);
  const alert = { origins: 5, spike: null, everyHours: 1 };
  await desk.books.watches.save(velmarWatch({ alert }));
  await desk.file("01-dam-fails");
  await desk.at("2026-06-02T07:00:00Z");
  asked.length = 0;
  await desk.file("04-cracks");
  await desk.at("2026-06-02T20:00:00Z");
  expect(asked).toEqual([]);
});
