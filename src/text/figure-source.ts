import type { Figure } from "#domain/ledger.ts";
import { type Frame, findFrames, isSomebody } from "./attribution.ts";
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

type Voices = { readonly frames: readonly Frame[]; readonly speaker: string | null };

/** A figure inside an attribution is somebody's: the frame of its own side says whose, else the one that covers it. */
export function saidBy(figure: Figure, sentence: RawSentence, { frames, speaker }: Voices): Figure {
  const at = figure.start - sentence.start;
  if (ANSWERED.test(sentence.text.slice(0, at))) return figure;
  const who = sideOf(sentence.text, at) ?? sourceAt(sentence.text, frames, at) ?? speaker;
  return who === null ? figure : { ...figure, saidBy: who };
}

function sourceAt(text: string, frames: readonly Frame[], at: number): string | null {
  const covering = frames.find(
    ({ covers, source }) =>
      isSomebody(source) && at >= covers.start && at < covers.end && !DEED.test(text.slice(0, covers.start + 60)),
  );
  return covering?.source ?? null;
}

/** The source that opens the side a figure stands on, when that is not the first. */
function sideOf(text: string, at: number): string | null {
  const near = Math.max(0, at - NEAR);
  const joints = [...text.slice(near, at).matchAll(OTHER_SIDE)].slice(-MOST_JOINTS);
  for (const joint of joints.toReversed()) {
    const from = near + joint.index + joint[0].length;
    const opening = findFrames(text.slice(from, at + NEAR)).find(
      ({ start, source }) => start === 0 && isSomebody(source),
    );
    if (opening && at - from >= opening.covers.start) return opening.source;
  }
  return null;
}
