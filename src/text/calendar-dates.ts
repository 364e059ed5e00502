import type { DateMention } from "#domain/ledger.ts";
import { isOfOldPlan, isOfTelling } from "./date-holders.ts";
import { tenseAt } from "./date-tense.ts";
import type { RawSentence } from "./tokens.ts";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH =
  "(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b\\.?)";
const WEEKDAYS = ["Sun", "Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur"];
const WEEKDAY = `(?:(?:${WEEKDAYS.join("|")})day,?\\s(?:the\\s)?)?`;
const YEAR = "(?:1[5-9]\\d\\d|20\\d\\d)(?!\\d)";

const FORMS = [
  "(?<iso>\\d{4}-\\d{2}-\\d{2})(?!\\d)",
  `${WEEKDAY}(?<monthA>${MONTH})\\s(?<dayA>\\d{1,2})(?:st|nd|rd|th)?(?![\\d%]|:\\d)(?:,?\\s(?<yearA>${YEAR}))?`,
  `${WEEKDAY}(?<dayB>\\d{1,2})(?:st|nd|rd|th)?\\s(?:of\\s)?(?<monthB>${MONTH})(?![\\p{L}])(?:,?\\s(?<yearB>${YEAR}))?`,
  `(?<monthC>${MONTH}),?\\s(?:of\\s)?(?<yearC>${YEAR})`,
  `(?<lead>\\b(?:in|last|next|since|by|until|till|this|early|late|mid|from|of|through|to|between|before|after|during|for|and|every)[\\s-])?(?<monthD>${MONTH})(?!\\.?(?:[\\p{L}-]|,?\\s(?:of\\s)?${YEAR}|\\s\\d{1,2}(?![\\d%]|:\\d)))`,
  `(?:(?<quarter>first|second|third|fourth)\\squarter(?:\\sof|,)?\\s|Q(?<q>[1-4])\\s)?(?<year>${YEAR})(?!s\\b|[\\p{L}%])`,
];
const CALENDAR = new RegExp(`(?<![\\p{L}\\p{N}$£€#@.,/]|\\d[-–])(?:${FORMS.join("|")})`, "gu");

const COUNTED_BEFORE =
  /(?:at least|more than|over|fewer than|less than|up to|about|around|nearly|almost|some|roughly|approximately|No\.)\s$/i;
const COUNTED_AFTER =
  /^(?:[.,]\d|\s?(?:%|percent|per cent|million|billion|km|miles|dollars|euros|pounds|tons|tonnes|feet|metres|meters)\b|:\d)/i;
const NAMES_TOO = /^(?:March|May|April|June|August|Jan|Mar|Jun)$/;

/** When an article was written: its `dateline` (ISO), and the day on which it says that it was updated since. */
export type Written = { readonly dateline: string | null; readonly updated: string | null };
type Parts = { year: string | null; month: number | null; day: number | null };
type Groups = Record<string, string | undefined>;

function monthNumber(name: string | undefined): number | null {
  if (name === undefined) return null;
  const at = MONTHS.indexOf(name.slice(0, 3).toLowerCase());
  return at < 0 ? null : at + 1;
}

function partsOf(groups: Groups): Parts {
  const day = groups.dayA ?? groups.dayB;
  if (groups.iso !== undefined) {
    const [year = null, month, at] = groups.iso.split("-");
    return { year, month: Number(month), day: Number(at) };
  }
  return {
    year: groups.yearA ?? groups.yearB ?? groups.yearC ?? groups.year ?? null,
    month: monthNumber(groups.monthA ?? groups.monthB ?? groups.monthC ?? groups.monthD),
    day: day === undefined ? null : Number(day),
  };
}

// "Sen. May", "the March on the capital", "may strike": a month alone needs a preposition, or a name no person bears.
function isMonthAlone(text: string, groups: Groups, start: number, end: number): boolean {
  if (groups.monthD === undefined) return true;
  const after = text.slice(end);
  if (/^\s(?:on|for|of)\s(?:the\s)?\p{Lu}/u.test(after) && groups.lead === undefined) return false;
  if (groups.lead !== undefined) return !/^\s\p{Lu}\p{Ll}/u.test(after) || !NAMES_TOO.test(groups.monthD);
  return !NAMES_TOO.test(groups.monthD) && !/\p{Lu}[\p{L}.]*\s$/u.test(text.slice(0, start));
}

