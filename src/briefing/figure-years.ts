import type { Figure, Sentence } from "#domain/ledger.ts";
import type { Placed } from "./evidence.ts";

/* Figures of a year long before their article: "in 1969, 400 people marched" is no count of the day on which it is told. */

/** News tells of its year and of the one before. */
const NEWS_YEARS = 1;
const MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
const YEAR = `(?:(?:early |late |mid-)?${MONTH}(?: \\d{1,2},)? )?(?<year>(?:1[5-9]|20)\\d\\d)\\b`;
const UNTIL = "(?: (?:and|through|to|until) (?<last>(?:19|20)\\d\\d))?";

/** "In 1969, 400 people marched", "by June 2013 it had 40 boats". */
const OPENS = new RegExp(
  `(?:^[“"]?(?:(?:And|But) )?|, |; |\\b(?:and|but|that|while) )(?:[Aa]s early as|[Bb]ack in|[Bb]etween|[Bb]y|[Dd]uring|[Ii]n|[Uu]ntil) ${YEAR}${UNTIL}(?<rest>.*)$`,
  "u",
);
/** "Burned in 1984." */
const ENDS = new RegExp(`\\b(?:in|during) ${YEAR}[.”"]*$`, "u");
/** "The 35-day shutdown of 2019", "400 boats were built in 1984"; "400 workers, up from 300 in 1984" and "at a yard founded in 1969" are of now. */
const BEHIND = new RegExp(
  `^(?:(?! (?:as|compared|from|or|since|than|that|until|which|who)\\b|(?<!\\b(?:was|were)) (?:adopted|born|bought|built|created|elected|established|formed|founded|introduced|launched|opened|passed|signed|written) in\\b)[^,;.\\d(])*(?: (?:in|of|during) | \\()${YEAR}`,
  "u",
);
/** What brings a sentence back to its article's own time. */
const NOW =
  /\b(?:are|currently|has|have|is|now|since|these days|this (?:month|week|year)|today|will|yesterday|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b/;

/** "It lost 400 boats" goes on with the year before it; "it employs 400 workers" does not. */
const THEN =
  /\b(?:\p{Ll}{2,}ed|began|bought|built|came|cost|did|fell|had|held|left|lost|made|rose|saw|sold|took|was|went|were|won)\b/u;

/** Whether a figure is of a year long before its article, as its sentence or the one before in its paragraph tells. */
export function isOfOldYear(figure: Figure, place: Placed): boolean {
  const told = Number(place.read.article.publishedAt?.slice(0, 4) ?? Number.NaN);
  return yearsOf(figure, place).some((year) => told - year > NEWS_YEARS);
}

function yearsOf(figure: Figure, { read, sentence }: Placed): number[] {
  const before = sentence.text.slice(0, figure.start - sentence.start);
  const behind = sentence.text.slice(figure.end - sentence.start);
  const own = [yearIn(OPENS, before), yearIn(BEHIND, behind)].filter((year) => year !== null);
  if (own.length > 0 || sentence.dates.length > 0 || !isPast(figure, sentence)) return own;
  const previous = read.ledger.sentences.find(({ n }) => n === sentence.n - 1);
  if (previous === undefined || read.article.text.slice(previous.end, sentence.start).includes("\n")) return [];
  return [yearIn(OPENS, previous.text), yearIn(ENDS, previous.text)].filter((year) => year !== null);
}

function yearIn(form: RegExp, text: string): number | null {
  const { year, last = year, rest = "" } = form.exec(text)?.groups ?? {};
  return last === undefined || NOW.test(rest) ? null : Number(last);
}

function isPast(figure: Figure, { clauses, text }: Sentence): boolean {
  const clause = clauses.find(({ start, end }) => start <= figure.start && figure.end <= end);
  return clause?.event === "happened" && THEN.test(text) && !NOW.test(text);
}
