import { type Word, wordsIn } from "#text/text.ts";
import type { Ground, Verbatim } from "./ground.ts";
import { findingOnPairs, type Likest } from "./likest.ts";
import type { Finding } from "./rules.ts";

/** What takes something out of a rule: as many words as it has. */
const EXCEPTS: readonly (readonly string[])[] = [
  ["all", "but"],
  ["apart", "from"],
  ["other", "than"],
  ["with", "the", "exception", "of"],
  ["except", "for"],
  ["except"],
  ["excluding"],
  ["barring"],
];
/** A claim that has one of these knows of the exception. */
const KNOWS =
  /^(?:alone|almost|apart|barring|but|except|excepted|excluding|exception|minus|nearly|no|not|only|other|virtually|without)$/i;
/** How many words behind "except" may stand before what is excepted. */
const WITHIN = 3;

/**
 * What is excepted from something is not told of it: "all but three signed" is no "three signed", "every province except Karst" no "Karst",
 * and talks that "have all but collapsed" have not. "If" is not what "unless" is, nor a vote for something one against it.
 */
export function exceptions(ground: Ground): Finding | null {
  if (ground.verbatim) return cutBehind(ground.verbatim);
  return findingOnPairs(ground, "negation", (pair) => exceptedIn(pair) ?? turnedCondition(pair) ?? turnedVote(pair));
}

/** A piece of a sentence that begins behind "all but" or "except". */
function cutBehind({ sentence, start }: Verbatim): Finding | null {
  const before = wordsIn(sentence.text.slice(0, start - sentence.start));
  const form = EXCEPTS.find((one) => exceptAt(before, before.length - one.length) === one.length);
  return form ? { reason: "negation", note: `“${form.join(" ")}” before it was cut`, conflict: true } : null;
}

function exceptedIn({ own, other }: Likest): string | null {
  for (const [at] of other.entries()) {
    const length = exceptAt(other, at);
    if (length === 0) continue;
    const words = other
      .slice(at, at + length)
      .map(({ text }) => text)
      .join(" ");
    const out = other.slice(at + length, at + length + WITHIN).find(({ content, pos }) => content || pos === "NUM");
    const told = out && own.findIndex(({ key }) => key === out.key);
    if (out && told !== undefined && told >= 0 && !knows(own, told))
      return `“${out.text}” stands behind “${words}” in the source`;
    if (own.some(({ text }) => /^(?:all|each|every)$/i.test(text)) && !own.some(({ text }) => KNOWS.test(text)))
      return `“${words}” was dropped`;
  }
  return null;
}

function exceptAt(words: readonly Word[], at: number): number {
  const form = EXCEPTS.find((one) => one.every((word, n) => words[at + n]?.text.toLowerCase() === word));
  return form?.length ?? 0;
}

function knows(own: readonly Word[], at: number): boolean {
  return own.some(({ text }, n) => Math.abs(n - at) < 8 && KNOWS.test(text));
}

/** "Will strike unless the firm raises pay" is no "will strike if the firm raises pay". */
function turnedCondition({ own, other }: Likest): string | null {
  for (const [a, b] of [
    ["if", "unless"],
    ["unless", "if"],
  ] as const) {
    if (!has(own, a) || has(own, b) || !has(other, b) || has(other, a)) continue;
    if (negationsIn(own) % 2 === negationsIn(other) % 2) return `“${a}” stands where the source has “${b}”`;
  }
  return null;
}

/** "Voted 9 to 6 against it" is no vote for it. */
function turnedVote({ own, other }: Likest): string | null {
  const [mine, theirs] = [voteIn(own), voteIn(other)];
  return mine && theirs && mine !== theirs ? `the vote is “${mine}” in the claim and “${theirs}” in the source` : null;
}

const VOTE = /^(?:vote|votes|voted|voting)$/i;
const VOTE_WITHIN = 7;

function voteIn(words: readonly Word[]): "for" | "against" | null {
  const ways = words.flatMap(({ text }, at) => (VOTE.test(text) ? words.slice(at + 1, at + 1 + VOTE_WITHIN) : []));
  const isAgainst = ways.some(({ text }) => /^against$/i.test(text));
  const isFor = ways.some(({ text }) => /^(?:favou?r|for)$/i.test(text));
  if (isAgainst === isFor) return null;
  return isAgainst ? "against" : "for";
}

function has(words: readonly Word[], word: string): boolean {
  return words.some(({ text }) => text.toLowerCase() === word);
}

function negationsIn(words: readonly Word[]): number {
  return words.filter(({ key, text }) => /^(?:not|no|never)$/.test(key) || /^(?:fails?|refuses?|rejects?)$/i.test(text))
    .length;
}
