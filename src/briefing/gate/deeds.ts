import type { Name, Sentence } from "#domain/ledger.ts";
import { isPlainSpeechVerb, type Word, wordsIn } from "#text/text.ts";

/** Who does what a verb tells: the names among the words before it, and those words. */
export type Doer = { readonly names: readonly Name[]; readonly words: readonly Word[] };
/** A verb, with whoever does it (null where the words leave it open) and the content words of what is done or said. */
export type Deed = {
  readonly verb: string;
  readonly passive: boolean;
  readonly doer: Doer | null;
  readonly rest: readonly string[];
  /** The words right behind the verb, to whom or what it is done. */
  readonly object: readonly string[];
  /** The other content words of the sentence: who stands among them is not who does it. */
  readonly others: readonly string[];
  /** Done by nobody who is named: "was built in 1962". */
  readonly alone?: boolean;
};

/** All verbs that do little but introduce somebody's words are one verb: "said", "announced". */
export const SAYS = "say";

export const isNoun = ({ pos }: Pick<Word, "pos">) => pos === "NOUN" || pos === "PROPN";

/** Every main verb of a sentence with its doer; "was built by Varn" twice, as what was done and as Varn's deed. */
export function deedsIn(sentence: Sentence): Deed[] {
  const words = wordsIn(sentence.text);
  return words.flatMap((word, at) => (isMainVerb(words, at) ? deedsAt(sentence, words, word, at) : []));
}

function deedsAt(sentence: Sentence, words: readonly Word[], verb: Word, at: number): Deed[] {
  if (isReduced(sentence.text, words, at)) return [];
  const inverted = sayerAfter(sentence, words, at);
  if (inverted) {
    const said = words.slice(0, at);
    return [{ verb: SAYS, passive: false, doer: inverted, rest: keysOf(said), object: [], others: keysOf(said) }];
  }
  const { last, passive } = beforeGroup(words, at);
  const from = zoneStart(sentence.text, words, last);
  const isSpeech = isPlainSpeechVerb(verb.text);
  const own: Deed = {
    ...{ verb: isSpeech ? SAYS : verb.key, passive },
    doer: doerIn(sentence, words, { from, last, at }),
    rest: keysOf(isSpeech ? saidAt(sentence.text, words, from, at) : words.slice(at + 1)),
    object: passive ? [] : keysOf(objectAfter(sentence.text, words, at)),
    others: keysOf([...words.slice(0, from), ...words.slice(at + 1)]),
  };
  const agent = passive ? agentAfter(sentence, words, at) : null;
  if (!agent) return [{ ...own, alone: passive }];
  // "The bridge was built by Varn" is Varn's deed, too.
  const rest = words.filter((word) => !agent.words.includes(word) && word !== verb);
  return [own, { verb: own.verb, passive: false, doer: agent, rest: keysOf(rest), object: [], others: keysOf(rest) }];
}

const FINITE = /^(?:is|are|was|were|will|would|has|have|had|can|could|may|might|must|should)$/i;
/** How far behind "postponed" the verb stands of which it says whose. */
const REDUCED_WITHIN = 7;

/** "Operations postponed as a precaution will not take place": a participle that only tells which. */
function isReduced(text: string, words: readonly Word[], at: number): boolean {
  const [before, own, next, after] = [words[at - 1], words[at], words[at + 1], words[at + 2]];
  if (!before || !own || !isNoun(before) || !/(?:ed|en)$/.test(own.text) || isPlainSpeechVerb(own.text)) return false;
  if (next?.pos !== "ADP" && !(/^as$/i.test(next?.text ?? "") && after?.pos === "DET")) return false;
  if (isInPredicate(text, words, at)) return true;
  const behind = words.slice(at + 1, at + 1 + REDUCED_WITHIN);
  const border = behind.findIndex(
    (word, n) => n > 0 && (OPENS.test(word.text) || borderBetween(text, words[at + n] ?? word, word)),
  );
  const verb = behind.findIndex((word) => FINITE.test(word.text));
  return verb > 0 && (border < 0 || verb < border) && isNoun(behind[verb - 1] ?? own);
}

/** "The cracks were in a bracket redesigned in 2024": the sentence has told its verb already. */
function isInPredicate(text: string, words: readonly Word[], at: number): boolean {
  const be = words.slice(0, at).findLastIndex(isVerbal);
  if (be < 0 || !BE.test(words[be]?.text ?? "")) return false;
  const between = words.slice(be + 1, at);
  return (
    between.some(isNoun) &&
    between.every((word, n) => !OPENS.test(word.text) && !borderBetween(text, words[be + n] ?? word, word))
  );
}

