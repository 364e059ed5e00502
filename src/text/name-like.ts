import { isKnownBody, isMetonym, isNeverName, isPlace } from "./gazetteer.ts";
import type { Evidence } from "./name-evidence.ts";
import type { Run } from "./name-runs.ts";
import { isFunctionWord, type Word } from "./name-words.ts";
import { isTitleHead, isTitleModifier } from "./roles.ts";

/** A part of a run that is one name. `titled` when a title stands in front of it. */
export type Part = Run & { readonly titled: boolean };

/** The words of a run, without their offsets. */
export function texts(words: readonly Word[], run: Run): string[] {
  return words.slice(run.from, run.to).map((word) => word.text);
}

/** Whether a name is known whole, whatever its words are by themselves ("White House", "The Hague"). */
export function isKnown(text: string): boolean {
  return isKnownBody(text) || isMetonym(text) || isPlace(text);
}

/** Whether a word is made of initials ("J.", "U.S."). */
export function isInitial(word: string): boolean {
  return /^(?:\p{Lu}\.)+$/u.test(word);
}

// "(D-Mo.)" behind a name.
const PARTY_SEAT = /^[DRI]-\p{Lu}/u;

// A heading in capitals, run into the text: "TALKS COLLAPSE".
function isShouted(all: readonly string[]): boolean {
  return all.length > 1 && all.every((word) => word.length > 4 && word === word.toUpperCase());
}

/** Whether what is left of a run is a name after all. */
export function isAName(words: readonly Word[], part: Part, evidence: Evidence): boolean {
  const all = texts(words, part);
  const [first = ""] = all;
  if (PARTY_SEAT.test(first) || isShouted(all)) return false;
  if (all.length > 1) return all.at(-1) === "County" || !all.every(isOfATitle);
  if (!isNameLike(first)) return false;
  if (part.titled) return true;
  if (isTitleHead(first) || isAdjective(words, part, evidence)) return false;
  return !(evidence.isLower(first) && evidence.isCommon(first)) || isKnownBody(first);
}

// "Deputy Press Secretary", but not "King County".
function isOfATitle(word: string): boolean {
  return isTitleHead(word) || isTitleModifier(word) || isFunctionWord(word);
}

// "Norvanian" in front of a common noun or a title: a demonym that no list knows.
function isAdjective(words: readonly Word[], part: Part, evidence: Evidence): boolean {
  const word = words[part.from];
  const next = words[part.to];
  if (word === undefined || word.cut || next === undefined || next.gap !== " ") return false;
  if (next.capital && !isTitleHead(next.text)) return false;
  return /(?:ian|ese|ish)$/.test(word.text) && !evidence.isCommon(word.text) && !evidence.isHuman(word.text);
}

function isNameLike(word: string): boolean {
  if (isNeverName(word) || (isFunctionWord(word) && !isKnown(word))) return false;
  if (/\p{N}/u.test(word) && !/^\p{Lu}[\p{L}&]{2,}|^\d{1,2}\p{Lu}{2,}$/u.test(word)) return false;
  return word.length > 1 && !(isInitial(word) && word.length < 3);
}
