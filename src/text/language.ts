import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

/** Shorter texts, in letters, are too little to tell a language by. */
const FEWEST_LETTERS = 20;
/** Enough text to tell the language of an article by. */
const ENOUGH = 2000;

type Detector = typeof import("eld/small").eld;
let loaded: Detector | null = null;

/** Its tables take 45 MB of every thread that loads them: only those that read texts do, when they first read one. */
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
  return detector().detect(sample).language || "und";
}

/** Whether this reader's rules were made for the language (a code such as "en" or "en-GB"). */
export function isReadable(language: string): boolean {
  return /^en\b/i.test(language);
}
