import { changeBefore, deedBefore, deedToCome } from "./figure-deeds.ts";
import { type Fate, fateOf, UNNAMED_PEOPLE } from "./figure-fates.ts";
import { beforeOf, behindOf, type Counted, doneToAll, isPredicate, restOf } from "./figure-rest.ts";
import { isToldAsDone, ORDERED, statusOf } from "./figure-status.ts";

/* What is said of what a figure counts. "47 jets" is no news; that they were grounded is, and that they are to be is another. */

/** Whom an object's pronoun was resolved to: "reward for his [Ilse Varn's] capture". */
export const RESOLUTION = / \[([^\]]+)['’]s\]/;
/** What goes on right behind "31 people": "confirmed dead", "are still missing", "lost power". */
const GOES_ON =
  /^ (?:(?:still|now|also|already|have|has|had|been|are|were|was|is|confirmed|feared|reported|presumed|believed|remain|remained) ){0,3}(?:dead|missing|killed|injured|wounded|hurt|died|drowned|arrested|detained|rescued|displaced|evacuated|stranded|trapped|hospitali[sz]ed|homeless|unaccounted for|infected|without power|lost power)\b(?! or\b)/;
const GOES_ON_AT_END = /\b(?:dead|missing|killed|injured|wounded|hurt|arrested|detained|rescued|displaced)$/;
/** Of these a count alone tells nothing: "34 people". */
const BARE =
  /^(?:children|cities|counties|countries|customers|districts|homes|houses|men|passengers|patients|people|person|residents|states|students|towns|villages|women|workers)$/i;
const WHOLE =
  /(?:\d|%|\b(?:all|any|each|few|fifths?|half|majority|many|most|none|one|percent|per cent|quarters?|some|thirds?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty))(?: \p{Ll}+)? of (?:(?:all|her|his|its|our|the|their|these|those) |[^,;.]{1,40}['’]s? )?$/iu;
/** Ours: there are that many, and what is told is told of some of them. */
const IN_ALL = "[in all]";
/** For these the source's own verb says more than our word: "arrested", "stranded". */
const IN_ITS_VERB: ReadonlySet<Fate> = new Set(["held", "moved", "safe"]);
/** "A three-year conflict that killed 6,000": whose dead they are. */
const BY_WHAT =
  /\b(?:[Aa]n?|[Tt]he) ((?:[\p{L}\d’'-]+ ){0,3}\p{Ll}{3,}) (?:that|which) (?:(?:also|had|has|have) )*(?:injured|killed|wounded)(?: (?:about|an estimated|at least|more than|nearly|some))? $/u;

/** What was counted with what became of it, told right behind: "people confirmed dead"; only where that is told as done. */
export function objectWithFate(object: string, counted: Counted): string {
  if (isWhole(counted) || !isToldAsDone(counted)) return object;
  return object + (GOES_ON.exec(behindOf(object, counted) ?? "")?.[0] ?? "");
}

/**
 * What the source goes on to say of what is counted ("have declared an emergency"), and in brackets, for those words are ours, what was done
 * with it ("[grounded]") or what became of it ("[dead]"), and its status where it is not done or not sure: "[planned: cut]". Null where
 * nothing is told.
 */
export function toldOf(counts: string, counted: Counted): string | null {
  if (isWhole(counted)) return [doneToAll(counts, counted), IN_ALL].filter(Boolean).join(" ");
  const object = counts.replace(RESOLUTION, "");
  const rest = isMeasure(counted) ? "" : restOf(object, counted);
  const stated = statusOf(counted, rest);
  const status = isSum(object) && stated === "asked for" ? null : stated;
  const deed = isMeasure(counted) ? null : deedOf(object, counted, rest, status);
  const note = [status, withOthers(deed, counted)].filter((one) => one !== null).join(": ");
  const told = [rest, note && `[${note}]`, scopeOf(counted)].filter(Boolean).join(" ");
  return told === "" ? null : told;
}

/** "At some airports, more than half of guards", "at Quay Airport 40% of guards": where alone that holds. */
const SCOPE =
  /(?:^|[,;:“] |\b(?:and|but|that) )(?<scope>(?:[Aa]t|[Ii]n) (?:(?:(?:certain|many|most|several|some|a few|parts of|a handful of) )[\p{L}-]+(?: (?:at|in|of) (?:the )?\p{Lu}[\p{L}’'-]+| [\p{Ll}-]+s)?|\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)* (?:[Aa]irport|[Hh]ospital|[Hh]arbou?r|[Ss]chool|[Ss]tation|[Uu]niversity)))(?: alone)?,? $/u;

function scopeOf(counted: Counted): string | null {
  const scope = SCOPE.exec(beforeOf(counted))?.groups?.scope;
  return scope === undefined ? null : `[${scope.charAt(0).toLowerCase()}${scope.slice(1)}]`;
}

/** "Another 3 million pages", "at least four more cranes": besides some that are counted elsewhere. */
function withOthers(deed: string | null, counted: Counted): string | null {
  const [, another = more(counted)] = /\b(another|an additional|a further) $/.exec(beforeOf(counted)) ?? [];
  return [deed, another].filter(Boolean).join(" ") || null;
}

function more({ figure, sentence }: Counted): string | undefined {
  return /^ (more|additional|further|other)\b(?! than\b)/.exec(sentence.text.slice(figure.end - sentence.start))?.[1];
}

/** "A two-hour paper", "the 20-inch pipe": what a thing is like, of which nothing is counted. */
function isMeasure({ figure }: Counted): boolean {
  return figure.unit !== null && /-(?!feet$)\p{L}*[^s]$/u.test(figure.text);
}

// "[demanded]" says what the status would.
function isSum(object: string): boolean {
  return object.startsWith("[") && object !== UNNAMED_PEOPLE;
}

/** What was done with a sum that is of nothing named: "[demanded]"; null for what is no sum, or of which nothing is told. */
export function sumOf(figure: Counted["figure"], sentence: Counted["sentence"]): string | null {
  const before = beforeOf({ figure, sentence });
  const deed = figure.currency === null ? null : (deedToCome(before) ?? deedBefore(before));
  // "Put $17 billion into ships": into what, "put" does not say.
  return deed === null || deed === "put" ? null : `[${deed}]`;
}

function deedOf(object: string, counted: Counted, rest: string, status: string | null): string | null {
  if (isSum(object)) return null;
  const before = beforeOf(counted);
  const at = behindOf(object, counted) === null ? before.lastIndexOf(object) : -1;
  if (status !== null) return status === ORDERED ? null : openDeed(before, object, at);
  if (isPredicate(rest) || GOES_ON_AT_END.test(object)) return null;
  const fate = object === UNNAMED_PEOPLE || BARE.test(object) ? fateNote(counted, before) : null;
  if (fate !== null) return fate;
  return at < 0 ? deedBefore(before) : changeOf(before.slice(0, at), before.slice(at + object.length));
}

/** "The price could rise to", "will cut its fare to": what is not done with it, or with what is measured. */
function openDeed(before: string, object: string, at: number): string | null {
  const deed = deedToCome(before);
  if (deed !== null || at < 0) return deed;
  return deedToCome(before.slice(0, at)) ?? changeBefore(before.slice(at + object.length));
}

function fateNote({ figure, sentence }: Counted, before: string): string | null {
  const fate = fateOf(figure, sentence);
  if (fate === null) return null;
  if (IN_ITS_VERB.has(fate)) return deedBefore(before) ?? fate;
  const [, what] = BY_WHAT.exec(before) ?? [];
  return what === undefined ? fate : `${fate}: ${what}`;
}

/** How what is measured changed, told between it and its amount, or in front of both: "kept its rate at 6 %". */
function changeOf(before: string, between: string): string | null {
  const deed = /^ (?:at|by|from|to) /.test(between) ? deedBefore(before) : null;
  return changeBefore(between) ?? (deed === "put" ? null : deed);
}

/** "14 of its 19 lines": of the 19 the sentence tells nothing. */
function isWhole(counted: Counted): boolean {
  return WHOLE.test(beforeOf(counted));
}
