import type { JsonValue, Reading, Typed } from "./command.ts";

/** What may follow a command's own word: each reads the rest; `raw` is what Slack sent. "list" is meant when nothing follows. */
export type Verbs = Readonly<Record<string, (rest: string, raw: string) => Reading>>;

export const misread = (text: string): Reading => ({ kind: "misread", advice: text });

export function order(work: string, args: JsonValue, status: string): Reading & { kind: "order" } {
  return { kind: "order", work, args, share: null, status };
}

/** Reads "feeds add URL" and the like; null for what is a topic that only begins with the same word. */
export function readVerb({ text, raw }: Typed, word: string, verbs: Verbs, usage: string): Reading | null {
  const [first = "", verb = "list", ...rest] = text.split(" ");
  if (first.toLowerCase() !== word) return null;
  const name = verb.toLowerCase();
  const known = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (known !== undefined) return known(rest.join(" "), raw);
  // "feeds for livestock" is a topic like any other; one word more is a slip.
  if (rest.length > 0) return null;
  return misread(`“${text}” is nothing that can be done. There are: ${usage}. In quotes it is a topic: "${text}".`);
}
