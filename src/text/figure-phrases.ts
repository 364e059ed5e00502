import { isDemonym } from "./gazetteer.ts";
import type { Token } from "./tokens.ts";

/* The noun phrases to the right and to the left of a figure. */

const SKIPPED = new Set([
  "of",
  "the",
  "these",
  "those",
  "its",
  "their",
  "his",
  "her",
  "our",
  "all",
  "more",
  "other",
  "additional",
  "new",
  "further",
  "such",
  "to",
]);
/** Days and months, which say when and not what. */
export const CALENDAR =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow|overnight|early|late|last|next|this|january|february|march|april|june|july|august|september|october|november|december|\w+\.)$/i;
const WHEN = /^(?:last|next|this|that|yesterday|today|tomorrow|overnight)$/i;
const LONGEST_PHRASE = 5;

/** Whether a token is a noun or a name. */
export const nounLike = (token: Token) => token.pos === "NOUN" || token.pos === "PROPN";

/** "Eight ships Orlova sent": a name behind a plural noun opens something else; "frontline TSA workforce" goes on. */
function opensAnew(token: Token, last: Token | undefined, next: Token | undefined): boolean {
  // "For the governing Homeland Party": what ends so describes.
  if (last?.pos !== "NOUN" || token.pos !== "PROPN" || /ing$/.test(last.text)) return false;
  // "Active-duty Marines", "registered Republicans": many of a kind.
  if (token.text === "Marines" || isDemonym(token.text.replace(/s$/, ""))) return false;
  return /s$/.test(last.text) || next?.pos !== "NOUN";
}

const isCapital = (token: Token) => /^\p{Lu}/u.test(token.text);

/** The noun phrase that opens at a token, without what leads in to it; empty when none does. */
export function phraseAfter(tokens: readonly Token[], from: number): readonly Token[] {
  let at = from;
  while (SKIPPED.has(tokens[at]?.text.toLowerCase() ?? "") && at < from + 3) at += 1;
  const phrase: Token[] = [];
  for (let token = tokens[at]; token !== undefined && phrase.length < LONGEST_PHRASE; token = tokens[at]) {
    if (!belongs(token, phrase, tokens[at + 1])) break;
    phrase.push(token);
    at += 1;
  }
  while (phrase.length > 0 && !nounLike(phrase.at(-1) as Token)) phrase.pop();
  return isPieceOfName(phrase, tokens[at]) ? [] : phrase;
}

/** "The 322-foot Space Launch System", "for incumbent U.S. Sen. Ilse Varn": a piece of a name is nothing that is counted. */
function isPieceOfName(phrase: readonly Token[], next: Token | undefined): boolean {
  const last = phrase.at(-1);
  if (last === undefined || next === undefined || !isCapital(next)) return false;
  return (last.pos === "PROPN" && phrase.every(isCapital)) || /^\p{Lu}.*\.$/u.test(last.text);
}

function belongs(token: Token, phrase: readonly Token[], next: Token | undefined): boolean {
  if (nounLike(token) && CALENDAR.test(token.text)) return false;
  const last = phrase.at(-1);
  // "412 violations last month".
  if (last !== undefined && WHEN.test(token.text)) return false;
  if (opensAnew(token, last, next)) return false;
  if (nounLike(token) || token.pos === "ADJ") return true;
  if (last !== undefined && joins(token, last, next)) return true;
  // "wounded soldiers", "missing people": a participle before its noun.
  // "Two needed transplants" tells what they did.
  const participle = token.pos === "VERB" && /(?:ed|en|ing)$/.test(token.text) && !DOES.test(token.text);
  return participle && next !== undefined && nounLike(next) && (last === undefined || last.pos === "ADJ");
}

