import type { Figure } from "#domain/ledger.ts";
import { contentWords, sameName } from "#text/text.ts";
import type { Placed } from "./evidence.ts";
import { isFormer } from "./figure-before.ts";
import { isElsewhere } from "./figure-elsewhere.ts";
import { type Fate, fateOf, UNNAMED_PEOPLE } from "./figure-fates.ts";
import { isMisread } from "./figure-misread.ts";
import { sumOf } from "./figure-told.ts";

/** A figure with the sentence it stands in, what it counts, in words too, what became of those, and who is named beside it. */
export type Sighting = Placed & {
  readonly figure: Figure;
  readonly object: string;
  readonly objectWords: readonly string[];
  readonly fate: Fate | null;
  /** Whom and what its sentence names, its sources aside: word by word, in lower case. */
  readonly names: ReadonlySet<string>;
};

/** The figures of a sentence that count something of which a row can tell. */
export function sightingsOf(place: Placed): Sighting[] {
  return place.sentence.figures
    .filter((figure) =>
      figure.object === null ? arePeople(figure, place) || isSum(figure, place) : !isName(figure.object, place),
    )
    .filter((figure) => !isBesideTheNews(figure, place) && !isAge(figure) && !isHowOften(figure, place))
    .filter((figure) => !isLone(figure, place) && !isWhen(figure, place) && !isShareOfMany(figure, place))
    .filter((figure) => !isFormer(figure, place) && !isPartOfWord(figure, place) && isTold(place))
    .filter((figure) => !isSource(figure, place) && !isOfSomePost(figure) && !isInstead(figure, place))
    .filter((figure) => !isSuperseded(figure, place) && !isElsewhere(figure, place) && !isMisread(figure, place))
    .map((figure) => sighted(place, figure));
}

/** What becomes of people alone, or of them first: planes are "pulled", too. */
const OF_PEOPLE: ReadonlySet<Fate> = new Set(["dead", "hurt", "held"]);

/** "Killing at least seven and injuring 94": where nothing is named that was killed or hurt, people were. */
function arePeople(figure: Figure, { sentence }: Placed): boolean {
  // "The two were arrested": who was told of before, and no count of them.
  if (/\b(?:the|these|those) $/i.test(sentence.text.slice(0, figure.start - sentence.start))) return false;
  // "640 birds were collected, 410 of them dead".
  if (/^ (?:of|among) (?:them|these|those|whom|which)\b/.test(sentence.text.slice(figure.end - sentence.start)))
    return false;
  const fate = fateOf(figure, sentence);
  return figure.unit === null && figure.currency === null && fate !== null && OF_PEOPLE.has(fate);
}

/** "Demanded $12 million": a sum of which only its verb tells, in brackets, for its form may be ours. */
function isSum(figure: Figure, place: Placed): boolean {
  return figure.currency !== null && sumOf(figure, place.sentence) !== null;
}

/** A figure with what it counts and what became of those, whatever it is. */
export function sighted(place: Placed, figure: Figure): Sighting {
  const object = resolvedObject(place, figure);
  const fate = fateOf(figure, place.sentence);
  return { ...place, figure, object, objectWords: contentWords(object), fate, names: namesBeside(figure, place) };
}

function namesBeside(figure: Figure, { sentence }: Placed): ReadonlySet<string> {
  const source = `${figure.saidBy ?? ""} ${sentence.attribution?.source ?? ""}`;
  const others = sentence.names.filter(({ text }) => !source.includes(text));
  return new Set(others.flatMap(({ canonical }) => canonical.toLowerCase().split(" ")));
}

/** "The deadliest since 2008, when 19 people died", "a 1998 earthquake that killed 2,140", "a town of 46,000": of another time, or what a place is like. */
const BESIDE_THE_NEWS =
  /\b(?:19|20)\d\d, when [^,.;]{0,20}$|\b[Aa] (?:19|20)\d\d \p{Ll}+ (?:that|which|in which) [^,.;]{0,20}$|\b(?:a (?:city|town|village) of|(?:cities|companies|counties|countries|firms|places|states|towns|villages) (?:of|with)) (?:about |some |nearly )?$/u;

function isBesideTheNews({ start }: Figure, { sentence }: Placed): boolean {
  return BESIDE_THE_NEWS.test(sentence.text.slice(0, start - sentence.start));
}

/** "A 37-year-old woman": how old somebody is does not belong among the figures of a story. */
function isAge({ text, unit }: Figure): boolean {
  return unit !== null && (/\bolds?$/.test(text) || (unit === "years" && !/years?/i.test(text)));
}

/** "Fired on a test stand 16 times": how often something was done; "nine times the limit" measures. */
function isHowOften({ end, unit }: Figure, { sentence }: Placed): boolean {
  const behind = sentence.text.slice(end - sentence.start);
  return (
    unit === "times" && !/^ (?:as|bigger|fewer|greater|higher|its|larger|less|lower|more|that|the|what)\b/.test(behind)
  );
}

/** "One user wrote", "one Canadian": a single one of something is nothing that was counted, unless it was killed. */
function isLone(figure: Figure, { sentence }: Placed): boolean {
  const { low, high, unit, currency } = figure;
  return low === 1 && high === 1 && unit === null && currency === null && fateOf(figure, sentence) === null;
}

