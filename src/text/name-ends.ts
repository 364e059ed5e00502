import { isKnownBody, isNeverName } from "./gazetteer.ts";
import type { Evidence } from "./name-evidence.ts";
import { isInitial, isKnown, texts } from "./name-like.ts";
import type { Run } from "./name-runs.ts";
import { isFunctionWord, type Word } from "./name-words.ts";
import { isTitleHead, isTitleModifier } from "./roles.ts";

/** Whether the first word of a sentence belongs to a name. */
function keepsFirst(words: readonly Word[], run: Run, evidence: Evidence, tag: string): boolean {
  const word = words[run.from]?.text ?? "";
  if (isFunctionWord(word)) return false;
  if (evidence.isCapitalised(word)) return true;
  if (isKnown(texts(words, run).join(" ")) && !evidence.isLower(word)) return true;
  if (!evidence.isCommon(word)) return !evidence.isLower(word);
  const alone = run.to - run.from === 1;
  return keepsCommon(word, alone, evidence, tag);
}

// A common word opens a name of several words, or is a known forename or surname that the tagger takes for a name.
function keepsCommon(word: string, alone: boolean, evidence: Evidence, tag: string): boolean {
  const title = isTitleHead(word);
  if (evidence.isLower(word)) return !alone && (title || isTitleModifier(word) || tag === "PROPN");
  if (word.endsWith("ing") && !evidence.isHuman(word)) return false;
  return !alone || (tag === "PROPN" && evidence.isHuman(word) && !title);
}

const MONTH_NAMES = /^(?:May|March|August|April|June)$/;

function isLoose(word: string): boolean {
  if (isNeverName(word)) return true;
  return isFunctionWord(word) && !isInitial(word) && !isKnownBody(word);
}

function trim(words: readonly Word[], run: Run): Run {
  let { from, to } = run;
  while (from < to && isLoose(words[from]?.text ?? "")) from += 1;
  // "Theresa May" keeps her name.
  const isMonth = (at: number): boolean =>
    isNeverName(words[at]?.text ?? "") && !(at > from && MONTH_NAMES.test(words[at]?.text ?? ""));
  while (from < to && isMonth(to - 1)) to -= 1;
  return { from, to };
}

function isOpening(words: readonly Word[], at: number): boolean {
  return at === 0 || /["“‘«]$/.test(words[at]?.gap ?? "");
}

/** A run without what only stands at its ends: function words, months, and the first word of a sentence that is no part of a name. */
export function trimmed(words: readonly Word[], run: Run, evidence: Evidence, tag: string): Run {
  const start = trim(words, run);
  const isFirst = isOpening(words, start.from) && start.from < start.to;
  return isFirst && !keepsFirst(words, start, evidence, tag)
    ? trim(words, { from: start.from + 1, to: start.to })
    : start;
}
