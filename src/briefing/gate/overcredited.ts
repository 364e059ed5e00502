import type { Sentence } from "#domain/ledger.ts";
import { wordsIn } from "#text/text.ts";
import { contentKeys } from "./content-keys.ts";
import type { CitedSentence, Ground } from "./ground.ts";
import type { Finding } from "./rules.ts";

/** As many words of content that stand in one sentence alone tell that a claim is of it, too; one figure does. */
const OF_IT = 2;
/** Who speaks stands at the end and has said it all: "…, the ministry said", "…, according to the ministry". */
const SAYS_ALL =
  /(?:, [^,;]{2,80} (?:said|says|reported|stated|wrote|announced)(?: (?:on|late|early|in) [^,;]{2,30})?|,? (?:according to|as reported by|citing) [^,;]{2,80})[.”"]*$/u;
const SAYS_ALL_FIRST = /^(?:According to|Citing) /;

/**
 * Of two sentences run together, one of which credits nobody, whoever is credited with both has said the other only. ("Prices rose by 5 %,
 * above the bank's target of 4 %, according to the statistics office", which spoke of no target.)
 */
export function overcredited({ claim, cited, verbatim }: Ground): Finding | null {
  if (verbatim || cited.length < 2) return null;
  const speaking = cited.filter(isCredited);
  const silent = cited.filter((one) => !isCredited(one));
  if (speaking.length === 0 || silent.length === 0) return null;
  const said = new Set(speaking.flatMap(({ sentence }) => [...keysIn(sentence)]));
  const all = claim.filter(({ text, attribution }) => attribution !== null && saysAll(text));
  const more = all.flatMap((row) => silent.filter((one) => isToldOf(row, one, said)))[0];
  return more === undefined
    ? null
    : { reason: "origins", note: "whoever is credited does not say all of it", conflict: true };
}

function saysAll(text: string): boolean {
  return SAYS_ALL.test(text) || SAYS_ALL_FIRST.test(text);
}

/** "…, it said, and no money was moved": whose that is, the sentence before it says. */
const GOES_ON = /\b(?:he|she|it|they) (?:added|said|says)\b/i;

function isCredited({ sentence }: CitedSentence): boolean {
  return sentence.attribution !== null || sentence.origins.length > 0 || GOES_ON.test(sentence.text);
}

function isToldOf(row: Sentence, { sentence }: CitedSentence, said: ReadonlySet<string>): boolean {
  // Whoever is credited may be named after another sentence.
  const named = new Set(wordsIn(row.attribution?.source ?? "").map(({ key }) => key));
  const own = keysIn(row).difference(named);
  const only = [...keysIn(sentence)].filter((key) => own.has(key) && !said.has(key));
  const [figures, words] = [only.filter((key) => /^\d/.test(key)), only.filter((key) => !/^\d/.test(key))];
  // "The two delegations" may be named after another sentence.
  return words.length >= OF_IT || figures.some((key) => Number(key) >= 10);
}

function keysIn({ text }: Sentence): ReadonlySet<string> {
  return new Set(contentKeys(wordsIn(text)));
}
