import type { Name, Quotation } from "#domain/ledger.ts";
import { isOfSomebodyUnnamed } from "./pronouns.ts";
import { type Frame, firstFrom, frameOf, type Layout, layOut, tokensIn } from "./quotation-frame.ts";
import { type MarkedSpan, markedSpans } from "./quotation-marks.ts";
import { framedSpeaker, speakerBefore } from "./quotation-speaker.ts";
import { printedSpeaker, unmarkedSpans } from "./quotation-unmarked.ts";
import { isTitleCase, isWork } from "./quotation-works.ts";
import { writerOf } from "./quotation-writing.ts";
import type { Speaker } from "./speakers.ts";
import { speechVerbs } from "./speech-verbs.ts";
import type { RawSentence, Token } from "./tokens.ts";

function isFramed(frame: Frame): boolean {
  if (speechVerbs(frame.left).length + speechVerbs(frame.right).length > 0) return true;
  return (
    [...frame.left, ...frame.right].some((token) => /^according$/i.test(token.text)) || frame.left.at(-1)?.text === ":"
  );
}

// Speech is told from scare quotes and titles of works: it is framed by a verb of saying, or is a clause of its own.
function isSpeech(layout: Layout, span: MarkedSpan, frame: Frame): boolean {
  const words = tokensIn(layout, span.start, span.end).filter((token) => /[\p{L}\p{N}]/u.test(token.text));
  const text = layout.text.slice(span.start, span.end);
  const closes = /[,.?!—–]$/.test(text);
  if (span.single) return isFramed(frame) && words.length > 3 && closes && !isWork(words, frame.left);
  if (span.continued) return true;
  // Signs might read something like “No Kings”: nobody said it.
  if (/\b(?:any|some)thing like,? ?$/.test(layout.text.slice(Math.max(0, span.open - 20), span.open))) return false;
  // “(CROSSTALK.)”: a note of who wrote the transcript down.
  if (/^[([].*[)\]]$/.test(text)) return false;
  return isFramed(frame) ? isFramedSpeech(words, closes, frame) : isClause(words, closes, frame);
}

function isFramedSpeech(words: readonly Token[], closes: boolean, { left, right }: Frame): boolean {
  if (words.length < 2) return closes && right.length > 0 && speechVerbs(right.slice(0, 6)).length > 0;
  if ((isTitleCase(words) && !closes) || isWork(words, left)) return false;
  return words.length > 2 || closes;
}

function isClause(words: readonly Token[], closes: boolean, { left }: Frame): boolean {
  if (words.length < 4 || isTitleCase(words) || isWork(words, left)) return false;
  // “Providing defensive weapons” alone tells what, not that somebody said so.
  return closes || words.some((word) => word.pos === "AUX" || (word.pos === "VERB" && !/ing$/.test(word.text)));
}

// “…?” Varn asked. “Neither do I.”: short words that take up a quotation right before them.
function takesUp(layout: Layout, index: number): boolean {
  const [before, span] = [layout.spans[index - 1], layout.spans[index]];
  if (before === undefined || span === undefined) return false;
  const between = layout.text.slice(before.close, span.open);
  if (between.length > 80 || between.includes("\n") || !/[.?!]\s*$/.test(between)) return false;
  return (
    /[.?!]$/.test(layout.text.slice(span.start, span.end)) &&
    speechVerbs(tokensIn(layout, before.close, span.open)).length > 0
  );
}

type Found = { readonly span: MarkedSpan; readonly frame: Frame; readonly index: number };

function paragraphStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

// Words without a frame go on in the voice of the quotation before them, in the same paragraph or right above.
function inherited(layout: Layout, found: Found, last: Voice | undefined): string | null {
  if (last === undefined || last.speaker === null) return null;
  if (found.span.continued) return last.speaker;
  const between = layout.text.slice(last.close, found.span.open);
  const start = paragraphStart(layout.text, found.span.open);
  if (!between.includes("\n")) return last.speaker;
  const alone = found.span.open - start < 3;
  return alone && between.length < 160 && !/\n\s*\n?[^\n]*\n[^\n]*\n/.test(between.trim()) ? last.speaker : null;
}

