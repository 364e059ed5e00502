import { isCountry, isDemonym, isOrganisationHead, isPlaceHead } from "./gazetteer.ts";
import { isFunctionWord, type Word } from "./name-words.ts";
import { isTitleHead } from "./roles.ts";

/** Particles of surnames: they open a surname that stands without its forename. */
export const OPENING_PARTICLE = /^(?:von|van|de|der|den|del|della|da|di|du|bin|ibn|ter)$/i;

const PARTICLES = new Set(
  "de del la le van von der den bin ibn bint du da das dos di al el ul y e ter abu ben bat af zu".split(" "),
);
const OF_HEADS = new Set(
  `house office institute knights sons daughters church lord lords republic kingdom commonwealth states union state isle gulf
  strait bay bank university college school court league board bureau department ministry council commission committee chamber
  museum academy society order army association federation organisation organization centre center confederation conference
  district province region governorate city port cape sea horn coast university trades treaty battle siege declaration tower
  arch statue temple cathedral hall heart voice doctors reporters friends lovers dean speaker federation leader front party
  study movement scouts guides farmers workers teachers physicians surgeons club confederacy duchy riding exchange brotherhood coalition fund government parliament bill duke duchess earl prince princess archdiocese diocese archbishop bishop`
    .split(/\s+/)
    .filter(Boolean),
);
const FOR_HEADS = new Set(
  `center centers centre centres institute office coalition agency council fund movement foundation campaign association party committee
  organisation organization department bureau commission international americans doctors alliance forum`
    .split(/\s+/)
    .filter(Boolean),
);

const DEPARTMENT =
  /^(?:State|Defense|Defence|Homeland|Treasury|Labor|Labour|Education|Energy|Commerce|Agriculture|Health|War|Transportation|Veterans|Interior|Justice|Staff)$/;

/** Names that are joined by a space or hyphen, or by an inner "of", "for", "and" or particle: [first, past the last] word. */
export type Run = { readonly from: number; readonly to: number };

function joined(word: Word | undefined): boolean {
  return word !== undefined && /^ ?$/.test(word.gap);
}

// A capitalised word that may stand inside a run: "The" and "In" inside are the start of something else.
function opens(word: Word | undefined): boolean {
  if (word?.text === "May") return true;
  return (
    word?.capital === true && !(isFunctionWord(word.text) && word.text.length < 5 && !/^\p{Lu}+\.?$/u.test(word.text))
  );
}

function linkEnd(words: readonly Word[], at: number): number {
  const next = words[at + 1];
  if (!joined(next)) return at + 1;
  return next?.text === "the" && joined(words[at + 2]) ? at + 2 : at + 1;
}

function linksByOf(words: readonly Word[], from: number, at: number): boolean {
  const head = (words[at - 1]?.text ?? "").toLowerCase();
  if (words[at]?.text === "for")
    return FOR_HEADS.has(head) && !words.slice(from, at).some((word) => word.text === "for");
  if (isTitleHead(head)) return DEPARTMENT.test(words[linkEnd(words, at)]?.text ?? "");
  return OF_HEADS.has(head) && words[linkEnd(words, at)]?.capital === true;
}

/** Bodies that are named after two fields: "American College of Obstetricians and Gynecologists". */
const OF_FIELDS =
  /^(?:Academy|Association|Board|Center|Centre|College|Commission|Confederation|Conference|Council|Federation|Institute|Organi[sz]ation|School|Society|Union)$/;
const FIELD =
  /(?:[ai]nce|ing|ion|is[mt]s?|ity|ment|ogy|ologists|eons|sciences?|[a-z]ers|[a-z]ors|ics|ians)$|^(?:Affairs|Arts|Children|Commerce|Culture|Defen[cs]e|Education|Energy|Famil(?:y|ies)|Fisheries|Food|Forestry|Health|Heritage|Industry|Justice|Labou?r|Mines|Power|Research|Resources|Services|Sports?|Trade|Water|Welfare|Works|Youth)$/i;

function isFieldOfBody(left: readonly string[], last: string): boolean {
  const link = left.findIndex((word) => /^(?:of|for)$/.test(word));
  return link > 0 && OF_FIELDS.test(left[link - 1] ?? "") && FIELD.test(left.at(-1) ?? "") && FIELD.test(last);
}

/** The words on both sides of an "and"; "The" that opens a sentence is no part of the name. */
function sidesOf(words: readonly Word[], from: number, at: number): { left: string[]; right: string[] } {
  let to = at + 1;
  while (opens(words[to]) && (to === at + 1 || joined(words[to]))) to += 1;
  const opening = /^(?:The|A|An)$/.test(words[from]?.text ?? "") ? from + 1 : from;
  const textsOf = (some: readonly Word[]) => some.map((word) => word.text);
  return { left: textsOf(words.slice(opening, at)), right: textsOf(words.slice(at + 1, to)) };
}

/** "Central and Eastern Europe". */
const QUARTER = /^(?:Central|(?:North|South)?(?:East|West)ern|Northern|Southern)$/;
const OFFICES = /^(?:Agency|Bureau|Cent(?:er|re)s?|Committee|Department|Minister|Ministry|Office|Secretary)$/i;