/** "…, said Leona Brackwell, who leads the inquiry": whoever stands behind the verb. */
function sayerAfter(sentence: Sentence, words: readonly Word[], at: number): Doer | null {
  const [before, verb] = [words[at - 1], words[at]];
  if (
    !before ||
    !verb ||
    !/^(?:added|said|says)$/i.test(verb.text) ||
    !/[,”"]/.test(sentence.text.slice(before.end, verb.start))
  )
    return null;
  const sayer = objectAfter(sentence.text, words, at);
  const [first, last] = [sayer[0], sayer.at(-1)];
  const [start, end] = [sentence.start + (first?.start ?? 0), sentence.start + (last?.end ?? 0)];
  const names = sentence.names.filter((name) => name.start < end && name.end > start);
  return names.length > 0 ? { words: sayer, names } : null;
}

const keysOf = (words: readonly Word[]) => words.filter(({ content }) => content).map(({ key }) => key);

/** What is said: behind the verb as far as the next speaker, or before whoever "said on Monday". */
function saidAt(text: string, words: readonly Word[], from: number, at: number): readonly Word[] {
  const after = words.slice(at + 1);
  if (from > 0 && !after.some(isVerbal) && (keysOf(after).length < 2 || /^(?:ADP|ADV|NUM)$/.test(after[0]?.pos ?? "")))
    return words.slice(0, from);
  const next = words.findIndex((word, n) => n > at + 1 && isMainVerb(words, n) && isPlainSpeechVerb(word.text));
  if (next < 0) return after;
  const until = zoneStart(text, words, beforeGroup(words, next).last);
  return until > at + 1 ? words.slice(at + 1, until) : after;
}

/** The noun phrase behind a verb: up to the next comma, preposition, conjunction or verb. */
function objectAfter(text: string, words: readonly Word[], at: number): readonly Word[] {
  const after = words.slice(at + 1);
  const end = after.findIndex((word, n) => {
    const before = after[n - 1];
    return (
      !/^(?:DET|ADJ|NUM|NOUN|PROPN)$/.test(word.pos) || (before !== undefined && borderBetween(text, before, word))
    );
  });
  return end < 0 ? after : after.slice(0, end);
}

/** "By half", "by Friday", "by law": how, when and by how much. */
const NO_AGENT =
  /\d|%|^(?:half|third|quarter|percent|points?|margin|time|year|month|week|day|night|noon|midnight|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|law|hand|mistake|phone|mail|email|car|train|boat|bus|plane|helicopter|air|land|sea|road|rail|force|default|name)$/i;

/** How far behind its verb a "by" stands, and where somebody else is ruled out first: "raised not by the council but by". */
const BY_WITHIN = 4;
const NOT_BY_WITHIN = 8;

/** Whoever stands behind "by", a few words after the verb. */
function agentAfter(sentence: Sentence, words: readonly Word[], at: number): Doer | null {
  const within = words[at + 1]?.key === "not" ? NOT_BY_WITHIN : BY_WITHIN;
  const by = words.findIndex(({ key }, n) => key === "by" && n > at && n <= at + within && words[n - 1]?.key !== "not");
  const agent = by < 0 ? [] : objectAfter(sentence.text, words, by);
  const [first, last] = [agent[0], agent.at(-1)];
  if (!first || !last || NO_AGENT.test(last.text)) return null;
  const [start, end] = [sentence.start + first.start, sentence.start + last.end];
  return { words: agent, names: sentence.names.filter((name) => name.start < end && name.end > start) };
}

function isVerbal(word: Word | undefined): boolean {
  return word?.pos === "VERB" || word?.pos === "AUX";
}

/** An auxiliary is a main verb where none follows. */
function isMainVerb(words: readonly Word[], at: number): boolean {
  const [own, next, later] = [words[at], words[at + 1], words[at + 2]];
  // "Masked men began": a participle before its noun.
  if (own?.pos === "VERB") return !(/ed$/.test(own.text) && next?.pos === "NOUN" && later?.pos === "VERB");
  return own?.pos === "AUX" && !isVerbal(next) && !((next?.pos === "ADV" || next?.key === "not") && isVerbal(later));
}

const BE = /^(?:is|are|was|were|be|been|being)$/i;

/** The word before a verb's group ("has not yet been"), and whether the group is passive. */
function beforeGroup(words: readonly Word[], at: number): { last: number; passive: boolean } {
  const isGroup = (word: Word | undefined) => word?.pos === "AUX" || word?.pos === "ADV" || word?.key === "not";
  let last = at - 1;
  while (last >= 0 && isGroup(words[last])) last -= 1;
  const hasBe = words.slice(last + 1, at).some(({ pos, text }) => pos === "AUX" && BE.test(text));
  return { last, passive: (hasBe && !/ing$/i.test(words[at]?.text ?? "")) || sharesBe(words, at, last) };
}

/** What news tells of several in one breath, who did it aside. */
const SUFFERED =
  /^(?:appointed|arrested|burned|cancelled|captured|charged|cleared|closed|convicted|damaged|destroyed|detained|displaced|elected|evacuated|fined|found|freed|grounded|hospitali[sz]ed|hurt|injured|jailed|killed|lost|released|rescued|seized|sentenced|shot|shut|stranded|suspended|taken|treated|trapped|wounded)$/i;

/** "Two were killed and five people wounded": the second "were" is left out, and nobody follows whom it is done to. */
function sharesBe(words: readonly Word[], at: number, last: number): boolean {
  if (last !== at - 1 || !SUFFERED.test(words[at]?.text ?? "")) return false;
  if (/^(?:DET|ADJ|NUM|NOUN|PROPN|PRON)$/.test(words[at + 1]?.pos ?? "")) return false;
  const earlier = words.slice(0, at).findLastIndex(isVerbal);
  const [be, verb] = [words[earlier - 1], words[earlier]];
  const joined = words.slice(earlier + 1, at).some(({ text }) => /^(?:and|but|or|while)$/i.test(text));
  return joined && verb?.pos === "VERB" && be?.pos === "AUX" && BE.test(be.text) && !/ing$/i.test(verb.text);
}

/** Null where a pronoun, an infinitive or a participle leaves open who it is. */
function doerIn(
  sentence: Sentence,
  words: readonly Word[],
  { from, last, at }: { from: number; last: number; at: number },
): Doer | null {
  const [first, head, verb] = [words[from], words[last], words[at]];
  if (!first || !head || !verb || !/^(?:NOUN|PROPN|NUM)$/.test(head.pos)) return null;
  if (first === head && /^ones?$/i.test(head.text)) return null;
  if (isSetOff(sentence.text, words, last) && isCoordinated(words.slice(0, last + 1))) return null;
  if (last === at - 1 && (/ing$/i.test(verb.text) || /^by$/i.test(words[at + 1]?.text ?? ""))) return null;
  const [start, end] = [sentence.start + first.start, sentence.start + head.end];
  return {
    words: words.slice(from, last + 1),
    names: sentence.names.filter((name) => name.start < end && name.end > start),
  };
}

function isSetOff(text: string, words: readonly Word[], last: number): boolean {
  const [head, next] = [words[last], words[last + 1]];
  return head !== undefined && next !== undefined && borderBetween(text, head, next);
}

/** "Has raised the levy on salt, iron and coal, closed the port and …": of several verbs the first tells who. */
function isCoordinated(before: readonly Word[]): boolean {
  // "The association, representing 640 vessels, said": who it is, and no other deed.
  return (
    before.some((word) => isVerbal(word) && !/ing$/i.test(word.text)) &&
    !before.some(({ text }) => /^(?:who|whose|which|that)$/i.test(text))
  );
}

const OPENS =
  /^(?:and|or|but|while|after|before|as|because|when|where|that|who|which|whose|if|although|though|since|than|until|whether)$/i;
const borderBetween = (text: string, a: Word, b: Word) => /[,;:()—–“”"]/.test(text.slice(a.end, b.start));

/**
 * Where the words begin among which the doer stands: behind the nearest border that has a verb before it, or an opening such as "In
 * November,", else at the sentence's first word. Behind a comma they are "Oster, the mayor," and begin with the sentence.
 */
function zoneStart(text: string, words: readonly Word[], last: number): number {
  if (last < 0 || last + 1 >= words.length || isSetOff(text, words, last)) return 0;
  const hasOpening = /^(?:ADP|SCONJ|ADV)$/.test(words[0]?.pos ?? "");
  return words.slice(0, last + 1).findLastIndex((word, at) => {
    const before = words[at - 1];
    if (!before) return true;
    const isBorder = borderBetween(text, before, word);
    // "Oster said the port closed": whoever speaks is not who did it.
    if (before.pos === "VERB" && isPlainSpeechVerb(before.text)) return true;
    const told = words.slice(0, at);
    if (/^(?:and|or)$/i.test(before.text) && !isBorder)
      return told.some((one, n) => isVerbal(one) && !isLoading(words, n));
    return (isBorder && hasOpening) || ((isBorder || OPENS.test(before.text)) && told.some(isVerbal));
  });
}

/** "A ferry carrying 186 passengers and 14 crew struck a reef": what only says more of a noun tells no deed, and "and" goes on with it. */
function isLoading(words: readonly Word[], at: number): boolean {
  return /ing$/i.test(words[at]?.text ?? "") && isNoun(words[at - 1] ?? { pos: "" });
}
