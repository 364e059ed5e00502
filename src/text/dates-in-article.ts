import type { DateMention } from "#domain/ledger.ts";
import { findDates } from "./dates.ts";
import type { RawSentence } from "./tokens.ts";
import { updateOf } from "./updated.ts";

const NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
/** "A day earlier", "three days earlier": counted from what is told beside it. */
const DAYS_EARLIER = /^(?<count>an?|\d{1,2}|\p{Ll}+) days? earlier$/iu;
/** How many sentences before one still tell of what it counts from. */
const REACH = 2;
/** "The result on March 25": the event that the sentence before spoke of. */
const THE_EVENT = /^The \p{Ll}+ (?:from|of|on) $/u;

const DAY_MS = 86_400_000;

/** The dates named in each sentence of an article; what counts from an event is placed by the day of that. `dateline` is ISO. */
export function datesInArticle(
  raw: readonly RawSentence[],
  { text, dateline }: { text: string; dateline: string | null },
): DateMention[][] {
  const written = { dateline, updated: updateOf(text, dateline) };
  const own = raw.map((sentence) => findDates(sentence, written));
  const article = { raw, own, dateline };
  return own.map((dates, at) => dates.map((date) => placed(ofThatYear(date, at, article), at, article)));
}

/** "The port opened in 1963. Ost would be killed there in November": nobody's word of what is ahead. */
const WOULD_BEFORE = /^(?:(?!\b(?:added|announced|said|says|told|warned|today)\b|day\b)[^;“”"])*\bwould\b[^.;“”"]*$/iu;
const OF_A_MONTH = /^(?:(?:early|late|mid)[ -])?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|^\d{1,2} \p{Lu}/u;
const UNDER_A_PLAN = /\b(?:if|unless|under (?:an?|the)|bill|deal|plan|proposal)\b/i;

/** What "would" be done right after another year was named is of that year, where it can be, or of none that is known. */
function ofThatYear(date: DateMention, at: number, { raw, own, dateline }: Article): DateMention {
  const [sentence, year] = [raw[at], otherYear(own[at - 1], dateline)];
  if (!sentence || year === null || !date.relative || date.iso === null || date.precision === "vague") return date;
  const before = sentence.text.slice(0, date.start - sentence.start);
  if (!OF_A_MONTH.test(date.text) || !WOULD_BEFORE.test(before)) return date;
  const iso = `${year.slice(0, 4)}${date.iso.slice(4)}`;
  return { ...date, iso: UNDER_A_PLAN.test(sentence.text) || iso < year ? null : iso };
}

/** The last date with a year of its own, where that is not the year of writing. */
function otherYear(dates: readonly DateMention[] = [], dateline: string | null): string | null {
  const iso = dates.findLast(({ relative }) => !relative)?.iso ?? null;
  return iso === null || iso.slice(0, 4) >= (dateline ?? iso).slice(0, 4) ? null : iso;
}

function placed(date: DateMention, at: number, article: Article): DateMention {
  const days = daysIn(date.text);
  const anchor = days === null ? null : anchorOf(date, at, article);
  if (days === null || anchor === null) return date;
  return { ...date, iso: new Date(Date.parse(anchor) - days * DAY_MS).toISOString().slice(0, 10) };
}

/** How many days "three days earlier" says; null where it says no number. */
function daysIn(text: string): number | null {
  const count = DAYS_EARLIER.exec(text)?.groups?.count?.toLowerCase() ?? "";
  if (/^an?$/.test(count)) return 1;
  return Number(count) || NUMBERS.indexOf(count) + 1 || null;
}

type Article = {
  readonly raw: readonly RawSentence[];
  readonly own: readonly DateMention[][];
  readonly dateline: string | null;
};

/** The day of the event that "a day earlier" counts from: in its sentence, else told right before it, else called so right behind it. */
function anchorOf(date: DateMention, at: number, { raw, own, dateline }: Article): string | null {
  const isDay = (one: DateMention) =>
    one.precision === "day" && one.iso !== null && !DAYS_EARLIER.test(one.text) && isOver(one.iso, dateline);
  const last = (dates: readonly DateMention[] = []) => dates.findLast(isDay)?.iso ?? null;
  const beside = last(own[at]?.filter(({ end }) => end <= date.start));
  if (beside !== null) return beside;
  for (let n = at - 1; n >= Math.max(0, at - REACH); n -= 1) {
    const told = last(own[n]);
    // “We saw it,” she said: whatever that was of, its day is not known, and what lies before it is another matter.
    if (told !== null || /[“"]/.test(raw[n]?.text ?? "")) return told;
  }
  const next = raw[at + 1];
  const named = own[at + 1]?.find((one) => next && THE_EVENT.test(next.text.slice(0, one.start - next.start)));
  return named && isDay(named) ? named.iso : null;
}

function isOver(iso: string, dateline: string | null): boolean {
  return dateline === null || iso <= dateline.slice(0, 10);
}
