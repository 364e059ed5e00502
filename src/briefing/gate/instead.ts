import { isKindOf, isShortFor, sameName, type Word, wordsIn } from "#text/text.ts";
import { isAkin, isOneForAnother, SHELL } from "./akin.ts";
import type { Alignment, Gap } from "./alignment.ts";
import { MONTH, WEEKDAY } from "./calendar-words.ts";
import type { Ground } from "./ground.ts";
import { closeAlignments } from "./kept.ts";
import { isLabel } from "./polarity.ts";
import type { Finding } from "./rules.ts";

const isNumber = (word: Word) => word.pos === "NUM" && /\d/.test(word.key);
const isCapital = (word: Word) => /^\p{Lu}/u.test(word.text);
const DATE_WORD = new RegExp(`^(?:${WEEKDAY}|${MONTH}|today|yesterday|tomorrow)$`, "i");

/** What stands where: a figure, a date or a name of the claim that has taken the place of another of its source. */
export function instead(ground: Ground): Finding | null {
  if (ground.verbatim) return null;
  for (const alignment of closeAlignments(ground)) {
    for (const gap of alignment.gaps) {
      const found =
        numberInstead(gap, alignment, ground) ??
        dateInstead(gap) ??
        nameInstead(gap, alignment) ??
        nounInstead(gap, alignment, ground);
      if (found) return found;
    }
  }
  return null;
}

function conflict(reason: Finding["reason"], own: readonly Word[], other: readonly Word[]): Finding {
  const text = (words: readonly Word[]) => words.map((word) => word.text).join(" ");
  return { reason, note: `“${text(own)}” stands where the source has “${text(other)}”`, conflict: true };
}

/** How many, without a number: none of these is another. */
const VAGUE = /^(?:dozens|scores|hundreds|thousands|millions|billions|handful|several)$/i;

/** "A quarter million", "multi-million-dollar": how great, where the number before it is the same or none. */
const SCALE = /(?<!\p{L})(?:thousand|million|billion|trillion)(?!\p{L})/iu;

function numberInstead({ claim, source }: Gap, alignment: Alignment, ground: Ground): Finding | null {
  const [great, greater] = [claim, source].map((words) =>
    words.some(isNumber) ? [] : words.filter(({ text }) => SCALE.test(text)),
  );
  if (great?.[0] && greater?.[0] && scaleOf(great[0]) !== scaleOf(greater[0]))
    return conflict("figure", great, greater);
  const [many, others] = [claim, source].map((words) => words.filter(({ text }) => VAGUE.test(text)));
  if (many?.[0] && others?.[0] && many[0].key !== others[0].key) return conflict("figure", many, others);
  const own = claim.filter(
    (word) => isNumber(word) && !standsBeside(word, alignment, ground) && !countsTheSame(word, source, alignment),
  );
  const other = source.filter((word, at) => isNumber(word) && !isLabel(source, at - 1));
  if (own.length === 0 || other.length === 0) return null;
  const known = new Set([...other.map(({ key }) => key), ...joinedNumbers(other)]);
  return own.some(({ key }) => known.has(key)) ? null : conflict("figure", own, other);
}

function scaleOf({ text }: Word): string | undefined {
  return SCALE.exec(text)?.[0].toLowerCase();
}

/** "Twenty-two" is two words and one number. */
function joinedNumbers(words: readonly Word[]): string[] {
  return words.flatMap((word, n) => {
    const next = words[n + 1];
    return next && next.start === word.end + 1 ? [String(Number(word.key) + Number(next.key))] : [];
  });
}

/** "More than five degrees" has only another place in its sentence: what it counts follows it there, too, and nothing here is counted so. */
function countsTheSame(word: Word, here: readonly Word[], { claim, source }: Alignment): boolean {
  const next = claim[claim.indexOf(word) + 1];
  const follows = (one: Word) => source[source.indexOf(one) + 1]?.key === next?.key;
  return next?.content === true && source.some((one) => one.key === word.key && follows(one)) && !here.some(follows);
}

/** A claim that holds more than this of one sentence, in order, is made of that one. */
const OF_ONE_SENTENCE = 0.8;

/** A number of another sentence that the claim rests on, too, has its place there: `figures` asks what it counts. */
function standsBeside(word: Word, { cited, held }: Alignment, ground: Ground): boolean {
  if (held > OF_ONE_SENTENCE) return false;
  if (wordsIn(cited.sentence.text).some((other) => other.key === word.key)) return false;
  return ground.cited.some(
    (one) => one !== cited && wordsIn(one.sentence.text).some((other) => other.key === word.key),
  );
}

