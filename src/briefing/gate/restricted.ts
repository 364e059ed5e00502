import type { Word } from "#text/text.ts";
import type { Alignment } from "./alignment.ts";
import type { Ground } from "./ground.ts";
import { closeAlignments } from "./kept.ts";
import type { Finding } from "./rules.ts";

const RELATIVE = /^(?:that|which|who|whom|whose)$/i;
const NONE = /^(?:no|not|never|any|anybody|anyone|nobody|none|nothing|only|all|every|everybody|everyone)$/i;
/** How many words before what is restricted the "no", "any" or "all" may stand that it restricts. */
const REACH = 8;
/** As many content words of a restriction tell whether a claim keeps it. */
const FIRST_WORDS = 4;

/**
 * "No cracks that anybody told us about" are not no cracks: of what is said of none, any or all of a kind, the words that say which of
 * them stay, also in a piece of the sentence itself. Where one is meant, a claim may leave out which; where all are, it would say more.
 */
export function restrictions(ground: Ground): Finding | null {
  for (const alignment of closeAlignments(ground)) {
    const lost = alignment.source.find((_, at) => isLost(alignment, at));
    if (lost)
      return { reason: "coverage", note: `which of them is meant (“${lost.text} …”) was dropped`, conflict: true };
  }
  return null;
}

function isLost({ source, claim, pairs, cited }: Alignment, at: number): boolean {
  const [noun, relative] = [source[at - 1], source[at]];
  if (!noun || !relative || noun.pos !== "NOUN" || !RELATIVE.test(relative.text)) return false;
  if (/[,;:—–(]/.test(cited.sentence.text.slice(noun.end, relative.start))) return false;
  const kept = new Set(pairs.map(([, j]) => j));
  if (!kept.has(at - 1) || !isOfAll(source.slice(Math.max(0, at - 1 - REACH), at - 1))) return false;
  const which = source.slice(at + 1).filter(({ content }) => content);
  const own = new Set(claim.map(({ key }) => key));
  return which.length > 0 && !which.slice(0, FIRST_WORDS).some(({ key }) => own.has(key));
}

function isOfAll(before: readonly Word[]): boolean {
  return before.some(({ text }) => NONE.test(text));
}
