import type { Name, Sentence } from "#domain/ledger.ts";
import { isOrganisationHead, isPlainSpeechVerb, type Word, wordsIn } from "#text/text.ts";
import type { Ground } from "./ground.ts";
import { isOfOneState, mayBe } from "./names.ts";
import type { Finding } from "./rules.ts";

/** Who does what a verb tells: the names among the words before it, and those words. */
type Doer = { readonly names: readonly Name[]; readonly words: readonly Word[] };
/** A verb, with whoever does it (null where the words leave it open) and the content words of what is done or said. */
type Deed = {
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

/** The share of what the claim tells of a deed that the source must tell of it, too, for both to be one. */
const SAME_DEED = 0.75;
/** All verbs that do little but introduce somebody's words are one verb: "said", "announced". */
const SAYS = "say";

/** Rule 6, by the verb: whoever does or says it in the claim does or says it in the source, unless the source leaves open who. */
export function doers({ claim, cited, around, verbatim }: Ground): Finding | null {
  if (verbatim) return null;
  const named = claim.flatMap(deedsIn).filter(({ doer }) => doer !== null);
  if (named.length === 0) return null;
  const stored = [...cited, ...around].flatMap(({ sentence }) => deedsIn(sentence));
  for (const own of named) {
    const same = stored.filter((other) => isSameDeed(own, other));
    const [first] = same;
    const nobody = stored.find((other) => isByNobody(own, other));
    if (nobody && same.length === 0)
      return { reason: "roles", note: `the source does not say that “${calledOf(own)}” does it` };
    const swapped = stored.find((other) => isTurned(own, other));
    if (swapped && !same.some((other) => !areOthers(own, other)))
      return { reason: "roles", note: `“${calledOf(own)}” is whom it is done to`, conflict: true };
    if (first && same.every((other) => areOthers(own, other)))
      return { reason: "roles", note: `“${calledOf(own)}” does what “${calledOf(first)}” does`, conflict: true };
  }
  return null;
}

function isSameDeed(own: Deed, other: Deed): boolean {
  if (own.verb !== other.verb || own.passive !== other.passive) return false;
  const keys = new Set(other.rest);
  return own.rest.filter((key) => keys.has(key)).length >= SAME_DEED * own.rest.length;
}

/** "Was built by Varn" where the source has "was built", and by whom it does not say. */
function isByNobody(own: Deed, other: Deed): boolean {
  if (own.passive || other.alone !== true || own.verb !== other.verb) return false;
  const patient = (other.doer?.words ?? []).map(({ key }) => key);
  const keys = new Set([...other.rest, ...patient]);
  if (own.object.some((key) => !patient.includes(key))) return false;
  return own.rest.filter((key) => keys.has(key)).length >= SAME_DEED * own.rest.length;
}

/** "A protester shot an agent" where an agent, or "one", shot a protester: who does it is whom it is done to. */
function isTurned(own: Deed, other: Deed): boolean {
  if (own.verb !== other.verb || own.verb === SAYS || own.passive || other.passive) return false;
  const [doer, theirs] = [own.doer?.words.findLast(isNoun), other.doer?.words.map(({ key }) => key) ?? []];
  return (
    doer !== undefined &&
    other.object.at(-1) === doer.key &&
    !theirs.includes(doer.key) &&
    own.object.at(-1) !== doer.key
  );
}

function calledOf({ doer }: Deed): string {
  return doer?.names[0]?.text ?? doer?.words.map(({ text }) => text).join(" ") ?? "";
}

function deedsIn(sentence: Sentence): Deed[] {
  const words = wordsIn(sentence.text);
  return words.flatMap((word, at) => (isMainVerb(words, at) ? deedsAt(sentence, words, word, at) : []));
}

function deedsAt(sentence: Sentence, words: readonly Word[], verb: Word, at: number): Deed[] {
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

/** Whoever stands behind "by", at most three words after the verb. */
function agentAfter(sentence: Sentence, words: readonly Word[], at: number): Doer | null {
  const by = words.findIndex(({ key }, n) => key === "by" && n > at && n <= at + 4);
  const agent = by < 0 ? [] : objectAfter(sentence.text, words, by);
  const [first, last] = [agent[0], agent.at(-1)];
  if (!first || !last) return null;
  const [start, end] = [sentence.start + first.start, sentence.start + last.end];
  return { words: agent, names: sentence.names.filter((name) => name.start < end && name.end > start) };
}

function isVerbal(word: Word | undefined): boolean {
  return word?.pos === "VERB" || word?.pos === "AUX";
}

/** An auxiliary is a main verb where none follows. */
function isMainVerb(words: readonly Word[], at: number): boolean {
  const [own, next, later] = [words[at], words[at + 1], words[at + 2]];
  if (own?.pos === "VERB") return true;
  return own?.pos === "AUX" && !isVerbal(next) && !((next?.pos === "ADV" || next?.key === "not") && isVerbal(later));
}

const BE = /^(?:is|are|was|were|be|been|being)$/i;

/** The word before a verb's group ("has not yet been"), and whether the group is passive. */
function beforeGroup(words: readonly Word[], at: number): { last: number; passive: boolean } {
  const isGroup = (word: Word | undefined) => word?.pos === "AUX" || word?.pos === "ADV" || word?.key === "not";
  let last = at - 1;
  while (last >= 0 && isGroup(words[last])) last -= 1;
  const hasBe = words.slice(last + 1, at).some(({ pos, text }) => pos === "AUX" && BE.test(text));
  return { last, passive: hasBe && !/ing$/i.test(words[at]?.text ?? "") };
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
  return before.some(isVerbal) && !before.some(({ text }) => /^(?:who|whose|which|that)$/i.test(text));
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
    return (isBorder && hasOpening) || ((isBorder || OPENS.test(before.text)) && words.slice(0, at).some(isVerbal));
  });
}

