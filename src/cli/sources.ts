import { resolve } from "node:path";
import { printable } from "#render/render.ts";
import { usage } from "./faults.ts";
import type { Call, World } from "./world.ts";

/** How Briefdesk names itself to the servers it fetches from. */
export function userAgent({ version }: World): string {
  return `Briefdesk/${version} (a reader of news for one team)`;
}

/** The sources of a call: addresses and - as they stand, paths under the working folder. A mistyped option is refused. */
export function sourcesOf({ words, world }: Call): string[] {
  const option = words.find((word) => word.startsWith("-") && word !== "-");
  if (option) throw usage(`${option} is neither an option of this verb nor a file. Write ./${option} if it is a file.`);
  return words.map((word) => (word === "-" || /^[a-z][a-z0-9+.-]+:/i.test(word) ? word : pathUnder(world.cwd, word)));
}

// What was typed is what is printed back, so a path is resolved only when the working folder is not the process's own.
function pathUnder(cwd: string, word: string): string {
  return cwd === resolve(".") ? word : resolve(cwd, word);
}

/** One line on a source or a piece of it that was not read, or not whole. */
export function problemLine(kind: string, at: { source: string; line?: number | null }, why: string): string {
  const line = at.line === null || at.line === undefined ? "" : `:${at.line}`;
  return `${kind} ${printable(at.source)}${line}: ${printable(why)}\n`;
}
