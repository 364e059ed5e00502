import { isOfTelling } from "./date-holders.ts";
import type { RawSentence, Token } from "./tokens.ts";

/** Whoever "plans a motion on Thursday" or "expects a hearing in October" has none yet. */
const HAS_NONE_YET =
  /\b(?:aims?|expects?|faces?|hopes?|intends?|plans?|proposes?) (?:an?|another|the|its|his|her|their|no|more|further|two|three) [^,;.]*$/i;

/** Which side of the day of writing a date lies on, as the verb nearest to it says. */
export type Tense = "past" | "future";

const FUTURE_AUXILIARY = /^(?:will|'ll|’ll|shall|won't|won’t|would|wo)$/i;
const LOOKS_AHEAD =
  /^(?:plan|expect|schedule|set|due|intend|agree|want|aim|hope|prepare|ready|slate|promise|vow|likely|pledge|invite|begin|start)$/;

/** What is moved to a day lies ahead, though the moving is past: "was delayed to March". */
const MOVES = /^(?:delay|postpone|push|reschedule|defer|extend|adjourn|move|slip)$/;

/** "Slated for Monday, the vote …" opens with what "is" would lead. */
const OPENS_AHEAD = /^(?:Slated|Scheduled|Set|Due|Expected|Targeted|Planned) (?:for|to|on|by)\b[^,]*$/;

/** "A storm watch from Saturday through Monday": what is in force on a day was called before it. */
const IN_FORCE =
  /\b(?:advisory|alert|curfew|in effect|in force|warning|watch)\b[^.;]{0,80} (?:for|from|through|till|to|until) $/i;

/** "Promised an answer by 10 December": what is promised by a day lies ahead, though the promise is past. */
const PROMISED_BY =
  /\b(?:demand|order|pledg|promis|propos|request|vow)\p{L}* (?!(?:on|in|last)\b)[^.;,]{0,60} (?:by|before|until) $/iu;