// "Long-range drones", "Finch & Rule": what joins two words of one phrase.
function joins(token: Token, last: Token, next: Token | undefined): boolean {
  // "LGBTQ+ members".
  if (token.text === "+") return token.start === last.end;
  if (token.text === "&") return last.pos === "PROPN" && next?.pos === "PROPN";
  return /^[-‐‑]$/u.test(token.text) && next?.start === token.end;
}

// "Reward for his capture" goes on; "23 km east of Sarquel at a depth of 11 km" does not: how deep it was is not of the town.
function goesOnBefore(article: Token, before: Token | undefined): boolean {
  return JOINS_NOUNS.test(before?.text ?? "") && !(before?.text === "at" && /^an?$/i.test(article.text));
}

// "Norvania's main port".
function isOwner(token: Token, before: Token): boolean {
  return /^['’]s$/.test(token.text) && before.pos === "PROPN";
}

const DOES =
  /^(?:asked|demanded|developed|needed|received|rejected|remained|required|started|suffered|supported|wanted|welcomed)$/i;

/** The noun phrase that ends at a token: leftwards over "reward for his capture", up to the determiner that opens it; empty when none does. */
export function phraseBefore(tokens: readonly Token[], last: number): readonly Token[] {
  let at = last;
  while (at >= 0 && ["ADV", "AUX", "PART"].includes(tokens[at]?.pos ?? "")) at -= 1;
  at = beforeAside(tokens, at);
  const end = at;
  while (at >= 0 && end - at < 12 && inNounPhrase(tokens, at)) at -= 1;
  const phrase = tokens.slice(at + 1, end + 1);
  const first = phrase.findIndex((token) => nounLike(token) || token.pos === "ADJ");
  return first < 0 ? [] : phrase.slice(first);
}

// "The fire, which broke out on Monday, had grown": what is told on the way is stepped over.
function beforeAside(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.text !== ",") return at;
  const opens = tokens.slice(0, at).findLastIndex(({ text }) => text === ",");
  if (opens <= 0) return at;
  // "Cases in the main port, Halimbe, have passed 4,000".
  const inside = tokens.slice(opens + 1, at);
  const isNamed = inside.length < 4 && inside.every(({ pos, text }) => pos === "PROPN" && /^\p{Lu}/u.test(text));
  return isNamed || /^(?:which|who|whose)$/i.test(inside[0]?.text ?? "") ? opens - 1 : at;
}

const JOINS_NOUNS = /^(?:for|in|of|on|at|from)$/i;

function inNounPhrase(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  if (nounLike(token) || token.pos === "ADJ" || isReduced(tokens, at) || isOutOf(tokens, at)) return true;
  const before = tokens[at - 1];
  if (token.pos === "VERB") return before?.pos === "PRON" && /^(?:his|her|its|their|our|my)$/i.test(before.text);
  if (before !== undefined && (joins(token, before, tokens[at + 1]) || isOwner(token, before))) return true;
  if (/^(?:his|her|its|their|the|that|a|an)$/i.test(token.text)) return goesOnBefore(token, before);
  return JOINS_NOUNS.test(token.text) && before !== undefined && nounLike(before);
}

// "The number of people out of work".
function isOutOf(tokens: readonly Token[], at: number): boolean {
  const [out, of] = tokens[at]?.text === "of" ? [at - 1, at] : [at, at + 1];
  const before = tokens[out - 1];
  return tokens[out]?.text === "out" && tokens[of]?.text === "of" && before !== undefined && nounLike(before);
}

// "people killed in Velmar": a participle after its noun, and the preposition after such a participle.
function isReduced(tokens: readonly Token[], at: number): boolean {
  const participle = (i: number) => tokens[i]?.pos === "VERB" && /(?:ed|en)$/.test(tokens[i]?.text ?? "");
  const behindNoun = (i: number) => participle(i) && tokens[i - 1]?.pos === "NOUN" && tokens[i - 2]?.text === "of";
  return behindNoun(at) || (/^(?:in|on|at|by)$/i.test(tokens[at]?.text ?? "") && behindNoun(at - 1));
}
