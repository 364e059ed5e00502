import { parseDocument } from "yaml";
import { fieldNamed, fieldsOf, type Stated } from "./field-names.ts";
import { statedDate } from "./stated-date.ts";

/** What stands above a text about it, and the text without that. */
export type Head = { readonly stated: Stated; readonly body: string };

const FRONT = /^---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n+|$)/;
const LINE = /^([A-Za-z][A-Za-z _-]{0,24}):[ \t]+(\S.*)$/;
const LONGEST_LINE = 300;

/** Takes YAML front matter, or lines such as "Title: …" and "Date: …", off the top of a text whose lines end in \n. */
export function headOf(text: string): Head {
  return frontMatter(text) ?? headerLines(text) ?? { stated: {}, body: text };
}

function frontMatter(text: string): Head | null {
  const found = FRONT.exec(text);
  const fields = found && mapped(found[1] ?? "");
  return found && fields ? { stated: statedBy(fields), body: text.slice(found[0].length) } : null;
}

// A rule above prose is no front matter: its "keys" are words of a sentence.
function mapped(yaml: string): object | null {
  const document = parseDocument(yaml);
  const value: unknown = document.errors.length === 0 ? document.toJS() : byLines(yaml);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const names = Object.keys(value);
  return names.some(fieldNamed) || (names.length > 0 && names.every((name) => /^[\w-]+$/.test(name))) ? value : null;
}

// 'title: Ferry: nine dead' is no YAML, and everybody writes it.
function byLines(yaml: string): object {
  return Object.fromEntries(
    yaml.split("\n").flatMap((line) => {
      const [, name = "", value = ""] = LINE.exec(line) ?? [];
      return name === "" ? [] : [[name, value.trim().replace(/^(?:(["'])(.*)\1|\[(.*)\])$/, "$2$3")]];
    }),
  );
}

/** Every line down to the first empty one says something of the article, and most of it what a record holds. */
function headerLines(text: string): Head | null {
  const [block = "", ...rest] = text.split(/\n[ \t]*\n/);
  const lines = block.split("\n").map((line) => (line.length > LONGEST_LINE ? null : LINE.exec(line.trim())));
  const known = lines.filter((line) => line !== null && isHeader(line[1] ?? ""));
  if (rest.length === 0 || lines.includes(null) || known.length * 2 <= lines.length) return null;
  const pairs = lines.map((line) => [line?.[1] ?? "", line?.[2]?.trim() ?? ""]);
  return { stated: statedBy(Object.fromEntries(pairs)), body: text.slice(block.length).trim() };
}

function isHeader(name: string): boolean {
  const field = fieldNamed(name);
  return field !== null && field !== "text";
}

function statedBy(given: object): Stated {
  const { text: _, ...fields } = fieldsOf(given).fields;
  const lines = Object.entries(fields).filter(([, value]) => typeof value === "string" || typeof value === "number");
  return Object.fromEntries(lines.map(([name, value]) => [name, String(value).trim()]));
}

const BYLINE = /^(?:(?:Words|Reported|Written|Story) by|By|BY|by):? (\p{Lu}.*)$/u;
const NAMES_WORD = /^(?:\p{Lu}[\p{L}.’'-]*,?|and|&|de|van|von|der|la|el|al|bin)$/u;
const DAY_WORD =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber)\b/;
/** Words of mastheads: of "Velmar Herald, 5 June 2026" and "Velmar, 5 June 2026" one names an outlet, the other a place. */
const MASTHEAD =
  /\b(?:News|Times|Post|Journal|Herald|Tribune|Gazette|Ledger|Telegraph|Guardian|Observer|Press|Agency|Daily|Wire|Courier|Dispatch|Chronicle|Globe|Standard|Independent|Magazine|Review|Radio|Television|TV|Monitor|Examiner|Bulletin|Weekly|Mail|Star|Record|Today|Reuters)\b/;
const LONGEST_CREDIT = 100;

/**
 * Takes the lines between a title and its text off the top of what stands under the title: "By Ilse Varn", a day, "Harbor Ledger, 5 June
 * 2026", "Source: …". Nothing is taken when one of them says anything else.
 */
export function creditsOf(text: string): Head {
  const [block = "", ...rest] = text.trim().split(/\n[ \t]*\n/);
  const credits = block.split("\n").map((line) => creditIn(line.trim()));
  if (rest.length === 0 || credits.length > 5 || credits.includes(null)) return { stated: {}, body: text };
  return { stated: Object.assign({}, ...credits), body: text.trim().slice(block.length).trim() };
}

function creditIn(line: string): Stated | null {
  if (line.length > LONGEST_CREDIT) return null;
  const byline = bylineIn(line);
  if (byline) return { byline };
  const [, name = "", value = ""] = LINE.exec(line) ?? [];
  if (isHeader(name)) return statedBy({ [name]: value });
  return dayIn(line.replace(/^(?:published|posted|updated):? (?:on )?/i, ""));
}

// "By Monday Night Crews Left" is a headline.
function bylineIn(line: string): string | null {
  const named = BYLINE.exec(line)?.[1] ?? "";
  const words = named.split(/\s+/);
  return words.length > 1 && !DAY_WORD.test(named) && words.every((word) => NAMES_WORD.test(word)) ? named : null;
}

function dayIn(line: string): Stated | null {
  if (isDay(line)) return { publishedAt: line };
  for (const { index, 0: mark } of line.matchAll(/, | [|·•–—-] /g)) {
    const day = line.slice(index + mark.length);
    const outlet = line.slice(0, index);
    if (isDay(day)) return MASTHEAD.test(outlet) ? { outlet, publishedAt: day } : { publishedAt: day };
  }
  return null;
}

const WORD_OF_DAY =
  /^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|t|z|utc|gmt|am|pm)$/i;

// The engine's own reader of dates takes "Harbor Ledger, 5 June 2026" for one.
function isDay(text: string): boolean {
  return statedDate(text) !== null && (text.match(/\p{L}+/gu) ?? []).every((word) => WORD_OF_DAY.test(word));
}
