import { isKindOf, kinship, type Word, wordsIn } from "#text/text.ts";
import { isOneForAnother, SHELL } from "./akin.ts";
import { isCalledSo } from "./called.ts";
import type { Ground } from "./ground.ts";
import { noveltiesOf } from "./novelties.ts";
import type { Finding } from "./rules.ts";

/** Nouns and adjectives that name what the sentence already tells: how many, who says it, when, and that there is no more of it. */
const TELLS_NO_MORE =
  /^(?:accounts?|additional|amounts?|answers?|assertions?|available|charges?|claims?|comments?|current|dates?|due|existing|figures?|fewer|further|help|initial|interviews?|less|levels?|main|more|news|numbers?|other|outstanding|overall|own|present|rates?|recent|remarks?|remaining|reports?|rest|same|separate|size|state|statements?|sums?|time|tolls?|totals?|values?|various|whole|words?|writings?)$/i;
/** No crime stands for another, nor for a wider one. */
const CRIMES =
  /^(?:arson|assaults?|blackmail|bribery|burglary|corruption|embezzlement|espionage|extortion|fraud|genocide|kidnapping|manslaughter|murders?|perjury|rapes?|robbery|smuggling|terrorism|theft|torture|treason)$/i;
/** Words that make a statement weaker: whether one is due, `caution` and `modality` ask. */
const HEDGES =
  /^(?:alleged|apparent|claimed|possible|potential|purported|reported|suspected|unconfirmed|unproven|unverified)$/i;
const DEATH = /^(?:dead|death|deaths|fatal|fatalities|fatality|killed|killing|kills|died|dies|die)$/i;

/**
 * What its sentences do not speak of, a claim of ours does not either: a noun or an adjective that stands neither in what it cites nor
 * in that article's title, and for which they have no synonym, no other form and no kind of it ("food and bottled water" for "bottled water",
 * "nationwide" of a valley). Asked of what we write; a claim from outside is judged by `coverage`.
 */
export function strangers(ground: Ground): Finding | null {
  if (ground.verbatim) return null;
  const titles = ground.cited.flatMap(({ read }) => wordsIn(read.article.title ?? ""));
  const stored = [...[...ground.cited, ...ground.around].flatMap(({ sentence }) => wordsIn(sentence.text)), ...titles];
  const isKnown = (word: Word) => stored.some((other) => standsFor(word, other)) || isCalledSo(word, ground);
  const stranger = noveltiesOf(ground).find(
    ({ word, akin }) => CRIMES.test(word.text) || (akin === null && names(word, ground) && !isKnown(word)),
  );
  return stranger ? { reason: "coverage", note: `the cited sentences do not speak of “${stranger.word.text}”` } : null;
}

/** A noun or an adjective; at the head of a sentence also one that its capital makes look like a name. Names are for `names`. */
function names(word: Word, { claim }: Ground): boolean {
  if ([TELLS_NO_MORE, HEDGES, SHELL].some((form) => form.test(word.text))) return false;
  if (word.pos === "NOUN" || word.pos === "ADJ") return true;
  const isNamed = claim.some((row) => row.names.some(({ text }) => wordsIn(text).some(({ key }) => key === word.key)));
  return word.pos === "PROPN" && word.start === 0 && !isNamed;
}

function standsFor(own: Word, other: Word): boolean {
  if (own.key === other.key || isOneForAnother(own, other)) return true;
  if (DEATH.test(own.text) && DEATH.test(other.text)) return true;
  if (own.text.length >= 5 && other.text.length >= 4 && own.text.slice(0, 4) === other.text.slice(0, 4)) return true;
  return [...own.lemmas, ...deedsOf(own.text)].some((one) =>
    other.lemmas.some((two) => isKindOf(two, one) || kinship(one, two) === "same"),
  );
}

/** "Operator" is whoever operates: the verbs that a word for somebody who does something may come from. */
function deedsOf(noun: string): string[] {
  const stem = /^(\p{L}{3,})(?:er|or)s?$/iu.exec(noun)?.[1]?.toLowerCase();
  return stem === undefined ? [] : [stem, `${stem}e`];
}
