import type { Command, Reading, Typed } from "./command.ts";
import { helpMessage } from "./usage.ts";

function read({ text, commands }: Typed): Reading | null {
  return /^(?:help|\?|hilfe|usage)?$/i.test(text) ? { kind: "answer", message: helpMessage(commands) } : null;
}

/** `/brief help`: answered at once, from the table. */
export const helpCommand: Command = {
  usage: "help",
  summary: "says what can be asked, with examples",
  example: "help",
  read,
  works: [],
};
