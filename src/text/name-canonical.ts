import type { Name } from "#domain/ledger.ts";
import { differInMiddle, foldName, isInitialsOf } from "./aliases.ts";
import { isCommonWord, isCountry, isKnownBody, isMetonym, isPlace, isRegion, isThing } from "./gazetteer.ts";

type Full = { readonly name: string; readonly kind: Name["kind"]; count: number };

/** The fuller names of an article, by each shorter form that may stand for them. */
type Fuller = ReadonlyMap<string, readonly Full[]>;

function bump(found: Map<string, Full>, name: Name): void {
  const known = found.get(name.canonical);
  if (known) known.count += 1;
  else found.set(name.canonical, { name: name.canonical, kind: name.kind, count: 1 });
}

function shortForms(full: Full): string[] {
  const words = full.name.split(" ");
  if (words.length < 2) return [];
  const last = words.at(-1)?.replace(/^al-/i, "") ?? "";
  if (full.kind === "person") return [...new Set([words.at(-1) ?? "", last, words.slice(1).join(" "), words[0] ?? ""])];
  if (full.kind === "organisation") return bodyForms(words);
  return full.kind === "unknown" && !full.name.includes(" of ") && !isThing(full.name) ? [words.at(-1) ?? ""] : [];
}

// "Goldman" for Goldman Sachs, but never "House" for a House committee.
function bodyForms(words: readonly string[]): string[] {
  const first = words[0] ?? "";
  const forms = isCommonWord(first.toLowerCase()) ? [] : [first];
  const last = words.at(-1) ?? "";
  if (words.length > 2) return [...forms, words.slice(0, 2).join(" "), words.slice(1).join(" ")];
  return /^(?:Alliance|Front|League|List|Union)$/.test(last) ? [...forms, last] : forms;
}

function fullerNames(names: readonly Name[]): Fuller {
  const found = new Map<string, Full>();
  for (const name of names) bump(found, name);
  const fuller = new Map<string, Full[]>();
  for (const full of found.values())
    for (const short of shortForms(full)) {
      const key = short.toLowerCase();
      fuller.set(key, [...(fuller.get(key) ?? []), full]);
    }
  return fuller;
}

// A short form is resolved only when one bearer is alone or clearly the one the article is about.
function bearer(candidates: readonly Full[]): Full | undefined {
  const [first, second] = [...candidates].sort((a, b) => b.count - a.count || b.name.length - a.name.length);
  if (first === undefined || second === undefined) return first;
  return first.count >= 2 * second.count || second.name.endsWith(` ${first.name}`) ? first : undefined;
}

function isPublic(name: string): boolean {
  return isCountry(name) || isRegion(name) || isMetonym(name) || isKnownBody(name);
}

function resolved(
  name: Name,
  fuller: Fuller,
  acronyms: ReadonlyMap<string, string>,
  places: ReadonlySet<string>,
): Name {
  const spelled = acronyms.get(name.canonical);
  if (spelled !== undefined) return { ...name, kind: "organisation", canonical: spelled };
  if (isPublic(name.canonical) || (name.kind === "place" && name.canonical.includes(" "))) return name;
  const full = bearer((fuller.get(name.canonical.toLowerCase()) ?? []).filter((one) => one.name !== name.canonical));
  // "Ardmere's deadliest" is the country of the article, and no Ardmere Rail Agency.
  if (full?.kind === "organisation" && full.name.startsWith(`${name.canonical} `) && places.has(name.canonical))
    return name;
  if (full === undefined || (name.kind === "place" && full.kind !== "person")) return name;
  // "Paris" is no short form of Paris Hilton.
  if (isPlace(name.canonical) && !full.name.endsWith(` ${name.canonical}`)) return name;
  return { ...name, kind: full.kind, canonical: full.name };
}

/** What the article uses as a place and never as anybody else. */
function placesIn(names: readonly Name[]): ReadonlySet<string> {
  const others = new Set(names.flatMap(({ kind, canonical }) => (/^(?:place|unknown)$/.test(kind) ? [] : [canonical])));
  return new Set(
    names.flatMap(({ kind, canonical }) => (kind === "place" && !others.has(canonical) ? [canonical] : [])),
  );
}

