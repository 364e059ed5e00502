import type { Name } from "#domain/ledger.ts";
import { sortedList } from "./sorted-list.ts";

/** What "he" and "she" tell of a person; a person of whom neither is known can be either. */
export type Gender = "f" | "m";

const isListed = sortedList("forenames.txt");

const HIS = /\b(?:Mr|Messrs|Sir|Lord|Baron|King|Prince|Father|Brother|Congressman|Chairman|Spokesman)\.? $/;
const HERS = /\b(?:Mrs|Ms|Miss|Dame|Lady|Baroness|Queen|Princess|Sister|Congresswoman|Chairwoman|Spokeswoman)\.? $/;

/** Whether a word is a forename in the list: of a woman, a man, or both. */
export function isForename(word: string): boolean {
  const lower = word.toLowerCase();
  return isListed(`${lower} f`) || isListed(`${lower} m`);
}

function byForename(canonical: string): Gender | undefined {
  const [first = "", ...rest] = canonical.toLowerCase().split(" ");
  if (rest.length === 0) return undefined;
  if (isListed(`${first} f`)) return "f";
  return isListed(`${first} m`) ? "m" : undefined;
}

function byTitle(text: string, { start }: Name): Gender | undefined {
  const before = text.slice(Math.max(0, start - 16), start);
  if (HIS.test(before)) return "m";
  return HERS.test(before) ? "f" : undefined;
}

type Row = { readonly start: number; readonly end: number };

// +1 for words that say "her", -1 for words that say "his", 0 for both or neither.
function pronounVote(words: string): number {
  return Number(/\b(?:she|her|herself)\b/.test(words)) - Number(/\b(?:he|his|him|himself)\b/.test(words));
}

// "Varn left her office": where one person alone is named, the pronouns beside the name are that person's.
function byPronouns(text: string, names: readonly Name[], rows: readonly Row[]): Map<string, Gender> {
  const votes = new Map<string, number>();
  let at = 0;
  for (const { start, end } of rows) {
    while ((names[at]?.start ?? end) < start) at += 1;
    const from = at;
    while ((names[at]?.start ?? end) < end) at += 1;
    const people = new Set(names.slice(from, at).flatMap((name) => (name.kind === "person" ? [name.canonical] : [])));
    const [person] = people;
    if (person === undefined || people.size > 1) continue;
    votes.set(person, (votes.get(person) ?? 0) + pronounVote(text.slice(names[from]?.end, end)));
  }
  return new Map([...votes].flatMap(([person, vote]) => (vote === 0 ? [] : [[person, vote > 0 ? "f" : "m"] as const])));
}

/**
 * How the people of an article are spoken of: as its titles say ("Mrs. Varn"), else as a list of forenames does, else as the
 * pronouns beside their names do.
 */
export function gendersOf(text: string, names: readonly Name[], rows: readonly Row[]): ReadonlyMap<string, Gender> {
  const genders = byPronouns(text, names, rows);
  for (const name of names) {
    if (name.kind !== "person") continue;
    const gender = byTitle(text, name) ?? byForename(name.canonical);
    if (gender !== undefined) genders.set(name.canonical, gender);
  }
  return genders;
}