function dateInstead({ claim, source }: Gap): Finding | null {
  const [own, other] = [
    claim.filter((word) => DATE_WORD.test(word.text)),
    source.filter((word) => DATE_WORD.test(word.text)),
  ];
  if (own.length === 0 || other.length === 0) return null;
  return own.some((word) => other.some((one) => one.key === word.key)) ? null : conflict("date", own, other);
}

/** A claim that holds this much of its sentence, in order, retells it word by word. */
const RETELLS = 0.7;
/** A noun, alone or behind what goes with it: "bottled water". */
function isNounPhrase(words: readonly Word[]): boolean {
  const [first, last] = [words[0], words.at(-1)];
  return (
    words.length === 1 ||
    (words.length === 2 && /^(?:ADJ|VERB|NOUN)$/.test(first?.pos ?? "") && first?.end === (last?.start ?? 0) - 1)
  );
}

/** Of a short claim all but one word is enough. */
function retells({ held, claim }: Alignment): boolean {
  const all = claim.filter((word) => word.content).length;
  return held >= RETELLS || (all > 2 && Math.round(held * all) === all - 1);
}

/** A noun of the claim that its evidence has nowhere, where the source has another that WordNet does not know for a kind of it. */
function nounInstead({ claim, source }: Gap, alignment: Alignment, { cited, around }: Ground): Finding | null {
  const [own, other] = [claim.filter((word) => word.content), source.filter((word) => word.content)];
  const [mine, theirs] = [own[0], other.at(-1)];
  if (!retells(alignment) || !mine || !theirs || own.length !== 1 || !isNounPhrase(other)) return null;
  if (![mine, theirs].every((word) => word.pos === "NOUN" && !isCapital(word) && !SHELL.test(word.text))) return null;
  const known = [...cited, ...around].some(({ sentence }) =>
    wordsIn(sentence.text).some(({ key }) => key === mine.key),
  );
  const isKind = mine.lemmas.some((a) => theirs.lemmas.some((b) => isKindOf(a, b) || isKindOf(b, a)));
  return known || isKind || isAkin(mine, theirs) || isOneForAnother(mine, theirs)
    ? null
    : conflict("coverage", own, other);
}

function nameInstead({ claim, source }: Gap, alignment: Alignment): Finding | null {
  const keys = new Set(alignment.source.map((word) => word.key));
  const mine = new Set(alignment.claim.map((word) => word.key));
  const { text } = alignment.row;
  const own = claim.filter((word) => (isName(word) || isMadeName(word, text)) && !keys.has(word.key));
  const other = source.filter((word) => isName(word) && !mine.has(word.key));
  if (own.length === 0 || other.length === 0 || isSameName(own, other, alignment)) return null;
  return conflict("name", own, other);
}

function isName(word: Word): boolean {
  return isCapital(word) && word.content && word.pos !== "NUM" && !DATE_WORD.test(word.text) && word.start > 0;
}

/** "While President Quill" in the middle of a sentence: a capital there makes a name of any word, also of one that is none elsewhere. */
function isMadeName(word: Word, text: string): boolean {
  return isCapital(word) && !word.content && word.text.length > 2 && /[\p{L}\d] $/u.test(text.slice(0, word.start));
}

/** One name in two forms: "U.S." and "United States", "DOJ" and "Justice Department", a surname and what the article calls its bearer. */
function isSameName(own: readonly Word[], other: readonly Word[], { cited }: Alignment): boolean {
  const [a, b] = [own, other].map((words) => words.map((word) => word.text).join(" "));
  if (a === undefined || b === undefined) return false;
  const known = cited.read.ledger.sentences.flatMap((sentence) => sentence.names);
  const canonical = known
    .filter((name) => b.includes(name.text) || name.text.includes(b))
    .map((name) => name.canonical);
  const initials = (words: readonly Word[]) => words.map((word) => word.text.charAt(0)).join("");
  return (
    [b, ...canonical].some((name) => sameName(a, name) || isShortFor(a, name) || isShortFor(name, a)) ||
    initials(other) === a.replaceAll(".", "") ||
    initials(own) === b.replaceAll(".", "")
  );
}
