import type { RawSentence, Token } from "./tokens.ts";

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
const CALENDAR =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow|overnight|early|late|last|next|this|january|february|march|april|june|july|august|september|october|november|december|\w+\.)$/i;
const CHANGE =
  /^(?:increase|raise|rise|fall|drop|cut|grow|climb|jump|soar|surge|plunge|slip|decline|reduce|lower|double|triple|reach|total|hit|stand|exceed|cost|widen|narrow|swell|shrink|expand|top|edge|tumble|rocket|slump|be|become|remain|set|average|near|pass|amount|come|lift|boost)$/;
const HELD_BY = /^(?:of|at|to|by|worth|from|is|was)$/i;
const LONGEST_PHRASE = 5;
/** "A mother of three" says how many children; nobody counts mothers. */
const PARENT = /^(?:mother|father|mom|mum|dad|parent|grandmother|grandfather|widow|widower)$/;

const nounLike = (token: Token) => token.pos === "NOUN" || token.pos === "PROPN";

/** "Eight ships Orlova sent": a name behind a plural noun opens something else; "frontline TSA workforce" goes on. */
function opensAnew(token: Token, last: Token | undefined, next: Token | undefined): boolean {
  if (last?.pos !== "NOUN" || token.pos !== "PROPN") return false;
  return /s$/.test(last.text) || next?.pos !== "NOUN";
}

const isCapital = (token: Token) => /^\p{Lu}/u.test(token.text);

function phraseAfter(tokens: readonly Token[], from: number): readonly Token[] {
  let at = from;
  while (SKIPPED.has(tokens[at]?.text.toLowerCase() ?? "") && at < from + 3) at += 1;
  const phrase: Token[] = [];
  for (let token = tokens[at]; token !== undefined && phrase.length < LONGEST_PHRASE; token = tokens[at]) {
    if (!belongs(token, phrase, tokens[at + 1])) break;
    phrase.push(token);
    at += 1;
  }
  while (phrase.length > 0 && !nounLike(phrase.at(-1) as Token)) phrase.pop();
  // "The 322-foot Space Launch System": a piece of a name is nothing that is counted.
  if (phrase.at(-1)?.pos === "PROPN" && /^\p{Lu}/u.test(tokens[at]?.text ?? "") && phrase.every(isCapital)) return [];
  return phrase;
}

function belongs(token: Token, phrase: readonly Token[], next: Token | undefined): boolean {
  if (nounLike(token) && CALENDAR.test(token.text)) return false;
  const last = phrase.at(-1);
  if (opensAnew(token, last, next)) return false;
  if (nounLike(token) || token.pos === "ADJ") return true;
  if (token.text === "-" && last !== undefined) return next !== undefined && next.start === token.end;
  // "wounded soldiers", "missing people": a participle before its noun.
  // "Two needed transplants" tells what they did.
  const participle = token.pos === "VERB" && /(?:ed|en|ing)$/.test(token.text) && !DOES.test(token.text);
  return participle && next !== undefined && nounLike(next) && (last === undefined || last.pos === "ADJ");
}

const DOES =
  /^(?:asked|demanded|developed|needed|received|rejected|required|started|suffered|supported|wanted|welcomed)$/i;

function phraseText(sentence: RawSentence, phrase: readonly Token[]): string | null {
  const first = phrase[0];
  const last = phrase.at(-1);
  if (first === undefined || last === undefined) return null;
  return sentence.text.slice(first.start - sentence.start, last.end - sentence.start);
}

// Walks left over "reward for his capture", stopping at the determiner that opens it.
function phraseBefore(tokens: readonly Token[], last: number): readonly Token[] {
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
  return opens > 0 && /^(?:which|who|whose)$/i.test(tokens[opens + 1]?.text ?? "") ? opens - 1 : at;
}

const JOINS_NOUNS = /^(?:for|in|of|on|at|from)$/i;

