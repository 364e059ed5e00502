import type { Clause, Figure, Sentence } from "#domain/ledger.ts";
import { isWithin } from "./asides.ts";

/* What became of those a figure counts. Without it "31 people" is no news, and the dead would be laid against the missing. */

const FATES: Readonly<Record<string, RegExp>> = {
  dead: /\b(?:dead|died|dies|kill(?:s|ed|ing)?|deaths?|death toll|drown(?:ed|ing)|perished|fatalities|lost their lives|lives)\b/gi,
  missing: /\b(?:missing|unaccounted for)\b/gi,
  hurt: /\b(?:injur(?:ed|ing|ies)|wound(?:ed|ing)|hurt)\b/gi,
  held: /\b(?:arrest(?:s|ed|ing)?|detain(?:ed|ing)?|in custody)\b/gi,
  safe: /\b(?:rescu(?:ed|ing)|saved|pulled|surviv(?:ed|ors)|freed|released)\b/gi,
  moved: /\b(?:displac(?:ed|ing)|evacuat(?:ed|ing)|fled|homeless|stranded)\b/gi,
};
/** "dead", "missing", "hurt": what became of those who are counted. */
export type Fate = keyof typeof FATES;

/** Where one statement of a sentence ends and the next begins; what is counted there may have fared otherwise. */
const APART = /[,;.:]\s|\s(?:and|while|but|as)\s/i;

const SOME_OF_THEM = /, [\p{L}\d]+ of (?:them|whom) [^,;.]*,(?= )/u;

/** What a figure says became of those it counts: the nearest word behind it, else the nearest before it; null when none tells. */
export function fateOf(figure: Figure, { text, start }: Sentence): Fate | null {
  // "At least 58 people, 21 of them civilians, were killed".
  const behind =
    text
      .slice(figure.end - start)
      .replace(SOME_OF_THEM, "")
      .split(APART)[0] ?? "";
  const before =
    text
      .slice(0, figure.start - start)
      .split(APART)
      .at(-1) ?? "";
  const after = nearest(behind, (at) => at);
  return after ?? nearest(before, (at) => -at);
}

function nearest(words: string, distance: (at: number) => number): Fate | null {
  const found = Object.entries(FATES).flatMap(([fate, form]) =>
    [...words.matchAll(form)].map((match) => ({ fate, away: distance(match.index) })),
  );
  return found.toSorted((a, b) => a.away - b.away)[0]?.fate ?? null;
}

type Counted = { readonly figure: Figure; readonly sentence: Sentence };

/** What goes on right behind "31 people": "confirmed dead", "are still missing", "lost power". */
const GOES_ON =
  /^ (?:(?:still|now|also|already|have|has|had|been|are|were|was|is|confirmed|feared|reported|presumed|believed|remain|remained) ){0,3}(?:dead|missing|killed|injured|wounded|hurt|died|drowned|arrested|detained|rescued|displaced|evacuated|stranded|trapped|hospitali[sz]ed|homeless|unaccounted for|infected|without power|lost power)\b/;

/** Of these a count alone tells nothing: "34 people". */
const BARE =
  /^(?:children|cities|counties|countries|customers|districts|homes|houses|men|passengers|patients|people|residents|states|students|towns|villages|women|workers)$/i;
/** What a count counts that names nothing ("killing seven"): our word, and so in brackets. */
export const UNNAMED_PEOPLE = "[people]";
/** The rest of what is said of them, up to the next joint of the sentence. */
const REST =
  /^(?: (?!(?:according|after|and|as|because|before|but|if|or|said|says|that|when|which|while|who)\b)[\p{L}\d$£€%’'-]+)+/u;
/** "On Saturday" says nothing of them. */
const WHEN =
  /^(?:(?:on|in|at|by|during|since|late|early|last|this) )*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|(?:1[89]|20)\d\d|today|yesterday|overnight|night|week|month|year)(?: (?:\d+|morning|afternoon|evening|night))?$/;
/** More words than these are no row any more. */
const MOST_WORDS = 10;

/** What was counted with what became of it, told right behind: "people confirmed dead"; only where that is told as done. */
export function objectWithFate(object: string, counted: Counted): string {
  return object + (GOES_ON.exec(behindOf(object, counted))?.[0] ?? "");
}

/**
 * Where a count alone tells nothing, what the source goes on to say of them ("have declared an emergency"), else what became of them, in
 * brackets, for that word is ours: "[dead]". Null where the object tells enough, or nothing is told as done.
 */
export function toldOf(object: string, counted: Counted): string | null {
  const open = openStatus(counted);
  if (open !== null) return `[${open}]`;
  if (object !== UNNAMED_PEOPLE && !BARE.test(object)) return null;
  const fate = fateOf(counted.figure, counted.sentence);
  const rest = restOf(behindOf(object, counted));
  if (rest !== "") return rest;
  return fate === null || !isToldAsDone(counted) ? null : `[${fate}]`;
}

/** What became of what a figure counts, where it is not done or not sure: a row without it would read as a fact. */
function openStatus({ figure, sentence }: Counted): string | null {
  const clause = clauseOf({ figure, sentence });
  const at = figure.start - sentence.start;
  if (clause === undefined || isWithin(ASIDE, sentence.text, at)) return null;
  if (clause.source === "alleged" || CHARGED_WITH.test(sentence.text.slice(0, at))) return "alleged";
  return /^(?:planned|considered|conditional|denied)$/.test(clause.event) ? clause.event : null;
}

/** ", which holds 17 seats, plans a vote", "according to two people": said on the way, and as good as done. */
const ASIDE = /, (?:who|which|whose|where|\p{Ll}{3,}ing)\b[^,;]*,(?= )|^According to [^,]*,(?= )/gu;

/** "Charged the mayor with taking bribes worth 740,000": so the charge has it, though that he was charged is done. */
const CHARGED_WITH =
  /\b(?:accused|charged|indicted|suspected)\b.* (?:for|of|with) (?:\p{Ll}+ly )?\p{Ll}+ing\b(?:(?! (?:are|had|has|have|is|was|were)\b)[^,;])*$/u;

function clauseOf({ figure, sentence }: Counted): Clause | undefined {
  return sentence.clauses.find((one) => one.start <= figure.start && figure.end <= one.end);
}

/** What stands right behind the object of a figure; nothing where it stands elsewhere or is not told as done. */
function behindOf(object: string, counted: Counted): string {
  const behind = counted.sentence.text.slice(counted.figure.end - counted.sentence.start);
  const from = behind.indexOf(object);
  return from < 0 || from > 2 || !isToldAsDone(counted) ? "" : behind.slice(from + object.length);
}

function isToldAsDone({ figure, sentence }: Counted): boolean {
  const clause = clauseOf({ figure, sentence });
  if (clause === undefined || clause.negated || clause.source === "alleged") return false;
  return /^(?:happened|ongoing)$/.test(clause.event);
}

function restOf(behind: string): string {
  const rest = REST.exec(behind)?.[0].trim() ?? "";
  return rest.split(" ").length > MOST_WORDS || WHEN.test(rest) ? "" : rest;
}
