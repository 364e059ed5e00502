import { isCountry, isDemonym, isMetonym, isOrganisationHead, isPlace, isPlaceHead } from "./gazetteer.ts";
import { trimmed } from "./name-ends.ts";
import type { Evidence } from "./name-evidence.ts";
import { isAName, isKnown, type Part, texts } from "./name-like.ts";
import { OPENING_PARTICLE, type Run } from "./name-runs.ts";
import type { Word } from "./name-words.ts";
import { outletsIn } from "./outlets.ts";
import { isTitleHead, titleLength } from "./roles.ts";

const DEPARTMENTS =
  /^(?:State|Defense|Defence|Homeland|Treasury|Labor|Labour|Education|Energy|Commerce|Agriculture|Health|War|Transportation|Veterans|Interior|Foreign|Justice|Staff)$/;
const QUARTER = /^(?:North|South|East|West|Central|Latin|Middle|Far)$/;
const FORCES = /^(?:military|army|navy|marines|coast guard)$/;

// "Secretary of State John Kerry", "Chief of Staff": the words of a title after its head.
function tailLength(words: readonly string[]): number {
  if (!/^(?:of|for|to)$/.test(words[0] ?? "")) return 0;
  let at = words[1] === "the" ? 2 : 1;
  if (!DEPARTMENTS.test(words[at] ?? "")) return 0;
  at += /^(?:Homeland|Veterans)$/.test(words[at] ?? "") ? 2 : 1;
  return words[at] === "and" ? at + 2 : at;
}

function fullTitleLength(words: readonly string[]): number {
  const count = titleLength(words);
  return count === 0 ? 0 : count + tailLength(words.slice(count));
}

/** Nobody's surname: "Prince William County", "Major League Baseball", "Bishop Varn High School". */
const NO_SURNAME =
  /^(?:County|District|Parish|Province|Islands?|University|College|School|Hospital|Council|Committee)$/;

function endsAsBody(words: readonly string[], evidence: Evidence): boolean {
  const last = words.at(-1) ?? "";
  if (NO_SURNAME.test(last) || words[0] === "League") return true;
  if (!isOrganisationHead(last) && !isPlaceHead(last)) return false;
  return !(
    words.length > 1 &&
    evidence.isHuman(last) &&
    evidence.isHuman(words[0] ?? "") &&
    !evidence.isCommon(words[0] ?? "")
  );
}

// "White House" in front of a title, though House may open one.
function seatLength(words: readonly string[]): number {
  const length = [3, 2].find((count) => count < words.length && isMetonym(words.slice(0, count).join(" ")));
  return length ?? 0;
}

// Where the first title in a run stands that some name follows or that ends it.
function titleIn(all: readonly string[], evidence: Evidence): { at: number; count: number } | undefined {
  for (let at = seatLength(all); at < all.length; at += 1) {
    const count = fullTitleLength(all.slice(at));
    if (count === 0) continue;
    const rest = all.slice(at + count);
    return rest.length > 0 && endsAsBody(rest, evidence) ? undefined : { at, count };
  }
  return undefined;
}

// Takes the title out of a run; what stands before it is a name of its own if it is more than a demonym.
function splitTitle(words: readonly Word[], run: Run, evidence: Evidence): Part[] {
  const all = texts(words, run);
  const title = titleIn(all, evidence);
  if (title === undefined) return [{ ...run, titled: false }];
  const { at, count } = title;
  if (at > 0 && at + count === all.length) return splitLastTitle(run, at, all);
  const before: Part[] = at > 0 ? [{ from: run.from, to: run.from + at, titled: false }] : [];
  const link = /^(?:of|for|to|and)$/.test(all[at + count] ?? "");
  const after = run.from + at + count + (link ? 1 : 0);
  if (!link && isOfficeAtBody(all.slice(at + count)))
    return [...before, ...splitTitle(words, { from: after, to: run.to }, evidence)];
  return after < run.to ? [...before, { from: after, to: run.to, titled: !link }] : before;
}

// "Deputy NHA Administrator Ilse Varn": the title goes on behind the initials of a body.
function isOfficeAtBody([first = "", ...rest]: readonly string[]): boolean {
  const count = fullTitleLength(rest);
  return /^\p{Lu}{2,6}$/u.test(first) && count > 0 && count < rest.length;
}

// "White House Press Secretary" names the White House; "Mark Judge" and "Larry Speaker" are people.
function splitLastTitle(run: Run, at: number, all: readonly string[]): Part[] {
  const before = all.slice(0, at).join(" ");
  if (isKnown(before) || all.slice(0, at).every((word) => isDemonym(word)))
    return [{ from: run.from, to: run.from + at, titled: false }];
  return [{ ...run, titled: false }];
}

// Demonyms are no names by themselves, nor in front of a person; in front of a body they belong to it.
function withoutDemonyms(words: readonly Word[], part: Part, evidence: Evidence): Part | undefined {
  const all = texts(words, part);
  if (isKnown(all.join(" "))) return part;
  if (all.every((word) => isDemonym(word) || isTitleHead(word) || QUARTER.test(word))) return undefined;
  const from = part.from + (opensWithDemonym(all, evidence) ? 1 : 0);
  const person = evidence.isHuman(words[from]?.text ?? "");
  let { to } = part;
  while (to - from > 1 && !person && isDemonym(words[to - 1]?.text ?? "")) to -= 1;
  const alone = to - from === 1 && isDemonym(words[from]?.text ?? "");
  return from < to && !alone ? { ...part, from, to } : undefined;
}

