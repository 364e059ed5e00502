import { canonicalName, isShortFor } from "./aliases.ts";
import { isCommonWord, isHumanName, isPlace } from "./gazetteer.ts";

/** Words that end or make the name of a news outlet: how outlets are told from ministries when a sentence credits somebody. */
const OUTLET_WORD =
  /\b(?:News|Times|Post|Journal|Herald|Tribune|Gazette|Ledger|Telegraph|Guardian|Observer|Press|Reuters|Bloomberg|Axios|Politico|Caller|Daily|Wire|Courier|Dispatch|Chronicle|Globe|Mirror|Standard|Independent|Magazine|Review|Xinhua|Tass|Jazeera|Arabiya|Spiegel|Monde|Figaro|País|Insider|Radio|Television|TV|Broadcasting|Monitor|Examiner|Inquirer|Sentinel|Bulletin|Economist|Weekly|Mail|Sun|Star|Record|Today|Atlantic|Intercept|ProPublica|Semafor|Newspaper|Beacon|Argus|Mercury|Echo)\b|^(?:the )?(?:AP|AFP|DPA|UPI|PA|EFE|ANSA|BBC|CNN|NBC|CBS|ABC|NPR|PBS|MSNBC|CNBC|Fox|Sky|ITV|RT|TASS|SANA|IRNA|KCNA|WSJ|FT|NYT)(?: |$)/u;

/** Whether a credited name reads like a news outlet ("NBC News", "the Daily Caller"). */
export function isOutletName(name: string): boolean {
  return (
    OUTLET_WORD.test(name) &&
    /^(?:the )?\p{Lu}/u.test(name) &&
    !/\b(?:Secretary|Minister|Ministry|Spokes\w+|Office)\b/.test(name)
  );
}

const DAY_OR_MONTH =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?|January|February|March|April|May|June|July|August|September|October|November|December)$/;
/** What begins after a name that is the subject of a clause: "told Velmar News Orlova had left". */
const VERB_FOLLOWS =
  /^ (?:is|are|was|were|has|have|had|will|would|could|can|may|might|should|did|does|do|also|never|plans|wants|\p{Ll}+ed)\b/u;
/** Outlets that are known by one word, so that "and" after it joins two of them; "Post and Courier" is one. */
const KNOWN_ALONE = /^(?:the )?(?:Reuters|Bloomberg|Axios|Politico|Xinhua|Tass|TASS|Semafor|ProPublica|\p{Lu}{2,5})$/u;

/** "Bloomberg's Mark Gurman": who works for it is no part of its name. The People's Daily is called so. */
const OF_OUTLET = /[’']s(?: \p{Lu}.*)?$/u;

// Where the words end that make a run an outlet's name; what is left may belong to it ("Fox Business") or not.
function ownEnd(words: readonly string[]): number {
  return words.findLastIndex((word) => OUTLET_WORD.test(word)) + 1;
}

// "told Velmar News Orlova had left": a name behind the outlet's own words is the subject of what was told.
function opensClause(rest: readonly string[], follows: string): boolean {
  const [next = ""] = rest;
  if (DAY_OR_MONTH.test(next) || next === "and") return true;
  if (/^(?:of|for|&)$/.test(next)) return false;
  const word = next.toLowerCase().replace(/[’']s$/, "");
  return VERB_FOLLOWS.test(follows) || (isHumanName(word) && !isCommonWord(word) && !isPlace(word));
}

/**
 * The outlets that a credited run of words names: its name ends where the credit ends, at a weekday, a month or the subject of the next
 * clause. `follows` is what stands behind the run.
 */
export function outletsIn(run: string, follows = ""): string[] {
  const [left, right] = run.split(/ (?:and|&) (?:the )?/, 2);
  if (left && right && isOutletName(left) && (KNOWN_ALONE.test(left) || left.includes(" ")) && isOutletName(right))
    return [left, right].flatMap((one) => outletsIn(one, follows));
  if (!isOutletName(run)) return [];
  const words = run.split(" ");
  const end = ownEnd(words);
  const rest = words.slice(end);
  const whole = end > 0 && rest.length > 0 && opensClause(rest, follows) ? words.slice(0, end).join(" ") : run;
  const owner = whole.replace(OF_OUTLET, "");
  const name = isOutletName(owner) ? owner : whole;
  return isOutletName(name) ? [name] : [];
}

/** Whether two names are one outlet's: the same, or one with more words behind it ("CNN" and "CNN Business"). */
export function isSameOutlet(a: string, b: string): boolean {
  const [x, y] = [a, b].map((name) => `${canonicalName(name).toLowerCase()} `);
  return x !== undefined && y !== undefined && (x.startsWith(y) || y.startsWith(x));
}

/** Whether an article of `outlet` means its own outlet by a name: its own, or the end of it ("she told the Courier"). */
export function isItself(name: string, outlet: string): boolean {
  return isSameOutlet(name, outlet) || isShortFor(name, outlet);
}
