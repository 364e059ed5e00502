import type { Snapshot } from "../wire.ts";

/** What may be typed on: how it is shown, what it means, and the text once it is taken. */
export type Completion = { readonly label: string; readonly about: string; readonly completed: string };

/** How many are shown at once. */
const MOST = 8;

/** Commands at the beginning of a message, people after an "@". */
export function completionsOf(text: string, snapshot: Snapshot, inThread: boolean): Completion[] {
  if (/^\/[\w ]*$/.test(text) && !inThread) return commands(text, snapshot);
  const [, before = "", begun] = /^([\s\S]*?)@([\w.-]*)$/.exec(text) ?? [];
  return begun === undefined ? [] : people(before, begun.toLowerCase(), snapshot);
}

function commands(text: string, { commands: all }: Snapshot): Completion[] {
  const fit = all.filter(({ command }) => command.startsWith(text) && command !== text);
  return fit.slice(0, MOST).map(({ command, usage, means }) => ({
    label: `${command} ${usage}`.trim(),
    about: means,
    completed: `${command} `,
  }));
}

function people(before: string, begun: string, { people: all, me }: Snapshot): Completion[] {
  const fit = all.filter(
    (one) => one.id !== me && one.name !== "slackbot" && one.name.startsWith(begun) && one.name !== begun,
  );
  return fit.slice(0, MOST).map(({ name, realName, role }) => ({
    label: `@${name}`,
    about: `${realName}, ${role}`,
    completed: `${before}@${name} `,
  }));
}
