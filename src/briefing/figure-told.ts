import type { Clause, Figure, Sentence } from "#domain/ledger.ts";
import { isWithin } from "./asides.ts";
import { changeBefore, deedBefore, deedToCome, isUndone } from "./figure-deeds.ts";
import { fateOf, UNNAMED_PEOPLE } from "./figure-fates.ts";

/* What is said of what a figure counts. "47 jets" is no news; that they were grounded is, and that they are to be is another. */

type Counted = { readonly figure: Figure; readonly sentence: Sentence };

/** Whom an object's pronoun was resolved to: "reward for his [Ilse Varn's] capture". */
export const RESOLUTION = / \[([^\]]+)['’]s\]/;
/** What goes on right behind "31 people": "confirmed dead", "are still missing", "lost power". */
const GOES_ON =
  /^ (?:(?:still|now|also|already|have|has|had|been|are|were|was|is|confirmed|feared|reported|presumed|believed|remain|remained) ){0,3}(?:dead|missing|killed|injured|wounded|hurt|died|drowned|arrested|detained|rescued|displaced|evacuated|stranded|trapped|hospitali[sz]ed|homeless|unaccounted for|infected|without power|lost power)\b/;
/** Of these a count alone tells nothing: "34 people". */
const BARE =
  /^(?:children|cities|counties|countries|customers|districts|homes|houses|men|passengers|patients|people|person|residents|states|students|towns|villages|women|workers)$/i;
/** The rest of what is said of them, up to the next joint of the sentence. */
const REST =
  /^(?: (?!(?:according|after|although|and|as|because|before|but|if|or|said|says|that|though|unless|until|when|whereas|which|while|who|whom|whose)\b)(?:(?:\p{Lu}\.){2,}|[\p{L}\d$£€%’'-]+)(?:[.,]\d[\p{L}\d%-]*)*)+/u;
/** Words on which nothing that is told can end, where a joint or a mark of quotation cuts it short. */
const CUT_SHORT =
  /(?:^| )(?:between .*|(?:a|an|are|as|at|be|been|by|for|from|has|have|in|is|it|its|No|not|of|on|the|their|to|was|were|will|with|would)(?: (?:a|an|its|the|their))?)$/;
/** "On Saturday" says nothing of them. */
const WHEN =
  /^(?:(?:on|in|at|by|during|since|late|early|last|this) )*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|(?:1[89]|20)\d\d|today|yesterday|overnight|night|week|month|year)(?: (?:\d+|morning|afternoon|evening|night))?$/;
/** More words than these are no row any more. */
const MOST_WORDS = 10;
/** "Some 430,000 households, roughly a third of all, were without power": what is told on the way. */
const INSET = /^, [^,;.]{3,60},(?= (?:are|had|has|have|is|remain|remained|was|were|will)\b)/;
/** What some of a number of things are counted of: "14 of the network's 19 lines". */
const PARTITIVE = /^ of (?:(?:all|her|his|its|our|the|their|these|those)\b|[^,;.]{1,40}['’]s? )/;
const WHOLE =
  /(?:\d|%|\b(?:all|any|each|few|fifths?|half|majority|many|most|none|one|percent|per cent|quarters?|some|thirds?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{L}+teen|\p{L}+ty))(?: \p{Ll}+)? of (?:(?:all|her|his|its|our|the|their|these|those) |[^,;.]{1,40}['’]s? )?$/iu;
/** Ours: there are that many, and what is told is told of some of them. */
const IN_ALL = "[in all]";

/** What was counted with what became of it, told right behind: "people confirmed dead"; only where that is told as done. */
export function objectWithFate(object: string, counted: Counted): string {
  if (isWhole(counted) || !isToldAsDone(counted)) return object;
  return object + (GOES_ON.exec(behindOf(object, counted))?.[0] ?? "");
}

/**
 * What the source goes on to say of what is counted ("have declared an emergency"), and in brackets, for those words are ours, what was done
 * with it ("[grounded]") or what became of it ("[dead]"), and its status where it is not done or not sure: "[planned: cut]". Null where
 * nothing is told.
 */
export function toldOf(counts: string, counted: Counted): string | null {
  if (isWhole(counted)) return IN_ALL;
  const object = counts.replace(RESOLUTION, "");
  const rest = restOf(object, counted);
  const status = statusOf(counted, rest);
  const deed = deedOf(object, counted, rest, status);
  const note = [status, deed].filter((one) => one !== null).join(": ");
  const told = [rest, note && `[${note}]`].filter(Boolean).join(" ");
  return told === "" ? null : told;
}

function deedOf(object: string, counted: Counted, rest: string, status: string | null): string | null {
  const before = counted.sentence.text.slice(0, counted.figure.start - counted.sentence.start);
  const at = before.lastIndexOf(object);
  if (status !== null) return deedToCome(before) ?? (at < 0 ? null : deedToCome(before.slice(0, at)));
  if (isPredicate(rest) || GOES_ON_AT_END.test(object)) return null;
  const isBare = object === UNNAMED_PEOPLE || BARE.test(object);
  const fate = isBare ? fateOf(counted.figure, counted.sentence) : null;
  if (fate !== null) return fate;
  return at < 0 ? deedBefore(before) : changeOf(before.slice(0, at), before.slice(at + object.length));
}

/** How what is measured changed, told between it and its amount, or in front of both: "kept its rate at 6 %". */
function changeOf(before: string, between: string): string | null {
  const deed = /^ (?:at|by|from|to) /.test(between) ? deedBefore(before) : null;
  return changeBefore(between) ?? (deed === "put" ? null : deed);
}

/** What is said of them is told behind. */
const PREDICATE =
  /^(?:also |already |\p{Ll}+ly |now |still )?(?:are|be|been|can|could|did|do|does|had|has|have|is|may|might|must|remain(?:s|ed)?|should|was|were|will|would|\p{Ll}+ed|began|came|drew|fell|felt|gave|got|held|left|lost|made|met|put|rose|ran|saw|set|shut|stood|took|went|won|wrote)\b/u;
/** "82% of ballots counted", "boreholes contaminated by floodwater". */
const REDUCED = /^\p{Ll}+ed(?:$| (?:at|by|for|from|in|of|on|to|with)\b)/u;
const GOES_ON_AT_END = /\b(?:dead|missing|killed|injured|wounded|hurt|arrested|detained|rescued|displaced)$/;

function isPredicate(rest: string): boolean {
  return PREDICATE.test(rest) && !REDUCED.test(rest);
}

/** What became of what a figure counts, where it is not done or not sure: a row without it would read as a fact. */
function statusOf(counted: Counted, rest: string): string | null {
  const { figure, sentence } = counted;
  const clause = clauseOf(counted);
  const at = figure.start - sentence.start;
  if (clause === undefined || isWithin(ASIDE, sentence.text, at)) return null;
  const before = sentence.text.slice(0, at);
  if (CHARGED_WITH.test(before) || (clause.source === "alleged" && !isAccused(before, rest))) return "alleged";
  if (/^(?:planned|considered|conditional|denied)$/.test(clause.event)) return clause.event;
  return clause.negated && isUndone(before) ? "not done" : null;
}

/** "Six people were accused of arson", "charged two men with theft": that they were is done. */
const ACCUSES = "(?:accused|arrested|charged|indicted|suspected)";
const ARE_ACCUSED = new RegExp(`^(?:(?:are|had|has|have|is|was|were) )?(?:been )?${ACCUSES}\\b`);
const ACCUSE = new RegExp(`\\b${ACCUSES} (?:the |some |about )?$`);

function isAccused(before: string, rest: string): boolean {
  return ARE_ACCUSED.test(rest) || ACCUSE.test(before);
}

/** ", which holds 17 seats, plans a vote", "according to two people": said on the way, and as good as done. */
const ASIDE = /, (?:who|which|whose|where|\p{Ll}{3,}ing)\b[^,;]*,(?= )|^According to [^,]*,(?= )/gu;

/** "Charged the mayor with taking bribes worth 740,000": so the charge has it, though that he was charged is done. */
const CHARGED_WITH =
  /\b(?:accused|charged|indicted|suspected)\b.* (?:for|of|with) (?:\p{Ll}+ly )?\p{Ll}+ing\b(?:(?! (?:are|had|has|have|is|was|were)\b)[^,;])*$/u;

function clauseOf({ figure, sentence }: Counted): Clause | undefined {
  return sentence.clauses.find((one) => one.start <= figure.start && figure.end <= one.end);
}

/** "14 of its 19 lines": of the 19 the sentence tells nothing. */
function isWhole({ figure, sentence }: Counted): boolean {
  return WHOLE.test(sentence.text.slice(0, figure.start - sentence.start));
}

/** What stands right behind the object of a figure; nothing where it stands elsewhere. */
function behindOf(object: string, { figure, sentence }: Counted): string {
  const behind = sentence.text.slice(figure.end - sentence.start);
  const from = behind.indexOf(object);
  if (from < 0 || (from > 2 && !PARTITIVE.test(behind.slice(0, from)) && behind.slice(0, from) !== " of ")) return "";
  return behind.slice(from + object.length);
}

function isToldAsDone({ figure, sentence }: Counted): boolean {
  const clause = clauseOf({ figure, sentence });
  if (clause === undefined || clause.negated || clause.source === "alleged") return false;
  return /^(?:happened|ongoing)$/.test(clause.event);
}

function restOf(object: string, counted: Counted): string {
  const told = REST.exec(behindOf(object, counted).replace(INSET, ""))?.[0].trim() ?? "";
  const rest = told.replace(CUT_SHORT, "").replace(CUT_SHORT, "");
  if (isPredicate(rest) && isBehindPreposition(counted)) return "";
  return rest.split(" ").length > MOST_WORDS || WHEN.test(rest) ? "" : rest;
}

/** "Offers from five countries have been accepted": of the countries nothing is told. */
function isBehindPreposition({ figure, sentence }: Counted): boolean {
  return /\b(?:among|at|between|by|for|from|in|into|of|on|over|to|with)(?: (?:all|her|his|its|the|their|these|those))? $/i.test(
    sentence.text.slice(0, figure.start - sentence.start),
  );
}
