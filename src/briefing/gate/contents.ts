import type { Sentence } from "#domain/ledger.ts";
import { isPlainSpeechVerb, type Word, wordsIn } from "#text/text.ts";
import type { CitedSentence, Ground } from "./ground.ts";
import { isAttributed } from "./kept.ts";
import type { Finding } from "./rules.ts";
import { beforeGroup, isMainVerb, isVerbal } from "./verb-groups.ts";

/*
 * "Withdrew its report that …", "is investigating whether …", "the plant, which farmers say …": what follows is somebody's word, or open, and
 * the article tells it as neither. Which words leave it open and which vouch for it (factives): P. and C. Kiparsky, Fact, 1970.
 */

/** Nouns and adjectives that a "that" gives their content; behind other nouns it is "which". */
const HOLDER =
  /^(?:afraid|confident|convinced|doubtful|fearful|hopeful|likely|optimistic|possible|probable|s[ck]eptical|suspicious|unlikely|worried|accusation|allegation|announcement|argument|assertion|assumption|assurance|belief|boast|case|charge|claim|complaint|concern|conclusion|confession|contention|danger|demand|denial|doubt|evidence|excuse|expectation|explanation|fear|forecast|guarantee|hint|hope|hypothesis|idea|impression|indication|insistence|likelihood|lie|message|myth|notion|odds|opinion|perception|possibility|prediction|premise|pretence|promise|proposal|prospect|remark|report|risk|rumou?r|scenario|sign|speculation|statement|story|suggestion|suspicion|testimony|theory|threat|view|warning|word)s?$/i;
/** Behind these what "that" opens is so by the article's own word, or whoever says so is asked about by the rules on attribution. */
const VOUCHES =
  /^(?:confirm\w*|demonstrat\w*|discover\w*|emerg\w*|establish\w*|f[io]und|forg[eo]t\w*|given|kn[eo]w\w*|learn\w*|mean\w*|not[ei]\w*|pleased|prove[dns]?|realis\w*|realiz\w*|recall\w*|regret\w*|remember\w*|reveal\w*|s[ae]w|seen?|show\w*|surprised)$/i;
/** Behind these it is open, or taken back, whoever is named for it. */
const OPEN =
  /^(?:danger|demand|doubt|fear|hope|hypothesi|likelihood|myth|possibility|prospect|risk|scenario|speculat|theor)\w*$|^whether$/i;
const TAKEN_BACK =
  /^(?:correct|debunk|den(?:ie|y)|disavow|dismiss|disput|recant|refut|reject|repudiat|rescind|retract|withdr[ae]w)\w*$/i;
const FICTION =
  /^(?:cartoon|comedy|drama|dream|drill|episode|exercise|film|game|hoax|joke|movie|musical|novel|play|satire|scenario|series|simulation|sketch|story|tale|thriller)s?$/i;
const SUPPOSES = /^(?:allege|assume|believe|claim|expect|fear|hope|say|suspect|think)s?$|^(?:said|thought|\w+ed)$/i;
/** How far before a verb stands what opens its clause; how far before a noun the verb that takes it back. In words. */
const OPENS_WITHIN = 12;
const TAKES_BACK_WITHIN = 4;

/** What a verb of the source hangs on; `isOpen` where naming whoever says so is not enough. */
type Hold = { readonly word: Word; readonly isOpen: boolean };

/** Nothing is told as so that the source has only as the content of a report, a belief or a question. */
export function contents(ground: Ground): Finding | null {
  for (const row of ground.claim) {
    const own = wordsIn(row.text);
    const verb = own.find((_, at) => isTold(own, at) && hangs(own, at, row, ground));
    if (verb) return { reason: "modality", note: `the source does not tell itself that it was so: “${verb.text}”` };
  }
  return null;
}

/** A main verb of a claim that says something by itself, or with what follows it: "is safe". */
function isTold(words: readonly Word[], at: number): boolean {
  return isMainVerb(words, at) && (words[at]?.content === true || words[at]?.pos === "AUX");
}

function hangs(own: readonly Word[], at: number, row: Sentence, ground: Ground): boolean {
  const hold = holdOf(own, at, ground.cited);
  // "Is afraid that" for "fears that": the claim hangs it on a word of its own.
  if (hold === null || own.some(({ key }) => key === hold.word.key) || holderOf(own, at, row.text)) return false;
  return hold.isOpen || !isSaid(ground, row);
}

/** Whether a claim says that somebody says so, or only "reportedly". */
function isSaid(ground: Ground, row: Sentence): boolean {
  if (ground.draft.attribution !== null || isAttributed(ground, { row })) return true;
  return row.clauses.some(({ source }) => source !== "asserted");
}

/** What a verb hangs on wherever the cited sentences have it; null where one of them tells it by itself, or none has it. */
function holdOf(own: readonly Word[], at: number, cited: readonly CitedSentence[]): Hold | null {
  const holds = cited.flatMap(({ sentence }) => {
    const words = wordsIn(sentence.text);
    return words.flatMap((_, n) => (isSameVerb(own, at, words, n) ? [heldAt(words, n, sentence)] : []));
  });
  return holds.includes(null) ? null : (holds[0] ?? null);
}

