import type { Postable } from "#domain/desk-ports.ts";
import { type NoteLine, renderSlackNote } from "#render/render.ts";
import type { Command } from "./command.ts";

/** The slash command's name: the manifest registers it and the listener answers it. */
export const SLASH = "/brief";

/** Each command with what it does, for help and App Home. */
export function usageLines(commands: readonly Command[]): NoteLine[] {
  return commands.map(({ usage, summary }) => [{ code: `${SLASH} ${usage}` }, `  ${summary}`]);
}

/** What the manifest shows while somebody types: the first words of the commands' usage, within Slack's 1,000 characters. */
export function usageHint(commands: readonly Command[]): string {
  return commands.map(({ usage }) => usage).join(" | ");
}

/** The help, made from the table. */
export function helpMessage(commands: readonly Command[]): Postable {
  const examples = commands
    .filter(({ example, usage }) => example !== usage)
    .map(({ example }) => `${SLASH} ${example}`);
  return renderSlackNote([
    [{ bold: "Briefdesk briefs you from the articles this workspace keeps." }],
    ...usageLines(commands),
    [
      "Ask anything in a briefing's thread, mention @briefdesk in a channel, or write a direct message. A link sent with a mention is filed; files are not read.",
    ],
    [{ quiet: `For example: ${examples.join("  ·  ")}` }],
  ]);
}
