import { contentWords } from "#text/text.ts";
import { kindOfAnswer, type WantedKind } from "./question-kind.ts";

/**
 * A question taken apart. `words` are searched for; `terms` are their stems, with how much each counts (the question's own sentence
 * more than what leads up to it); `named` is everything the question names, folded, which can therefore not be its answer.
 */
export type Asked = {
  readonly text: string;
  readonly kind: WantedKind;
  readonly words: readonly string[];
  readonly terms: ReadonlyMap<string, number>;
  /** Terms that follow each other in the question. */
  readonly pairs: readonly (readonly [string, string])[];
  readonly named: string;
  /** "What did Ilse Varn say": only her own words answer it. The last word of who is named, null when nobody is. */
  readonly speaker: string | null;
  /** "When did X begin": only a beginning answers it. */
  readonly aboutBeginning: boolean;
};

const QUESTION_WORDS =
  /\b(?:who|whom|whose|what|which|when|where|why|how|many|much|long|did|does|do|is|are|was|were|has|have|had|take|took|taken|place|make|made|happen|happened|will|would|can|could|should|the|a|an|of|in|on|at|to|for|by|with|from|and|or|any|it|its|there|that|this|about|into|their|his|her|stored|known)\b/gi;
const BEGINNING = /\b(?:begin|began|begun|start|started|commence|commenced)\b/i;
/** What leads up to the question counts less than the question, and so does what is asked for ("which country"): the answer stands for it. */
const LEAD_UP = 0.5;
const ASKED_FOR = 0.35;
const ASKED_NOUN =
  /\b(?:which|what)(?: (?:type|kind|sort) of)? (?<noun>(?:(?!(?:is|are|was|were|did|does|do|has|have|had|take|took|taken|place|make|made|happen|happened|will|would|can|could|of|in|on|at|to|for|from|with)\b)[\w’'-]+ ?){1,3})/i;
/** Words that place a question in time for whoever asks, and stand in no article. */
const PASSING = /\b(?:this|last|next) (?:week|month|year)(?:['’]s)?\b|\b(?:recently|currently|now|today|latest)\b/gi;

/** A saying that is asked for, of somebody who is named: "he" and "they" may be anybody. */
const SAYING =
  /\bwhat (?:did|does|do|has|have|had) (?!(?:he|she|it|they|you|we|people|anybody|somebody)\b)(?:the )?(?<who>\S.*?) (?:say|said|tell|told|announced?|argued?|claim(?:ed)?|stated?|promised?)\b/i;

function speakerIn(text: string): string | null {
  const who = SAYING.exec(text)?.groups?.who ?? "";
  return (
    who
      .match(/[\p{L}\p{N}]+/gu)
      ?.at(-1)
      ?.toLowerCase() ?? null
  );
}

/** Takes a question apart. */
export function readQuestion(text: string): Asked {
  const [lead, own] = parted(text);
  const words = wordsOf(`${own} ${lead}`);
  return {
    text,
    kind: kindOfAnswer(own),
    words,
    terms: new Map([...weighed(lead, LEAD_UP), ...weighed(own, 1), ...weighed(nounOf(own), ASKED_FOR)]),
    pairs: pairsIn(contentWords(words.join(" "))),
    named: text.toLowerCase(),
    speaker: speakerIn(own),
    aboutBeginning: BEGINNING.test(own),
  };
}

/** The last sentence is the question; what stands before it leads up to it. */
function parted(text: string): [string, string] {
  const at = text
    .trimEnd()
    .replace(/[?.!]+$/, "")
    .search(/[.!?]["”’)]*\s+(?=[^.!?]*$)/);
  if (at < 0 || /\b(?:\p{Lu}|Mr|Mrs|Ms|Dr|St|vs|No|U\.S|U\.K)$/u.test(text.slice(0, at))) return ["", text];
  return [text.slice(0, at + 1), text.slice(at + 1)];
}

function wordsOf(text: string): string[] {
  const bare = text.replace(PASSING, " ").replace(QUESTION_WORDS, " ").replace(/[?¿!]/g, " ");
  const words = bare.match(/\d+(?:[.,]\d+)*|[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu) ?? [];
  return words.map((word) => word.replace(/\.$/, "")).filter((word) => !BEGINNING.test(word));
}

function weighed(text: string, weight: number): [string, number][] {
  return contentWords(wordsOf(text).join(" ")).map((term) => [term, weight]);
}

/** The last word of what is asked for: "which wireless carrier" asks for a carrier. */
function nounOf(text: string): string {
  const words = ASKED_NOUN.exec(text)?.groups?.noun?.trim().split(/\s+/) ?? [];
  return words.length > 1 && !/(?:ed|s)$/.test(words[1] ?? "") ? (words[1] ?? "") : (words[0] ?? "");
}

function pairsIn(terms: readonly string[]): [string, string][] {
  return terms.slice(1).map((term, i) => [terms[i] ?? "", term]);
}
