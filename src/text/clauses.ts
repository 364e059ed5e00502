import type { Clause } from "#domain/ledger.ts";
import type { Frame } from "./attribution.ts";
import { sourceOf } from "./clause-sources.ts";
import { isFutureInPast, isNarrated, isReduced } from "./future-in-past.ts";
import { missedVerb } from "./missed-verb.ts";
import { eventCue, isContrast, isNegated } from "./modality.ts";
import { statusWords } from "./status-words.ts";
import type { RawSentence, Token } from "./tokens.ts";

const SUBORDINATOR =
  /^(?:because|although|though|while|whereas|after|before|since|when|where|who|which|whose|if|unless|until|but)$/i;
const BREAK = /^(?:;|:|—|–)$/;
/** After a comma these go on with what stood before it: "accuse the operator, Norvania Hydro, of ignoring". */
const BOUND_PREPOSITION = /^(?:of|for|to|in|at|by|from|on)$/i;
/** "Ruled on Wednesday that": when it was said may stand before what was. */
const WEEKDAY = /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/;
/** Verbs whose infinitive says what it is about: "failed to reach" is about reaching. */
const CONTROL =
  /^(?:fail|decline|refuse|plan|want|intend|seek|expect|vow|pledge|promise|agree|aim|hope|prepare|continue|begin|start|try|attempt|manage|set|go|use|threaten|decide|offer|consider|weigh|be|have|need|schedule|propose|formulate)$/;
/** How far behind its verb a clause's status is still read: "agreed, after long talks, to" is rare. In characters. */
const REACH = 40;

/** How far behind its verb a "not" still turns it round. In characters. */
const NOT_WITHIN = 25;
/** "Lantz, who was not involved, said": what is told of a subject on the way is not told of what it does. */
const ASIDE = /, (?:who|which|whose|where|with|without)\b[^,;]*,(?= )|^(?:According to|Citing) [^,;]*,(?= )/g;

type Span = { readonly start: number; readonly end: number };

function isVerb(token: Token): boolean {
  return token.pos === "VERB" || token.pos === "AUX";
}

function inFrame(token: Token, frames: readonly Span[]): boolean {
  return frames.some((frame) => token.start >= frame.start && token.end <= frame.end);
}

/** Whether a new clause may begin at this token. Verbs on both sides decide later. */
function opensClause(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token) return false;
  if (BREAK.test(token.text)) return true;
  if (token.text === ",") return !BOUND_PREPOSITION.test(tokens[at + 1]?.text ?? "");
  if (SUBORDINATOR.test(token.text)) return true;
  if (token.text === "that")
    return /^(?:VERB|NOUN)$/.test(tokens[at - 1]?.pos ?? "") || WEEKDAY.test(tokens[at - 1]?.text ?? "");
  return (
    /^(?:and|or)$/i.test(token.text) &&
    tokens.slice(at + 1, at + 3).some((next) => isVerb(next) && !/ing$/.test(next.text))
  );
}

/** "of ignoring cracks": a gerund that a preposition governs has no clause of its own. */
function isGerund(tokens: readonly Token[], at: number): boolean {
  return /ing$/.test(tokens[at]?.text ?? "") && BOUND_PREPOSITION.test(tokens[at - 1]?.text ?? "");
}

/** "While the council plans a bridge, …": its verb is taken for a noun, and yet what it says of plans is not said of what follows. */
function hasOwnStatus(opening: readonly Token[]): boolean {
  if (!/^(?:although|because|since|though|when|while|whereas)$/i.test(opening[0]?.text ?? "")) return false;
  const words = opening.map(({ text }) => text).join(" ");
  return eventCue(words) !== null || isNegated(words);
}

/** Cuts a sentence where a new clause opens and both sides hold a verb of their own. */
function cut(tokens: readonly Token[], frames: readonly Span[]): Token[][] {
  const parts: Token[][] = [[]];
  for (const [at, token] of tokens.entries()) {
    if (opensClause(tokens, at)) parts.push([]);
    parts.at(-1)?.push(token);
  }
  const hasVerb = (part: readonly Token[]) =>
    part.some((token, i) => isVerb(token) && !inFrame(token, frames) && !isGerund(part, i));
  return parts.reduce<Token[][]>((groups, part) => {
    const last = groups.at(-1);
    const whole = last && (hasVerb(last) || (groups.length === 1 && part[0]?.text === "," && hasOwnStatus(last)));
    if (last && !(hasVerb(part) && whole)) last.push(...part);
    else groups.push([...part]);
    return groups;
  }, []);
}

