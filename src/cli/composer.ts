import type { Assignment } from "#domain/assignment.ts";
import { BriefdeskError } from "#domain/fault.ts";
import { type Call, textOption } from "./world.ts";

/** Who is to write, as --composer says. Throws a config fault when a model is asked for and none is set. */
export function composerOf(call: Call): Assignment["composer"] {
  const name = textOption(call, "composer") ?? "auto";
  if (name !== "openai") return name === "extractive" ? "extractive" : "auto";
  if (call.config.openai.apiKey ?? call.config.openai.baseUrl) return "openai";
  throw new BriefdeskError("config", "no model composer", {
    advice:
      "--composer openai needs OPENAI_API_KEY, or OPENAI_BASE_URL for a service without a key; neither is set. Set one in the environment or in .env, or use --composer extractive.",
  });
}
