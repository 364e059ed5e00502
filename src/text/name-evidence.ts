import { foldName } from "./aliases.ts";
import { isCommonWord, isHumanName } from "./gazetteer.ts";
import type { Word } from "./name-words.ts";
import type { RawSentence } from "./tokens.ts";

/** A sentence ready for the name finder. */
export type ReadSentence = {
  readonly raw: RawSentence;
  readonly words: readonly Word[];
  /** Most of its words are capitalised, so that capitals prove nothing. */
  readonly headline: boolean;
};

type Count = { capital: number; lower: number };

/** What the rest of the article, and the word lists, say about a word. */
export type Evidence = {
  /** Capitalised inside a sentence at least as often as not. */
  readonly isCapitalised: (word: string) => boolean;
  /** Seen in lower case, and more often than capitalised inside a sentence. */
  readonly isLower: (word: string) => boolean;
  readonly isCommon: (word: string) => boolean;
  readonly isHuman: (word: string) => boolean;
};

function count(words: readonly Word[], counts: Map<string, Count>): void {
  for (const [at, word] of words.entries()) {
    if (word.capital && (at === 0 || !/^[ -]?$/.test(word.gap))) continue;
    const key = word.text.toLowerCase();
    const known = counts.get(key) ?? { capital: 0, lower: 0 };
    if (word.capital) known.capital += 1;
    else known.lower += 1;
    counts.set(key, known);
  }
}

/** Gathers what an article says about its own words; headlines say nothing. */
export function gatherEvidence(sentences: readonly ReadSentence[]): Evidence {
  const counts = new Map<string, Count>();
  for (const sentence of sentences) if (!sentence.headline) count(sentence.words, counts);
  const common = new Map<string, boolean>();
  const human = new Map<string, boolean>();
  const of = (word: string): Count => counts.get(word.toLowerCase()) ?? { capital: 0, lower: 0 };
  return {
    isCapitalised: (word) => of(word).capital > 0 && of(word).capital >= of(word).lower,
    isLower: (word) => of(word).lower > of(word).capital,
    isCommon: (word) => remember(common, word, isCommonWord),
    isHuman: (word) => remember(human, word, isHumanName),
  };
}

function remember(known: Map<string, boolean>, word: string, ask: (entry: string) => boolean): boolean {
  let answer = known.get(word);
  if (answer === undefined) {
    answer = ask(foldName(word).toLowerCase());
    known.set(word, answer);
  }
  return answer;
}

/** Whether a line is set in title case or in capitals: at least four long words, four in five of them capitalised. */
export function isHeadline(words: readonly Word[], text: string): boolean {
  const long = words.filter((word) => word.text.length > 3);
  if (long.length < 4) return false;
  const capitals = long.filter((word) => word.capital).length;
  if (capitals < long.length * 0.8) return false;
  // A list of people is no headline: "Captain Ilse Varn, Tomas Oakes, Anna Reld and Per Holm."
  if ((text.match(/[,;]/g)?.length ?? 0) > 2 && text !== text.toUpperCase()) return false;
  return !/[.”"]$/.test(text) || words.every((word) => word.text === word.text.toUpperCase()) || words.length > 7;
}