/** "More than three years after the launch", "12 minutes away": when or where something is, and no measure of it. */
function isWhen({ start, end, unit }: Figure, { sentence }: Placed): boolean {
  const behind = sentence.text.slice(end - sentence.start);
  // "Must notify the council within 48 hours of an attack" counts no attacks; "after six days of rioting" says when.
  if (unit !== null && /\b(?:after|within) $/.test(sentence.text.slice(0, start - sentence.start))) return true;
  return (
    unit !== null &&
    /^ (?:after|ago|apart|away|before|beforehand|earlier|from now|in advance|into|later|old|since)\b/.test(behind)
  );
}

/** "Two engineers said", "according to three diplomats", "described by two people who had read it": who tells is nothing that was counted. */
function isSource(figure: Figure, { sentence }: Placed): boolean {
  const { cue = "", source } = sentence.attribution ?? {};
  // "At least 16 states have declared an emergency": what they did.
  const who = [figure.saidBy, cue.startsWith("declare") ? null : source].join(" ");
  if (figure.object !== null && who.includes(`${figure.text} ${figure.object}`)) return true;
  const [before, behind] = [
    sentence.text.slice(0, figure.start - sentence.start),
    sentence.text.slice(figure.end - sentence.start),
  ];
  return /\b(?:according to|by|told|from) $/i.test(before)
    ? KNOWS.test(behind)
    : SAYS.test(behind.replace(SOME_OF, ""));
}

/** "The post said", where no sentence tells who wrote it. */
function isOfSomePost({ saidBy }: Figure): boolean {
  return /^(?:her|his|that|the|their|this) (?:message|posts?|thread|tweet)$/i.test(saidBy ?? "");
}

/** "Four of the seven judges said". */
const SOME_OF = /^ of the [\p{L}\d]+(?= )/u;
const KNOWS =
  /^ (?:[\p{L}-]+ ){0,2}(?:diplomats?|officials?|people|persons?|sources?) (?:briefed|close|familiar|involved|who (?:had|have|has) (?:read|seen)|with (?:direct )?knowledge)\b/u;
const SAYS =
  /^ (?!(?:at|for|from|in|of|on|to)\b)(?:(?!and\b)[\p{L}-]+ ){1,4}?(?:who [^,;]{3,60}, |, [^,;]{3,60}, )?(?:also )?(?:(?:said|say|says|testified)\b|told (?:the |reporters\b|\p{Lu}))/u;

/** "One in 10 pupils": of how many one is, and no count of pupils. */
function isShareOfMany({ start }: Figure, { sentence }: Placed): boolean {
  return /\b(?:\d|one|two|three) (?:in|out of|of every) $/i.test(sentence.text.slice(0, start - sentence.start));
}

/** "Four-man bobsled", "a 12-point game", "beat them 31-27": what a thing is like, or a score, and no count of it. */
function isPartOfWord({ start, end, unit }: Figure, { sentence }: Placed): boolean {
  const before = sentence.text.slice(0, start - sentence.start);
  return (
    unit === null && (/^[-‐‑–]\p{L}|^[-–]\d/u.test(sentence.text.slice(end - sentence.start)) || /\d[-–]$/.test(before))
  );
}

/** "400 observers instead of 280": told by the row of the other. */
function isInstead({ start }: Figure, { sentence }: Placed): boolean {
  return /\b(?:instead of|rather than) $/.test(sentence.text.slice(0, start - sentence.start));
}

/** "Initially announced that 12 sailors would stay", "had said it would cut 400 jobs": what was planned once, and no more. */
const ONCE_PLANNED =
  /\b(?:(?:initially|originally) (?:announced|estimated|expected|hoped|intended|planned|projected|promised|proposed|said|scheduled|set)|(?:announced|estimated|expected|hoped|intended|planned|projected|promised|proposed|said|scheduled) (?:initially|originally)|had (?:originally |initially |previously |earlier )?(?:been (?:due|expected|planned|scheduled|supposed) to|hoped to|intended to|planned to)|had (?:\p{Ll}+ly |earlier )?(?:announced|promised|said|warned) [^;]*\bwould)\b(?![^;]*\b(?:but|instead|then|although)\b)[^;]*$/u;

/** "What had then been an estimated $2 billion price tag", "failed to renew the 3-year agreement": so it was, and is no more. */
const NO_MORE =
  /\bhad (?:at first|once|originally|then) been (?:about |only )?$|\b(?:renew|replace|restore)(?:al of|ed|ing|ment of)? (?:an?|her|his|its|the|their) $/u;

function isSuperseded({ start }: Figure, { sentence }: Placed): boolean {
  const before = sentence.text.slice(0, start - sentence.start);
  return ONCE_PLANNED.test(before) || NO_MORE.test(before);
}

/** "Norvania: 21 total (5 gold)": a line of a table counts for whoever heads it, and the row would not say who. A question tells nothing. */
function isTold({ sentence }: Placed): boolean {
  return sentence.clauses.length > 0 && !sentence.flags.includes("question");
}

/** "$25 million for Maduro", "one hour from Caracas": a person or a place is not what was counted. */
function isName(object: string, { sentence }: Placed): boolean {
  return sentence.names.some((name) => name.kind !== "unknown" && sameName(name.text, object));
}

/** "reward for his capture" with one man in sight is printed "reward for his [Nicolas Maduro's] capture". */
function resolvedObject({ sentence }: Placed, figure: Figure): string {
  const object = figure.object ?? sumOf(figure, sentence) ?? UNNAMED_PEOPLE;
  const people = [...new Set(sentence.names.filter((name) => name.kind === "person").map((name) => name.canonical))];
  if (people.length !== 1 || !/\b(?:his|her)\b/.test(object)) return object;
  return object.replace(/\b(his|her)\b/, `$1 [${people[0]}'s]`);
}
