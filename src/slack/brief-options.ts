import { z } from "zod";
import type { Reading } from "./command.ts";

/** What a briefing is asked for with. `topic` is what was typed, options taken off. */
export const BriefArgs = z.object({
  topic: z.string(),
  length: z.literal(["short", "full"]),
  private: z.boolean(),
});
export type BriefArgs = z.infer<typeof BriefArgs>;

type Misread = Reading & { readonly kind: "misread" };

/** An option stands at the end, or before what else may end a topic; in quotation marks it is a word. */
const OPTION =
  /(?<quoted>["“„«][^"“”„«»]*["“”»])|\s+(?<option>short|full|private)(?=\s*$|\s+since\s+(?:\d|(?:to|yester)day\b)|\s+from\s+(?:["“„«][^"“”„«»]*["“”»]|\S+)(?:\s+(?:since|short|full|private)\b.*)?$)/gi;
const QUOTED = /["“„«][^"“”„«»]*["“”»]/g;
const BARE_PRIVATE = /(?<![\p{L}\p{N}_-])private(?![\p{L}\p{N}_-])/iu;

/** Takes the options out of a topic; the words "since" and "from" are the query's own. */
export function takeOptions(text: string): BriefArgs {
  const options = new Set<string>();
  let topic = text;
  for (let before = ""; before !== topic; ) {
    before = topic;
    topic = before.replace(OPTION, (found: string, quoted?: string, option?: string) => {
      if (option !== undefined) options.add(option.toLowerCase());
      return quoted === undefined ? "" : found;
    });
  }
  return { topic, length: options.has("short") ? "short" : "full", private: options.has("private") };
}

/** Whoever writes "private" elsewhere may mean the option: to post for everybody what was meant for one would be the worse mistake. */
export function misplacedPrivate(topic: string): Misread | null {
  if (!BARE_PRIVATE.test(topic.replace(QUOTED, ""))) return null;
  const rest = topic.replace(BARE_PRIVATE, " ").replace(/\s+/g, " ").trim();
  const meant = rest === "" ? "velmar" : rest;
  const advice = `To see it alone, write private at the end: ${meant} private. If the word belongs to the topic, put it in quotes: "${topic.replaceAll('"', "")}".`;
  return { kind: "misread", advice };
}

/** An answer to a question is for everybody in the channel: whoever wants it alone is told where to ask. */
export function publicOnly(question: string): Misread | null {
  if (!/\sprivate$/i.test(question)) return null;
  const advice =
    "An answer to a question is seen by everybody here. To see it alone, ask in a direct message to Briefdesk. If the word belongs to the question, end with a question mark.";
  return { kind: "misread", advice };
}
