import type { DateMention, Quotation } from "#domain/ledger.ts";
import { contentWords, foldMarks, sameName, wordsIn } from "#text/text.ts";
import { evidenceText, standsWhole } from "./evidence-text.ts";
import { type CitedSentence, type Ground, isWholeSentence } from "./ground.ts";
import { officeIn } from "./names.ts";
import { noveltiesOf } from "./novelties.ts";
import type { Finding } from "./rules.ts";

/** The share of a claim's content words that must stand in its evidence (measured choice: facts on checking, 0.6). */
const ENOUGH_WORDS = 0.6;
const MARKED = /[“"]([^“”"]+)[”"]/g;
/** "It was not clear what caused the fire": an "it" that points at what follows opens well. */
const OPENER =
  /^(?!it (?:is|was|remains|remained) (?:not )?(?:\w+ )?(?:clear|unclear|known|unknown) (?:what|who|how|why|whether|if|when|where)\b)(?:this|that|these|those(?! (?:who|whose|with|without|in|on|at|from|near|under|over|\p{L}+ing|\p{L}+ed)\b)|it|its|he|she|they|his|her|their|such|there(?! (?:is|are|was|were|has been|have been|had been|will be|would be|may be|could be)\b)|the (?:latter|former))\b(?! (?:is|are|was|were|has|have|will|would) (?:no|reportedly)\b.*\bthere)/iu;
const PLURALS =
  /\b(?:officials|reports(?! (?:it|that|he|she|they)\b)|sources|authorities|experts|analysts|witnesses|critics|observers|several|multiple|many|numerous|all|every|everybody|everyone|always|widespread|most(?= of\b| (?!\w+(?:ous|less)\b)\p{L}+s\b))\b/giu;
/** Words that say no more than each other: who speaks for a state, and how many. */
const ALIKE = [
  /^(?:officials|authorities|police)$/i,
  /^(?:several|multiple)$/i,
  /^(?:analysts|experts)$/i,
  /^(?:all|each|every|everybody|everyone)$/i,
  /^(?:majority|most|mostly|largely)$/i,
];
/** A comparison ("90 million more than the government"), with what states one; "more than 90" is a bound, which `figures` looks at. */
const COMPARES =
  /(?<!\b(?:more|less|fewer|rather|other|greater) )\bthan\b|(?<=\d[^.;]{0,20}\b(?:more|less|fewer) )than\b/i;
const COMPARED = /\b(?:than|compar\w+|exceed\w*|outpac\w+|above|below|double[ds]?|twice)\b/i;
/** A value held against another ("above the target"), where the source only gives both. */
const HELD_AGAINST =
  /\b(?:above|below|exceed\w*|outpac\w+|surpass\w*|double[ds]?|twice (?:as|the|what|its)|half of|in line with)\b/i;
const HOLDS_AGAINST =
  /\b(?:above|below|exceed\w*|outpac\w+|surpass\w*|double[ds]?|twice|half|tops?|topped|than|over|under|in line with|within|beyond|past|top of|bottom of)\b/i;
/** What came before what: of two events that its sentences only tell side by side, a claim does not say which. */
const ORDERS =
  /\b(?:after(?! all\b)|afterwards?|before|earlier|following|later|previously|subsequently|in the wake of)\b/i;
const ORDERED =
  /\b(?:after|afterwards?|before|earlier|follow\w*|former\w*|later|once|previous\w*|prior|since|subsequent\w*|then|until|upon|wake|when|ago|had|having|been|over|first|next|as)\b/i;
/** "Visited a centre as infections fell": that one came with the other is said by whoever says "as", "when" or "amid". */
const AT_ONCE =
  /\bas (?!(?:an?|if|many|much|of|part|well)\b)(?:[\p{L}’'-]+ ){1,4}?(?:(?!accused|alleged|argued|claimed|denied|expected|feared|planned|promised|reported|stated|warned)\p{L}+ed|began|broke|came|fell|fled|grew|hit|left|rose|sank|spread|went)\b/iu;
const TOLD_AT_ONCE = /\b(?:amid|as|during|when|while)\b/i;
/** One number made a part of another: "21, including nine". */
const PARTS = /\b(?:including|among them)\b/i;
const PARTED = /\b(?:includ\w+|among|such as|like|of whom|of them|of which)\b/i;
const CAUSES =
  /\b(?:because|led to|caused|due to|resulted in|as a result|therefore|in order to|triggered|prompted|forcing)\b/i;
/** Verbs and nouns with which a source itself states a cause: a claim may say "due to" for them. */
const CAUSAL =
  /\b(?:caus\w+|driven|drove|results?|impact|associated with|thanks to|owing to|blam\w+|attribut\w+|reflect\w+|as a consequence|because|since|so that)\b/i;

/** Rule 4: what we put in marks is, to the letter, what the source marks as speech. */
export function quotations(ground: Ground): Finding | null {
  const marked = [...ground.draft.text.matchAll(MARKED)].map((match) => match[1] ?? "");
  if (marked.length === 0 || isWholeSentence(ground)) return null;
  const stored = ground.cited.flatMap(({ read, sentence }) => [
    ...sentence.quotations,
    ...around(
      read.ledger.sentences.flatMap((one) => one.quotations),
      sentence,
    ),
  ]);
  const wrong = marked.find(
    (words) =>
      !stored.some((one) => one.marked && foldMarks(one.text).includes(foldMarks(words).replace(/[.,]$/, ""))) &&
      !standsInMarks(words, ground),
  );
  if (!wrong) return speaker(ground, stored, marked);
  return ground.verbatim?.sentence.text.includes(wrong)
    ? null
    : { reason: "quotation", note: `“${wrong}” is not marked as speech in the source` };
}

/** "A 'controlled burn'": words that the source itself sets in marks, speech or not, may keep them. */
function standsInMarks(words: string, { cited, around: beside }: Ground): boolean {
  const plain = foldMarks(words).replace(/[.,]$/, "").toLowerCase();
  return [...cited, ...beside].some(({ sentence }) =>
    [...foldMarks(sentence.text).matchAll(/["']([^"']{2,80})["'](?!\p{L})/gu)].some(
      ([, inside]) => inside?.replace(/[.,]$/, "").toLowerCase() === plain,
    ),
  );
}

function around(all: readonly Quotation[], sentence: { start: number; end: number }): Quotation[] {
  return all.filter((one) => one.start < sentence.end && sentence.start < one.end);
}

/** The speaker the claim names must be the speaker the ledger records. */
function speaker({ claim, cited }: Ground, stored: readonly Quotation[], marked: readonly string[]): Finding | null {
  const own = claim
    .flatMap((row) => row.quotations)
    .filter((one) => one.speaker !== null && marked.some((words) => one.text.includes(words)));
  const wrong = own.find((one) => {
    const source = stored.find((other) => foldMarks(other.text).includes(foldMarks(one.text)));
    return source && !mayHaveSaid(one.speaker ?? "", source, cited);
  });
  return wrong ? { reason: "speaker", note: `the source names another speaker than ${wrong.speaker}` } : null;
}

/** Where the source leaves open who speaks, nobody is said to have spoken whom the sentence does not name. */
function mayHaveSaid(speaker: string, { speaker: known }: Quotation, cited: readonly CitedSentence[]): boolean {
  if (known !== null)
    return (
      sameSpeaker(known, speaker) || cited.some(({ read }) => officeIn(speaker, known, read.article.text) !== null)
    );
  return cited.some(({ sentence }) => foldMarks(sentence.text).includes(foldMarks(speaker)));
}

function sameSpeaker(a: string, b: string): boolean {
  return sameName(a, b) || a.endsWith(` ${b}`) || b.endsWith(` ${a}`);
}

/** Rule 7: enough of what the claim says stands in the evidence. */
export function coverage(ground: Ground): Finding | null {
  if (ground.verbatim) return null;
  const all = wordsIn(ground.draft.text).filter((word) => word.content).length;
  const titles = new Set(ground.cited.flatMap(({ read }) => contentWords(read.article.title ?? "")));
  const fresh = noveltiesOf(ground).filter(({ word, akin }) => akin === null && !titles.has(word.key)).length;
  return all > 0 && (all - fresh) / all >= ENOUGH_WORDS
    ? null
    : { reason: "coverage", note: `${all - fresh} of ${all} words stand in the evidence` };
}

/** What a claim may state only where its source does, with the words that count as doing so. */
const STATED = [
  [CAUSES, new RegExp(`${CAUSES.source}|${CAUSAL.source}`, "i")],
  [COMPARES, COMPARED],
  [HELD_AGAINST, HOLDS_AGAINST],
  [ORDERS, ORDERED],
  [AT_ONCE, TOLD_AT_ONCE],
  [
    /\bonly\b(?! (?:after|if|in|on condition|once|when)\b)/i,
    /\b(?:alone|exclusively|just|no more than|only|sole|solely)\b/i,
  ],
  [/\bor\b(?! so\b)/i, /\b(?:between|either|nor|or|whether)\b/i],
  [PARTS, PARTED],
] as const;

/** Rule 8: a plural or a cause that the source does not state is ours, and we state none. */
export function plurals(ground: Ground): Finding | null {
  if (ground.verbatim) return null;
  const source = evidenceText(ground).toLowerCase();
  const text = ground.draft.text.replace(/\bas many as\b|\b(?:is|are|was|were|be|been) due to (?=\p{Ll})/giu, " ");
  const unstated = STATED.filter(([, states]) => !states.test(source)).flatMap(([form]) => form.exec(text)?.[0] ?? []);
  const word = [...(text.match(PLURALS) ?? []), ...unstated].find(
    (one) => !standsWhole(source, one) && !hasAlike(source, one),
  );
  return word ? { reason: "origins", note: `“${word}” is not in the cited sentences` } : null;
}

function hasAlike(source: string, word: string): boolean {
  const alike = ALIKE.find((form) => form.test(word));
  return alike !== undefined && (source.match(/\p{L}+/gu) ?? []).some((other) => alike.test(other));
}

/** Rule 9: a date of the claim is a date of the evidence. "Recently" says no day, and "yesterday" may be the Tuesday of the source. */
export function dates(ground: Ground): Finding | null {
  if (ground.verbatim) return null;
  const basis = [...ground.cited, ...ground.around];
  const stored = basis.flatMap(({ sentence }) => sentence.dates);
  const source = foldMarks(basis.map(({ sentence }) => sentence.text).join(" ")).toLowerCase();
  const wrong = ground.claim
    .flatMap((row) => row.dates)
    .find(
      (date) =>
        !source.includes(foldMarks(date.text).toLowerCase()) &&
        !stored.some((other) => other.iso !== null && other.iso === date.iso) &&
        !(ground.around.length > 0 && isLoose(date)),
    );
  return wrong ? { reason: "date", note: `“${wrong.text}” is not in the cited sentences` } : null;
}

function isLoose({ precision, text, relative }: DateMention): boolean {
  return (
    precision === "vague" ||
    (relative && /^(?:yesterday|today|recently|lately|now|last night)$|\b(?:recent|past)\b/i.test(text))
  );
}

/** Rule 11: no claim opens with a word whose meaning stands elsewhere. */
export function opener({ draft }: Ground): Finding | null {
  const match = OPENER.exec(draft.text);
  return match ? { reason: "opener", note: `opens with “${match[0]}”` } : null;
}
