import type { BriefedQuotation } from "#domain/briefing.ts";
import type { Quotation, Sentence } from "#domain/ledger.ts";
import type { Read } from "#domain/ports.ts";
import { sameName } from "#text/text.ts";
import { timeOf } from "./cluster.ts";
import { citeSpan } from "./evidence.ts";
import { isInstruction } from "./gate/instructions.ts";
import type { Topic } from "./topic.ts";
import { isSentence, isWhole, joinedQuotations } from "./whole-words.ts";

/** Shorter marked words are scare quotes or titles more often than statements. */
export const FEWEST_WORDS = 4;
/** Nobody speaks more often than this, so that one long interview does not fill the section. */
const MOST_OF_ONE = 2;
/** Fewer words are a part of a sentence more often than a statement, and worth less. */
const WHOLE_WORDS = 7;
const PART = 0.6;
/** Beside so many sentences, words without a verb are no row. */
const ENOUGH = 3;
/** A week makes what was said weigh half. In milliseconds. */
const FADES_MS = 7 * 86_400_000;

/** American copy puts the comma that follows somebody's words inside the marks; it is the sentence's, not the speaker's. */
function endOf({ text, end }: Quotation): number {
  return text.endsWith(",") ? end - 1 : end;
}

/** Who said what, each statement once, the newest on the topic first; words the source left unmarked stay unmarked. */
export function keyQuotations(reads: readonly Read[], most: number, topic: Topic): BriefedQuotation[] {
  const newest = Math.max(...reads.map(timeOf));
  const all = reads.flatMap((read) =>
    read.ledger.sentences
      .filter((sentence) => !isInstruction(sentence) && !isCalledFalse(sentence))
      .map((sentence) => ({ ...sentence, quotations: statementsIn(sentence, read) }))
      .flatMap((sentence) =>
        sentence.quotations
          .filter((one) => one.text.split(/\s+/).length >= FEWEST_WORDS && !sentence.flags.includes("foreign-language"))
          .map((one) => ({
            ...quotationOf(read, one),
            weight: weightOf(read, sentence.text, one, { topic, newest }),
            whole: isSentence(one),
          })),
      ),
  );
  const ranked = all.filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight);
  return distinctOf(sentencesFirst(ranked), most)
    .map(({ weight: _weight, whole: _whole, ...quotation }) => quotation)
    .map((one, _i, rows) => inOrder(one, rows));
}

type Weighed = BriefedQuotation & { readonly weight: number; readonly whole: boolean };

/** Words that are no sentence ("the worst of the worst") come last, and only where few others are told. */
function sentencesFirst(ranked: readonly Weighed[]): Weighed[] {
  const whole = ranked.filter((one) => one.whole);
  return whole.length < ENOUGH ? [...whole, ...ranked.filter((one) => !one.whole)] : whole;
}

/** The first so many that tell something else than those before them, no more of one speaker than of any other. */
function distinctOf(ranked: readonly Weighed[], most: number): Weighed[] {
  const seen: { one: Weighed; words: string }[] = [];
  const rows: Weighed[] = [];
  for (const one of ranked) {
    if (rows.length === most) break;
    const words = wordsOf(one);
    const isTold = seen.some((other) => other.words.includes(words) || words.includes(other.words));
    const ofSpeaker = seen.filter((other) => isSameSpeaker(other.one, one)).length;
    if (isTold) continue;
    seen.push({ one, words });
    if (ofSpeaker < MOST_OF_ONE) rows.push(one);
  }
  return rows;
}

/** What one speaker says in one article stands in the article's order, in the places that the weights give them. */
function inOrder(one: BriefedQuotation, rows: readonly BriefedQuotation[]): BriefedQuotation {
  const own = rows.filter(
    (other) => other === one || (isSameSpeaker(other, one) && articleOf(other) === articleOf(one)),
  );
  const ordered = own.toSorted((a, b) => (a.citations[0]?.start ?? 0) - (b.citations[0]?.start ?? 0));
  return ordered[own.indexOf(one)] ?? one;
}

function articleOf({ citations }: BriefedQuotation): string | undefined {
  return citations[0]?.articleId;
}

/** The words of a quotation, by which it is known when it, or a part of it, is cited again: "aware of a new message", "a new message". */
function wordsOf({ text }: BriefedQuotation): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
}

/** "Told reporters, falsely: …": a row of the words alone would leave out what their article says of them. */
const CALLED_FALSE =
  /\b(?:baselessly|erroneously|falsely|inaccurately|incorrectly|misleadingly|wrongly|without (?:any |citing |giving |offering |presenting |providing )*(?:evidence|proof))\b/i;

function isCalledFalse({ text, start, quotations }: Sentence): boolean {
  const inside = quotations.map((one) => text.slice(one.start - start, one.end - start));
  return CALLED_FALSE.test(inside.reduce((rest, words) => rest.replace(words, " "), text));
}

/**
 * In a question words without marks are the asker's, whatever the verb in it seems to say. What an outlet reports that a transcript or
 * somebody says another said ("the Sentinel reported, citing a transcript, that the mayor had told …") is third hand, and none's own words.
 */
function isSaid({ marked }: Quotation, { flags, attribution, origins }: Sentence): boolean {
  const isThirdHand = origins.length > 0 && /^(?:citing|cites?|cited)$/i.test(attribution?.cue ?? "");
  return !isThirdHand && (marked || !flags.includes("question"));
}

/** What is said in a sentence in words that can stand by themselves. */
export function statementsIn(sentence: Sentence, { article }: Read): Quotation[] {
  const whole = joinedQuotations(sentence, article.text);
  return whole.filter((one) => isSaid(one, sentence) && isWhole(one, sentence));
}

export function quotationOf(read: Read, one: Quotation): BriefedQuotation {
  const end = endOf(one);
  const text = read.article.text.slice(one.start, end);
  return { text, speaker: one.speaker, marked: one.marked, citations: [citeSpan(read, one.start, end)] };
}

type Weighing = { readonly topic: Topic; readonly newest: number };

/** Words without a speaker are worth half, for a reader cannot place them, and a few words less than a statement. */
function weightOf(read: Read, sentence: string, one: Quotation, { topic, newest }: Weighing): number {
  const about = topic.article(read) * topic.sentence(read, `${sentence} ${one.text}`);
  const told = (one.speaker === null ? 0.5 : 1) * (one.text.split(/\s+/).length < WHOLE_WORDS ? PART : 1);
  return (about * told) / (1 + (newest - timeOf(read)) / FADES_MS);
}

export function isSameSpeaker(a: BriefedQuotation, b: BriefedQuotation): boolean {
  return a.speaker !== null && b.speaker !== null && sameName(a.speaker, b.speaker);
}
