import { renderSlackNote } from "#render/render.ts";
import { BriefArgs } from "./brief-options.ts";
import type { Reading } from "./command.ts";
import { readCommand } from "./commands.ts";
import { linksIn } from "./links.ts";
import { sayOrder } from "./note.ts";
import { questionOrder } from "./question.ts";
import { saveOrder } from "./save.ts";
import { FILES_UNREAD, MEANS_FILE, smallTalk } from "./small-talk.ts";

type Order = Reading & { readonly kind: "order" };

/**
 * What somebody said to the bot, by mention or in a direct message. `raw` is what Slack sent, `text` what was typed, `briefing` that of
 * the thread it was said in, or null.
 */
export type SaidTo = {
  readonly raw: string;
  readonly text: string;
  readonly briefing: string | null;
  readonly isDirect: boolean;
  readonly hasFiles: boolean;
  readonly now: Date;
};

/** A question about a link is one when it has more words than these beside it. */
const FEW_WORDS = 6;

/** The order in what was said: a command first, then links to file, then a topic or a question. */
export function readAddressed(said: SaidTo): Order {
  const { raw, text, now } = said;
  if (said.hasFiles && text === "") return sayOrder([renderSlackNote([[FILES_UNREAD]])]);
  const reading = readCommand({ text, raw, now });
  if (reading.kind === "answer") return sayOrder([reading.message]);
  if (reading.kind === "misread") return sayOrder([renderSlackNote([[reading.advice]])]);
  if (reading.work !== "brief" && reading.work !== "ask") return reading;
  const links = linksMeant(raw, text, reading.work === "ask");
  return links.length > 0 ? saveOrder(links) : readFree(said, reading);
}

/**
 * The links that somebody wants filed: whole addresses, but not those of a longer question about them. Slack makes a link of every
 * bare domain, which is a source or a topic as often: it is meant only where nothing else was said.
 */
function linksMeant(raw: string, text: string, isQuestion: boolean): string[] {
  const rest = text.replace(/https?:\/\/\S+/gi, " ").trim();
  const words = rest === "" ? 0 : rest.split(/\s+/).length;
  if (!isQuestion || words <= FEW_WORDS) {
    const whole = linksIn(text);
    if (whole.length > 0) return whole;
  }
  return /^<https?:[^>]*>$/i.test(raw.replace(/<@\w+>/g, "").trim()) ? linksIn(raw) : [];
}

/** A topic or a question. In the thread of a briefing it is about that briefing, unless a briefing is asked for in so many words. */
function readFree({ text, briefing, isDirect, hasFiles }: SaidTo, reading: Order): Order {
  const talk = smallTalk(text);
  if (talk !== null) return sayOrder([renderSlackNote([[talk]])]);
  if (hasFiles && MEANS_FILE.test(text)) return sayOrder([renderSlackNote([[FILES_UNREAD]])]);
  if (briefing === null || /^brief\s+\S/i.test(text)) return reading;
  const topic = isDirect && reading.work === "brief" ? BriefArgs.parse(reading.args) : null;
  return questionOrder(text, briefing, topic);
}