// "Food and Drug Administration", "Department of Health and Human Services", "Bosnia and Herzegovina".
function linksByAnd(words: readonly Word[], from: number, at: number): boolean {
  const { left, right } = sidesOf(words, from, at);
  if (isCountry([...left, "and", ...right].join(" "))) return true;
  const [head = ""] = left;
  const last = right.at(-1) ?? "";
  const link = left.findIndex((word) => /^(?:of|for)$/.test(word));
  if (link > 0 && link < left.length - 1 && OFFICES.test(left[link - 1] ?? "")) return FIELD.test(last);
  const isTwoQuarters =
    left.length === 1 && right.length === 2 && [head, right[0] ?? ""].every((word) => QUARTER.test(word));
  const isOfTrades =
    left.length === 1 &&
    right.length > 1 &&
    /^(?:Federation|Union)$/.test(last) &&
    /^The$/.test(words[from]?.text ?? "");
  return isTwoQuarters || isOfTrades || isFieldOfBody(left, last) || joinsFields(left, right);
}

// "Food and Drug Administration".
function joinsFields(left: readonly string[], right: readonly string[]): boolean {
  const [leftHead = "", last = ""] = [left.at(-1), right.at(-1)];
  return (
    left.length < 3 &&
    right.length > 1 &&
    isOrganisationHead(last) &&
    !isOrganisationHead(leftHead) &&
    !isPlaceHead(leftHead) &&
    /^(?:Food|Drug|Law|Trade|Science|Health|Arts|Labor|Labour|Work|Defense|Defence|Research|Search|Rescue|Education|Energy|Oil|Police|Border|Customs|Commerce|Weapons|Fire|Securities|Economic|Foreign|Home|Culture|Youth|Peace|Security|Tax|Industry|Transport|Environment|Agriculture|Fisheries|Forestry|Justice|Finance|Relief|Women|Children|Alcohol|Aviation)$/.test(
      leftHead,
    )
  );
}

/** "The Farmers' List", "the Brewers' Union": bodies named after whose they are. */
const OF_MEMBERS = /^(?:Alliance|Association|Club|Council|Federation|Front|League|List|Party|Society|Union)$/;

/** "Hesper U.S. sales analyst": the state goes with what follows. */
function goesOn(word: Word): boolean {
  return joined(word) && !/^U\.[KS]\.$/.test(word.text);
}

function continues(words: readonly Word[], from: number, at: number): number {
  const word = words[at];
  if (word === undefined || words[at - 1]?.cut) return at;
  if (word.gap === " & " && opens(word) && at - from === 1) return at + 1;
  if (/^['’] $/.test(word.gap) && /s$/.test(words[at - 1]?.text ?? "") && OF_MEMBERS.test(word.text)) return at + 1;
  if (word.text === "D.C." && word.gap === ", " && words[at - 1]?.text === "Washington") return at + 1;
  if (!goesOn(word)) return at;
  if (opens(word)) return at + 1;
  return word.capital ? at : linked(words, from, at, word.text.toLowerCase());
}

// Past a word in lower case that stands inside a name.
function linked(words: readonly Word[], from: number, at: number, lower: string): number {
  if ((lower === "of" || lower === "for") && linksByOf(words, from, at)) {
    const end = linkEnd(words, at);
    return opens(words[end]) ? end + 1 : at;
  }
  // "The Mandovi river" and "the Cape Verde islands" are names as they stand; a "Norvanian river" is any.
  if (/^(?:islands|river)$/.test(lower)) return isDemonym(words[at - 1]?.text ?? "") ? at : at + 1;
  return lower === "and" ? andEnd(words, from, at) : particleEnd(words, at, lower);
}

function andEnd(words: readonly Word[], from: number, at: number): number {
  const next = words[at + 1];
  return joined(next) && opens(next) && linksByAnd(words, from, at) ? at + 2 : at;
}

function particleEnd(words: readonly Word[], at: number, lower: string): number {
  if (
    /^\d{1,3}$/.test(lower) &&
    /^(?:Number|No\.|Channel|Route|Highway|Flight|Apollo|Formula)$/.test(words[at - 1]?.text ?? "")
  )
    return at + 1;
  if (!PARTICLES.has(lower)) return at;
  let end = at + 1;
  while (PARTICLES.has(words[end]?.text ?? "") && joined(words[end])) end += 1;
  // "Bashar al-Assad": a particle joined by a hyphen is one word already.
  return joined(words[end]) && opens(words[end]) ? end + 1 : at;
}

/** The longest runs of words that can make up names. */
export function nameRuns(words: readonly Word[]): Run[] {
  const runs: Run[] = [];
  let at = 0;
  while (at < words.length) {
    if (!words[at]?.capital) {
      at += 1;
      continue;
    }
    const from = at;
    at += 1;
    for (let next = continues(words, from, at); next > at; next = continues(words, from, at)) at = next;
    runs.push({ from, to: at });
  }
  return runs;
}
