import type { Cue, CueClass, Quotation } from "#domain/ledger.ts";
import { cueClass, isDocument } from "./attribution-lexicon.ts";
import { adjectiveClass, adverbClass, nounClass } from "./attribution-words.ts";
import { subjectAfter } from "./speaker-behind.ts";
import { type NameAt, subjectBefore } from "./speakers.ts";
import type { RawSentence, Token } from "./tokens.ts";

/** Offsets between which words are somebody's own, so that their verbs are no cues of the article's. */
type Spans = readonly Pick<Quotation, "start" | "end">[];

function inside(spans: Spans, { start }: Token): boolean {
  return spans.some((span) => start >= span.start && start < span.end);
}

// "The proposed plan", "an alleged thief": a participle in front of its noun attributes nothing.
function isModifier(tokens: readonly Token[], at: number): boolean {
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  return /^(?:DET|ADJ|NUM)$/.test(before?.pos ?? "") && /^(?:NOUN|PROPN|ADJ)$/.test(after?.pos ?? "");
}

// "Would say", "to comment": what is not done attributes nothing.
function isUnreal(tokens: readonly Token[], at: number): boolean {
  let back = at - 1;
  while (back > 0 && isBetweenAuxiliaryAndVerb(tokens[back])) back -= 1;
  const word = tokens[back]?.text ?? "";
  if (/^to$/i.test(word)) return !isDoneAlready(tokens[back - 1]);
  // "Theresa May said": the month and the name are no verb.
  return (
    /^(?:[Ww]ill|[Ww]ould|[Cc]ould|[Cc]an|may|[Mm]ight|[Ss]hould|[Mm]ust|[Ss]hall|[Ll]et)$/.test(word) ||
    isOwnVoice(word)
  );
}

// "Went on to say", "appeared to suggest", "continues to deny": the infinitive tells what was done.
function isDoneAlready(before: Token | undefined): boolean {
  return before !== undefined && (before.text === "on" || /^(?:appear|seem|continue|proceed)$/.test(before.lemma));
}

