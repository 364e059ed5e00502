import type { Quotation, Sentence } from "#domain/ledger.ts";
import { isPlainSpeechVerb, type Word, wordsIn } from "#text/text.ts";
import { isVerbal } from "./gate/verb-groups.ts";

/*
 * Which of the words between marks can stand by themselves. A writer may run into them: “does not "want to deflect it"”, “the rule
 * "would solve our loss"”. Their subject and what denies or supposes them then stands outside the marks, and printed alone
 * they would say the opposite, or something of somebody else.
 */

/** What denies, and nothing between it and the words that ends its reach. */
const DENIED_BEFORE =
  /(?:\b(?:cannot|denied|denies|hardly|neither|never|no|nobody|none|nor|not|without)|n[’']t)\b(?:(?!\b(?:although|and|because|but|when|while)\b)[^,;:“”"()])*$/iu;
/** What only supposes, wishes or fears, and nothing between it and the words that ends its reach. */
const SUPPOSED_BEFORE =
  /\b(?:as (?:if|though)|dream(?:ed|s|t)?|doubt(?:ed|ing|s)?|fear(?:ed|ing|s)?|hop(?:e|ed|es|ing)|if|imagin(?:e|ed|es|ing)|pretend(?:ed|ing|s)?|unless|whether|wish(?:ed|es|ing)?|(?:accusation|allegation|characteri[sz]ation|depiction|idea|notion|portrayal|suggestion)s?(?: (?:of|that))?)\b(?:(?!\b(?:although|and|because|but|says?|said|when|while)\b)[^,:;“”"()])*$/iu;
/** "To", "would", "did", "he": a verb right behind is theirs. */
const CALLS_FOR_VERB =
  /(?:\b(?:can|could|did|do|does|he|(?<!\b(?:call|describ|dubb|label|nam|term)(?:e[ds]?|ing|s)? )it|may|might|must|shall|she|should|they|to|who|will|would)|n[’']t|['’]ll)$/iu;
/** "Told an aide to “lose the folder”": an order is what was said, in its own words. */
const ORDERED =
  /\b(?:ask|begg|instruct|order|press|tell|told|urg|warn)(?:ed|ing|s)?(?: (?!(?:can|could|he|i|it|not|she|that|they|we|will|would)\b)[\p{L}’'-]+){1,5} to$/iu;
/** "Told him “stop the car now”". */
const ADDRESSED = /\b(?:tells|told|tell) (?:[\p{L}’'-]+ ){0,2}[\p{L}’'-]+$/iu;
const FORM_OF_OTHERS = /(?:ed|ing|[^s]s)$/i;
const SUBJECT = /\b(?:he|i|it|she|that|there|they|we|you)(?:['’]\p{L}+)?\b/iu;

/** Whether marked words are a statement of whoever says them; `sentence` is the one they begin in. */
export function isWhole({ text, start, marked }: Quotation, sentence: Sentence): boolean {
  if (!marked) return true;
  const from = start - sentence.start;
  const before = sentence.text.slice(0, from).replace(/[\s“”"‘'«„(]+$/u, "");
  if (DENIED_BEFORE.test(before) || isSupposed(text, before)) return false;
  if (!/^[^\p{L}\p{N}]*\p{Ll}/u.test(text)) return true;
  return !isPart(
    wordsIn(sentence.text).filter((word) => word.start >= from),
    before,
    text,
  );
}

/** "Varn wished “someone had told us”": what is only wished, feared or supposed; a sentence of its own behind "expressed hope" is said. */
function isSupposed(text: string, before: string): boolean {
  return /^[^\p{L}\p{N}]*\p{Ll}/u.test(text) && SUPPOSED_BEFORE.test(before);
}

/** Words written small go on with what stands before them: a verb or a preposition with it is a part. */
function isPart(words: readonly Word[], before: string, text: string): boolean {
  const [first] = words;
  if (first === undefined || first.pos === "DET" || /\b(?:an?|her|his|its|the|their)$/i.test(before)) return false;
  if (first.pos === "ADP" && !/^(?:as|if|that|whether)$/i.test(first.text)) return !SUBJECT.test(text);
  if (/^(?:to|not|never)$/i.test(first.text)) return true;
  if (CALLS_FOR_VERB.test(before) && !SUBJECT.test(first.text)) return !ORDERED.test(before);
  const verb = words.find(({ pos }) => pos !== "ADV");
  return isVerbal(verb) && !(isIntroduced(before) && isImperative(verb, text));
}

function isIntroduced(before: string): boolean {
  return (
    /^$|[,:;—–]$/.test(before) || isPlainSpeechVerb(/[\p{L}]+$/u.exec(before)?.[0] ?? "") || ADDRESSED.test(before)
  );
}

/** “Take the vaccine, please”, “can't complain”, “did you see it?”. */
function isImperative(verb: Word | undefined, text: string): boolean {
  if (text.endsWith("?") || /^(?:can|could|do|let)(?:n?['’]|\b)/i.test(text)) return true;
  return verb?.pos === "VERB" && !FORM_OF_OTHERS.test(verb.text);
}

/** Whether marked words are a sentence of their own, an exclamation or an utterance: not “the worst of the worst”. */
export function isSentence({ text, marked }: Quotation): boolean {
  if (!marked || /[!?]$/.test(text) || /^\p{Lu}.*\.$/su.test(text)) return true;
  const words = wordsIn(text);
  return words.some(
    (word, at) => isVerbal(word) && !/ing$|^be(?:en)?$/i.test(word.text) && words[at - 1]?.key !== "to",
  );
}

/** Between the halves of words that are interrupted: “A,” Varn said on Friday, “b.” */
const INTERRUPTS = /^[,”"’']{1,3} [^“”"\n]{2,160}, ?[“"‘']$/u;

/** The quotations of a sentence, those that their attribution interrupts in one: “We are ready,” Varn said, “and we will go.” */
export function joinedQuotations({ quotations }: Sentence, article: string): Quotation[] {
  const whole: Quotation[] = [];
  for (const one of quotations) {
    const last = whole.at(-1);
    if (last === undefined || !isInterrupted(last, one, article)) whole.push(one);
    else whole.splice(-1, 1, { ...last, end: one.end, text: article.slice(last.start, one.end) });
  }
  return whole;
}

function isInterrupted(first: Quotation, second: Quotation, article: string): boolean {
  const between = article.slice(first.end, second.start);
  return (
    first.marked &&
    second.marked &&
    first.speaker === second.speaker &&
    first.text.endsWith(",") &&
    /^\p{Ll}/u.test(second.text) &&
    INTERRUPTS.test(between)
  );
}
