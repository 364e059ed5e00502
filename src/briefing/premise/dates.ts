import { contentWords } from "#text/text.ts";
import type { Placed } from "../evidence.ts";
import type { Asked } from "../question.ts";
import { sameMatter } from "./matter.ts";

const MONTH =
  "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec";
/** Forms of a date, the fullest first: only dates of one form can gainsay each other. */
const FORMS: readonly RegExp[] = [
  new RegExp(`\\b(?:${MONTH})\\.? \\d{1,2}\\b`, "g"),
  /\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/g,
  new RegExp(`\\b(?:in|until|since|by|until at least|before|after) (?:${MONTH})\\b`, "g"),
  /\b(?:in|since) (?:1[5-9]|20)\d\d\b/g,
];

/** The question dates what is stored under other dates only. */
export function otherDate(asked: Asked, all: readonly Placed[]): string | null {
  for (const form of FORMS) {
    const [own] = datesIn(asked.text, form);
    if (own === undefined) continue;
    const same = sameMatter(asked, all, new Set(contentWords(own)));
    if (same.some(({ sentence }) => datesIn(sentence.text, form).some((date) => plain(date) === plain(own))))
      return null;
    const others = same.flatMap(({ sentence }) => datesIn(sentence.text, form));
    return others.length > 0 ? `No stored article dates this “${own}”: what is stored is “${others[0]}”.` : null;
  }
  return null;
}

/** "Jan. 6" is "January 6". */
function plain(date: string): string {
  return date.replace(/^(\p{L}{3})\p{L}*\.?(?= |$)/u, "$1");
}

function datesIn(text: string, form: RegExp): string[] {
  return (text.match(form) ?? []).map((date) =>
    date.replace(/^(?:in|until at least|until|since|by|before|after) /, ""),
  );
}
