import { type Word, wordsIn } from "#text/text.ts";
import type { Alignment } from "./alignment.ts";
import type { Ground, Verbatim } from "./ground.ts";
import { closeAlignments } from "./kept.ts";
import { bestOf, type Likest } from "./likest.ts";
import type { Finding } from "./rules.ts";

/**
 * Words that take away from what they stand before (linguists call most of them privative): a former mayor is no mayor, an attempted
 * murder no murder, and whoever helped to build a dam has not built it.
 */
const TAKES_AWAY =
  /^(?:former|formerly|ex|onetime|deputy|vice|assistant|acting|interim|provisional|provisionally|honorary|aspiring|attempted|failed|foiled|thwarted|averted|abortive|unsuccessful|unsuccessfully|proposed|planned|draft|preliminary|partial|mock|fake|faked|bogus|sham|counterfeit|forged|replica|imitation|simulated|staged|near|nearly|almost|wrongful|wrongfully|wrongly|mistaken|mistakenly|falsely|shadow|help|helps|helped|begins?|began|begun|starts?|started)$/i;
/** These take from a verb alone: whoever began to clear a road has not cleared it. */
const HELPS = /^(?:help|beg[iau]n|start)/i;
/** These take from whatever follows: "almost all", "formerly with". */
const ANYWHERE = /^(?:nearly|almost|formerly)$/i;
const PREFIX = /^(?:anti|co|ex|mid|non|post|pre|pro|pseudo|quasi|semi|vice)[-‑–]/i;

/** No word that takes away from another is dropped from before it. */
export function privatives(ground: Ground): Finding | null {
  const lost = ground.verbatim
    ? cutBefore(ground.verbatim)
    : closeAlignments(ground)
        .map(lostIn)
        .concat(bestOf(ground).map(lostAnywhere))
        .find((found) => found !== null);
  if (!lost) return null;
  const note = `“${lost[0].text}” before “${lost[1].text}” was dropped`;
  return { reason: "modality", note, conflict: true };
}

/** The word that a piece of a sentence was cut behind, and the piece's first. */
function cutBefore({ sentence, start }: Verbatim): [Word, Word] | null {
  const words = wordsIn(sentence.text);
  const at = words.findIndex((word) => word.start >= start - sentence.start);
  const lost = takesAway(words, at, () => true);
  return lost && words[at] ? [lost, words[at]] : null;
}

function lostIn({ claim, source, pairs }: Alignment): [Word, Word] | null {
  const [mine, shared] = [new Set(pairs.map(([i]) => i)), new Set(pairs.map(([, j]) => j))];
  for (const [i, j] of pairs) {
    const word = source[j];
    if (!word || takesAway(claim, i, () => true)) continue;
    const lost = takesAway(source, j, (at) => !shared.has(at));
    if (lost) return [lost, word];
  }
  return prefixLost(
    claim.filter((_, i) => !mine.has(i)),
    source.filter((_, j) => !shared.has(j)),
  );
}

/** What makes an office none: "Ilse Varn, a former finance minister" is no "finance minister Ilse Varn", wherever either stands. */
const NO_OFFICE = /^(?:acting|assistant|caretaker|deputy|ex|former|interim|vice)$/i;

function lostAnywhere({ own, other }: Likest): [Word, Word] | null {
  const isKept = own.some(({ text }) => NO_OFFICE.test(text) || /^(?:ex-.*|formerly|once|used)$/i.test(text));
  if (isKept) return null;
  for (const word of own.filter(({ pos, content }) => content && /^(?:NOUN|PROPN)$/.test(pos))) {
    const places = other.flatMap(({ key }, at) => (key === word.key ? [at] : []));
    const taken = places.map((at) => other.slice(Math.max(0, at - 2), at).find(({ text }) => NO_OFFICE.test(text)));
    if (taken[0] && taken.every(Boolean)) return [taken[0], word];
  }
  return null;
}

/** "Anti-government protesters" made "government protesters". */
function prefixLost(own: readonly Word[], other: readonly Word[]): [Word, Word] | null {
  for (const word of own) {
    const whole = other.find(({ text }) => text.replace(PREFIX, "").toLowerCase() === word.text.toLowerCase());
    if (whole && PREFIX.test(whole.text)) return [whole, word];
  }
  return null;
}

/** The word that takes away from the one at a place: right before it, or before what goes with it ("former Velmar mayor"). */
function takesAway(words: readonly Word[], at: number, counts: (at: number) => boolean): Word | null {
  const [own, next] = [words[at], words[at - 1]];
  const isBetween = own?.pos === "NOUN" ? next?.pos === "PROPN" || next?.pos === "ADJ" : next?.key === "to";
  for (const before of isBetween ? [at - 1, at - 2] : [at - 1]) {
    const word = words[before];
    if (!own || !word || !counts(before)) return null;
    if (TAKES_AWAY.test(word.text) && mayTakeAway(words, before, own)) return word;
  }
  return null;
}

/** "Was planned" is a deed of its own, "nearly 40" a bound. */
function mayTakeAway(words: readonly Word[], at: number, own: Word): boolean {
  const [word, before] = [words[at], words[at - 1]];
  if (!word || own.pos === "NUM" || /^\p{Sc}/u.test(own.text)) return false;
  if (ANYWHERE.test(word.text)) return true;
  if (HELPS.test(word.text)) return own.pos === "VERB";
  if (!own.content) return false;
  return (
    word.pos !== "VERB" ||
    own.pos === "PROPN" ||
    (/^(?:DET|ADP|PRON|PART)$/.test(before?.pos ?? "DET") && own.pos === "NOUN")
  );
}
