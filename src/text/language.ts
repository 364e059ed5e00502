import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { isCommonWord } from "./gazetteer.ts";

/** Shorter texts, in letters, are too little to tell a language by. */
const FEWEST_LETTERS = 20;
/** Enough text to tell the language of an article by. */
const ENOUGH = 2000;

/**
 * A text is English when this share of its lower-case words stands in the English dictionary and there are this many of them: the
 * detector takes short lines with foreign names for the language of the names. Of 51,936 sentences of English news it called 219
 * foreign, 45 of which this share keeps; the sentences in ten other languages of
 * `test/text/language.test.ts` hold at most .50.
 */
const ENGLISH_SHARE = 0.7;
const FEWEST_WORDS = 3;
const PLAIN_WORDS = /(?<![\p{L}\p{N}'’-])\p{Ll}\p{L}*/gu;

function isPlainEnglish(sample: string): boolean {
  const words = sample.match(PLAIN_WORDS) ?? [];
  return words.length >= FEWEST_WORDS && words.filter(isCommonWord).length >= ENGLISH_SHARE * words.length;
}

type Detector = typeof import("eld/small").eld;
let loaded: Detector | null = null;

/** Its tables take 45 MB of every thread that loads them: only those do that read a text which is not plainly English. */
function detector(): Detector {
  if (loaded === null) {
    const path = fileURLToPath(import.meta.resolve("eld/small"));
    loaded = (createRequire(import.meta.url)(path) as typeof import("eld/small")).eld;
  }
  return loaded;
}

/** The ISO 639-1 code of a text's language; "en" for texts too short to tell, "und" when the detector knows none. */
export function detectLanguage(text: string): string {
  const sample = text.slice(0, ENOUGH);
  if ((sample.match(/\p{L}/gu)?.length ?? 0) < FEWEST_LETTERS) return "en";
  if (isPlainEnglish(sample)) return "en";
  return detector().detect(sample).language || "und";
}

/** Whether this reader's rules were made for the language (a code such as "en" or "en-GB"). */
export function isReadable(language: string): boolean {
  return /^en\b/i.test(language);
}
