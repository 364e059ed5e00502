import type { NameKind } from "#domain/ledger.ts";
import { isDemonym, isKnownBody, isMetonym, isOrganisationHead, isPlace, isPlaceHead, isThing } from "./gazetteer.ts";
import { isForename } from "./gender.ts";
import type { Evidence } from "./name-evidence.ts";

const QUARTER = /^(?:North|South|East|West|Northern|Southern|Eastern|Western|Upper|Lower|Middle|Central|Greater)$/;
const PLACE_OPENERS = new Set(
  "camp river lake mount mt mt. gulf strait bay isle isles fort ft. cape port san santa são st. saint los las el".split(
    " ",
  ),
);
const PARTICLE =
  /^(?:al|el|bin|ibn|bint|van|von|der|den|de|del|da|dos|di|du|la|le)$|^(?:al|el|ad|an|as|ash|ar|at|az)[-'’]/i;
const INITIAL = /^(?:\p{Lu}\.)+$/u;
/** Letters that stand for things or for kinds of people, and numerals: nobody who acts. */
const LETTERS =
  /^(?:CDs?|DVDs?|EPs?|LPs?|KOs?|DJs?|IDs?|PCs?|SUVs?|ATMs?|TVs?|PhDs?|MVPs?|VIPs?|CEOs?|CFOs?|COOs?|FAQs?|IPOs?|NGOs?|PDFs?|MRIs?|URLs?|APIs?|GPS|DNA|RNA|USB|BMX|POS|OST|AIDS|HIV|ADHD|PTSD|COVID|SARS|RSV|IQ|GDP|GPA|ERA|AI|IT|PR|LGBTQ?|BIPOC|DUI|ICU|CPR|SAT|ACT|DEI|ESG|EV|EVs|UFOs?|AM|PM|BC|AD|BCE|CE|OK|[IVXL]{2,})$/;
const ACRONYM = /^(?:\p{Lu}{2,6}s?|(?:\p{Lu}\.){2,5})$/u;
const FORCES = /^(?:military|army|navy|marines)$/;
const CLUB = /^(?:FC|AC|SC|CF|HC|AFC|BC)$/;
/** What a company's name ends in, by the law it was founded under. */
const CORPORATE =
  /^(?:A\.?G\.?|B\.?V\.?|GmbH|K\.K\.|L\.?L\.?C\.?|N\.?V\.?|Oyj?|P\.?L\.?C\.?|Plc|S\.?A\.?S?\.?|S\.?p\.?A\.?)$/;
/** Where people are served is nobody, however much the words before it look like a person's. */
const HOUSE = /^(?:Bar|Cafe|Café|House|Inn|Lounge|Market|Room|Shop|Store|Tavern)$/;
const LINK = /^(?:of|for)$/;
/** Bodies whose last word alone would make them a place or nobody. */
const HOUSES = /\b(?:School District|Hall of Fame|Boy Scouts|Girl Scouts|League (?:Baseball|Soccer|Football))\b/;

function isOrganisation(words: readonly string[], evidence: Evidence): boolean {
  const [first = ""] = words;
  const last = words.at(-1) ?? "";
  const link = words.findIndex((word) => LINK.test(word));
  if (link > 0 && isOrganisationHead(words[link - 1] ?? "")) return true;
  if (words.length > 1 && CORPORATE.test(last)) return true;
  if (words.length > 1 && (isOrganisationHead(last.replace(/[.]$/, "")) || CLUB.test(first) || CLUB.test(last)))
    return true;
  return isTeam(words, evidence) || words.includes("&") || isSpelledAsBody(words) || HOUSES.test(words.join(" "));
}

/** Whether a word is such letters. */
export function isLetters(word: string): boolean {
  return LETTERS.test(word);
}

function isSpelledAsBody(words: readonly string[]): boolean {
  const [first = ""] = words;
  if (/^\p{Lu}{2,}\d+$|^\d{1,2}\p{Lu}{2,}$|^\p{Lu}+&\p{Lu}+$/u.test(first)) return true;
  return words.length === 1 && ACRONYM.test(first) && !isLetters(first);
}

// "St. Louis Eagles", "Velmar Falcons": a city and a plural of common things.
function isTeam(words: readonly string[], evidence: Evidence): boolean {
  const last = words.at(-1) ?? "";
  if (words.length < 2 || !/[^s]s$/.test(last) || isPlaceHead(last) || isThing(last) || isDemonym(last)) return false;
  if (isPlace(words.join(" "))) return false;
  // "Toronto Blue Jays": between the town and the last word may stand one more.
  const towns = [words.slice(0, -1), ...(words.length > 2 ? [words.slice(0, -2)] : [])];
  return towns.some((town) => isPlace(town.join(" ")) || isPlaceName(town, evidence));
}

/** Words for places that people are called by too: "Tove Lane" is somebody, and "Mill Lane" a road. */
const SURNAME_TOO = /^(?:Lane|Marsh|Brook|Fields|Shore|Ridge|Hook|Pond|Hill)$/;

function isForenamed([first = "", last = "", ...rest]: readonly string[], evidence: Evidence): boolean {
  return rest.length === 0 && SURNAME_TOO.test(last) && isForename(first) && !evidence.isCommon(first);
}

/** "North Velmar", "New England", "Central and Eastern Europe". */
function isQuarter(words: readonly string[]): boolean {
  const [first = "", second] = words;
  const last = words.at(-1) ?? "";
  if (second === "and") return QUARTER.test(first) && isPlace(last);
  // "The Middle Ages" lie in no part of the world.
  const isPart = QUARTER.test(first) && !/^(?:Ages?|Class|English|School)$/.test(last);
  return words.length === 2 && (isPart || (first === "New" && isPlace(last)));
}

function isPlaceName(words: readonly string[], evidence: Evidence): boolean {
  if (isForenamed(words, evidence)) return false;
  const link = words.indexOf("of");
  const head = link > 0 ? words[link - 1] : words.at(-1);
  if (words.length > 1 && isPlaceHead(head ?? "")) return true;
  if (isQuarter(words)) return true;
  return words.length > 1 && words.length < 4 && PLACE_OPENERS.has((words[0] ?? "").toLowerCase());
}

/** "Model Y", "Type R": which of several that are made. */
const MAKE = /^(?:Class|Formula|Group|Model|Plan|Series|Type|Vitamin) \p{Lu}$/u;

function neverPerson(words: readonly string[]): boolean {
  if (words.length < 2 || words.length > 5 || isKnownBody(words[0] ?? "") || HOUSE.test(words.at(-1) ?? ""))
    return true;
  if (MAKE.test(words.join(" "))) return true;
  return words.some((word) => LINK.test(word) || /\p{N}/u.test(word) || word === "the" || word === "and");
}

function isInitialled(words: readonly string[]): boolean {
  if (INITIAL.test(words[0] ?? "") || words.slice(1, -1).some((word) => INITIAL.test(word))) return true;
  return /^(?:Jr|Sr)\.?$|^I{2,3}$/.test(words.at(-1) ?? "");
}

/** "SpaceX", "ITVBe": capitals inside a word make a brand; "LeFleur" and "McAvoy" have a small letter behind each. */
const BRAND = /\p{Lu}{2}|\p{Ll}\p{Lu}(?!\p{Ll})/u;

// No word list knows any part of it: news writes few names of two or three such words that are not people.
function isForeign(words: readonly string[], evidence: Evidence): boolean {
  return words.length < 4 && words.every((word) => word.length > 2 && !evidence.isCommon(word) && !BRAND.test(word));
}

function isPerson(words: readonly string[], evidence: Evidence): boolean {
  if (neverPerson(words)) return false;
  const last = words.at(-1) ?? "";
  if (words.length < 4 && words.some((word) => PARTICLE.test(word)) && !evidence.isCommon(last)) return true;
  if (isForenamed(words, evidence) || isInitialled(words) || isForeign(words, evidence)) return true;
  if (!evidence.isHuman(words[0] ?? "")) return false;
  return evidence.isHuman(last) || !evidence.isCommon(last);
}

/** What a name is by its own words, as far as they tell. `titled` says that a title stands in front of it. */
export function kindOf(words: readonly string[], titled: boolean, evidence: Evidence): NameKind {
  const text = words.join(" ");
  if (isKnownBody(text) || isMetonym(text) || FORCES.test(words.at(-1) ?? "")) return "organisation";
  if (titled) return "person";
  if (isThing(text)) return "unknown";
  if (isPlace(text)) return "place";
  if (isOrganisation(words, evidence)) return "organisation";
  if (isPlaceName(words, evidence)) return "place";
  return isPerson(words, evidence) ? "person" : "unknown";
}