/** Whether the calendar has such a day; without a year 29 February is one. */
function isRealDay({ year, month, day }: Parts): boolean {
  if (month === null) return day === null;
  if (month < 1 || month > 12) return false;
  const last = new Date(Date.UTC(Number(year ?? LEAP_YEAR), month, 0)).getUTCDate();
  return day === null || (day >= 1 && day <= last);
}

const LEAP_YEAR = 2024;

const two = (number: number) => String(number).padStart(2, "0");

function isoOf(year: string, { month, day }: Parts): string {
  return [year, ...(month === null ? [] : [two(month)]), ...(day === null ? [] : [two(day)])].join("-");
}

/** For how many days after its day a text may be written at again without saying so. */
const REWRITTEN_WITHIN = 3;

/** The last day that a text can tell of as past: a few days after its own, or the day on which it says that it was updated. */
function lastPast(dateline: string, updated: string | null): string {
  const day = new Date(Date.parse(dateline.slice(0, 10)) + REWRITTEN_WITHIN * 86_400_000).toISOString().slice(0, 10);
  return updated !== null && updated > day ? updated : day;
}

type When = { readonly dateline: string; readonly updated: string | null };

/** The year of a month (and day) printed without one: not after the days of writing in the past tense, not before them in the future. */
function yearNear({ dateline, updated }: When, parts: Parts, side: "past" | "future", strict: boolean): string {
  const year = Number(dateline.slice(0, 4));
  const here = isoOf(String(year), parts);
  const now = dateline.slice(0, here.length);
  if (side === "future") return String(here < now || (strict && here === now) ? year + 1 : year);
  const last = parts.day === null || strict ? now : lastPast(dateline, updated);
  return String(here > last || (strict && here === now) ? year - 1 : year);
}

/** "This February" is of the year of writing; but who "won it this December" and writes in January won it last year. In months. */
const LONG_AHEAD = 9;

function thisMonth(dateline: string, parts: Parts, side: "past" | "future"): string {
  const ahead = (parts.month ?? 0) - Number(dateline.slice(5, 7));
  return isoOf(String(Number(dateline.slice(0, 4)) - (side === "past" && ahead > LONG_AHEAD ? 1 : 0)), parts);
}

/** What "was due" by a day may have come about or not: the nearest such day is meant. */
const WAS_TO = /\b(?:was|were) (?:\p{Ll}+ ){0,2}(?:due|set|scheduled|supposed|slated|expected) (?:to|for)\b/u;

/** "Two weeks ahead of the May 8 vote", "heading into the games on March 15": what is led up to may lie on either side. */
const LED_UP_TO =
  /\b(?:(?:days?|weeks?|months?) (?:ahead of|before)|heading into|leading up to|run-up to) (?:an? |its |the |their )?(?:[^,;.]{2,50} on )?$/;

/** A day may be the last one for something or bring it: "faced a Feb. 13 deadline" tells what was, and the day is ahead. */
const DAY_FOR =
  /^ (?:\p{Ll}+ )?(?:deadline|cut-?off|election|by-?election|primary|run-?off|referendum|vote|ballot|hearing|trial|sentencing|summit|meeting|launch|release)\b/u;

/** The weekday that a date opens with as printed ("Saturday, Jan. 24"), 0 for Sunday; -1 when it opens with none. */
function weekdayOf(text: string): number {
  return WEEKDAYS.findIndex((day) => text.startsWith(`${day}day`));
}

/** The nearest day of the years around that falls on the weekday printed with it, where one is. */
function nearestYear(dateline: string, parts: Parts, weekday: number): string | undefined {
  const year = Number(dateline.slice(0, 4));
  const away = (iso: string) => Math.abs(Date.parse(iso) - Date.parse(dateline.slice(0, 10)));
  return [year, year - 1, year + 1]
    .map((one) => isoOf(String(one), parts))
    .filter((iso) => weekday < 0 || new Date(iso).getUTCDay() === weekday)
    .toSorted((a, b) => away(a) - away(b))[0];
}

/** How long after its day an article may have been written at again, where it tells of a hearing or a statement that was. In milliseconds. */
const TOLD_WITHIN = 60 * 86_400_000;

/** The day on which something was told: the nearest, unless that lies too far ahead to have been added. */
function toldOn(when: When, parts: Parts): string {
  const near = nearestYear(when.dateline, parts, -1);
  const isNear = near !== undefined && Date.parse(near) - Date.parse(when.dateline) <= TOLD_WITHIN;
  return isNear ? near : isoOf(yearNear(when, parts, "past", false), parts);
}