/** Some of many, or one whom nobody names: no name can be meant. */
const SOME =
  /^(?:some|one|another|several|many|other|few|most|two|three|four|five|six|seven|eight|nine|ten|witnesses|residents|experts|critics)$/i;
const UNNAMED = /^(?:sources?|insiders?|passers-?by|passer-?by)$/i;
/** Plurals who speak or act for a body or a place that may be named in their stead. */
const FOR_A_BODY =
  /^(?:officials|authorities|police|ministers|lawmakers|leaders|spokes(?:men|women|people|persons)|prosecutors|investigators|troops|forces|soldiers|fighters|executives|lawyers|attorneys|players|managers|directors|organi[sz]ers|researchers|scientists|workers|members)$/i;

/** Whether two doers cannot be the same: two other names, or a name on one side and on the other some of many. */
function areOthers({ doer: own }: Deed, { doer: other, others }: Deed): boolean {
  if (!own || !other || holdsHead(own, other) || holdsHead(other, own)) return false;
  const [mine, theirs] = [own, other].map(namesOf);
  if (!mine || !theirs) return false;
  // "Engineers reported it to the company": the company is somebody else.
  const head = headOf(own);
  if (mine.length === 0 && head !== undefined && others.includes(head.key)) return true;
  if (mine.length === 0 && theirs.length === 0) return false;
  if (mine.length > 0 && theirs.length > 0) return !mine.some((name) => theirs.some((one) => isSame(name, one)));
  return mine.length > 0 ? isNobody(mine, other) : isNobody(theirs, own);
}

/** The noun that a doer is: before any preposition. */
function headOf({ words }: Doer): Word | undefined {
  const until = words.findIndex(({ pos }, n) => pos === "ADP" && n > 0);
  return (until < 0 ? words : words.slice(0, until)).findLast(isNoun);
}

/** Whether words without a name cannot mean a name: "one resident", "a source", "forecasters". */
function isNobody(names: readonly Name[], { words, names: inside }: Doer): boolean {
  const [first, head] = [words[0], words.findLast(isNoun)];
  if (!first || !head) return false;
  if (SOME.test(first.text) || UNNAMED.test(head.text)) return true;
  const isPerson = names.every(({ kind }) => kind === "person");
  // A person may speak for a ministry, but then the source says who.
  if (isPerson && isOrganisationHead(head.text) && inside.length === 0) return true;
  const isMany = /[^su]s$/.test(head.text) && inside.length === 0;
  return isMany && (isPerson || !FOR_A_BODY.test(head.text));
}

const isNoun = ({ pos }: Word) => pos === "NOUN" || pos === "PROPN";

/** "U.K. activists" are not named, nor is a "spokesman for Varn": a name counts where no noun follows it and no preposition leads to it. */
function namesOf({ names, words }: Doer): readonly Name[] {
  return names.filter(({ text }) => {
    const parts = text.split(/[ -]/);
    const at = words.findIndex(
      (word, n) => word.text === parts[0] && words[n + parts.length - 1]?.text === parts.at(-1),
    );
    const [next, before] = [words[at + parts.length], words[at - 1]?.pos === "DET" ? words[at - 2] : words[at - 1]];
    if (at < 0) return words.at(-1)?.text === parts.at(-1);
    return (
      !(next && /^(?:NOUN|PROPN|ADJ)$/.test(next.pos)) && (at === 0 || before?.pos !== "ADP" || words[0] === before)
    );
  });
}

/** "U.K. activists" and "activists in London": the noun of one, which is no name in both. */
function holdsHead({ words }: Doer, other: Doer): boolean {
  const head = words.findLast(isNoun);
  const isCapital = (text: string) => /^\p{Lu}/u.test(text);
  return other.words.some(
    ({ key, text, start }) => key === head?.key && (start === 0 || !isCapital(text) || !isCapital(head.text)),
  );
}

function isSame(a: Name, b: Name): boolean {
  return mayBe(a, b) || mayBe(b, a) || isOfOneState(a.text, b.text);
}
