import { BriefdeskError } from "#domain/fault.ts";
import type { OUTPUTS } from "./drafts.ts";
import { fence } from "./fence.ts";

/** A prompt as its file has it. `digest` is of the whole file, so that any edit shows in the briefings made with it. */
export type Prompt = {
  readonly name: string;
  readonly version: number;
  readonly purpose: string;
  readonly slots: readonly string[];
  readonly output: keyof typeof OUTPUTS;
  readonly maxTokens: number;
  readonly digest: string;
  readonly system: string;
  readonly user: string;
};

/** A prompt with its slots filled: what is sent. `system` never holds anything but our own words. */
export type FilledPrompt = {
  readonly name: string;
  readonly digest: string;
  readonly system: string;
  readonly user: string;
};

const PLACEHOLDER = /\{\{([a-z][a-z-]*)\}\}/g;

/** The slots that a text has placeholders for, each once, in order. */
export function placeholdersIn(text: string): string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? ""))];
}

/**
 * Fills every slot in one pass, each fenced as data: a placeholder inside a slot's text stays as it stands.
 * Throws a config fault when the values are not exactly the prompt's slots.
 */
export function fillPrompt(prompt: Prompt, values: Readonly<Record<string, string>>): FilledPrompt {
  const given = Object.keys(values).toSorted().join(", ");
  const wanted = prompt.slots.toSorted().join(", ");
  if (given !== wanted) throw misfilled(prompt.name, wanted, given);
  const user = prompt.user.replace(PLACEHOLDER, (_, slot: string) => fence(slot, values[slot] ?? ""));
  return { name: prompt.name, digest: prompt.digest, system: prompt.system, user };
}

function misfilled(name: string, wanted: string, given: string): BriefdeskError {
  return new BriefdeskError("config", `prompt ${name} wants the slots ${wanted}; it was given ${given}`, {
    advice: `Restore prompts/${name}.md as it was delivered: its slots are not those that the program fills.`,
  });
}
