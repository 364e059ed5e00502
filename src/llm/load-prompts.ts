import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { z } from "zod";
import { BriefdeskError } from "#domain/fault.ts";
import { digestOf } from "#domain/ids.ts";
import { OUTPUTS } from "./drafts.ts";
import { type Prompt, placeholdersIn } from "./prompt.ts";

const FrontMatter = z.strictObject({
  name: z.string().regex(/^[a-z][a-z-]*$/),
  version: z.number().int().positive(),
  purpose: z.string().min(1),
  slots: z.array(z.string().regex(/^[a-z][a-z-]*$/)).min(1),
  output: z.custom<keyof typeof OUTPUTS>((value) => typeof value === "string" && Object.hasOwn(OUTPUTS, value)),
  maxTokens: z.number().int().positive().max(32_000),
});

type ParseYaml = (text: string) => unknown;

/** Every prompt of a folder by its name. Throws a config fault that names the file when one is not in the strict form. */
export async function loadPrompts(folder: string): Promise<ReadonlyMap<string, Prompt>> {
  // Loaded with the first prompt: this room's door is opened by every briefing, and most desks have no model.
  const { parse } = await import("yaml");
  const files = (await filesIn(folder)).filter((file) => file.endsWith(".md")).toSorted();
  const prompts = await Promise.all(files.map(async (file) => parsePrompt(file, await textOf(folder, file), parse)));
  return new Map(prompts.map((prompt) => [prompt.name, prompt]));
}

/**
 * One prompt from its file's text: YAML front matter, then `## System` and `## User`. Slots must equal the placeholders, and these
 * stand in the user's part only: what is read never becomes an instruction of ours.
 */
function parsePrompt(file: string, raw: string, parse: ParseYaml): Prompt {
  const text = raw.replace(/\r\n/g, "\n");
  const parts = /^---\n(.*?)\n---\n+## System\n(.*?)\n## User\n(.*)$/s.exec(text);
  if (parts === null) throw unfit(file, "it is not front matter, ## System and ## User");
  const [, head = "", system = "", user = ""] = parts;
  const front = frontMatter(file, () => parse(head));
  if (front.name !== basename(file, ".md")) throw unfit(file, `its name is ${front.name}`);
  if (system.includes("{{")) throw unfit(file, "a slot stands in its system part");
  const found = placeholdersIn(user).toSorted().join(", ");
  const slots = front.slots.toSorted().join(", ");
  if (found !== slots) throw unfit(file, `its slots are ${slots}, its placeholders ${found}`);
  if (user.replace(/\{\{[a-z][a-z-]*\}\}/g, "").includes("{{")) throw unfit(file, "a placeholder is misspelled");
  return { ...front, digest: digestOf(text), system: system.trim(), user: user.trim() };
}

function frontMatter(file: string, read: () => unknown): z.infer<typeof FrontMatter> {
  try {
    return FrontMatter.parse(read());
  } catch (cause) {
    throw unfit(file, "its front matter is not in the strict form", cause);
  }
}

async function filesIn(folder: string): Promise<string[]> {
  return await readdir(folder).catch((cause) => {
    throw unfit(folder, "it cannot be read", cause);
  });
}

async function textOf(folder: string, file: string): Promise<string> {
  return await readFile(join(folder, file), "utf8").catch((cause) => {
    throw unfit(file, "it cannot be read", cause);
  });
}

function unfit(file: string, problem: string, cause?: unknown): BriefdeskError {
  return new BriefdeskError("config", `prompt ${file}: ${problem}`, {
    advice: `Restore prompts/${basename(file)} as it was delivered: ${problem}.`,
    cause,
  });
}
