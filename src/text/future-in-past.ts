import type { Frame } from "./attribution.ts";
import type { RawSentence, Token } from "./tokens.ts";

/*
 * "The company said it would bury the cable" is a plan told in the past, "a deal would end the strike" is a supposition. English
 * moves "will" to "would" after a past verb of saying (sequence of tenses: Huddleston and Pullum, The Cambridge Grammar of the English
 * Language, 2002, chapter 3); nothing but what stands around tells the two apart.
 */
const SAID =
  /^(?:said|told|announced|added|stated|confirmed|declared|vowed|pledged|promised|agreed|decided|insisted|reiterated|revealed|wrote|posted|tweeted|indicated|ordered|disclosed|repeated|assured|informed|noted|explained|reported|ruled|determined)$/i;
const SUPPOSES =
  /\b(?:if|unless|whether|should it|were to|otherwise|provided|in case|in the event|could|might|possibl[ey]|potential(?:ly)?|perhaps|likely|unlikely|hypothetical(?:ly)?|as though|depend(?:s|ed|ing)? on)\b/i;
/** What may never come about: a proposal, or an act that is only spoken of, as the subject of "would". */
const SUPPOSED =
  /^(?:such|any|no|nothing|anything|doing|bills?|proposals?|measures?|legislation|amendments?|plans?|rules?|deals?|agreements?|steps?|moves?|ideas?|wars?|invasions?|attacks?|strikes?|bans?|cuts?|tariffs?|taxes|tax|fail(?:ure|ing)|acquisitions?|purchases?|sales?|merg(?:ers?|ing)|withdrawals?|delays?|shutdowns?|scenarios?|changes?|reforms?|laws?|options?|it's)$/i;
/** "Would like", "would have been": wishes and what did not come about. */
const NO_PLAN = /^(?:have|like|prefer|rather|love|seem|appear|mean|need|depend|want|make|require|violate|allow|help)$/i;

function modalBefore(tokens: readonly Token[], head: Token): number {
  // The tagger takes "open" for an adjective in "it would open shelters": then "would" itself stands for the verb.
  return tokens.findLastIndex(
    ({ text, start, end }) => /^would$/i.test(text) && (end <= head.start || start === head.start),
  );
}

/** Verbs that stand after "would" by themselves, or "be" with a participle: "would be held", not "would be a mistake". */
function isAct(tokens: readonly Token[], modal: number): boolean {
  const [first, second] = tokens.slice(modal + 1, modal + 5).filter(({ pos, text }) => pos !== "ADV" && text !== "not");
  if (first === undefined || NO_PLAN.test(first.text)) return false;
  return first.lemma !== "be" || /(?:ed|en|ing|ught|eld|ld|nt|ut|ade|ready|open|able)$/.test(second?.text ?? "");
}

// The words between the verb that governs "would" and "would" itself: its subject.
function governor(tokens: readonly Token[], modal: number): { verb: Token | undefined; subject: readonly Token[] } {
  const at = tokens
    .slice(0, modal)
    .findLastIndex(({ pos, text }, n) => (pos === "VERB" && !isReduced(tokens, n)) || pos === "AUX" || SAID.test(text));
  return { verb: tokens[at], subject: tokens.slice(at + 1, modal) };
}

/** "An inquiry led by a judge would open": the participle says which inquiry, and belongs to the subject. */
export function isReduced(tokens: readonly Token[], at: number): boolean {
  const [before, own, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  return own?.pos === "VERB" && next?.text === "by" && /^(?:NOUN|PROPN)$/.test(before?.pos ?? "");
}

/** Whether the verb of a clause is a plan told in the past, which "would" makes of "will" after "said". */
export function isFutureInPast(sentence: RawSentence, head: Token, frames: readonly Frame[]): boolean {
  const { tokens, text } = sentence;
  const modal = modalBefore(tokens, head);
  if (modal < 0 || SUPPOSES.test(text) || !isAct(tokens, modal)) return false;
  const { verb, subject } = governor(tokens, modal);
  // "Said that would hurt": "that" opens a clause everywhere but right before its verb.
  if (/^(?:this|that|which)$/i.test(subject.at(-1)?.text ?? "")) return false;
  if (subject.some((token) => SUPPOSED.test(token.text) || /^\p{Ll}+ing$/u.test(token.text))) return false;
  if (verb !== undefined) return SAID.test(verb.text);
  const at = tokens[modal]?.start ?? 0;
  return frames.some(
    ({ source, cue, covers }) =>
      source !== null && SAID.test(cue) && at >= sentence.start + covers.start && at < sentence.start + covers.end,
  );
}

/** "Would go on to lead the port", "would earn her acclaim": what came later in a life that is told. */
const CAME_LATER = /^would (?:come to be|earn (?:her|him|them)|go on to|later|prove to be)\b/u;
const IN_AN_OLD_YEAR = /^(?:By|In|On) [^,;]*\b1[5-9]\d\d\b/u;

/** Whether "would" tells what came about later, seen from a time that is told of. */
export function isNarrated({ tokens, text, start }: RawSentence, head: Token, frames: readonly Frame[]): boolean {
  const modal = modalBefore(tokens, head);
  const at = tokens[modal]?.start;
  if (at === undefined || frames.length > 0 || SUPPOSES.test(text) || !isAct(tokens, modal)) return false;
  const { verb, subject } = governor(tokens, modal);
  if ((verb !== undefined && SAID.test(verb.text)) || subject.some((token) => SUPPOSED.test(token.text))) return false;
  return CAME_LATER.test(text.slice(at - start)) || IN_AN_OLD_YEAR.test(text.slice(0, at - start));
}
