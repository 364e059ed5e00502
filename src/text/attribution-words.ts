import type { CueClass } from "#domain/ledger.ts";
import { nounCueClass } from "./attribution-lexicon.ts";
import type { Token } from "./tokens.ts";

/** What a noun of saying opens: "the claim that", "questions about". */
export function nounClass(tokens: readonly Token[], at: number): CueClass | undefined {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (token?.pos !== "NOUN" || next === undefined) return undefined;
  if (/^(?:of|for)$/.test(next.text) && OF_WORDS.test(token.text)) return nounCueClass(token.text);
  return /^(?:that|about)$/.test(next.text) ? nounCueClass(token.text) : undefined;
}

/** Nouns of judging, whose "of" or "for" names what is judged: "condemnation of the strike". */
const OF_WORDS =
  /^(?:criticisms?|condemnations?|accusations?|allegations?|denials?|admissions?|assessments?|endorsements?)$/;

/** A state of mind behind a form of "be": "Varn is willing to", "was confident that". */
export function adjectiveClass(tokens: readonly Token[], at: number): CueClass | undefined {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  const copula = before?.pos === "ADV" ? tokens[at - 2] : before;
  if (token === undefined || copula?.lemma !== "be") return undefined;
  const needed = MINDS[token.text.toLowerCase()];
  return needed?.test(next?.text ?? "") ? "thinks" : undefined;
}

const MINDS: Readonly<Record<string, RegExp>> = {
  willing: /^to$/,
  unwilling: /^to$/,
  determined: /^to$/,
  eager: /^to$/,
  reluctant: /^to$/,
  afraid: /^(?:to|that|of)$/,
  sure: /^(?:that|of)$/,
  certain: /^(?:that|of)$/,
  confident: /^(?:that|of|in)$/,
  convinced: /^(?:that|of)$/,
  aware: /^(?:that|of)$/,
  skeptical: /^(?:that|of|about)$/,
  sceptical: /^(?:that|of|about)$/,
  critical: /^of$/,
  supportive: /^of$/,
  opposed: /^to$/,
};

/** "Reportedly", "allegedly": somebody's word, and the article does not say whose. */
export function adverbClass(token: Token | undefined): CueClass | undefined {
  const word = token?.text.toLowerCase();
  if (word === "reportedly") return "reports";
  return word === "allegedly" || word === "purportedly" || word === "supposedly" ? "claims" : undefined;
}
