import type { Clause, DateMention, Sentence } from "#domain/ledger.ts";
import { leadClause } from "#text/text.ts";
import { isWithin } from "./asides.ts";
import type { Statement } from "./statements.ts";

/* Which dates of a sentence are not those of what it tells: they say since when, beside what, or which. */

/** "Up from 61.7% four years ago", "more than in May": the time of what is only compared with. */
const COMPARED =
  /\bcompared (?:with|to) [^,;]*$|\bthan (?:in|on|at|the|a|last|during) [^,;]*$|\bfrom (?:an? )?(?:\p{L}+ )?[$£€]?\d[^,;]*$|\b(?:up|down) from [^,;]*$|\bas (?:he|it|she|they|we) (?:are|did|do|does|had|has|have|is|was|were) $/iu;

/** "The peak of 213 billion in fiscal 2006", "its 2006 high", "half of what it sent in the same period of 2023": what is measured by. */
const MEASURE =
  /\b(?:above|below|beyond|from|off) (?:an?|the|its|his|her|their) (?:[\p{L}-]+ ){0,2}(?:average|high|level|low|pace|peak|record|total)s?\b[^,;]*$|.{15}\bsame (?:day|month|period|quarter|season|stretch|time|week) (?:a|in|last|of) $|\b(?:double|half|quarter|third|triple|twice) (?:of )?(?:that|the|those|what)\b[^,;]*$|\bfrom (?:an?|the|its|his|her|their) (?:[\p{L}-]+ ){1,3}of $/u;

/** "Down 15% from Jan. 2": what a change is counted from. */
const COUNTED_FROM = /\d[^,;]* from $/;

/** "In nearly every year since 2007": when it began is no day of it; "closed since June 1" it was on that day. */
const SINCE = /\bsince (?:at least |early |fiscal |late )?$/i;

/** "The 1977 International Harbour Powers Act": a year that a name begins with. */
const YEAR_OF_NAME =
  /^ (?:\p{Lu}[\p{L}-]+ (?:(?:and|for|of|on|the) )*){0,6}(?:Accords?|Act|Agreement|Amendment|Charter|Code|Constitution|Convention|Law|Order|Pact|Protocol|Regulations?|Resolution|Rules|Statute|Treaty)\b/u;

/** "Status achieved in 2000", "the yard built in 2019 had failed": which one, by what was done with it. */
const ACHIEVED =
  /(?<!\b(?:am|and|are|be|been|being|but|had|has|have|he|is|it|or|she|that|they|was|we|were|which|who|you)|\p{Ll}ly|[,;:]) (?<done>\p{Ll}+(?:ed|en|ught|wn)|built|held|laid|led|made|sent|set|sold|won) (?:back )?(?:at|by|during|in|on) (?:early |late |mid-|the )?$/u;
const GOES_ON = /^ (?:are|could|had|has|have|is|may|was|were|will|would)\b/;

/** "A week after …", "Ilse Varn, who took office on May 1, …": what lies before what a sentence tells. */
const ASIDE = /^(?:(?:\S+ ){0,4}?(?:after|before|since)\b|[^,]{2,80}, (?:[^,]{0,60} )?(?:who|whose|which)\b)/i;

/** "The highest since March", "the first loss since 2019": how long it was not so, and nothing of that day. */
const RECORD_SINCE =
  /\b(?:\p{L}{3,}est|most|least|first|only|best|worst|record)\b[^;.]{0,60}\bsince (?:early |late )?$/iu;
/** ", who has run the city since 2018,": who somebody is, in the midst of what is told of them. */
const MIDST =
  /, (?:who|which|whose|where|when|(?:\p{Ll}+(?:ed|en|wn|ught)|built|held|laid|led|made|sent|sold) (?:in|on|since|by|before|after|from|at|until))\b[^,;]*,(?= )/gu;

/** ", the skipper whose conviction in 2009 started it, said": who somebody is, told at length. */
const APPOSED = /, (?:an?|the) [^,;]{2,60}? (?:who|whose|which|that) [^,;]*,(?= )/gu;
/** "Above the limit that it promised to meet by 2028": which limit, behind what the sentence tells. */
const WHICH_ONE = /.{25}\b(?:an?|the) (?:[\p{L}\d%-]+ ){1,3}(?:that|which) [^,;]*$/u;
/** "Denied a report that it had been warned in May": what did not happen has no day. */
const DENIED = /\b(?:den(?:y|ies|ied|ying)|disput(?:es?|ed|ing)) .*\b(?:any|having|that)\b/;

/** "Traced it to two wells contaminated by floodwater in January": when they were, behind what is told. */
const REDUCED = /.{15}(?<!\b(?:are|been|being|is|was|were) )\b\p{Ll}+ed by (?:[\p{L}-]+ ){1,4}(?:in|on) $/u;

/** "Originally slated for February", "pushed to late March": when it was to be, and not when that was told or done. */
const WAS_TO_BE =
  /\b(?:first|initially|originally|previously) (?:due|expected|meant|planned|scheduled|set|slated|supposed|targeted) (?:for|to) [^,;]*$|\b(?:first|initially|originally|previously) (?:due|expected|planned|scheduled|set|slated|targeted) (?:by|for|in|on) (?:early |late |mid-)?$|\b(?:deferred|delayed|moved|postponed|pushed|rescheduled|slipped) (?:back )?(?:into|till|to|until) (?:early |late |mid-)?$/iu;
