import type { Name, Sentence } from "#domain/ledger.ts";
import { isPlainSpeechVerb, type Word, wordsIn } from "#text/text.ts";
import { MONTH, WEEKDAY } from "./calendar-words.ts";
import { contentKeys } from "./content-keys.ts";
import { namesAmong } from "./name-forms.ts";
import { isSetOff, objectAfter, zoneStart } from "./phrase-borders.ts";
import { isReduced } from "./reduced.ts";
import { beforeGroup, isMainVerb, isVerbal } from "./verb-groups.ts";

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

/** Every main verb of a sentence with its doer; "was built by Varn" twice, as what was done and as Varn's deed. */
export function deedsIn(sentence: Sentence): Deed[] {
  const words = wordsIn(sentence.text);
  return words.flatMap((word, at) => (isMainVerb(words, at) ? deedsAt(sentence, words, word, at) : []));
}

function deedsAt(sentence: Sentence, words: readonly Word[], verb: Word, at: number): Deed[] {
  if (isReduced(sentence.text, words, at)) return [];
  const sayer = sayerAfter(sentence, words, at);
  if (sayer) return [deedOf(SAYS, sayer, words.slice(0, at))];
  const own = ownDeed(sentence, words, verb, at);
  const agent = own.passive ? agentAfter(sentence, words, at) : null;
  if (!agent) return [{ ...own, alone: own.passive }];
  // "The bridge was built by Varn" is Varn's deed, too.
  const told = words.filter((word) => !agent.words.includes(word) && word !== verb);
  return [own, deedOf(own.verb, agent, told)];
}

/** What a verb tells of whoever stands before it. */
function ownDeed(sentence: Sentence, words: readonly Word[], verb: Word, at: number): Deed {
  const { last, passive } = beforeGroup(words, at);
  const from = zoneStart(sentence.text, words, last);
  const isSpeech = isPlainSpeechVerb(verb.text);
  return {
    ...{ verb: isSpeech ? SAYS : verb.key, passive },
    doer: doerIn(sentence, words, { from, last, at }),
    rest: contentKeys(isSpeech ? saidAt(sentence.text, words, from, at) : words.slice(at + 1)),
    object: passive ? [] : contentKeys(objectAfter(sentence.text, words, at)),
    others: contentKeys([...words.slice(0, from), ...words.slice(at + 1)]),
  };
}

/** What whoever stands behind a verb says or does with it, with all that is told of it. */
function deedOf(verb: string, doer: Doer, told: readonly Word[]): Deed {
  const rest = contentKeys(told);
  return { verb, passive: false, doer, rest, object: [], others: rest };
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
  const names = namesAmong(sentence, sayer);
  return names.length > 0 ? { words: sayer, names } : null;
}

/** What is said: behind the verb as far as the next speaker, or before whoever "said on Monday". */
function saidAt(text: string, words: readonly Word[], from: number, at: number): readonly Word[] {
  const after = words.slice(at + 1);
  if (
    from > 0 &&
    !after.some(isVerbal) &&
    (contentKeys(after).length < 2 || /^(?:ADP|ADV|NUM)$/.test(after[0]?.pos ?? ""))
  )
    return words.slice(0, from);
  const next = words.findIndex((word, n) => n > at + 1 && isMainVerb(words, n) && isPlainSpeechVerb(word.text));
  if (next < 0) return after;
  const until = zoneStart(text, words, beforeGroup(words, next).last);
  return until > at + 1 ? words.slice(at + 1, until) : after;
}

/** "By half", "by Friday", "by law": how, when and by how much. */
const NO_AGENT = new RegExp(
  `\\d|%|^(?:half|third|quarter|percent|points?|margin|time|year|month|week|day|night|noon|midnight|${WEEKDAY}|${MONTH}|law|hand|mistake|phone|mail|email|car|train|boat|bus|plane|helicopter|air|land|sea|road|rail|force|default|name)$`,
  "i",
);

/** How far behind its verb a "by" stands, and where somebody else is ruled out first: "raised not by the council but by". */
const BY_WITHIN = 4;
const NOT_BY_WITHIN = 8;

/** Whoever stands behind "by", a few words after the verb. */
function agentAfter(sentence: Sentence, words: readonly Word[], at: number): Doer | null {
  const within = words[at + 1]?.key === "not" ? NOT_BY_WITHIN : BY_WITHIN;
  const by = words.findIndex(({ key }, n) => key === "by" && n > at && n <= at + within && words[n - 1]?.key !== "not");
  const agent = by < 0 ? [] : objectAfter(sentence.text, words, by);
  const last = agent.at(-1);
  return !last || NO_AGENT.test(last.text) ? null : { words: agent, names: namesAmong(sentence, agent) };
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
  const own = words.slice(from, last + 1);
  return { words: own, names: namesAmong(sentence, own) };
}

/** "Has raised the levy on salt, iron and coal, closed the port and …": of several verbs the first tells who. */
function isCoordinated(before: readonly Word[]): boolean {
  // "The association, representing 640 vessels, said": who it is, and no other deed.
  return (
    before.some((word) => isVerbal(word) && !/ing$/i.test(word.text)) &&
    !before.some(({ text }) => /^(?:who|whose|which|that)$/i.test(text))
  );
}