/** "The growing crisis", "that growing absences could", "Deposed leader Arvid Toll": a participle before its noun tells nothing of its own. */
function isAttribute(tokens: readonly Token[], at: number): boolean {
  const [before, own, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (own?.pos !== "VERB" || !next || !/^(?:NOUN|PROPN|ADJ)$/.test(next.pos)) return false;
  if (before?.pos === "DET" || (before === undefined && next.pos !== "ADJ")) return /(?:ing|ed|en)$/.test(own.text);
  return /ing$/.test(own.text) && /^that$/i.test(before?.text ?? "");
}

/** "The vision for creating a camp to live in": such verbs belong to their noun, and what is told of it comes later. */
function tellsItself(tokens: readonly Token[], at: number): boolean {
  const [noun, to] = [tokens[at - 2], tokens[at - 1]];
  const isPurpose = to?.pos === "PART" && to.text === "to" && /^(?:NOUN|PROPN)$/.test(noun?.pos ?? "");
  // "In the process of formulating plans" is what somebody does.
  const inTheProcess = noun?.text === "process" && /^in$/i.test(tokens[at - 4]?.text ?? "");
  const isOwned = isGerund(tokens, at) && !inTheProcess;
  return !isPurpose && !isAttribute(tokens, at) && !isOwned && !isWhich(tokens, at);
}

/** Where a verb that has its own auxiliary follows, what stands before "by" says only which. */
function isWhich(tokens: readonly Token[], at: number): boolean {
  const rest = tokens.slice(at + 2);
  return isReduced(tokens, at) && rest.some((token, n) => token.pos === "AUX" && rest[n - 1]?.text !== "to");
}

/** The verb a clause is about: the head of its first verb group, or the infinitive that a verb such as "failed" governs. */
function headVerb(tokens: readonly Token[], frames: readonly Span[]): Token | null {
  const own = tokens.filter((token) => isVerb(token) && !inFrame(token, frames));
  const finite = own.filter((token) => tellsItself(tokens, tokens.indexOf(token)));
  const verbs = finite.length > 0 ? finite : own;
  const [first] = verbs;
  if (!first) return null;
  let head = first;
  for (const verb of verbs.slice(1)) {
    const between = tokens.filter((token) => token.start >= head.end && token.end <= verb.start);
    if (!continues(head, between)) break;
    head = verb;
  }
  return head;
}

function continues(head: Token, between: readonly Token[]): boolean {
  const control = CONTROL.test(head.lemma) || head.pos === "AUX";
  if (between.every((token) => token.pos === "ADV" || token.pos === "PART")) return control || between.length === 0;
  return (
    control &&
    /^(?:\w+ly )?(?:in the process of|ready to|due to|set to|able to|about to|likely to|prepared to|plans to)$/.test(
      between.map((token) => token.text).join(" "),
    )
  );
}

const PRESENT_STATE =
  /^(?:is|are|am|remains?|views?|perceives?|believes?|wants?|needs?|has|have|holds?|owns?|supports?|opposes?|faces?|continues?|includes?|keeps?)$/i;

/** Whoever plans something has not done it, whatever it is: "ministers plan the sale of the port". */
const PLANS = /^(?:plan|propose|intend)$/;

function eventOf(text: string, head: Token, own: readonly Token[]): Clause["event"] {
  const cue = eventCue(text) ?? (PLANS.test(head.lemma) ? "planned" : null);
  if (cue) return cue;
  const auxiliaries = own
    .filter((token) => token.pos === "AUX" && token.end <= head.start)
    .map((token) => token.text.toLowerCase());
  if (auxiliaries.some((word) => /^(?:has|have|had|was|were|did)$/.test(word))) return "happened";
  if (auxiliaries.some((word) => /^(?:is|are)$/.test(word))) return /ed$|en$/.test(head.text) ? "happened" : "ongoing";
  return PRESENT_STATE.test(head.text) ? "ongoing" : "happened";
}

/** The clauses of a sentence on both axes. `frames` are its attributions, `credited` whether an outlet is credited with it. */
export function findClauses(sentence: RawSentence, frames: readonly Frame[], credited: boolean): Clause[] {
  const skipped = framesToSkip(sentence, frames);
  const clauses = cut(sentence.tokens, skipped).flatMap((tokens) => {
    const head = headVerb(tokens, skipped);
    return head ? [clauseOf(sentence, tokens, head, frames, credited)] : [];
  });
  if (clauses.length > 0) return clauses.map((clause, at) => underIf(clause, clauses[at + 1], sentence));
  if (skipped.length > 0) return findClauses(sentence, [], credited);
  const missed = missedVerb(sentence);
  return missed === undefined ? [] : [clauseOf(sentence, sentence.tokens, missed, frames, credited)];
}

/** What asks, not what supposes, or opens another clause: "will decide on Friday if", "warned that if". */
const NO_CONDITION =
  /\b(?:ask|check|consider|decide|determine|find out|know|learn|say|see|tell|test|wonder)(?:s|d|ed|ing)?(?: \p{L}+){0,2}$|(?:\b(?:and|as|because|but|even|or|so|that|what)|[^\p{L}\p{N}”"’')])$/iu;

/** "Will cut flights if the strike goes on": a plan that hangs on what follows it. */
function underIf(clause: Clause, next: Clause | undefined, { text, start }: RawSentence): Clause {
  const isAhead =
    clause.event === "planned" &&
    /\b(?:shall|will|won['’]t)\b|['’]ll\b/i.test(text.slice(clause.start - start, clause.end - start));
  if (!isAhead || next === undefined) return clause;
  const [before, behind] = [text.slice(0, next.start - start).trimEnd(), text.slice(next.start - start)];
  return /^(?:if|unless)\b/i.test(behind) && !NO_CONDITION.test(before) ? { ...clause, event: "conditional" } : clause;
}

/** "X said" is no clause of its own, but for a denial, whose verb is the news, and for nobody's frames ("reportedly"). */
function framesToSkip(sentence: RawSentence, frames: readonly Frame[]): Span[] {
  return frames
    .filter(
      (frame) => frame.source !== null && !/^(?:den|reject|dismiss|accus|critici|call|blam|describ)/.test(frame.cue),
    )
    .map(({ start, end }) => ({ start: sentence.start + start, end: sentence.start + end }));
}

function clauseOf(
  sentence: RawSentence,
  tokens: readonly Token[],
  head: Token,
  frames: readonly Frame[],
  credited: boolean,
): Clause {
  const start = tokens[0]?.start ?? sentence.start;
  const end = tokens.at(-1)?.end ?? sentence.end;
  const within = (from: number, to: number) => sentence.text.slice(from - sentence.start, to - sentence.start);
  const before = within(start, head.start).replace(ASIDE, " ");
  const asFarAs = (reach: number) => before + within(head.start, Math.min(end, head.end + reach));
  const near = statusWords(asFarAs(REACH), head);
  return {
    start,
    end,
    verb: head.lemma.toLowerCase(),
    event:
      governedBy(sentence, start) ??
      supposed(sentence, start) ??
      asTold(eventOf(near, head, tokens), sentence, head, frames),
    source: sourceOf(within(start, end), head, sentence, { frames, credited }),
    negated: isNegated(denying(asFarAs(NOT_WITHIN), before, head)) && !isContrast(within(start, sentence.end)),
  };
}

/** "Called the plan “not good enough”": what is denied inside marks, but for “is not”, whose subject stands outside. */
const INSIDE_MARKS =
  /["“](?!(?:are|can|could|did|do|does|had|has|have|is|was|were|will|would)(?:n[’']t)? ?)[^"”]*(?:["”]|$)/gi;

/** The words that may deny a verb: not those in marks, where the verb stands outside. "Was “not happy”" is denied. */
function denying(text: string, before: string, head: Token): string {
  const isOutside = head.pos === "VERB" && (before.match(/["“”]/g)?.length ?? 0) % 2 === 0;
  return isOutside ? text.replace(INSIDE_MARKS, " ") : text;
}

// "Said it would bury the cable" is a plan, however conditional "would" looks by itself.
function asTold(event: Clause["event"], sentence: RawSentence, head: Token, frames: readonly Frame[]): Clause["event"] {
  if (event !== "conditional") return event;
  if (isNarrated(sentence, head, frames)) return "happened";
  return isFutureInPast(sentence, head, frames) ? "planned" : event;
}

/** "Had the dam held, the village would have been spared": it did not. */
function supposed({ text, start: from }: RawSentence, start: number): Clause["event"] | null {
  return start === from && /^(?:Had|Were) [^,?]{3,80}, [^?]*\b(?:could|might|would)\b/.test(text)
    ? "conditional"
    : null;
}

/** What stands under "denied that …" is denied too, and what stands under "on condition that …" hangs in the air. */
function governedBy(sentence: RawSentence, start: number): Clause["event"] | null {
  const before = sentence.text.slice(0, start - sentence.start + 5);
  if (/\bon (?:the )?condition(?: that)?[^,;]{0,5}$/i.test(before)) return "conditional";
  return /\b(?:den(?:y|ies|ied|ying)|no truth (?:in|to)|(?:contested|den(?:y|ies|ied)|dismiss(?:es|ed)|disputed?s?|refuted?s?|reject(?:s|ed)) (?:an? |the |these |those |any |all )?(?:accusations?|allegations?|claims?|ideas?|notions?|reports?|rumou?rs?|suggestions?)) (?:\w+ )?that\b[^,;]*$/i.test(
    before,
  )
    ? "denied"
    : null;
}
