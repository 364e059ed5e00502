import { eld } from "eld/small";

/** Shorter texts, in letters, are too little to tell a language by. */
const FEWEST_LETTERS = 20;
/** Enough text to tell the language of an article by. */
const ENOUGH = 2000;

/** The ISO 639-1 code of a text's language; "en" for texts too short to tell, "und" when the detector knows none. */
export function detectLanguage(text: string): string {
  const sample = text.slice(0, ENOUGH);
  if ((sample.match(/\p{L}/gu)?.length ?? 0) < FEWEST_LETTERS) return "en";
  return eld.detect(sample).language || "und";
}

/** Whether this reader's rules were made for the language (a code such as "en" or "en-GB"). */
export function isReadable(language: string): boolean {
  return /^en\b/i.test(language);
}