// "Norvanian Ilse Varn".
function opensWithDemonym(all: readonly string[], evidence: Evidence): boolean {
  const [first = "", second = ""] = all;
  const last = all.at(-1) ?? "";
  if (all.length < 3 || !isDemonym(first) || isOrganisationHead(last) || isPlaceHead(last)) return false;
  return evidence.isHuman(second) && evidence.isHuman(last);
}

// "Trump White House", "Obama Justice Department" hold two names; "U.S. Supreme Court" is one.
function splitSeat(words: readonly Word[], part: Part): Part[] {
  const all = texts(words, part);
  for (const length of [3, 2, 1]) {
    const seat = all.length - length;
    if (seat < 1 || !isMetonym(all.slice(seat).join(" "))) continue;
    const owner = all.slice(0, seat).join(" ");
    if (isCountry(owner) || isDemonym(owner) || isPlace(owner) || seat > 2) return [part];
    return [
      { ...part, to: part.from + seat },
      { from: part.from + seat, to: part.to, titled: false },
    ];
  }
  return [part];
}

// "told Velmar News Orlova had left": an outlet and then a person.
function splitOutlet(words: readonly Word[], part: Part, evidence: Evidence): Part[] {
  if (part.titled || part.to - part.from < 2) return [part];
  const all = texts(words, part);
  const run = all.join(" ");
  const [outlet = run] = outletsIn(run);
  const length = outlet.split(" ").length;
  if (length >= all.length || (length === 1 && outlet !== outlet.toUpperCase())) return [part];
  if (!run.startsWith(outlet) || !evidence.isHuman(all[length] ?? "")) return [part];
  return [
    { ...part, to: part.from + length },
    { ...part, from: part.from + length },
  ];
}

// "Minister for the Middle East Ilse Varn": a place and then a person.
function splitPlace(words: readonly Word[], part: Part, evidence: Evidence): Part[] {
  const all = texts(words, part);
  for (const length of [3, 2, 1]) {
    const rest = all.slice(length);
    if (
      rest.length < 2 ||
      rest.length > 3 ||
      !rest.every((word) => evidence.isHuman(word)) ||
      isOrganisationHead(rest.at(-1) ?? "")
    )
      continue;
    const place = all.slice(0, length).join(" ");
    if (!(isCountry(place) || (length > 1 && isPlace(place)))) continue;
    return [
      { ...part, to: part.from + length },
      { from: part.from + length, to: part.to, titled: false },
    ];
  }
  return [part];
}

// "101st Airborne Division", "9th Circuit Court": the number belongs to the body it numbers.
function withOrdinal(words: readonly Word[], part: Part): Part {
  const before = words[part.from - 1];
  const numbered =
    before !== undefined && /^\d{1,3}(?:st|nd|rd|th|d)$/.test(before.text) && words[part.from]?.gap === " ";
  return numbered && isOrganisationHead(words[part.to - 1]?.text ?? "") && !part.titled
    ? { ...part, from: part.from - 1 }
    : part;
}

// "von der Leyen" without her forename: the particles in front belong to the surname.
function withParticles(words: readonly Word[], part: Part): Part {
  let { from } = part;
  const isLink = (at: number): boolean =>
    words[at + 1]?.gap === " " && !words[at]?.cut && OPENING_PARTICLE.test(words[at]?.text ?? "");
  while (from > 0 && isLink(from - 1)) from -= 1;
  return { ...part, from };
}

function withForces(words: readonly Word[], part: Part): Part {
  const next = words[part.to];
  const name = texts(words, part).join(" ");
  if (next === undefined || next.gap !== " " || words[part.to - 1]?.cut || !FORCES.test(next.text)) return part;
  return isCountry(name) && /\./.test(name) ? { ...part, to: part.to + 1 } : part;
}

// The first word of a sentence or of a quotation is capitalised whatever it is.
/** The names in a run, without titles, demonyms and calendar words. `tag` is the part of speech of the sentence's first word. */
export function nameParts(words: readonly Word[], run: Run, evidence: Evidence, tag: string): Part[] {
  const start = trimmed(words, run, evidence, tag);
  if (start.from >= start.to) return [];
  const known = isKnown(texts(words, start).join(" "));
  const split = known ? [{ ...start, titled: false }] : splitTitle(words, start, evidence);
  return split
    .flatMap((part) => withoutDemonyms(words, part, evidence) ?? [])
    .flatMap((part) => splitSeat(words, part))
    .flatMap((part) => splitOutlet(words, part, evidence))
    .flatMap((part) => splitPlace(words, part, evidence))
    .map((part) => withOrdinal(words, withForces(words, withParticles(words, part))))
    .filter((part) => part.from < part.to && isAName(words, part, evidence));
}
