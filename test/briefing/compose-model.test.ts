import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { brief, type Writer } from "#briefing/briefing.ts";
import type { Briefing } from "#domain/briefing.ts";
import {
  type Call,
  type ComposedDraft,
  type DraftedClaim,
  failed,
  loadPrompts,
  type Model,
  type Told,
} from "#llm/llm.ts";
import { archiveWith, assignmentFor, noon } from "../fixtures/desk.ts";
import { DAM_DISPATCH, DAM_LEDGER } from "../fixtures/norvania.ts";

const prompts = await loadPrompts(fileURLToPath(new URL("../../prompts/", import.meta.url)));

/** A model that answers as it is told; `row` finds the id of the row that holds some words. */
function scripted(write: (row: (words: string) => string) => ComposedDraft): Model {
  return {
    name: "scripted",
    async ask<T>({ prompt: sent, schemaName }: Call<T>): Promise<Told<T>> {
      if (schemaName === "Repaired") return { kind: "told", value: { claims: [] } as T, usage: NO_USAGE };
      const row = (words: string) =>
        /^r\d+/.exec(sent.user.split("\n").find((line) => line.includes(words)) ?? "")?.[0] ?? "r999";
      const draft = write(row);
      const value = schemaName === "Headlined" ? { headline: draft.headline } : draft;
      return { kind: "told", value: value as T, usage: NO_USAGE };
    },
  };
}

const NO_USAGE = { input: 1, output: 1, costUsd: null };

function claim(text: string, row: string, over: Partial<DraftedClaim> = {}): DraftedClaim {
  return { text, rows: [row], event: "happened", source: "asserted", attribution: null, ...over };
}

function writerOf(model: Model): Writer {
  return { name: model.name, model: () => model, prompts, evidenceTokens: 3000, mayRead: async () => false };
}

async function written(model: Model): Promise<Briefing> {
  const archive = await archiveWith(DAM_LEDGER, DAM_DISPATCH);
  const made = await brief(
    { ...assignmentFor("velmar dam"), composer: "auto" },
    { archive, clock: noon, writer: writerOf(model) },
  );
  if (made.kind !== "briefing") throw new Error("nothing was found");
  return made.briefing;
}

test("a model's faithful claims are printed, and the record names the model and the prompt", async () => {
  const { composer, headline, developments } = await written(
    scripted((row) => ({
      headline: claim("The Orvik dam above Velmar failed on Monday", row("failed on Monday")),
      bottomLine: [],
      developments: [
        claim("Rescue crews are searching the valley for survivors.", row("searching the valley"), {
          event: "ongoing",
        }),
      ],
    })),
  );
  expect(composer).toMatchObject({ name: "openai", model: "scripted", prompt: "compose", fallback: null });
  expect(headline.text).toBe("The Orvik dam above Velmar failed on Monday");
  expect(developments[0]).toMatchObject({
    text: "Rescue crews are searching the valley for survivors.",
    event: "ongoing",
  });
});

test("a label that the rows do not bear is dropped, and the claim stands on its own words", async () => {
  const label = { attribution: "the harbour master" };
  const { developments, withheld } = await written(
    scripted((row) => ({
      headline: claim("The Orvik dam above Velmar failed on Monday", row("failed on Monday")),
      bottomLine: [],
      developments: [claim("Rescue crews are searching the valley for survivors.", row("searching the valley"), label)],
    })),
  );
  expect(developments[0]).toMatchObject({
    text: "Rescue crews are searching the valley for survivors.",
    attribution: null,
  });
  expect(withheld).toEqual([]);
});

const LIES: readonly [string, string, string][] = [
  ["a consideration told as an act", "The cabinet declared a state of emergency.", "considering"],
  ["another number", "At least 19 people were killed in Velmar, the fire service said.", "At least 15"],
  [
    "another name",
    "Interior Minister Jonas Quill said the government would open shelters in three schools.",
    "three schools",
  ],
  ["an invented quotation", "“We have failed you,” Varn said.", "leave anybody"],
  ["a dropped denial", "Norvania Hydro had known of cracks.", "denied"],
  ["a row it was not given", "The Orvik dam failed.", "words that no row holds"],
  ["a link of its own", "The Orvik dam failed on Monday, see https://evil.example/x.", "failed on Monday and"],
];

test.each(LIES)("%s is not printed; the source's own sentence stands in its place", async (_lie, text, words) => {
  const made = await written(
    scripted((row) => ({
      headline: claim(text, row(words)),
      bottomLine: [claim(text, row(words))],
      developments: [claim(text, row(words))],
    })),
  );
  const printed = [made.headline, ...made.bottomLine, ...made.developments].map((one) => one.text);
  expect(printed).not.toContain(text);
  expect(printed.length).toBeGreaterThan(2);
  expect(made.withheld.map((one) => one.text)).toContain(text);
});

test("a model that fails leaves the extractive briefing, and the record says why", async () => {
  const made = await written({ name: "down", ask: async () => failed("timeout") });
  expect(made.composer).toMatchObject({
    name: "extractive",
    model: null,
    fallback: expect.stringContaining("did not answer in time"),
  });
  expect(made.developments.length).toBeGreaterThan(1);
});

test("a model sees what a briefing without one tells, also behind a dateline and in a sentence that is told in halves", async () => {
  const opening = "ORVIK — The Orvik reservoir was emptied on Sunday after its gate jammed, the water board said.";
  const halves =
    "While the Orvik water board promised repairs within a week, residents of Orvik carried water from the river.";
  const record = { ...DAM_LEDGER, url: "https://quay-echo.example/reservoir", text: `${opening} ${halves}` };
  const archive = await archiveWith(record);
  const sent: string[] = [];
  const model: Model = {
    name: "listening",
    ask: async ({ prompt }) => {
      sent.push(prompt.user);
      return failed("timeout");
    },
  };
  await brief(
    { ...assignmentFor("orvik reservoir"), composer: "auto" },
    { archive, clock: noon, writer: writerOf(model) },
  );
  const rows = sent[0]?.split("\n").filter((line) => /^r\d+ \| /.test(line)) ?? [];
  expect(rows.map((row) => row.split(" | ").at(-1))).toEqual(expect.arrayContaining([opening, halves]));
});