/** The same verb; of "is" with the same word behind it. */
function isSameVerb(own: readonly Word[], at: number, words: readonly Word[], n: number): boolean {
  if (!isVerbal(words[n]) || !isMainVerb(words, n)) return false;
  if (own[at]?.content) return words[n]?.key === own[at]?.key;
  const behind = (all: readonly Word[], from: number) => all.slice(from + 1).find(({ content }) => content)?.key;
  return words[n]?.pos === "AUX" && behind(own, at) !== undefined && behind(own, at) === behind(words, n);
}

function heldAt(words: readonly Word[], at: number, sentence: Sentence): Hold | null {
  const hold = holderOf(words, at, sentence.text);
  // What the reader knows to be somebody's word, the rules on attribution look at.
  return hold && !hold.isOpen && isKnown(words[at], sentence) ? null : hold;
}

function holderOf(words: readonly Word[], at: number, text: string): Hold | null {
  const { last } = beforeGroup(words, at);
  return supposedBy(words, last) ?? openedBy(words, last, text);
}

function isKnown(verb: Word | undefined, { clauses, start: from }: Sentence): boolean {
  const at = from + (verb?.start ?? 0);
  return clauses.some(({ start, end, source }) => start <= at && at < end && source !== "asserted");
}

/** "Which farmers say poisoned": between the pronoun and its verb somebody supposes it. */
function supposedBy(words: readonly Word[], last: number): Hold | null {
  const verb = words[last];
  if (!verb || !isVerbal(verb) || !SUPPOSES.test(verb.text)) return null;
  if (/ed$/.test(verb.text) && !isPlainSpeechVerb(verb.text)) return null;
  const before = words.slice(Math.max(0, last - TAKES_BACK_WITHIN), last);
  const opens = before.findLastIndex(({ text }) => /^(?:that|which|who)$/i.test(text));
  return opens >= 0 && opens < before.length - 1 ? { word: verb, isOpen: false } : null;
}

/** What stands before the "that", "whether" or "in which" that opens the clause of a verb. */
function openedBy(words: readonly Word[], last: number, text: string): Hold | null {
  const from = Math.max(0, last - OPENS_WITHIN);
  const near = words.slice(from, last + 1);
  const opens = near.findLastIndex(({ text: own }) => /^(?:that|whether|which)$/i.test(own));
  if (opens < 0) return null;
  // "Regardless of whether the gate failed, water came in": what opens its sentence ends at the comma.
  const ends = words.slice(0, from + opens).some(isVerbal) ? /[;:“”"]/ : /[,;:“”"]/;
  if (near.some((_, n) => n >= opens && isBorder(words, from + n, { text, ends }))) return null;
  return openerAt(words, from + opens, last);
}

function openerAt(words: readonly Word[], at: number, last: number): Hold | null {
  const word = words[at];
  if (!word) return null;
  if (/^which$/i.test(word.text)) return toldIn(words, at);
  if (/^whether$/i.test(word.text)) return { word, isOpen: true };
  return at < last ? holderBefore(words, at) : null;
}

/** "The film in which she robs a bank". */
function toldIn(words: readonly Word[], at: number): Hold | null {
  const [noun, link] = [words[at - 2], words[at - 1]];
  return noun && /^in$/i.test(link?.text ?? "") && FICTION.test(noun.text) ? { word: noun, isOpen: true } : null;
}

function isBorder(words: readonly Word[], at: number, { text, ends }: { text: string; ends: RegExp }): boolean {
  const [own, next] = [words[at], words[at + 1]];
  if (/^(?:although|because|but|though|while|whereas)$/i.test(own?.text ?? "")) return true;
  const between = text.slice(own?.end ?? 0, next?.start ?? text.length);
  // "Provided that they ask, and it suspended": what follows may be told by itself.
  return ends.test(between) || (between.includes(",") && /^(?:and|or)$/i.test(next?.text ?? ""));
}

function holderBefore(words: readonly Word[], at: number): Hold | null {
  const before = words.slice(0, at).findLastIndex(({ pos, text }) => pos !== "ADV" && !/day$/.test(text));
  const word = words[before];
  if (!word || VOUCHES.test(word.text) || isSoThat(words, before, at)) return null;
  if (HOLDER.test(word.text)) return { word, isOpen: OPEN.test(word.text) || isTakenBack(words, before) };
  return word.pos === "VERB" ? { word, isOpen: false } : null;
}

/** "Sang so loudly that windows broke", "such a story that it was filmed": it came of it. "So that" is what for. */
function isSoThat(words: readonly Word[], before: number, at: number): boolean {
  return words.slice(Math.max(0, before - TAKES_BACK_WITHIN), at - 1).some(({ text }) => /^(?:so|such)$/i.test(text));
}

function isTakenBack(words: readonly Word[], at: number): boolean {
  return words.slice(Math.max(0, at - TAKES_BACK_WITHIN), at).some(({ text }) => TAKEN_BACK.test(text));
}