/** "Was due in March, but": it was not. */
const WAS_DUE =
  /\b(?:was|were|had been) (?:\p{Ll}+ly )?(?:due|expected|planned|scheduled|set|slated|supposed|targeted) (?:to [^,;]{2,60} )?(?:by|for|in|on) (?:early |late |mid-)?$/u;
const BUT = /^[^,;.]{0,30},? but\b/;

/** "Boat month is celebrated in June": so it is every year. */
const EACH_YEAR =
  "(?:is|are) (?:also |now |often |still |\\p{Ll}+ly )?(?:awarded|celebrated|commemorated|grown|harvested|held|honou?red|marked|observed|picked|recogni[sz]ed|remembered|sown)";
const HELD_IN = new RegExp(
  `\\b${EACH_YEAR} (?:[\\p{L}-]+ly |each year |nationwide |worldwide )?(?:during|in|throughout) $`,
  "u",
);

function isHabit({ precision, relative }: DateMention, before: string): boolean {
  return precision === "month" && relative && HELD_IN.test(before);
}

/** "Disputed that and promised it by January": what is denied, or not done, is not what the day is of. */
function isOtherwise(own: Clause, lead: Clause | null): boolean {
  return own.negated !== lead?.negated || (lead.event === "denied" && own.event !== "denied");
}

/** A date that only tells which shooting, or who: "the Jan. 7 shooting", "a man who left on Wednesday". */
export function isAside(statement: Statement, date: DateMention): boolean {
  const { sentence } = statement;
  const at = date.start - sentence.start;
  const before = sentence.text.slice(0, at);
  if (
    [COMPARED, COUNTED_FROM, MEASURE, RECORD_SINCE, WHICH_ONE, DENIED, REDUCED, WAS_TO_BE].some((form) =>
      form.test(before),
    )
  )
    return true;
  if ([MIDST, APPOSED].some((form) => isWithin(form, sentence.text, at))) return true;
  const after = sentence.text.slice(at + date.text.length);
  if (isAnchor(statement, date, before) || isHabit(date, before)) return true;
  if (WAS_DUE.test(before) && BUT.test(after)) return true;
  if (isSpanEnd(date, sentence) || isWasThen(date, before)) return true;
  if (isWhich(before, after)) return true;
  if (sentence.quotations.some((one) => one.start < date.start && date.end < one.end)) return true;
  // "Has not published a report since 2019": on no day of that year was it not published.
  if (statement.clause?.negated && /\bsince (?:early |late )?$/i.test(before)) return true;
  return isInAside(statement, date);
}

/** Since when something is so, by what law, or which of several: what the sentence tells is of another time. */
function isAnchor({ sentence, clause }: Statement, date: DateMention, before: string): boolean {
  const after = sentence.text.slice(before.length + date.text.length);
  if (date.precision !== "day" && SINCE.test(before)) return true;
  if (date.precision === "year" && YEAR_OF_NAME.test(after)) return true;
  const done = ACHIEVED.exec(before);
  return done !== null && (GOES_ON.test(after) || isBehindVerb(clause, before.slice(0, done.index)));
}

/** Whether what a clause tells stands in its words before a participle: "to lose its status achieved in 2000". */
function isBehindVerb(clause: Clause | null, before: string): boolean {
  if (clause === null || /[,;]|\b(?:and|but|said|says|told|that)\b/.test(before)) return false;
  const stem = clause.verb.length > 3 ? clause.verb.slice(0, -1) : clause.verb;
  return new RegExp(`\\b${RegExp.escape(stem)}`, "i").test(before);
}

/** In a clause that tells of something else than the line would be headed with. */
function isInAside({ sentence, text }: Statement, date: DateMention): boolean {
  const clause = sentence.clauses.find((one) => one.start <= date.start && date.end <= one.end);
  // "Said it knew nothing and had dismissed them in January": what the day is of is not what the line would be headed with.
  if (clause && isOtherwise(clause, leadClause(sentence))) return true;
  const opens = clause ? sentence.text.slice(clause.start - sentence.start) : "";
  if (clause && ASIDE.test(opens) && leadClause(sentence) !== clause) return true;
  return /^(?:, )?(?:who|which|whose|where)\b/i.test(opens) && !text.startsWith(opens);
}

/** "4.8% a year ago": what something was, and not when it changed. */
function isWasThen({ text }: DateMention, before: string): boolean {
  return /\b(?:ago|earlier)$/.test(text) && /\d\S*(?: percent| per cent)? $/.test(before);
}

/** "Copied between Feb. 19 and March 6": told at its first day. */
function isSpanEnd(date: DateMention, { text, start, dates }: Sentence): boolean {
  return dates.some(
    (first) =>
      text.slice(first.end - start, date.start - start) === " and " &&
      /\bbetween $/.test(text.slice(0, first.start - start)),
  );
}

function isWhich(before: string, after: string): boolean {
  // "During the 2024 fiscal year" is when it was.
  if (/^ (?:budget|calendar|financial|fiscal|school|tax) year\b/.test(after))
    return !/\b(?:during|for|in) the $/i.test(before);
  if (/^['’]s \p{Ll}/u.test(after)) return true;
  return /\b(?:the|an?|his|her|its|their|last|this) $/i.test(before) && /^ \p{Ll}/u.test(after);
}