// "Would not say", "wouldn't say": the negation that the tagger cuts off is no adverb to it.
function isBetweenAuxiliaryAndVerb(token: Token | undefined): boolean {
  return token !== undefined && (token.pos === "ADV" || /^(?:not|n[’']t)$/i.test(token.text));
}

// "I think", "we hope" outside quotation marks is the article's own voice, or that of words whose marks were lost.
function isOwnVoice(word: string): boolean {
  return /^(?:I|we|you)$/i.test(word);
}

const CLAUSE = /^(?:that|to|how|why|what|whether|if|as|of|it|he|she|they|we|I|the|a|an|his|her|their|its|this|these)$/i;

/** Verbs that attribute only with what follows them: "point out", "refer to", "find that". */
const NEEDED: Readonly<Record<string, RegExp>> = {
  point: /^(?:to|out|at)$/i,
  refer: /^to$/i,
  plan: /^(?:to|on|for)$/i,
  offer: /^(?:to|a|an|no|his|her|their|its|up|the)$/i,
  press: /^(?:for|on|him|her|them|the)$/i,
  think: CLAUSE,
  find: /^(?:that|no|evidence|little)$/i,
  show: /^(?:that|how|[A-Z].*|\d.*)$/,
  showing: /./,
  know: /^(?:that|about|how|why|what|whether)$/i,
  vote: /^(?:for|against|to)$/i,
  signal: CLAUSE,
  speak: /^(?:of|out|about)$/i,
  lay: /^out$/i,
  put: /^it$/i,
  appear: /^(?:to|that|as)$/i,
  seem: /^(?:to|that|as|like)$/i,
  aim: /^(?:to|at)$/i,
  determine: /^that$/i,
  seize: /^(?:on|upon)$/i,
  compare: /^(?!with$)/i,
  commit: /^to$/i,
  assume: /^(?:that|it|he|she|they|to)$/i,
  continue: /^[:,.“"”]+$/,
  // "Responded with tear gas".
  respond: /^(?!with$)/i,
};

// The tagger takes "charges that", "the video references four" and "is promising" for nouns and adjectives.
function isVerb(tokens: readonly Token[], at: number): boolean {
  const [before, token, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (token?.pos === "VERB") return true;
  if (token?.pos === "ADJ") return /ing$/.test(token.text) || after?.text === "that";
  if (token?.pos !== "NOUN") return false;
  return isVerbTakenForNoun(token, before, after);
}

function isVerbTakenForNoun(token: Token, before: Token | undefined, after: Token | undefined): boolean {
  if (/^(?:who|that)$/i.test(before?.text ?? "")) return after?.pos === "DET";
  const subject = /s$/.test(token.text) && /^(?:NOUN|PROPN|PRON)$/.test(before?.pos ?? "");
  return subject && (/^(?:that|to)$/.test(after?.text ?? "") || /^(?:DET|PRON|NUM|PROPN)$/.test(after?.pos ?? ""));
}

function verbClass(tokens: readonly Token[], at: number): CueClass | undefined {
  const token = tokens[at];
  if (token === undefined || !isVerb(tokens, at)) return undefined;
  const kind = cueClass(token.text);
  if (kind === undefined || isModifier(tokens, at) || isUnreal(tokens, at)) return undefined;
  const needed = NEEDED[token.text] ?? NEEDED[token.lemma];
  return needed !== undefined && !needed.test(tokens[at + 1]?.text ?? "") ? undefined : kind;
}

// "VARN: We never agreed.": the colon of a transcript.
function isLabel(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.text !== ":" || at > 6) return false;
  const label = tokens.slice(0, at).filter((token) => /\p{L}/u.test(token.text));
  return label.length > 0 && label.length < 4 && label.every(isShouted);
}

// "Varn: The bridge is safe", "Poll: Most want a new bridge": the colon of a headline, whose words are capitals behind it.
function isHeadlineLabel(tokens: readonly Token[], at: number, nameAt: NameAt): boolean {
  if (tokens[at]?.text !== ":" || at === 0 || at > 4 || !/^\p{Lu}/u.test(tokens[at + 1]?.text ?? "")) return false;
  const label = tokens.slice(0, at);
  const [first] = label;
  if (first === undefined || label.some((token) => token.pos === "VERB" || token.pos === "AUX")) return false;
  return at === 1 && isDocument(first.text) ? true : label.every((token) => nameAt(token.start) !== undefined);
}

// “…” ― Ilse Varn
function isSignature(tokens: readonly Token[], at: number, text: string): boolean {
  const [token, after] = [tokens[at], tokens[at + 1]];
  if (token === undefined || after?.pos !== "PROPN" || !/^(?:[―—–]|--)$/.test(token.text)) return false;
  return /["”]\s*$/.test(text.slice(Math.max(0, token.start - 4), token.start));
}

function isShouted({ text }: Token): boolean {
  return text.length > 1 && text === text.toUpperCase();
}

function classAt(tokens: readonly Token[], at: number, nameAt: NameAt, text: string): CueClass | undefined {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (/^according$/i.test(token?.text ?? "") && next?.text === "to") return "says";
  if (isLabel(tokens, at) || isHeadlineLabel(tokens, at, nameAt) || isSignature(tokens, at, text)) return "says";
  return verbClass(tokens, at) ?? nounClass(tokens, at) ?? adjectiveClass(tokens, at) ?? adverbClass(token);
}

// "The poll found 12 percent", "documents show payments": what paper does needs no clause behind it.
function isPaperVerb(tokens: readonly Token[], at: number): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]];
  if (token?.pos !== "VERB" || !/^(?:find|show|estimate|detail|list|rank|put|record|read)$/.test(token.lemma))
    return false;
  const head = before?.pos === "ADV" || before?.pos === "AUX" ? tokens[at - 2] : before;
  return (head?.pos === "NOUN" || head?.pos === "PROPN") && isDocument(head.text);
}

function cueAt(tokens: readonly Token[], at: number, kind: CueClass, nameAt: NameAt, text: string): Cue[] {
  const token = tokens[at];
  if (token === undefined) return [];
  const subject =
    adverbClass(token) === undefined
      ? (subjectBefore(tokens, at, nameAt, text) ?? subjectAfter(tokens, at, nameAt, text))
      : undefined;
  const source = subject && !isToldSo(tokens, at) && !NOBODY.test(subject.text) ? subject.text : null;
  const paper = source !== null && isDocument(source.split(" ").at(-1) ?? "");
  return [{ cue: token.text, start: token.start, end: token.end, class: paper ? "documents" : kind, source }];
}

/** "Resigned on Wednesday night after admitting": a time is nobody. */
const NOBODY = /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:after|before|by|while)$/;

// "Was summoned to headquarters and told": who was told says nothing.
function isToldSo(tokens: readonly Token[], at: number): boolean {
  if (!/^(?:asked|told|warned)$/.test(tokens[at]?.text ?? "") || tokens[at - 1]?.text !== "and") return false;
  const verb = tokens.slice(0, at - 1).findLastIndex(({ pos }) => pos === "VERB");
  return /^(?:be|is|are|was|were|been)$/.test(tokens[verb - 1]?.text ?? "");
}

/** Every cue of attribution in a sentence, in order; words inside `spoken` are somebody's own and hold none. */
export function findCues({ tokens }: RawSentence, spoken: Spans, nameAt: NameAt, text: string): Cue[] {
  return tokens.flatMap((token, at): Cue[] => {
    if (inside(spoken, token) && token.text !== ":") return [];
    const kind = classAt(tokens, at, nameAt, text) ?? (isPaperVerb(tokens, at) ? "documents" : undefined);
    return kind === undefined ? [] : cueAt(tokens, at, kind, nameAt, text);
  });
}