// “VARN: We never agreed.”: the words of a transcript carry their own speaker.
function transcribed(layout: Layout, span: MarkedSpan): string | null {
  const label = /^(\p{Lu}[\p{Lu}.'’ -]{2,30}): /u.exec(layout.text.slice(span.start, span.start + 40))?.[1];
  if (label === undefined) return null;
  const name = layout.names.find((one) => one.canonical.toUpperCase().endsWith(label));
  return name?.canonical ?? label;
}

function withSpeakers(layout: Layout, found: readonly Found[]): Quotation[] {
  let previous: Voice | undefined;
  return found.map((one) => {
    const { span, frame } = one;
    const ends = layout.text.slice(Math.max(span.end - 1, 0), span.close + 1);
    const written = writerOf(frame.left, layout);
    const framed = written ?? framedSpeaker(frame, layout, ends) ?? speakerBefore(layout, span.open);
    const told = framed === "unclear" ? null : speakerOf(framed, one, { layout, previous });
    const speaker = told !== null && isAddressed(told, layout.text.slice(span.start, span.end)) ? null : told;
    previous = { speaker, close: span.close };
    return { start: span.start, end: span.end, text: layout.text.slice(span.start, span.end), speaker, marked: true };
  });
}

/** “Ilse, thank you for that” is said to Ilse Varn, and not by her. */
function isAddressed(speaker: string, words: string): boolean {
  const [first = ""] = speaker.split(" ");
  const isTitled = /^(?:an?|the)$/i.test(first) || first.length < 3 || !speaker.includes(" ");
  return !isTitled && (words.startsWith(`${first}, `) || words.slice(0, -1).endsWith(`, ${first}`));
}

type Voice = { readonly speaker: string | null; readonly close: number };

function speakerOf(
  framed: Speaker | undefined,
  found: Found,
  { layout, previous }: { layout: Layout; previous: Voice | undefined },
): string | null {
  const named = transcribed(layout, found.span) ?? printedSpeaker(layout, framed, previous?.speaker ?? null);
  if (framed?.kind === "pronoun" && isOfAnother(layout, previous?.close ?? 0, found.span.open)) return named;
  return named ?? inherited(layout, found, previous);
}

/** "But the coach refused to go. “…,” he claimed": whose words those are, nobody before the coach tells. */
function isOfAnother({ sentences }: Layout, from: number, to: number): boolean {
  return sentences.some(({ start, end, text }) => start >= from && end <= to && isOfSomebodyUnnamed(text));
}

function markedQuotations(layout: Layout): Quotation[] {
  const found = layout.spans
    .map((span, index) => ({ span, index, frame: frameOf(layout, index) }))
    .filter(({ span, frame, index }) => isSpeech(layout, span, frame) || takesUp(layout, index));
  return withSpeakers(layout, found);
}

function unmarkedQuotations(layout: Layout): Quotation[] {
  return unmarkedSpans(layout).map(({ start, end, speaker }) => ({
    start,
    end,
    text: layout.text.slice(start, end),
    speaker: printedSpeaker(layout, speaker, null),
    marked: false,
  }));
}

/** Quotations by sentence: one array per sentence; a quotation of several sentences sits on its first. */
export function findQuotations(
  text: string,
  sentences: readonly RawSentence[],
  names: readonly (readonly Name[])[],
): Quotation[][] {
  const rows: Quotation[][] = sentences.map(() => []);
  const layout = layOut(text, sentences, names, markedSpans(text));
  const all = [...markedQuotations(layout), ...unmarkedQuotations(layout)].sort((a, b) => a.start - b.start);
  for (const quotation of all) rows[Math.max(0, firstFrom(sentences, quotation.start + 1) - 1)]?.push(quotation);
  return rows;
}
