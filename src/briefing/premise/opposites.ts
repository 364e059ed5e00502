import { contentWords, foldMarks, readClaim } from "#text/text.ts";
import type { Placed } from "../evidence.ts";
import { groundOf } from "../gate/ground.ts";
import { roles } from "../gate/sources.ts";
import type { Asked } from "../question.ts";
import { sameMatter } from "./matter.ts";

/** Words of which one denies the other, as pairs of stems. */
const OPPOSITES: readonly (readonly [string, string])[] = (
  "open close|rise fall|increase decrease|increase cut|grow shrink|win lose|accept reject|approve reject|confirm deny|admit deny|find missing|" +
  "withdraw remain|drop remain|complete fail|survive die|arrive leave|allow ban|lift impose|begin end|hire dismiss|release detain|" +
  "support oppose|gain lose|pass fail|raise lower|succeed fail|convict acquit|reopen close|expand reduce|present absent|alive dead"
)
  .split("|")
  .map((pair) => {
    const [a = "", b = ""] = pair.split(" ").map((word) => contentWords(word)[0] ?? word);
    return [a, b] as const;
  });
const NEGATED = /\b(?:not|never|n't|no|without|yet to|declined to|refused to|failed to|denied)\b/i;
const NEGATING = /\b(?:refus|declin|fail(?:ed|s|ing)? to|reject|den(?:y|ied)|not\b|never\b)/i;

/** What is stored says the opposite: another word of a pair, a "not" before the question's word, or the parts the other way round. */
export function opposite(asked: Asked, related: readonly Placed[], all: readonly Placed[]): string | null {
  const [gainsaying] = [
    opposed(asked, all),
    negatedWord(asked, related),
    affirmed(asked, all),
    swapped(asked, related),
  ].flat();
  return gainsaying ? `What is stored says otherwise: “${gainsaying.sentence.text}”` : null;
}

function opposed(asked: Asked, all: readonly Placed[]): Placed[] {
  return OPPOSITES.flatMap(([a, b]) => [...gainsaidBy(asked, all, a, b), ...gainsaidBy(asked, all, b, a)]);
}

function gainsaidBy(asked: Asked, all: readonly Placed[], mine: string, theirs: string): Placed[] {
  if (!asked.terms.has(mine) || asked.terms.has(theirs)) return [];
  const same = sameMatter(asked, all, new Set([mine])).map((place) => ({
    place,
    held: new Set(contentWords(place.sentence.text)),
  }));
  if (same.some(({ held }) => held.has(mine))) return [];
  return same.filter(({ held }) => held.has(theirs)).map(({ place }) => place);
}

/** "Not guilty": a word of the question stands in what is stored only behind a "not". */
function negatedWord(asked: Asked, related: readonly Placed[]): Placed[] {
  if (NEGATED.test(asked.text)) return [];
  return [...asked.terms.keys()].filter((term) => term.length >= 4).flatMap((term) => negatedIn(term, related));
}

function negatedIn(term: string, related: readonly Placed[]): Placed[] {
  const uses = related.map((place) => ({ place, negated: usesOf(foldMarks(place.sentence.text), term) }));
  if (uses.some(({ negated }) => negated.includes(false))) return [];
  return uses.filter(({ negated }) => negated.length > 0).map(({ place }) => place);
}

function usesOf(text: string, term: string): boolean[] {
  const form = new RegExp(`(?<before>(?:[\\w']+\\W+){0,2})\\b${RegExp.escape(term)}`, "gi");
  return [...text.matchAll(form)].map((match) => /\b(?:not|never)\W+$/i.test(match.groups?.before ?? ""));
}

/** The question takes a refusal for granted, and what is stored affirms. */
function affirmed(asked: Asked, all: readonly Placed[]): Placed[] {
  const [word] = NEGATING.exec(asked.text) ?? [];
  if (word === undefined) return [];
  const disputed = new Set([...asked.terms.keys()].filter((term) => NEGATING.test(term) || word.startsWith(term)));
  const same = sameMatter(asked, all, disputed);
  return same.some(({ sentence }) => NEGATING.test(sentence.text) || NEGATED.test(sentence.text)) ? [] : same;
}

/** Who did it and whom it was done to, the other way round. */
function swapped(asked: Asked, related: readonly Placed[]): Placed[] {
  const text = asked.text
    .replace(/^\W*(?:why|how|when|where)\s+(?:did|does|do|has|have|had)\s+/i, "")
    .replace(/\?.*$/, ".");
  const cites = related.map(({ read, sentence }) => ({ articleId: read.article.id, n: sentence.n }));
  const draft = { text, event: "happened", source: "asserted", attribution: null, cites, storyId: null } as const;
  const ground = groundOf(draft, new Map(related.map(({ read }) => [read.article.id, read])));
  return readClaim(text).length > 0 && roles(ground) !== null ? [...related] : [];
}
