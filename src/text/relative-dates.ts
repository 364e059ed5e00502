import { parse } from "chrono-node/en";
import type { DateMention } from "#domain/ledger.ts";
import type { Written } from "./calendar-dates.ts";
import { type Tense, tenseAt } from "./date-tense.ts";
import type { RawSentence } from "./tokens.ts";

const DAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";
const NUMBER = "(?:\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)";
const VAGUE =
  "(?:in\\s)?(?:the\\s)?(?:recent|coming|past|next|last|previous)\\s(?:few\\s|several\\s|\\w+\\s)?(?:days|weeks|months|years|decades|hours)|recently|soon|shortly|overnight|last\\sweek|this\\sweek|next\\sweek|(?:this|last|next|over the|the)\\sweekend|(?:this|last|next)\\s(?:spring|summer|autumn|fall|winter|quarter|decade|century)|(?:by\\s)?the\\s(?:end|start|beginning)\\sof\\s(?:the|this|next)\\s(?:day|week|month|year|decade)|years\\sago|decades\\sago|months\\sago|weeks\\sago|days\\sago|several\\s\\w+\\sago|earlier this week|later this week|a\\s(?:few|couple\\sof)\\s\\w+\\sago";
const PLACED = `(?<modifier>last|next|this coming|this past|this)\\s(?:${DAY}|week|month|year)|${DAY}|yesterday|today|tonight|tomorrow|${NUMBER}\\s(?:days?|months?|years?)\\s(?:ago|earlier)`;
const PHRASE = new RegExp(`(?<![\\p{L}\\p{N}-])(?:(?<vague>${VAGUE})|(?:${PLACED}))(?![\\p{L}\\p{N}-])`, "giu");
const NAMED_DAY =
  /(?:Black|Super|Good|Bloody|Easter|Palm|Ash|Cyber|Sheffield|Man|Girl|Holy|Maundy|Red|Giving|Ruby|Wild|USA)\s$/;
const NEWSPAPER =
  /^\s(?:Chronicle|Dispatch|Gazette|Herald|Journal|Magazine|News|Observer|Review|Star|Tribune|Times|Telegraph|Mirror|Mail|Express|Post|Night|World|People|Service|School|Standard)\b/;

