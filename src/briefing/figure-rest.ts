import type { Figure, Sentence } from "#domain/ledger.ts";

/* What a sentence goes on to say of what a figure counts, in its own words: "have declared an emergency", "a month", "and howitzers". */

/** A figure with the sentence that it stands in. */
export type Counted = { readonly figure: Figure; readonly sentence: Sentence };

/** The rest of what is said of them, up to the next joint of the sentence. */
const REST =
  /^(?: (?!- |(?:according|after|although|and|as|because|before|but|compared|if|said|says|that|though|unless|until|when|whereas|which|while|who|whom|whose)\b)(?:(?:\p{Lu}\.){2,}|(?:Capt|Col|Dr|Gen|Gov|Lt|Mr|Mrs|Ms|Prof|Rep|Rev|Sen|Sgt|St)\.|[\p{L}\d$£€%’'-]+\+?)(?:[.,]\d[\p{L}\d%-]*)*)+/u;
/** "Tanks and howitzers", "nurses, porters and technicians": counted together. */
const TOGETHER = /^(?:, \p{Ll}+s)*,? (?:and|or) (?!s?h?e? )(?:(?!\p{Ll}+(?:ed|ing|s) )\p{Ll}{3,} )?\p{Ll}{3,}s\b/u;
/** "And one Sundran": too few for a row of their own. */
const AND_ONE =
  /^,? and one (?:\p{Lu}[\p{Ll}-]+|(?!\p{Ll}+ed\b)\p{Ll}{3,}(?= (?:aboard|at|from|in|on|to|was|were|with)\b|[.,;]|$))/u;
/** "700,000 gallons of liquid oxygen and liquid hydrogen": a measure is of both; "of oil and stopped" goes on with a verb. */
const AND_STUFF =
  /^ and (?!(?:\p{Ll}+ly|came|fell|fled|left|ran|rose|sank|then|went) ?|\p{Ll}+(?:ed|ing)\b)(?:\p{Ll}{3,} )?\p{Ll}{3,}(?=[,;)]|\.?$)/u;
/** "To Norvania Wire and Radio Quay": a second name behind the first, where no new clause begins with it. */
const AND_NAME =
  /^ and ((?:the )?\p{Lu}[\p{L}’'-]*(?: (?!(?:are|had|has|is|said|says|told|was|were|will|\p{Ll}+ed)\b)[\p{L}’'-]+){0,4})(?=[,;)]|\.?$)/u;
/** "Into schools, churches and sports halls": the rest of a list. */
const LISTED = /^, \p{Ll}[\p{Ll} -]{2,30},? and \p{Ll}[\p{Ll} -]{2,30}(?=[.,;]|$)/u;
/** "Up to $1,700 a barrel": behind a sum that its object stands in front of. */
const PER = /^ (?:(?:an?|per) \p{Ll}+|each)\b(?! (?:ago|before|earlier|later)\b)/u;
/** Words on which nothing that is told can end, where a joint or a mark of quotation cuts it short. */
const CUT_SHORT =
  /(?:^| )(?:between .*|over (?:allegations|claims)|the day|(?:a|an|are|as|at|be|been|by|for|from|has|have|in|into|is|it|its|No|not|of|on|or|the|their|to|was|were|will|with|within|would)(?: (?:a|an|its|the|their))?)$/;
/** "On Saturday" says nothing of them. */
const WHEN =
  /^(?:(?:on|in|at|by|during|since|late|early|last|this) )*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|(?:1[89]|20)\d\d|today|yesterday|overnight|night|week|month|year)(?: (?:\d+|morning|afternoon|evening|night))?$/;
/** "Screened 2.4 million people on Sunday": of what passes through, so many in all or on one day is not the same. */
const PASSING =
  /\b(?:carried|handled|processed|screened|served|transported|treated) (?:(?:about|almost|at least|more than|nearly|over|roughly|some|the) )*$/;
