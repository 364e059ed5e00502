import type { Figure } from "#domain/ledger.ts";
import { type Frame, findFrames, isSomebody } from "./attribution.ts";
import { isOutletName } from "./outlets.ts";
import type { RawSentence } from "./tokens.ts";

/** Where one side ends and the other begins: "the army said 40, but the rebels said three". */
const OTHER_SIDE = /(?:; |, )(?:but |while |whereas |though |although |and )?/g;
/** How far before a figure its side may open, in characters, and how many joints are looked at: a page of commas is read in time. */
const NEAR = 240;
const MOST_JOINTS = 4;

/** "Accused her of greed, a charge she rejected, noting that nurses earn 74,000": whose figure that is, no frame tells. */
const ANSWERED =
  /, (?:an?|the) (?:accusation|allegation|assertion|charge|claim|suggestion|view) (?:that )?(?:he|she|it|they|\p{Lu}\p{L}+) (?:denied|disputed|dismissed|rejected)\b/u;

/** "Declared an emergency and halted fishing, idling 230 boats": done by saying so, and nothing that was said. */
const DEED =
  /\bdeclare[ds] (?:an? |the |a state of |[\p{L}\d]+ days of )?(?:curfew|disaster|emergency|holiday|independence|mourning|war)\b/u;

/** `poster` is who, as the sentences before tell, wrote what is spoken of as "the post". */
type Voices = { readonly frames: readonly Frame[]; readonly speaker: string | null; readonly poster: string | null };

/** "The post said": somebody's, and nobody itself. */
const POST = /^(?:her|his|that|the|their|this) (?:message|post|posts|thread|tweet)$/i;
/** "The outlets reported": those that the sentence before named, and which of them a row does not say. */
const OUTLETS = /^(?:both|the|two|several) (?:news )?outlets?$/i;
const POSTED = /\b(?:message|posted|posting|posts?|thread|tweet(?:ed|s)?|wrote)\b/;

/** Who wrote a post, told in the sentences right before one; null where they do not tell. */
export function posterIn(
  before: readonly { readonly text: string; readonly frames: readonly Frame[] }[],
): string | null {
  for (const { text, frames } of before.toReversed()) {
    const frame = POSTED.test(text)
      ? frames.find(({ source }) => isSomebody(source) && !POST.test(source ?? ""))
      : null;
    if (frame?.source) return plain(frame.source);
  }
  return null;
}

/** A figure inside an attribution is somebody's: the frame of its own side says whose, else the one that covers it. */
export function saidBy(figure: Figure, sentence: RawSentence, { frames, speaker, poster }: Voices): Figure {
  const at = figure.start - sentence.start;
  if (ANSWERED.test(sentence.text.slice(0, at))) return figure;
  const before = sentence.text.slice(0, at);
  const who =
    sideOf(sentence.text, at) ?? WHO_SAYS.exec(before)?.groups?.who ?? sourceAt(sentence.text, frames, at) ?? speaker;
  if (who === null || OUTLETS.test(who)) return figure;
  return { ...figure, saidBy: POST.test(who) ? (poster ?? who) : plain(who) };
}

/** "A project that Aurelia says would cost $1.8 billion and create 900 jobs": whoever says it stands in the clause on it. */
const WHO_SAYS =
  /\b(?:that|which) (?<who>(?!(?:he|I|it|she|they|we|who|you) )(?:the |its |their )?[\p{L}\d&’'.-]+(?: [\p{L}\d&’'.-]+){0,5}?) (?:believes?|claim(?:s|ed)|estimate[sd]?|expect(?:s|ed)?|said|says?) [^,;:“”"]*$/u;

/** "Another harbour official", "a survey released by the index in October": which one, and when, is no part of who. */
function plain(who: string): string {
  return who.replace(
    /^(?:Another|A second|One) |(?<=.{12}) (?:in|on|last|this|earlier this) (?:(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Sept|Nov|Dec)ember|October|week|month|year|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b.*$/gu,
    "",
  );
}

/** "Ferry growth added $9.3 million", "data maintained by a university", "unchanged or not reported in seven states": nobody says so. */
function isVoice({ cue, source, covers }: Frame, text: string): boolean {
  const behind = text.slice(covers.start);
  if (/^adds?$|^added$/.test(cue) && /^ (?:about |almost |at least |more than |nearly |some )?[$£€\d]/.test(behind))
    return false;
  return !(covers.start > 0 && /^ by\b/.test(behind)) && !/\bnot$/.test(source ?? "");
}

function sourceAt(text: string, frames: readonly Frame[], at: number): string | null {
  const covering = frames.filter(
    (frame) =>
      isSomebody(frame.source) &&
      isVoice(frame, text) &&
      at >= frame.covers.start &&
      at < frame.covers.end &&
      !DEED.test(text.slice(0, frame.covers.start + 60)),
  );
  // "Norvania Wire reported that 201 people were killed, according to the Red Crescent": who counted, and not who passes it on.
  const counted = covering.find(({ source }) => !isOutletName(source ?? ""));
  return (counted ?? covering[0])?.source ?? null;
}

/** The source that opens the side a figure stands on, when that is not the first. */
function sideOf(text: string, at: number): string | null {
  const near = Math.max(0, at - NEAR);
  const joints = [...text.slice(near, at).matchAll(OTHER_SIDE)].slice(-MOST_JOINTS);
  for (const joint of joints.toReversed()) {
    const from = near + joint.index + joint[0].length;
    const opening = findFrames(text.slice(from, at + NEAR)).find(
      (frame) => frame.start === 0 && isSomebody(frame.source) && isVoice(frame, text.slice(from)),
    );
    if (opening && at - from >= opening.covers.start) return opening.source;
  }
  return null;
}
