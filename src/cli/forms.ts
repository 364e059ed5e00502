import { usage } from "./faults.ts";
import { type Call, isSet } from "./world.ts";

/** Refuses a call that asks for a briefing in two forms at once. */
export function oneFormOf(call: Call): void {
  if (["json", "markdown", "slack"].filter((form) => isSet(call, form)).length > 1)
    throw usage("Only one of --json, --markdown and --slack can be printed. Keep one of them.");
}