type Printed = { readonly groups: Groups; readonly parts: Parts; readonly start: number; readonly length: number };

function placed(
  sentence: RawSentence,
  { dateline, updated }: Written,
  { groups, parts, start, length }: Printed,
): string | null {
  if (parts.year !== null) return isoOf(parts.year, parts);
  if (dateline === null || groups.lead?.startsWith("every")) return null;
  const when = { dateline, updated };
  const lead = groups.lead?.trim().toLowerCase();
  if (lead === "last") return isoOf(yearNear(when, parts, "past", true), parts);
  if (lead === "next") return isoOf(yearNear(when, parts, "future", true), parts);
  if (lead === "this") return thisMonth(dateline, parts, tenseAt(sentence, start));
  const own = sentence.text.slice(start - sentence.start);
  const weekday = weekdayOf(own);
  const before = sentence.text.slice(0, start - sentence.start);
  if (isOfTelling(before, own)) return toldOn(when, parts);
  if (isOfOldPlan(before)) return null;
  if (WAS_TO.test(sentence.text) || LED_UP_TO.test(before) || weekday >= 0 || DAY_FOR.test(own.slice(length))) {
    const near = nearestYear(dateline, parts, weekday);
    if (near !== undefined) return near;
  }
  return isoOf(yearNear(when, parts, tenseAt(sentence, start), false), parts);
}

function precisionOf(parts: Parts): DateMention["precision"] {
  if (parts.day !== null) return "day";
  return parts.month === null ? "year" : "month";
}

/** Dates printed with their year, month or day. Those printed without a year count as relative to the dateline. */
export function calendarDates(sentence: RawSentence, written: Written): DateMention[] {
  const dates = [...sentence.text.matchAll(CALENDAR)].flatMap((match) => dateAt(match, sentence, written));
  return dates.map((date, at) => endOfSpan(date, dates[at - 1], sentence));
}

/** "Feb. 5 to Feb. 14": a span ends in the year in which it began. */
function endOfSpan(date: DateMention, first: DateMention | undefined, { text, start }: RawSentence): DateMention {
  if (!date.relative || date.precision !== "day" || !first?.iso || !date.iso || date.iso >= first.iso) return date;
  if (!/^ ?(?:and|through|till|to|until|[-–—]) ?$/.test(text.slice(first.end - start, date.start - start))) return date;
  const iso = `${first.iso.slice(0, 4)}${date.iso.slice(4)}`;
  return iso > first.iso ? { ...date, iso } : date;
}

function dateAt(match: RegExpExecArray, sentence: RawSentence, written: Written): DateMention[] {
  const { text } = sentence;
  const groups: Groups = match.groups ?? {};
  const parts = partsOf(groups);
  const kept = /^(?:last|next|this|early|late|mid|every)/i.test(groups.lead ?? "") ? 0 : (groups.lead?.length ?? 0);
  const start = match.index + kept;
  const end = match.index + match[0].length;
  if (!isRealDay(parts) || !isMonthAlone(text, groups, start, end)) return [];
  if (groups.year !== undefined && (isCounted(text, start, end) || isInName(text, start))) return [];
  const near = placed(sentence, written, { groups, parts, start: sentence.start + start, length: end - start });
  // "29 February" in an article of a year without one.
  const iso = near !== null && isRealDay({ ...parts, year: near.slice(0, 4) }) ? near : null;
  const span = { start: sentence.start + start, end: sentence.start + end };
  return [{ text: text.slice(start, end), ...span, iso, precision: precisionOf(parts), relative: parts.year === null }];
}

/** "Project 2025", "Agenda 2030": a year that a name ends in. */
function isInName(text: string, start: number): boolean {
  const word = /(\p{Lu}\p{Ll}{3,}) $/u.exec(text.slice(0, start))?.[1];
  return word !== undefined && NAMED_BY_YEAR.test(word);
}

const NAMED_BY_YEAR = /^(?:Agenda|Expo|Horizon|Plan|Programme|Program|Project|Strategy|Vision)$/;

function isCounted(text: string, start: number, end: number): boolean {
  return COUNTED_BEFORE.test(text.slice(0, start)) || COUNTED_AFTER.test(text.slice(end));
}