/** "The Velmar Sunday Lantern", "Today, June is kept as": a weekday in the midst of a name, and today that means nowadays. */
const IN_NAME = /(?:\b(?:an?|her|his|its|the|their|The)|['’]s) (?:\p{Lu}[\p{L}&-]* ){1,4}$/u;
const GOES_ON_AS_NAME = /^ \p{Lu}\p{Ll}{2,}(?! \p{Lu})/u;
const NOWADAYS =
  /^Today,? (?:(?!\b(?:was|were|will)\b)[^.;“”"]){2,80}? (?:is|are) (?:also |now |often |still |widely |\p{Ll}+ly )?(?:celebrated|commemorated|considered|home to|kept|known|marked|observed|recogni[sz]ed|remembered|regarded|seen|used)\b/u;

function isOfNoDay(text: string, start: number, end: number): boolean {
  if (start === 0 && NOWADAYS.test(text)) return true;
  return (
    /day$/.test(text.slice(start, end)) && IN_NAME.test(text.slice(0, start)) && GOES_ON_AS_NAME.test(text.slice(end))
  );
}

type Phrase = { text: string; modifier: string | undefined; start: number };

const DAY_MS = 86_400_000;

function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}

// chrono takes the nearest weekday, ahead or behind; the tense of the report decides instead.
function weekday(phrase: Phrase, tense: Tense, dateline: string): string {
  const names = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
  const day = phrase.text.match(new RegExp(DAY, "i"))?.[0] ?? "";
  const wanted = names.indexOf(day.slice(0, 3).toLowerCase());
  const here = new Date(`${dateline}T12:00:00Z`);
  const back = (here.getUTCDay() - wanted + 7) % 7;
  const shift = shiftOf(phrase.modifier?.toLowerCase(), tense, back);
  return isoDay(new Date(here.getTime() + shift * DAY_MS));
}

function shiftOf(modifier: string | undefined, tense: Tense, back: number): number {
  if (modifier === "last" || modifier === "this past") return back === 0 ? -7 : -back;
  if (modifier === "next") return back === 0 ? 7 : 7 - back;
  const ahead = (7 - back) % 7;
  return modifier === "this coming" || tense === "future" ? ahead : -back;
}

function unitOf(text: string): DateMention["precision"] {
  if (/month/i.test(text)) return "month";
  return /year/i.test(text) ? "year" : "day";
}

function placed(sentence: RawSentence, phrase: Phrase, dateline: string, updated: string | null): string | null {
  if (new RegExp(DAY, "i").test(phrase.text) && !/yesterday|today/i.test(phrase.text)) {
    const tense = tenseAt(sentence, phrase.start);
    return weekday(phrase, tense, tense === "past" ? (updated ?? dateline) : dateline);
  }
  const instant = new Date(`${dateline}T12:00:00Z`);
  const [found] = parse(phrase.text.replace(/earlier$/i, "ago"), { instant, timezone: 0 });
  if (found === undefined) return null;
  const length = { day: 10, month: 7, year: 4, vague: 0 }[unitOf(phrase.text)];
  return isoDay(found.start.date()).slice(0, length);
}

/** The "TODAY" show, "Tonight" on air: a day inside a sentence has no capital, and none stands in quotation marks alone. */
const PROGRAMME = /^(?:Today|TODAY|Tonight|TONIGHT|Tomorrow|TOMORROW|Yesterday|YESTERDAY)$/;

function isProgramme(text: string, start: number, end: number): boolean {
  if (!PROGRAMME.test(text.slice(start, end))) return false;
  const isAlone = /["“‘'*]$/.test(text.slice(0, start)) && /^[,.]?["”’'*]/.test(text.slice(end));
  return isAlone || /[\p{L}\d,] $/u.test(text.slice(0, start)) || /^ [Ss]how\b/.test(text.slice(end));
}

/** "Typically the kickoff on Saturday", "meets every Monday": no one day. */
function isHabit(before: string): boolean {
  return /\b(?:every|each|traditionally|typically|usually)\b[^,;]{0,60}$/i.test(before);
}

/** "Velmar's tomorrow", "if the vote were held today", "her plans of yesterday rather than her profits today": no day at all. */
const NO_DAY =
  /['’]s $|\bif (?:(?!\bif\b)[^.;]){1,60} (?:was|were) (?:to be )?\p{Ll}+(?:ed|en|ld|nt|[kr]un) (?:\p{Ll}+ )?$|\b(?:if|were) (?:(?!\bif\b)[^,.;]){1,60} were to \p{Ll}+ (?:[^,.;]{0,40} )?$|\bwere (?:an?|the|his|her|its|their) (?:[\p{L}-]+ ){1,4}(?:to (?:be )?\p{Ll}+|\p{Ll}+(?:ed|en|ld)) $|\b(?:tomorrow|yesterday)\b[^.;]* (?:instead of|not|rather than|than) (?:the|his|her|its|their) (?:[\p{L}-]+ ){1,2}$/iu;

function isOwned(text: string, start: number, end: number): boolean {
  return /^(?:today|tomorrow|yesterday)$/i.test(text.slice(start, end)) && NO_DAY.test(text.slice(0, start));
}

function isNamedDay(text: string, start: number, end: number): boolean {
  if (isProgramme(text, start, end) || isOfNoDay(text, start, end)) return true;
  // "Came three days earlier than planned" counts from a plan.
  if (/earlier$/i.test(text.slice(start, end)) && /^ than\b/.test(text.slice(end))) return true;
  // "were indicted the next year" counts from what was told before, not from the day of writing.
  if (isHabit(text.slice(0, start)) || isOwned(text, start, end)) return true;
  const counted = /\bthe\s$/i.test(text.slice(0, start)) && /^next\s/i.test(text.slice(start, end));
  return counted || NAMED_DAY.test(text.slice(0, start)) || NEWSPAPER.test(text.slice(end));
}

/** Dates that lean on the day of writing ("on Friday", "coming weeks"); without a dateline none is placed. */
export function relativeDates(sentence: RawSentence, { dateline, updated }: Written): DateMention[] {
  const dates: DateMention[] = [];
  for (const match of sentence.text.matchAll(PHRASE)) {
    const end = match.index + match[0].length;
    if (isNamedDay(sentence.text, match.index, end)) continue;
    const vague = match.groups?.vague !== undefined;
    const phrase = { text: match[0], modifier: match.groups?.modifier, start: sentence.start + match.index };
    dates.push({
      text: match[0],
      start: phrase.start,
      end: sentence.start + end,
      iso: vague || dateline === null ? null : placed(sentence, phrase, dateline, updated),
      precision: vague ? "vague" : unitOf(match[0]),
      relative: true,
    });
  }
  return dates;
}
