import type { Layout } from "./quotation-frame.ts";
import type { Speaker } from "./speakers.ts";
import { speechVerbs } from "./speech-verbs.ts";
import type { Token } from "./tokens.ts";

/** What says something in writing or on air, whoever shares, shows or reads it. */
const WRITING =
  /^(?:messages?|letters?|notes?|e-?mails?|texts?|posts?|tweets?|memos?|memorand(?:um|a)|statements?|banners?|signs?|placards?|cards?|captions?|videos?|clips?|recordings?|filings?|complaints?|lawsuits?|documents?|reports?|articles?|headlines?|cables?|leaflets?|posters?)$/i;
/** How far before the verb its writing may stand: "a message sent to him late on Monday from Varn that said". In words. */
const REACH = 18;

/** What somebody does with what another wrote; whoever posts, sends or issues it is taken to have written it. */
const PASSES_ON =
  /^(?:find|receive|get|obtain|see|read|share|cite|quote|show|hold|carry|wave|discover|review|repost|retweet|forward|leak|hand|recover|uncover|intercept|display)$/;

/**
 * Whose words a writing holds that itself is what "says": of "Toll shared a message from Varn that said “…”" Varn, of "Varn's letter, which
 * said “…”" Varn, of "the police found notes saying “…”" "unclear". Null where it is not known to be another's.
 */
export function writerOf(left: readonly Token[], { nameAt, text }: Layout): Speaker | "unclear" | null {
  const verb = speechVerbs(left).at(-1) ?? -1;
  if (!isOfWriting(left, verb)) return null;
  const from = Math.max(0, verb - REACH);
  const at = left.slice(from, verb).findLastIndex((token) => WRITING.test(token.text)) + from;
  if (at < from) return null;
  const [front, behind] = [left.slice(0, at), left.slice(at + 1, verb - 1)];
  const source = behind.findIndex((token) => /^(?:from|by)$/i.test(token.text));
  const name = source >= 0 ? nameAt(behind[source + 1]?.start ?? -1) : ownerOf(front, { nameAt, text });
  if (name) return { text: name.canonical, at: name.start, kind: "name" };
  return PASSES_ON.test(front.findLast((token) => token.pos === "VERB")?.lemma ?? "") ? "unclear" : null;
}

// "A message that said", "notes saying", but not "Varn wrote to them, saying".
function isOfWriting(left: readonly Token[], verb: number): boolean {
  const [before, own] = [left[verb - 1]?.text ?? "", left[verb]?.text ?? ""];
  if (/^(?:that|which)$/i.test(before)) return true;
  return before !== "," && (/^(?:saying|stating|reading)$/i.test(own) || goesOnAfterWhich(left, verb));
}

// "A letter by Varn, which spoke of the harbor and said".
function goesOnAfterWhich(left: readonly Token[], verb: number): boolean {
  if (left[verb - 1]?.text !== "and") return false;
  const lead = left.slice(Math.max(0, verb - REACH), verb - 1);
  const which = lead.findLastIndex((token) => token.text === "which");
  return which >= 0 && !lead.slice(which).some((token) => /^(?:,|he|she|who)$/i.test(token.text));
}

// "Varn's letter": the name right before its noun.
function ownerOf(before: readonly Token[], { nameAt, text }: Pick<Layout, "nameAt" | "text">) {
  const last = before.at(-1);
  const name = last && nameAt(before.at(-2)?.start ?? -1);
  return name && /^['’]s?\s*$/.test(text.slice(name.end, last.end)) ? name : undefined;
}
