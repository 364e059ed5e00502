import type { Command, Reading } from "./command.ts";
import { SLASH } from "./usage.ts";

/** What people write behind a command's word when they want something done to what it names. */
const DOING =
  /^(?:add|all|cancel|change|create|delete|disable|edit|enable|export|follow|help|import|last|list|mute|pause|poll|refresh|remove|resume|rm|set|show|start|stop|unfollow|unrate|unset)$/i;
/** Commands whose word begins no usual topic: whatever follows is meant for them. */
const GREEDY = new Set(["watch", "digest"]);
/** Other words for a command's own. */
const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ["unwatch", "watch"],
  ["watches", "watch"],
  ["digests", "digest"],
  ["feed", "feeds"],
  ["source", "sources"],
  ["editor", "editors"],
]);
/** Words with which topics begin as often. */
const TOPICAL = new Set(["save", "why", "help"]);

/**
 * What looks like a command that nobody has: "digest stop", "feeds delete 3". It is asked about, not briefed for everybody. Null for a
 * topic that only begins with the same word, such as "status of forces".
 */
export function readNearCommand(text: string, commands: readonly Command[]): (Reading & { kind: "misread" }) | null {
  const [first = "", second = "", ...more] = text.toLowerCase().split(" ");
  const helped = first === "help" && more.length === 0 ? commandOf(second, commands) : undefined;
  if (helped) return { kind: "misread", advice: `${SLASH} ${helped.usage} ${helped.summary}.` };
  const command = commandOf(first, commands);
  if (command === undefined || TOPICAL.has(first)) return null;
  const isMeant = second === "" || DOING.test(second) || GREEDY.has(SYNONYMS.get(first) ?? first);
  return isMeant ? { kind: "misread", advice: adviceOn(text, command) } : null;
}

function commandOf(word: string, commands: readonly Command[]): Command | undefined {
  const own = SYNONYMS.get(word) ?? word;
  return commands.find(({ usage }) => usage.split(" ")[0] === own);
}

function adviceOn(text: string, { usage, summary }: Command): string {
  return `“${text}” is nothing that can be done. ${SLASH} ${usage} ${summary}. In quotes it is a topic: ${SLASH} "${text.replaceAll('"', "")}".`;
}
