import type { Sentence } from "#domain/ledger.ts";
import { contentWords } from "#text/text.ts";

/** A question taken apart: the words to search, their terms, what kind of answer it wants and which sentences can give it. */
export type Asked = {
  readonly text: string;
  readonly kind: "when" | "how-many" | "who" | "where" | "other";
  readonly words: readonly string[];
  readonly terms: readonly string[];
  /** The verb of "When did X begin": only beginnings answer it. */
  readonly aboutBeginning: boolean;
  readonly missing: string;
  readonly wants: (sentence: Sentence) => boolean;
  readonly answeredBy: (sentence: Sentence) => boolean;
};

const QUESTION_WORDS =
  /\b(?:who|whom|whose|what|which|when|where|why|how|many|much|long|did|does|do|is|are|was|were|has|have|had|will|would|can|could|should|the|a|an|of|in|on|at|to|for|by|with|from|and|or|any|it|its|there|that|this|about|into|their|his|her)\b/gi;
const BEGINNING = /\b(?:begin|began|begun|start|started|commence|commenced|launch|launched|open|opened)\b/i;

const KINDS: readonly {
  kind: Asked["kind"];
  pattern: RegExp;
  wants: (sentence: Sentence) => boolean;
  missing: string;
}[] = [
  {
    kind: "when",
    pattern: /^\s*(?:when|what (?:day|date|year|month|time)|since when)\b/i,
    wants: (sentence) => sentence.dates.some((date) => date.precision !== "vague"),
    missing: "No date for it is stored.",
  },
  {
    kind: "how-many",
    pattern: /\bhow (?:many|much|large|big|far|long|old)\b|\bwhat (?:percentage|number|amount|share)\b/i,
    wants: (sentence) => sentence.figures.length > 0,
    missing: "No figure for it is stored.",
  },
  {
    kind: "who",
    pattern: /^\s*(?:who|whom|whose)\b/i,
    wants: (sentence) => sentence.names.some((name) => name.kind !== "place"),
    missing: "No name for it is stored.",
  },
  {
    kind: "where",
    pattern: /^\s*(?:where|in which|in what (?:city|country|place))\b/i,
    wants: (sentence) => sentence.names.some((name) => name.kind === "place"),
    missing: "No place for it is stored.",
  },
];

/** Takes a question apart. */
export function readQuestion(text: string): Asked {
  const found = KINDS.find(({ pattern }) => pattern.test(text));
  const bare = text.replace(QUESTION_WORDS, " ").replace(/[?¿!]/g, " ");
  const words = bare.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu) ?? [];
  const wants = found?.wants ?? (() => true);
  const needsKind = found?.kind === "when" || found?.kind === "how-many";
  return {
    text,
    kind: found?.kind ?? "other",
    words: words.filter((word) => !BEGINNING.test(word)),
    terms: [...new Set(contentWords(words.filter((word) => !BEGINNING.test(word)).join(" ")))],
    aboutBeginning: BEGINNING.test(text),
    missing: found?.missing ?? "Nothing stored says so.",
    wants,
    answeredBy: needsKind ? wants : () => true,
  };
}
