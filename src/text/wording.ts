import { remembering } from "./remember.ts";
import { type Token, tokenise } from "./tokens.ts";
import { contentWords } from "./words.ts";

/** A word or figure of a text, for laying two sentences beside each other; offsets are into the text. */
export type Word = {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** A wink tag: NOUN, PROPN, VERB, AUX, ADJ, ADV, NUM and so on. */
  readonly pos: string;
  /** What it is compared by: the stem of a content word, digits for a number word, else the lower-case word. */
  readonly key: string;
  /** Whether it carries content. */
  readonly content: boolean;
  /** Dictionary forms to look it up under, the longest first: "carry_out" before "carry". */
  readonly lemmas: readonly string[];
};

const PARTICLE = /^(?:up|out|off|down|in|into|on|over|away|back|for|with|through|after|to|aside|forward|upon)$/;
/** Of these it is what follows that tells two words apart: an ex-president is no ex-mayor. */
const PREFIXED =
  /^(?:anti|co|ex|inter|mega|micro|mid|mini|multi|non|post|pre|pro|pseudo|quasi|self|semi|sub|super|vice)-\p{L}{2}/iu;
const NOT = /^(?:n['’]?t|cannot)$/;
const SHORTENED = new Map([
  ["ca", "can"],
  ["wo", "will"],
  ["’ll", "will"],
  ["'ll", "will"],
  ["’d", "would"],
  ["'d", "would"],
]);

function keyOf(lower: string, stem: string | undefined): string {
  return NOT.test(lower) ? "not" : (SHORTENED.get(lower) ?? stem ?? lower);
}

function wordAt(tokens: readonly Token[], at: number): Word[] {
  const token = tokens[at];
  if (!token || !/[\p{L}\p{N}$€£%]/u.test(token.text)) return [];
  const stems = contentWords(token.text);
  const stem = PREFIXED.test(token.text) ? stems.join("-") : stems[0];
  const lower = token.text.toLowerCase();
  const lemma = token.lemma.toLowerCase();
  const next = tokens[at + 1]?.text.toLowerCase() ?? "";
  return [
    {
      ...{ text: token.text, start: token.start, end: token.end, pos: token.pos },
      key: keyOf(lower, stem),
      content: token.pos === "PROPN" || (stem !== undefined && !NOT.test(lower) && !SHORTENED.has(lower)),
      lemmas: PARTICLE.test(next) ? [`${lemma}_${next}`, lemma] : [lemma],
    },
  ];
}

/** The words of a text in order, without punctuation. */
export const wordsIn = remembering((text: string): readonly Word[] => {
  const tokens = tokenise(text);
  return tokens.flatMap((_, at) => wordAt(tokens, at));
}, 4000);
