import { CALENDAR, nounLike, phraseAfter, phraseBefore } from "./figure-phrases.ts";
import type { RawSentence, Token } from "./tokens.ts";

const CHANGE =
  /^(?:increase|raise|rise|fall|drop|cut|grow|climb|jump|soar|surge|plunge|slip|decline|reduce|lower|double|triple|reach|total|hit|stand|exceed|cost|widen|narrow|swell|shrink|expand|top|edge|tumble|rocket|slump|be|become|remain|set|average|near|pass|amount|come|lift|boost)$/;
const HELD_BY = /^(?:of|at|to|by|worth|from|is|was)$/i;
/** "A mother of three" says how many children; nobody counts mothers. */
const PARENT = /^(?:mother|father|mom|mum|dad|parent|grandmother|grandfather|widow|widower)$/;

function phraseText(sentence: RawSentence, phrase: readonly Token[]): string | null {
  const first = phrase[0];
  const last = phrase.at(-1);
  if (first === undefined || last === undefined) return null;
  return sentence.text.slice(first.start - sentence.start, last.end - sentence.start);
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
  if (mayRise(tokens, last)) return phraseText(sentence, phraseBefore(tokens, last - 1));
  const isChange = (head.pos === "VERB" || head.pos === "AUX" || head.pos === "NOUN") && CHANGE.test(head.lemma);
  if (isChange && head.pos !== "NOUN") return phraseText(sentence, phraseBefore(tokens, last - 1));
  if (PARENT.test(head.lemma)) return null;
  if (held && nounLike(head)) return phraseText(sentence, notOfTime(phraseBefore(tokens, last)));
  return null;
}

// "The price of a stamp could rise to 95 cents": a verb behind such a word, whatever it looks like.
function mayRise(tokens: readonly Token[], at: number): boolean {
  return (
    CHANGE.test(tokens[at]?.lemma ?? "") &&
    /^(?:can|could|may|might|must|should|will|would)$/i.test(tokens[at - 1]?.text ?? "")
  );
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

/** "Six of the dead have been identified", "four of the wounded were soldiers": some of those of whom another count tells. */
const OF_THOSE = /^ (of (?:the|those) (?:accused|arrested|dead|detained|injured|killed|missing|victims|wounded))\b/;

/** "A meeting of the two", "when the two left": whom the sentence told of before, and nothing that is counted. */
const REFERS_BACK = /\b(?:the|these|those) $/i;

/**
 * What a figure measures, as printed: the noun phrase to its right ("eight ships"), else the one that governs it
 * ("the reward for his capture increased to $50 million"). `start` and `end` are offsets into the sentence's text.
 */
export function figureObject(sentence: RawSentence, start: number, end: number, measured: boolean): string | null {
  const { tokens } = sentence;
  const next = tokens.findIndex((token) => token.start >= sentence.start + end);
  const first = tokens.findIndex((token) => token.end > sentence.start + start);
  if (COUNT_FOR.test(sentence.text.slice(0, start))) return null;
  const some = OF_THOSE.exec(sentence.text.slice(end))?.[1];
  if (some !== undefined && !measured) return some;
  const sum = measured && tokens[next]?.text === "for" ? sumBefore(sentence, first) : null;
  if (sum !== null) return sum;
  const right = next < 0 ? null : rightObject(sentence, next, measured);
  const holder = () => holderOf(sentence, first, { start, measured });
  const object = (isShareIn(sentence, end, next) && holder()) || (right ?? holder());
  return object !== null && SAYS_NOTHING.test(object) ? null : object;
}

type Held = { readonly start: number; readonly measured: boolean };

function holderOf(sentence: RawSentence, first: number, { start, measured }: Held): string | null {
  return !measured && REFERS_BACK.test(sentence.text.slice(0, start)) ? null : governor(sentence, first);
}

// "Fell 9.4% in early trading": a share of what fell, and no share of the trading.
function isShareIn({ text, tokens }: RawSentence, end: number, next: number): boolean {
  return /(?:%|percent|per cent)$/.test(text.slice(0, end)) && /^in$/i.test(tokens[next]?.text ?? "");
}

/** Words that count anything, units, and directions: "put the number at seven", "60 miles west", "a group of six". */
const SAYS_NOTHING =
  /^(?:number|figure|total|count|rest|life|group|split|pc|percentage points|(?:north|south)?(?:east|west)|north|south)$/i;

function rightObject(sentence: RawSentence, next: number, measured: boolean): string | null {
  const { tokens } = sentence;
  let from = next;
  const hyphen = tokens[from];
  if (hyphen !== undefined && hyphen.text === "-")
    from += /^(?:strong|old|plus|tall|long|wide|deep|high|thick)$/.test(tokens[from + 1]?.text ?? "") ? 2 : 1;
  if (measured && leadsIn(sentence, from)) from += 1;
  const phrase = phraseAfter(tokens, ofWhat(tokens, from));
  if (measured && from === next && doSomething(tokens, phrase)) return null;
  return SPAN_OF_TIME.test(phrase.at(-1)?.lemma ?? "") ? null : phraseText(sentence, phrase);
}

// "30 years for violence": what a span of time is for is not what lasts so long.
function leadsIn({ tokens, text, start }: RawSentence, at: number): boolean {
  const token = tokens[at];
  if (token === undefined || !/^(?:in|for|of)$/i.test(token.text)) return false;
  return !/^for$/i.test(token.text) || !/(?:days?|weeks?|months?|years?) $/i.test(text.slice(0, token.start - start));
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
