import type { Figure } from "#domain/ledger.ts";
import { timeOf } from "./cluster.ts";
import type { Placed } from "./evidence.ts";
import { fateOf } from "./figure-fates.ts";
import { isOfOldYear } from "./figure-years.ts";
import type { Topic } from "./topic.ts";

/* Figures of another event than the one that is told: of an earlier accident, of another story that a line links to. */

type Convict = Placed & { readonly figure: Figure; readonly object: string };

/** What was told longer ago than this before the newest article was told of something else, however alike it looks. In milliseconds. */
const YEAR_MS = 365 * 86_400_000;
const MONTHS =
  "January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|fall|winter";

/** Whether a figure was given more than a year before the newest article of a briefing, in milliseconds. */
export function isLongAgo({ read }: Placed, newest: number): boolean {
  return newest - timeOf(read) > YEAR_MS;
}

/** Whether a figure tells of another event than its article. */
export function isElsewhere(figure: Figure, place: Placed): boolean {
  return (
    isLinked(place) || isOfAnotherEvent(figure, place) || isOfItsOwnYear(figure, place) || isOfOldYear(figure, place)
  );
}

/** "With Odo Maskell, who is serving a 20-year prison sentence", "his associate Maskell was convicted": of somebody told of on the way. */
const CONVICT =
  /(?<who>\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)*), who (?:is|was|has|had|served|got|received|faces|faced)\b[^,;]*$|\b(?:accomplice|aide|ally|associate|brother|friend|husband|partner|sister|wife),? (?<related>\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)*)\b(?!['’]s).*\b(?:convicted|sentenced|serving|served|serves)\b[^,;]*$/u;

/** Whether a figure is the sentence in prison of somebody whom the topic does not name. */
export function isOfSomebodyBeside({ object, figure, read, sentence }: Convict, topic: Topic): boolean {
  if (!/\b(?:jail|prison|sentence|term)\b/.test(object)) return false;
  const { who: told, related } = CONVICT.exec(sentence.text.slice(0, figure.start - sentence.start))?.groups ?? {};
  const who = told ?? related;
  return who !== undefined && topic.sentence(read, who) < 1;
}

/** "Man drives into market: 6 dead in Sundra. What we know": a line of its own that ends as no sentence does, and others follow. */
function isLinked({ read, sentence }: Placed): boolean {
  const { text } = read.article;
  const [from, to] = [text.lastIndexOf("\n", sentence.start) + 1, text.indexOf("\n", sentence.end)];
  if (from === 0 || to < 0 || text.slice(to).trim() === "") return false;
  const line = text.slice(from, to).trim();
  return !/[.!?:;,…”"’')\]]$/.test(line) && /[:|] |[.?!] /.test(line);
}

/** "The latest crash since two trains collided", "comes after a tug killed nine"; what stands between two commas goes on behind. */
const EARLIER_ONES =
  /\b(?:biggest|deadliest|first|latest|most recent|most serious|worst)\b[^;.]{0,80} (?:after|since)\b|\b(?:comes?|came|coming) (?:[\p{L}\d]+ ){0,4}after\b/iu;
const SET_OFF =
  /, (?:the|its|one of the) (?:[\p{L}-]+ ){0,2}(?:biggest|deadliest|first|latest|most recent|most serious|worst)\b[^,;.]*,(?= )/giu;

function isOfAnotherEvent(figure: Figure, { sentence }: Placed): boolean {
  const before = sentence.text.slice(0, figure.start - sentence.start).replace(SET_OFF, "");
  return fateOf(figure, sentence) !== null && EARLIER_ONES.test(before);
}

/** "The January 2025 collision off Quay that killed 67", "a 2019 fire in which 12 people died". */
const IN_YEAR = new RegExp(
  `\\b(?:[Aa]n?|[Tt]he|['’]s) (?:(?:early|late|mid)[ -])?(?:(?<month>${MONTHS}) )?(?<year>(?:19|20)\\d\\d) (?:[\\p{L}\\d.’'-]+ ){1,20}?(?:that|which|where|when|in which) [^,.;]{0,30}$`,
  "u",
);

function isOfItsOwnYear({ start }: Figure, { read, sentence }: Placed): boolean {
  const { month, year } = IN_YEAR.exec(sentence.text.slice(0, start - sentence.start))?.groups ?? {};
  const told = read.article.publishedAt;
  if (year === undefined) return false;
  if (told === null || told === undefined) return month === undefined;
  const [ofYear = "", ofMonth = "1"] = told.split("-");
  // "The January 2025 collision" told in February of that year may be the news.
  const at = MONTHS.split("|").indexOf(month ?? "");
  return (
    Number(year) < Number(ofYear) || (at >= 0 && at < 12 && Number(year) === Number(ofYear) && at + 2 < Number(ofMonth))
  );
}
