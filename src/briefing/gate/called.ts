import type { NameKind, Sentence } from "#domain/ledger.ts";
import { type Word, wordsIn } from "#text/text.ts";
import type { Ground } from "./ground.ts";

/** What a text goes on to call somebody or something of each kind, once it is named. */
const ANAPHORS: Readonly<Partial<Record<NameKind, RegExp>>> = {
  organisation:
    /^(?:agency|airline|bank|body|brewer|club|company|firm|group|institute|operator|organi[sz]ation|union|university)$/i,
  person: /^(?:chancellor|governor|judge|mayor|minister|president|senator)$/i,
  place: /^(?:city|country|island|nation|province|region|state|town|village)$/i,
};
/** How many words a longer name may have before what the sentence itself calls it. */
const LONGEST = 4;

/**
 * Whether the article itself calls something of the cited sentences so elsewhere: "the dam wall" for "the wall" where it speaks of the wall
 * of the dam, "Finance Minister Odo Maskell" for "Maskell", "the company" once the claim has named it.
 */
export function isCalledSo(word: Word, ground: Ground): boolean {
  const row = ground.claim.find(({ text }) => text.slice(word.start, word.end) === word.text);
  if (word.pos === "ADJ" || row === undefined) return false;
  const article = [...new Set(ground.cited.map(({ read }) => read))].flatMap(({ ledger }) => ledger.sentences);
  if (isAnaphor(word, row))
    return article.some(({ text }) => text.toLowerCase().includes(`the ${word.text.toLowerCase()}`));
  const name = longerName(word, row, ground);
  return name !== null && article.some(({ text }) => hasName(wordsIn(text), name));
}

function isAnaphor({ text, start }: Word, row: Sentence): boolean {
  const named = row.names.filter(({ end }) => end <= row.start + start);
  return named.some(({ kind }) => ANAPHORS[kind]?.test(text)) && /\bthe $/.test(row.text.slice(0, start));
}

/** From a word of the claim to the next that its sentences have, as keys. */
function longerName(word: Word, row: Sentence, { cited }: Ground): string[] | null {
  const own = wordsIn(row.text);
  const known = new Set(cited.flatMap(({ sentence }) => wordsIn(sentence.text).map(({ key }) => key)));
  const at = own.findIndex(({ start }) => start === word.start);
  const after = own.findIndex(({ key, content }, n) => n > at && content && known.has(key));
  return at < 0 || after < 0 || after - at > LONGEST ? null : own.slice(at, after + 1).map(({ key }) => key);
}

/** A name as it stands, or turned about: "the dam wall" and "the wall of the Orvik dam". */
function hasName(words: readonly Word[], name: readonly string[]): boolean {
  const keys = words.map(({ key }) => key);
  if (keys.some((_, at) => name.every((key, n) => keys[at + n] === key))) return true;
  const [first, last] = name;
  const isTurned = (at: number) => keys[at + 1] === "of" && keys.slice(at + 2, at + 2 + LONGEST).includes(first ?? "");
  return name.length === 2 && keys.some((key, at) => key === last && isTurned(at));
}