/** Full names by the acronym in brackets behind them: "International Monetary Fund (IMF)". */
export function introducedAcronyms(text: string, names: readonly Name[], offset: number): [string, string][] {
  return names.flatMap((name, at): [string, string][] => {
    const next = names[at + 1];
    if (next === undefined || name.text.length <= next.text.length) return [];
    const between = text.slice(name.end - offset, next.start - offset);
    if (!/^ \(["“']?$/.test(between) || !/^["”']?\)/.test(text.slice(next.end - offset))) return [];
    return /^\p{Lu}[\p{L}.-]{1,9}$/u.test(next.text) && sharesInitials(name.text, next.text)
      ? [[next.canonical, name.canonical]]
      : [];
  });
}

function sharesInitials(full: string, short: string): boolean {
  const initials = [...full.matchAll(/(?<![\p{L}])\p{L}/gu)].map((match) => match[0].toUpperCase()).join("");
  return (
    initials.startsWith(short[0] ?? "") &&
    [...short.replace(/[^\p{Lu}]/gu, "")].every((letter) => initials.includes(letter))
  );
}

// One spelling for names that differ in accents or capitals only: the one that comes first.
function withOneSpelling(names: readonly (readonly Name[])[]): Name[][] {
  const first = new Map<string, string>();
  for (const { canonical } of names.flat()) {
    const key = foldName(canonical).toLowerCase();
    if (!first.has(key)) first.set(key, canonical);
  }
  return names.map((row) =>
    row.map((name) => ({ ...name, canonical: first.get(foldName(name.canonical).toLowerCase()) ?? name.canonical })),
  );
}

// What a name is where it can be told, it is elsewhere in the article too.
function withOneKind(names: readonly (readonly Name[])[]): Name[][] {
  const votes = new Map<string, Map<Name["kind"], number>>();
  for (const { canonical, kind } of names.flat()) {
    if (kind === "unknown") continue;
    const known = votes.get(canonical) ?? new Map<Name["kind"], number>();
    votes.set(canonical, known.set(kind, (known.get(kind) ?? 0) + 1));
  }
  const winner = (canonical: string): Name["kind"] | undefined =>
    [...(votes.get(canonical) ?? [])].sort((a, b) => b[1] - a[1])[0]?.[0];
  return names.map((row) =>
    row.map((name) => (name.kind === "unknown" ? { ...name, kind: winner(name.canonical) ?? name.kind } : name)),
  );
}

const INITIALS = /^(?:\p{Lu}\.?)+$/u;

// "Ilse Varn" is "Ilse Maria Varn" where one article writes both and no third; "Tomas J. Oakes" is Tomas Oakes.
function withMiddleNames(names: readonly (readonly Name[])[]): Name[][] {
  const people = [...new Set(names.flat().flatMap(({ kind, canonical }) => (kind === "person" ? [canonical] : [])))];
  const fullest = new Map<string, string>();
  for (const short of people.filter((name) => name.split(" ").length === 2)) {
    const [full, ...others] = people.filter((other) => differInMiddle(short, other));
    if (full === undefined || others.length > 0) continue;
    const initialled = full
      .split(" ")
      .slice(1, -1)
      .every((word) => INITIALS.test(word));
    fullest.set(initialled ? full : short, initialled ? short : full);
  }
  if (fullest.size === 0) return names.map((row) => [...row]);
  return names.map((row) => row.map((name) => ({ ...name, canonical: fullest.get(name.canonical) ?? name.canonical })));
}

// "NHA" is the one body of the article that has these initials, though it is never put in brackets behind its name.
function spelledOut(names: readonly Name[]): [string, string][] {
  const all = [...new Set(names.map(({ canonical }) => canonical))];
  const bodies = new Set(names.flatMap(({ kind, canonical }) => (kind === "organisation" ? [canonical] : [])));
  return all.flatMap((short): [string, string][] => {
    const [full, other] = [...bodies].filter((name) => isInitialsOf(short, name));
    return full !== undefined && other === undefined ? [[short, full]] : [];
  });
}

/** Gives every name of an article its fullest form there: "Trump" is "Donald Trump" where that is written. */
export function withCanonicals(
  names: readonly (readonly Name[])[],
  acronyms: ReadonlyMap<string, string>,
  reigning: ReadonlySet<string>,
): Name[][] {
  const spelled = withMiddleNames(withOneSpelling(names));
  const fuller = fullerNames(spelled.flat());
  const places = placesIn(spelled.flat());
  const known = new Map([...spelledOut(spelled.flat()), ...acronyms]);
  const spell = (name: Name) => (reigning.has(name.canonical) ? name : resolved(name, fuller, known, places));
  return withOneKind(spelled.map((row) => row.map(spell)));
}
