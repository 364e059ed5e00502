import { adoptWork } from "./adopt.ts";
import { askWork } from "./ask.ts";
import { auditCommand } from "./audit.ts";
import { briefCommand } from "./brief.ts";
import type { Command, Reading, Typed } from "./command.ts";
import { editorsCommand } from "./editors.ts";
import { feedsCommand } from "./feeds.ts";
import { helpCommand } from "./help.ts";
import { readNearCommand } from "./near-command.ts";
import { sayWork } from "./note.ts";
import { replayCommand } from "./replay.ts";
import { saveCommand } from "./save.ts";
import { sourcesCommand } from "./sources.ts";
import { statusCommand } from "./status.ts";
import { topicsCommand } from "./topics.ts";
import { digestCommand, watchCommand } from "./watch.ts";
import { whyCommand } from "./why.ts";
import type { Work } from "./work.ts";

/** Every command, in the order of the help. They are tried in this order too, but for the topic, which takes what no other wants. */
export const COMMANDS: readonly Command[] = [
  briefCommand,
  helpCommand,
  topicsCommand,
  statusCommand,
  whyCommand,
  replayCommand,
  saveCommand,
  watchCommand,
  digestCommand,
  feedsCommand,
  sourcesCommand,
  editorsCommand,
  auditCommand,
];

/** Every kind of work that can be owed: that of the commands, and that of buttons and questions. */
export const WORKS: readonly Work[] = [
  ...new Set([...COMMANDS.flatMap(({ works }) => works), askWork, adoptWork, sayWork]),
];

const NO_TOPIC: Reading = { kind: "misread", advice: "Say what the briefing is about." };

/** What was typed after /brief, or said to the bot. Nothing at all asks for help. */
export function readCommand(typed: Omit<Typed, "commands">): Reading {
  const text = typed.text.replace(/\s+/g, " ").trim();
  const whole = { ...typed, text, commands: COMMANDS };
  const tried = text === "" ? [helpCommand] : COMMANDS.filter((one) => one !== briefCommand);
  for (const command of tried) {
    const reading = command.read(whole);
    if (reading !== null) return reading;
  }
  return readNearCommand(text, COMMANDS) ?? briefCommand.read(whole) ?? NO_TOPIC;
}
