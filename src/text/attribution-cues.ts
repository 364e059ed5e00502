import type { Cue, CueClass, Quotation } from "#domain/ledger.ts";
import { cueClass, isDocument, nounCueClass } from "./attribution-lexicon.ts";
import { type NameAt, subjectAfter, subjectBefore } from "./speakers.ts";
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
  while (back > 0 && /^(?:ADV)$/.test(tokens[back]?.pos ?? "")) back -= 1;
  const word = tokens[back]?.text ?? "";
  return /^(?:to|will|would|could|can|may|might|should|must|shall|let)$/i.test(word) || isOwnVoice(word);
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
  know: /^(?:that|about)$/i,
  speak: /^(?:of|out|about)$/i,
  lay: /^out$/i,
  put: /^it$/i,
  appear: /^(?:to|that|as)$/i,
  seem: /^(?:to|that|as|like)$/i,
  aim: /^(?:to|at)$/i,
  determine: /^that$/i,
  seize: /^(?:on|upon)$/i,
};

// The tagger takes "charges that", "the video references four" and "is promising" for nouns and adjectives.
function isVerb(tokens: readonly Token[], at: number): boolean {
  const [before, token, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (token?.pos === "VERB") return true;
  if (token?.pos === "ADJ") return /ing$/.test(token.text) || after?.text === "that";
  if (token?.pos !== "NOUN" || !/s$/.test(token.text)) return false;
  const subject = /^(?:NOUN|PROPN|PRON)$/.test(before?.pos ?? "");
  return subject && (after?.text === "that" || /^(?:DET|PRON|NUM|PROPN)$/.test(after?.pos ?? ""));
}

function verbClass(tokens: readonly Token[], at: number): CueClass | undefined {
  const token = tokens[at];
  if (token === undefined || !isVerb(tokens, at)) return undefined;
  const kind = cueClass(token.text);
  if (kind === undefined || isModifier(tokens, at) || isUnreal(tokens, at)) return undefined;
  const needed = NEEDED[token.lemma];
  return needed !== undefined && !needed.test(tokens[at + 1]?.text ?? "") ? undefined : kind;
}

// "The claim that", "questions about": what a noun of saying opens.
function nounClass(tokens: readonly Token[], at: number): CueClass | undefined {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (token?.pos !== "NOUN" || next === undefined || !/^(?:that|about)$/.test(next.text)) return undefined;
  return nounCueClass(token.text);
}

// "VARN: We never agreed.": the colon of a transcript.
function isLabel(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.text !== ":" || at > 6) return false;
  const label = tokens.slice(0, at).filter((token) => /\p{L}/u.test(token.text));
  return label.length > 0 && label.length < 4 && label.every(isShouted);
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

function classAt(tokens: readonly Token[], at: number, text: string): CueClass | undefined {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (/^according$/i.test(token?.text ?? "") && next?.text === "to") return "says";
  if (isLabel(tokens, at) || isSignature(tokens, at, text)) return "says";
  return verbClass(tokens, at) ?? nounClass(tokens, at);
}

// "The poll found 12 percent", "documents show payments": what paper does needs no clause behind it.
function isPaperVerb(tokens: readonly Token[], at: number): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]];
  if (token?.pos !== "VERB" || !/^(?:find|show|estimate|detail|list|rank|put|record|read)$/.test(token.lemma))
    return false;
  const head = before?.pos === "ADV" || before?.pos === "AUX" ? tokens[at - 2] : before;
  return head?.pos === "NOUN" && isDocument(head.text);
}

function cueAt(tokens: readonly Token[], at: number, kind: CueClass, nameAt: NameAt, text: string): Cue[] {
  const token = tokens[at];
  if (token === undefined) return [];
  const subject = subjectBefore(tokens, at, nameAt, text) ?? subjectAfter(tokens, at, nameAt, text);
  const source = subject?.text ?? null;
  const paper = source !== null && isDocument(source.split(" ").at(-1) ?? "");
  return [{ cue: token.text, start: token.start, end: token.end, class: paper ? "documents" : kind, source }];
}

/** Every cue of attribution in a sentence, in order; words inside `spoken` are somebody's own and hold none. */
export function findCues({ tokens }: RawSentence, spoken: Spans, nameAt: NameAt, text: string): Cue[] {
  return tokens.flatMap((token, at): Cue[] => {
    if (inside(spoken, token) && token.text !== ":") return [];
    const kind = classAt(tokens, at, text) ?? (isPaperVerb(tokens, at) ? "documents" : undefined);
    return kind === undefined ? [] : cueAt(tokens, at, kind, nameAt, text);
  });
}