function inNounPhrase(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  if (nounLike(token) || token.pos === "ADJ" || isReduced(tokens, at) || isOutOf(tokens, at)) return true;
  const before = tokens[at - 1];
  if (token.pos === "VERB") return before?.pos === "PRON" && /^(?:his|her|its|their|our|my)$/i.test(before.text);
  // "Full-year revenue forecast": a hyphen between two words of the phrase.
  if (token.text === "-") return before?.end === token.start && tokens[at + 1]?.start === token.end;
  if (/^(?:his|her|its|their|the|that|a|an)$/i.test(token.text)) return JOINS_NOUNS.test(before?.text ?? "");
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

/** "In the first quarter", "for the year": when something was counted is not what was. */
const SPAN_OF_TIME = /^(?:quarter|year|month|week|day|half|decade|century|season|weekend|hour|time)$/;

// "Fell 18% to €212 million in the first quarter from €259 million": amounts and times between a verb and its next amount.
function beforeAmounts(tokens: readonly Token[], from: number): number {
  let at = from;
  while (
    at >= 0 &&
    (/^(?:%|percent|million|billion|trillion|[$£€])$/i.test(tokens[at]?.text ?? "") ||
      CALENDAR.test(tokens[at]?.text ?? "") ||
      isNumber(tokens[at]))
  )
    at -= 1;
  if (!SPAN_OF_TIME.test(tokens[at]?.lemma ?? "")) return at;
  if (/^(?:last|next|this)$/i.test(tokens[at - 1]?.text ?? "")) return beforeAmounts(tokens, at - 2);
  const opens = tokens.slice(0, at).findLastIndex((token) => /^(?:in|for|during|over)$/i.test(token.text));
  return opens >= 0 && at - opens < 5 ? opens - 1 : at;
}

const isNumber = (token: Token | undefined) => token?.pos === "NUM";

function beforeHold(tokens: readonly Token[], from: number): number {
  let at = from;
  while (at >= 0 && (/^(?:ADV|PART)$/.test(tokens[at]?.pos ?? "") || HELD_BY.test(tokens[at]?.text ?? ""))) at -= 1;
  return at;
}

// Leftwards over what holds an amount to its verb, and over the amounts and times that stand between.
function holderBefore(tokens: readonly Token[], from: number): number {
  let at = beforeHold(tokens, from);
  for (let next = beforeHold(tokens, beforeAmounts(tokens, at)); next < at; ) {
    at = next;
    next = beforeHold(tokens, beforeAmounts(tokens, at));
  }
  return at;
}

function governor(sentence: RawSentence, at: number): string | null {
  if (at < 0) return null;
  const { tokens } = sentence;
  const last = holderBefore(tokens, at - 1);
  const held = last < at - 1;
  const head = tokens[last];
  if (head === undefined) return null;
  const isChange = (head.pos === "VERB" || head.pos === "AUX" || head.pos === "NOUN") && CHANGE.test(head.lemma);
  if (isChange && head.pos !== "NOUN") return phraseText(sentence, phraseBefore(tokens, last - 1));
  if (PARENT.test(head.lemma)) return null;
  if (held && nounLike(head)) return phraseText(sentence, notOfTime(phraseBefore(tokens, last)));
  return null;
}

// "From 40 a week in July to fewer than ten": how often is not what.
function notOfTime(phrase: readonly Token[]): readonly Token[] {
  const [first] = phrase;
  return SPAN_OF_TIME.test(first?.lemma ?? "") || CALENDAR.test(first?.text ?? "") ? [] : phrase;
}

/** "A reward of $15 million for information": what stands before the sum was counted, and not what it is for. */
function sumBefore(sentence: RawSentence, first: number): string | null {
  const before = sentence.tokens[first - 1];
  if (before?.text === "of") return governor(sentence, first);
  return SUM.test(before?.lemma ?? "") ? phraseText(sentence, phraseBefore(sentence.tokens, first - 1)) : null;
}

/** What a sum of money may be, right before it: "a reward up to $50,000 for information". */
const SUM =
  /^(?:bail|bond|bounty|budget|contract|deal|fee|fine|grant|loan|offer|payment|prize|ransom|reward|settlement)$/;

/** "The figure for all five districts is 2,600": what is counted there, another sentence says. */
const COUNT_FOR =
  /\b(?:count|figure|number|total|toll) for [^,;.]{2,60} (?:is|was|stands at|stood at) (?:about |at least |some )?$|\bput by [^,;.]{2,60} at (?:about |at least |between |some )?$/i;

/**
 * What a figure measures, as printed: the noun phrase to its right ("eight ships"), else the one that governs it
 * ("the reward for his capture increased to $50 million"). `start` and `end` are offsets into the sentence's text.
 */
export function figureObject(sentence: RawSentence, start: number, end: number, measured: boolean): string | null {
  const { tokens } = sentence;
  const next = tokens.findIndex((token) => token.start >= sentence.start + end);
  const first = tokens.findIndex((token) => token.end > sentence.start + start);
  if (COUNT_FOR.test(sentence.text.slice(0, start))) return null;
  const sum = measured && tokens[next]?.text === "for" ? sumBefore(sentence, first) : null;
  if (sum !== null) return sum;
  const right = next < 0 ? null : rightObject(sentence, next, measured);
  const object = (isShareIn(sentence, end, next) && governor(sentence, first)) || (right ?? governor(sentence, first));
  return object !== null && SAYS_NOTHING.test(object) ? null : object;
}

// "Fell 9.4% in early trading": a share of what fell, and no share of the trading.
function isShareIn({ text, tokens }: RawSentence, end: number, next: number): boolean {
  return /(?:%|percent|per cent)$/.test(text.slice(0, end)) && /^in$/i.test(tokens[next]?.text ?? "");
}

/** Words that count anything, and directions: "put the number at seven", "60 miles west". */
const SAYS_NOTHING = /^(?:number|figure|total|count|rest|life|(?:north|south)?(?:east|west)|north|south)$/i;

function rightObject(sentence: RawSentence, next: number, measured: boolean): string | null {
  const { tokens } = sentence;
  let from = next;
  const hyphen = tokens[from];
  if (hyphen !== undefined && hyphen.text === "-")
    from += /^(?:strong|old|plus)$/.test(tokens[from + 1]?.text ?? "") ? 2 : 1;
  if (measured && /^(?:in|for|of)$/i.test(tokens[from]?.text ?? "")) from += 1;
  const phrase = phraseAfter(tokens, ofWhat(tokens, from));
  if (measured && from === next && doSomething(tokens, phrase)) return null;
  return SPAN_OF_TIME.test(phrase.at(-1)?.lemma ?? "") ? null : phraseText(sentence, phrase);
}

// "The €2.0 billion analysts had expected": many who do something are not what the money is.
function doSomething(tokens: readonly Token[], phrase: readonly Token[]): boolean {
  const last = phrase.at(-1);
  const after = last && tokens[tokens.indexOf(last) + 1];
  return last?.pos === "NOUN" && /s$/.test(last.text) && /^(?:AUX|VERB)$/.test(after?.pos ?? "");
}

// "26 of the province's 40 clinics", "71 of the 160 seats": some of a number of things are things.
function ofWhat(tokens: readonly Token[], from: number): number {
  if (!/^of$/i.test(tokens[from]?.text ?? "")) return from;
  const ahead = tokens.slice(from, from + 7);
  const owner = ahead.findIndex((token) => /^[’']s?$/.test(token.text));
  const number = ahead.findIndex((token, i) => token.pos === "NUM" && (i < 3 || i === owner + 1));
  return from + Math.max(0, owner + 1, number + 1);
}
