import { createRequire } from "node:module";
import type { ItemSentence, ItemToken } from "wink-nlp";

/** A word or mark. Offsets are UTF-16 offsets into the article's text; `pos` is a universal part of speech tag. */
export type Token = {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly pos: string;
  readonly lemma: string;
  /** Lies in the scope of a negation word, as wink-nlp sees it. */
  readonly negated: boolean;
};

/** A sentence before it is read: `text` equals article.text.slice(start, end), its tokens carry article offsets. */
export type RawSentence = {
  readonly n: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly tokens: readonly Token[];
};

type Wink = typeof import("wink-nlp").default;
type Model = typeof import("wink-eng-lite-web-model").default;
type Engine = ReturnType<Wink>;

const require = createRequire(import.meta.url);

let started: Engine | null = null;

/** Loads and starts wink-nlp with its model when the first text is read: threads that only compare texts never do. */
function engine(): Engine {
  if (started !== null) return started;
  const [wink, model] = [require("wink-nlp") as Wink, require("wink-eng-lite-web-model") as Model];
  started = wink(model, ["sbd", "negation", "pos"]);
  return started;
}

/** A paragraph's tokens, one array for each sentence that wink-nlp sees. Every character but spaces belongs to one token. */
export function tokenSentences(text: string, offset = 0): Token[][] {
  const nlp = engine();
  const sentences: Token[][] = [];
  let at = 0;
  const place = (token: ItemToken): Token | null => {
    const word = token.out(nlp.its.value) as string;
    const start = text.indexOf(word, at);
    if (start < 0) return null;
    at = start + word.length;
    return tokenAt(token, word, offset + start, nlp.its);
  };
  nlp
    .readDoc(text)
    .sentences()
    .each((sentence: ItemSentence) => {
      const tokens: Token[] = [];
      sentence.tokens().each((token: ItemToken) => {
        const placed = place(token);
        if (placed) tokens.push(placed);
      });
      if (tokens.length > 0) sentences.push(tokens.map(withItsVerb).map(withWill));
    });
  return sentences;
}

/** "Open Square plans another march": behind whoever does it and before what it is, "plans" is no noun. */
function withItsVerb(token: Token, at: number, tokens: readonly Token[]): Token {
  if (token.text !== "plans" || token.pos !== "NOUN") return token;
  const [before, next] = [tokens[at - 1], tokens[at + 1]];
  const isDone = /^(?:an?|another|the|its|their|his|her|no)$/.test(next?.text ?? "");
  return isDone && /^(?:NOUN|PROPN|PUNCT)$/.test(before?.pos ?? "") ? { ...token, pos: "VERB", lemma: "plan" } : token;
}

/** "Said Will Scott", "Will Scott voted", "Will Scott: 12 points": a name, and no modal. "Will Congress vote?" and "Will Tarn Recover" ask. */
function withWill(token: Token, at: number, tokens: readonly Token[]): Token {
  if (token.text !== "Will" || tokens[at + 1]?.pos !== "PROPN") return token;
  const isInside = /^\p{Ll}+$/u.test(tokens[at - 1]?.text ?? "");
  return isInside || isFollowedAsName(tokens.slice(at + 1)) ? { ...token, pos: "PROPN" } : token;
}

function isFollowedAsName(behind: readonly Token[]): boolean {
  if (behind.some(({ text }) => text === "?")) return false;
  const next = behind.find(({ pos }) => pos !== "PROPN");
  return (
    next !== undefined &&
    (/^[:,]$/.test(next.text) || /^(?:\p{Ll}+ed|had|has|is|sa(?:id|ys)|told|was|won|wrote)$/u.test(next.text))
  );
}

function tokenAt(token: ItemToken, text: string, start: number, its: Engine["its"]): Token {
  return {
    text,
    start,
    end: start + text.length,
    pos: token.out(its.pos) as string,
    // wink-nlp knows no lemma of "cannot" (measured on 860 articles: of no other word).
    lemma: (token.out(its.lemma as typeof its.value) as string | undefined) ?? text.toLowerCase(),
    negated: token.out(its.negationFlag) as unknown as boolean,
  };
}

/** Splits text into tokens, sentence borders aside. */
export function tokenise(text: string, offset = 0): Token[] {
  return tokenSentences(text, offset).flat();
}