/** "Results, due on 13 August", "forecasters expect winds to shift Wednesday", "was to have flown on 17 June". */
const DUE =
  /(?<!\b(?:as|was|were|been|had) )\b(?:due|scheduled|slated) (?:on|for|in|by|at) $|\b(?:expects?|hopes?|intends?|plans?|wants?) (?:[\p{L}’']+ ){0,4}to \p{L}+ (?:[^,;.]{0,80} )?(?:on |by |in )?$|\bif\b[^.;]{3,80} by $|\b(?:was|were) to have \p{L}+ [^,;.]{0,40}(?:on|in|by) $/iu;

/** "A cut could be considered in May", "might rule by Friday"; "could not be reached on Monday" is over. */
const POSSIBLE =
  /\b(?:may |might |could (?=(?:be \p{L}+ed|begin|come|meet|open|reopen|resume|return|rule|start|vote)\b)|could (?=[^.;,]{3,60} (?:as early as|as soon as|by|in) $))(?!have\b)[^.;,]{2,60} (?:as early as |as soon as |by |from |in |on )?$/u;

/** "Warned of a second strike, of 72 hours, from February 17", "proposed a meeting on Sunday". */
const CALLED_FOR =
  /\b(?:ask(?:s|ed|ing)? for|call(?:s|ed|ing)? for|propos(?:es|ed|ing)|threaten(?:s|ed|ing)?|warn(?:s|ed|ing)? of) (?:(?:an?|another|further|more|new|the|two|three|written) )?(?:[\p{L}-]+ ){0,3}(?:arguments?|brief|ceasefire|conference|debate|election|hearing|march|meeting|protest|rally|referendum|round|session|stoppage|strike|summit|talks|truce|vote|walkout)s?\b[^.;]{0,80} (?:for |from |in |on )?$/u;

/** "Said a result was expected on Wednesday": expected still, when it was said. */
const SAID_EXPECTED =
  /\b(?:added|announced|said|says|told)\b[^.;]{2,80} (?:was|were) (?:due|expected|likely|scheduled|set) (?:by|for|in|on|to [^,;.]{1,40} (?:by|in|on)) $/;

/** "Suspended all sailings until at least Thursday", "was bailed until 9 June": what was done holds until then. */
const HOLDS_UNTIL =
  /(?<!\bhad been )\b(?:adjourn|bail|bann|barr|cancel|clos|delay|extend|froze|ground|halt|jail|open|postpon|quarantin|remand|restrict|shut|shutter|suspend)(?:ed|e[ds]|n|s|t(?:s|ting)|ing)?\b[^.;]{0,80} (?:through|till|until) (?:at least )?(?:the (?:beginning|end|middle|start) of )?$/u;

/** "Pupils have been told to stay at home through Sunday": what is so until a weekday; sales "are up through March" were. */
const SO_UNTIL =
  /\b(?:is|are|(?:has|have) been|remains?|stays?) (?:(?!\b(?:and|as|did|had|that|was|were|which|who)\b)[^.;,]){1,80} (?:through|till|until) (?:at least )?$/;
const OPENS_WITH_WEEKDAY = /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/;

/** "Would offer them two years of cover, beginning April 20". */
const TO_BEGIN = /\b(?:will|would)\b[^.;]* (?:beginning|effective|starting)(?: from| on)? $/;

/** "Has a better chance of winning in November": what is hoped for lies ahead. */
const HOPED_FOR = /\b(?:chances?|hopes?|likelihood|odds|prospects?) (?:at|for|of|to) [^.;,]{0,80} (?:by|in|on) $/i;

/** "Will air live and stream on Sunday": nothing that is over stands between. */
const WILL =
  /\b(?:will|won[’']t)\b(?:(?!\b(?:after|did|following|had|said|since|that|told|was|were|which|who)\b|(?<!\bbe )\b\p{Ll}{3,}ed\b)[^.;])*$/u;

/** "Are already scrapped for Saturday": what is cancelled, called or booked for a day lies ahead. */
const SET_FOR =
  /\b(?:announced|booked|called|called off|cancell?ed|forecast|grounded|scrapped|set|suspended) (?:(?:early|late|off) )?for $/;

/** "Are taking sides in the run-up to the November vote": what is led up to in the present. */
const RUN_UP =
  /\b(?:is|are|has been|have been|prepares?|['’]re) [^.;]{0,100}\b(?:ahead of|build-up to|in advance of|run-up to) (?:an? |its |the |their |this )?$/;

/** "On Nov. 25, storms are expected", "On May 5, floods could hit the coast": what a day that opens a sentence is told to bring. "Could hear", "could not" is what somebody was able to. */
const IS_TO_BRING =
  /^[^,;“”"]{0,25}?, (?!as\b|if\b|when\b|while\b)(?:(?!\b(?:added|announced|said|says|told|warned|wrote)\b)[^,;.“”"]){2,100}\b(?:(?:is|are) (?:\p{L}+ly |also |still |again )?(?:due|expected|forecast|likely|planned|predicted|projected|scheduled|set|slated|to)\b|(?:may|might) (?!have\b|not have\b)\p{Ll}+|could (?!be (?:felt|found|heard|seen|smelled)\b|(?:afford|feel|find|have|hear|no|not|only|see|smell|tell)\b)\p{Ll}+)/u;

/** "Said the shutdown could end on Nov. 6": what may come; who "could hear" or "could not" was able to. */
const SAID_POSSIBLE =
  /\b(?:acknowledged|added|announced|estimated|said|says|told|warned)\b[^.;“”"]{2,80} could (?!be (?:felt|found|heard|reached|seen|smelled)\b|(?:afford|feel|find|have|hear|no|not|only|see|smell|tell)\b)\p{Ll}+ (?:[^.;,“”"]{1,60} )?(?:as early as |as soon as |by |from |in |on )?$/u;

/** "Is looking forward to welcoming him in July". */
const LOOKS_FORWARD = /(?<!\b(?:was|were|been) )\b(?:looking|looks?) forward to [^,;.]{2,60} (?:by|in|on) $/;

/** "Before the timetable starts in June", "a truce that expires on October 10". */
const STARTS =
  / (?:begins|closes|comes into force|ends|expires|lapses|opens|runs out|starts|takes effect) (?:at the (?:beginning|end) of |in |on )?$/;

/** What leads up to a day that lies ahead. */
const AHEAD = [
  OPENS_AHEAD,
  IN_FORCE,
  HOPED_FOR,
  PROMISED_BY,
  DUE,
  HAS_NONE_YET,
  POSSIBLE,
  SAID_POSSIBLE,
  LOOKS_FORWARD,
  CALLED_FOR,
  SAID_EXPECTED,
  HOLDS_UNTIL,
  TO_BEGIN,
  SET_FOR,
  RUN_UP,
  STARTS,
  WILL,
];

const isVerb = (token: Token) => token.pos === "VERB" || token.pos === "AUX";

function isPast(token: Token): boolean {
  return token.text.toLowerCase() !== token.lemma && !/(?:ing|s)$/i.test(token.text);
}

// "is expected on Thursday", "is due by Monday": a present auxiliary before a word that looks ahead.
function leadsAhead(own: Token, before: Token | undefined): boolean {
  if (FUTURE_AUXILIARY.test(own.text)) return true;
  return LOOKS_AHEAD.test(own.lemma) && /^(?:is|are|'s)$/i.test(before?.text ?? "");
}

/** "Is due in November", "are to start on July 6": what is still to come of a present "is". */
const STILL_TO_COME =
  /^(?:is|are|'s|’s) (?:(?:\p{L}+ )?(?:due|likely|set|ready|scheduled|expected)|to \p{L}+)(?: |$)/iu;

function isStillToCome(tokens: readonly Token[], left: number, here: number): boolean {
  const be = tokens.slice(0, left + 1).findLastIndex((token) => /^(?:is|are|'s|’s)$/i.test(token.text));
  if (be < 0 || left - be > 3) return false;
  const words = tokens.slice(be, here).map((token) => token.text);
  return STILL_TO_COME.test(words.join(" "));
}

function pointsAhead(tokens: readonly Token[], left: number, here: number): boolean {
  return isMovedTo(tokens[left], tokens[here - 1]?.text ?? "") || isStillToCome(tokens, left, here);
}

// "will be held", "agreed to meet", "is expected to rule": what leads a verb group decides its side.
function groupTense(tokens: readonly Token[], at: number): Tense {
  const lead = tokens.slice(Math.max(0, at - 5), at);
  const own = tokens[at];
  if (own !== undefined && leadsAhead(own, lead.at(-1))) return "future";
  for (const token of [...lead].reverse()) {
    if (FUTURE_AUXILIARY.test(token.text)) return "future";
    if (token.pos === "PUNCT") break;
    if (LOOKS_AHEAD.test(token.lemma) && lead.some((word) => word.pos === "PART" && word.text === "to"))
      return "future";
    if (!["AUX", "VERB", "ADV", "PART"].includes(token.pos)) break;
  }
  return "past";
}

function isMovedTo(verb: Token | undefined, lead: string): boolean {
  return verb !== undefined && MOVES.test(verb.lemma) && /^(?:to|until|till|into)$/i.test(lead);
}

/** The tense around a date that starts at an article offset; a news report with no other sign speaks of the past. */
export function tenseAt(sentence: RawSentence, offset: number): Tense {
  const border = sentence.tokens.findIndex((token) => token.start >= offset);
  const here = border < 0 ? sentence.tokens.length : border;
  const own = offset - sentence.start;
  if (isOfTelling(sentence.text.slice(0, own), sentence.text.slice(own))) return "past";
  // "Will be repaid for what it has paid since Oct. 3": whatever is to come, it began before.
  if (/^since$/i.test(sentence.tokens[here - 1]?.text ?? "") || isCloseOf(sentence.text.slice(offset - sentence.start)))
    return "past";
  return tenseBefore(sentence, offset, here);
}

/** "28% above Friday's closing price": of a day that is over, whatever will be paid. */
function isCloseOf(from: string): boolean {
  return /^\p{Lu}\p{Ll}+['’]s (?:clos|opening|session|trading|high|low)/u.test(from);
}

function tenseBefore(sentence: RawSentence, offset: number, here: number): Tense {
  const { tokens } = sentence;
  const left = tokens.slice(0, here).findLastIndex(isVerb);
  const before = sentence.text.slice(0, offset - sentence.start);
  if (AHEAD.some((form) => form.test(before)) || pointsAhead(tokens, left, here)) return "future";
  if (OPENS_WITH_WEEKDAY.test(sentence.text.slice(before.length)) && SO_UNTIL.test(before)) return "future";
  const isUntil =
    /\b(?:by|until|till|before) (?:(?:about|around|at least) )?(?:the )?(?:(?:end|start|beginning|middle|close) of )?$/i.test(
      before,
    );
  if (left >= 0) {
    const tense = groupTense(tokens, left);
    const verb = tokens[left];
    const did = tokens.slice(Math.max(0, left - 3), left).some(({ text }) => /^did$/i.test(text));
    const done = did || (verb !== undefined && isPast(verb));
    if (tense === "past" && !done && isUntil) return "future";
    return tense;
  }
  return tenseBehind(tokens, here, sentence.text.slice(offset - sentence.start));
}

/** A date before every verb is on the side of what it is told to bring, or of the next one. */
function tenseBehind(tokens: readonly Token[], here: number, from: string): Tense {
  if (IS_TO_BRING.test(from)) return "future";
  const right = tokens.findIndex((token, at) => at >= here && isVerb(token));
  if (right < 0) return "past";
  return FUTURE_AUXILIARY.test(tokens[right]?.text ?? "") ? "future" : groupTense(tokens, right);
}
