import { creditedOutlets, type Frame } from "./attribution.ts";
import type { RawSentence } from "./tokens.ts";

/** A sentence about the sentence before it ("This development, as reported by …", "The news was first reported by …"). */
const POINTS_BACK =
  /^(?:this|that|these|those|the) (?:\w+ ){0,2}?(?:,? ?as |was |were |is |had been )?(?:first |previously )?(?:,? as )?reported\b|^(?:this|that|these|the (?:news|report|story|plan|development|move|decision|claim)s?)\b[^.]{0,60}?\b(?:reported|broke|according to)\b/i;

/**
 * The outlets each sentence is credited to, in the order of the sentences. What points back ("This, as reported by X") credits
 * the sentence before it too; "According to X," ends with its own sentence.
 */
export function findOrigins(sentences: readonly RawSentence[], frames: readonly (readonly Frame[])[]): string[][] {
  const origins = sentences.map((sentence, i) => creditedOutlets(sentence.text, frames[i] ?? []));
  for (const [i, sentence] of sentences.entries()) {
    const own = origins[i] ?? [];
    const before = origins[i - 1];
    if (own.length > 0 && before?.length === 0 && POINTS_BACK.test(sentence.text)) origins[i - 1] = [...own];
  }
  return origins;
}