const ON_DAY = /^(?:on )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b/;
/** "11 points ahead of an election": when, and not of whom they are ahead, as in "ahead of second-place Ilse Varn". */
const ELSEWHERE =
  /^(?:there\b|(?:ahead of|behind)\b(?! (?:(?!(?:debate|election|match|meeting|poll|primary|race|runoff|season|summit|talks|vote)s?\b)[\p{L}.’'-]+ ){0,3}\p{Lu}))/u;
/** More words than these are no row any more. */
const MOST_WORDS = 12;

/** "Some 430,000 households, roughly a third of all, were without power": what is told on the way. */
const INSET = /^, [^,;.]{3,60},(?= (?:are|had|has|have|is|remain|remained|was|were|will)\b)/;
/** "38 patients on the drug, or about 3.6 percent, developed fever": the same in another measure. */
const OR_SO =
  /^([^,;.]{0,40}), (?:about|more than|nearly|or|roughly|some) [^;]{3,40}?,(?= (?:\p{Ll}+ed|are|had|has|have|was|were)\b)/u;

/** "Two officers who were inside the engine were also hurt": who they are, on the way. */
const WHO_INSET =
  /^ who (?:\p{Ll}+ed|are|had|has|have|is|was|were) [^,;.]{3,50}?(?= (?:are|had|has|have|is|was|were) (?:also )?\p{Ll}{2,}(?:ed|en|rt|t)\b)/u;

/** What is said of them is told behind. */
const PREDICATE =
  /^(?:also |already |\p{Ll}+ly |now |still )?(?:are|be|been|can|could|did|do|does|had|has|have|is|may|might|must|remain(?:s|ed)?|should|was|were|will|would|\p{Ll}+ed|began|came|drew|fell|felt|gave|got|held|left|lost|made|met|put|rose|ran|saw|set|shut|stood|took|went|won|wrote)\b/u;
/** "82% of ballots counted", "boreholes contaminated by floodwater". */
const REDUCED = /^\p{Ll}+ed(?:$| (?:at|by|for|from|in|of|on|to|with)\b)/u;
/** A verb that may have another subject, with what follows it. */
const FINITE = /(?:^| )(?:are|can|could|had|has|have|is|may|might|must|should|was|were|will|would)\b.*$/;

/** Whether what is told behind a count says what became of it. */
export function isPredicate(rest: string): boolean {
  return PREDICATE.test(rest) && !REDUCED.test(rest);
}

/** "Later arrested in Quay", where the verb of the sentence is another: regular expression source of a participle with its adverb, named `done`. */
export const DONE_TO_THEM =
  "(?<done>(?:\\p{Ll}+ly |later |then )?\\p{Ll}{2,}(?:ed|hurt|lost|sold|shot|held))(?= (?!and\\b)(?:(?!and\\b)[\\p{L}\\d’'-]+ ){0,6}?(?:are|had|has|have|is|was|were|will)\\b)";
const DONE = new RegExp(`^ ${DONE_TO_THEM}`, "u");

/** What was done to all of those of whom some are told: "arrested" in "half of the 37 people arrested were nurses"; empty where nothing was. */
export function doneToAll(object: string, counted: Counted): string {
  return DONE.exec(behindOf(object, counted) ?? "")?.groups?.done ?? "";
}

/** What the source says behind the object of a figure; empty where nothing is told there, or of something else. */
export function restOf(object: string, counted: Counted): string {
  const behind = behindOf(object, counted);
  if (behind === null) return PER.exec(afterOf(counted))?.[0].trim() ?? "";
  const plain = behind.replace(INSET, "").replace(WHO_INSET, "").replace(OR_SO, "$1");
  const isOfStuff = counted.figure.unit !== null;
  const together =
    (TOGETHER.exec(plain) ?? AND_ONE.exec(plain) ?? (isOfStuff ? AND_STUFF.exec(plain) : null))?.[0] ?? "";
  const rest = REST.exec(plain.slice(together.length))?.[0] ?? "";
  const list = rest === "" ? "" : (LISTED.exec(plain.slice(together.length + rest.length))?.[0] ?? "");
  const told = [together.trimStart(), tidy(rest + list, counted)].filter(Boolean).join(" ");
  const behindIt = plain.slice(together.length + rest.length + list.length);
  const name = /\p{Lu}\S*$/u.test(told) ? AND_NAME.exec(behindIt)?.[0].trim() : undefined;
  return [told, name, ...besides(told, behindIt)].filter(Boolean).join(" ");
}

/** "That it does not intend to print": what is not done with them is told with them. */
const NOT_DONE = /^ ((?:that|which|who) (?:\p{L}+ ){0,2}\p{Ll}+(?: not|n[’']t) [^,;.:“”"]{3,60})(?=[.,;]|$)/u;
/** "Compared with 2.7% for those on a placebo". */
const COMPARED = /^,? (compared (?:to|with) (?:[^,;.“”"]|\.(?=\d)){3,60})(?=[,;]|\.?$)/u;

/** What is told of them behind a joint, without which the row would say more or less than its sentence. */
function besides(told: string, behind: string): string[] {
  const [, words] = NOT_DONE.exec(behind) ?? (/\d/.test(behind) ? COMPARED.exec(behind) : null) ?? [];
  return words !== undefined && `${told} ${words}`.split(" ").length <= MOST_WORDS ? [words] : [];
}

function tidy(told: string, counted: Counted): string {
  const own = isOfAnother(counted) ? told.trim().replace(FINITE, "") : told.trim();
  const rest = own.replace(CUT_SHORT, "").replace(CUT_SHORT, "").trim();
  if ((isOfAnother(counted) && isPredicate(rest)) || (isInRelative(counted) && PREDICATE.test(rest))) return "";
  if (WHEN.test(rest)) return PASSING.test(beforeOf(counted)) && ON_DAY.test(rest) ? rest : "";
  return ELSEWHERE.test(rest) ? "" : shortened(rest);
}

const CUT =
  /^(.+) (?:during|or|(?:the|this|last) (?:day|week|month|year)|to (?!(?:an?|her|his|its|the|their)\b)\p{Ll}{2,})(?: .*)?$/u;

/** "Attended a town hall at the library to ask questions": cut where an aim, an alternative or a time begins; empty where it stays too long. */
function shortened(rest: string): string {
  if (rest.split(" ").length <= MOST_WORDS) return rest;
  const [, short = rest] = CUT.exec(rest) ?? [];
  return short === rest ? "" : shortened(short);
}

/** "Offers from five countries have been accepted", "a train carrying 312 people left the rails": of those counted nothing is told. */
function isOfAnother(counted: Counted): boolean {
  return (
    /\b(?:among|at|between|by|for|from|in|into|of|on|over|to|with)(?: (?:all|her|his|its|the|their|these|those))? $|\b\p{Ll}{3,}ing (?:(?:only|the) )?$/iu.test(
      beforeOf(counted),
    ) || isInRelative(counted)
  );
}

/** "A conflict that killed 6,000 people ended": the conflict did. */
function isInRelative(counted: Counted): boolean {
  return /\b(?:that|which|who) (?:\p{Ll}+ )?\p{Ll}{3,}(?:ed|s) (?:(?:only|the) )?$/u.test(beforeOf(counted));
}

/** What some of a number of things are counted of: "14 of the network's 19 lines". */
const PARTITIVE = /^ of (?:(?:all|her|his|its|our|the|their|these|those)\b|[^,;.]{1,40}['’]s? )/;

/** "Four more cranes", "a 5% share in new homes": what leads in to the object. */
const BEYOND = /^(?: (?:additional|further|in|more|new|other|such|the|their))+ $/;

/** What stands right behind the object of a figure; null where the object stands elsewhere. */
export function behindOf(object: string, counted: Counted): string | null {
  const behind = afterOf(counted);
  const from = behind.indexOf(object);
  if (
    from < 0 ||
    (from > 2 &&
      !BEYOND.test(behind.slice(0, from)) &&
      !PARTITIVE.test(behind.slice(0, from)) &&
      behind.slice(0, from) !== " of ")
  )
    return null;
  return behind.slice(from + object.length);
}

/** The sentence up to a figure. */
export function beforeOf({ figure, sentence }: Counted): string {
  return sentence.text.slice(0, figure.start - sentence.start);
}

function afterOf({ figure, sentence }: Counted): string {
  return sentence.text.slice(figure.end - sentence.start);
}
