import type { Name } from "#domain/ledger.ts";
import { type Gender, gendersOf } from "./gender.ts";
import { firstFrom, type Layout } from "./quotation-frame.ts";
import { isPlainSpeechVerb } from "./speech-verbs.ts";

/** Somebody spoken of. `acts` when the name stands where a subject does: neither owned from nor behind a preposition. */
type Person = { readonly name: string; readonly acts: boolean };

const GOVERNED =
  /\b(?:of|with|to|for|by|from|on|about|against|than|over|at|in|behind|like|between|told|asked|including|called|urged|beat|met)\s(?:the\s)?(?:\p{Lu}[\p{L}.]+\s){0,3}$/u;

function acts({ text }: Layout, { start, end }: Name): boolean {
  return (
    !/^[’']s?(?![\p{L}])/u.test(text.slice(end, end + 3)) && !GOVERNED.test(text.slice(Math.max(0, start - 60), start))
  );
}

const known = new WeakMap<readonly Name[], ReadonlyMap<string, Gender>>();

function genders({ text, names, sentences }: Layout): ReadonlyMap<string, Gender> {
  const found = known.get(names) ?? gendersOf(text, names, sentences);
  known.set(names, found);
  return found;
}

function canBe(layout: Layout, person: string, gender: Gender): boolean {
  return (genders(layout).get(person) ?? gender) === gender;
}

// Who is spoken of outside quotation marks between two offsets, first come first.
function peopleBetween(layout: Layout, start: number, end: number, gender: Gender): Person[] {
  const people = new Map<string, Person>();
  for (let at = firstFrom(layout.names, start); at < layout.names.length; at += 1) {
    const name = layout.names[at];
    if (name === undefined || name.start >= end) break;
    if (!isHuman(layout, name) || isQuoted(layout, name) || !canBe(layout, name.canonical, gender)) continue;
    const acting = acts(layout, name) || (people.get(name.canonical)?.acts ?? false);
    people.set(name.canonical, { name: name.canonical, acts: acting });
  }
  return [...people.values()];
}

// "Varn said": whoever speaks is somebody, also where nothing else tells what the name is.
function isHuman({ text }: Layout, { kind, end }: Name): boolean {
  if (kind !== "unknown") return kind === "person";
  return isPlainSpeechVerb(/^ (\p{L}+)/u.exec(text.slice(end, end + 16))?.[1] ?? "");
}

function isQuoted(layout: Layout, name: Name): boolean {
  const span = layout.spans[firstFrom(layout.spans, name.start) - 1];
  return span !== undefined && name.start < span.close;
}

/** Sentences back in which a pronoun's person is looked for. */
const BACK = 6;

/**
 * The person that "he" or "she" is: whoever last acted, in the sentence and the few before it, as far as the names say; who is only
 * mentioned ("Varn's plan", "with Varn") comes after the last speaker. Undefined when several people can be meant.
 */
export function resolvePronoun(
  layout: Layout,
  pronoun: string,
  at: number,
  lastSpeaker: string | null,
): string | undefined {
  const gender: Gender = /^she$/i.test(pronoun) ? "f" : "m";
  const last = lastSpeaker !== null && canBe(layout, lastSpeaker, gender) ? lastSpeaker : undefined;
  const before = sentencesBefore(layout, at);
  const [own] = before;
  return (own && askedPerson(layout, own.start, own.end, gender)) ?? lastToAct(layout, before, gender, last);
}

type Stretch = { readonly start: number; readonly end: number };

function lastToAct(
  layout: Layout,
  before: readonly Stretch[],
  gender: Gender,
  last: string | undefined,
): string | undefined {
  let mentioned: readonly Person[] = [];
  for (const { start, end } of before) {
    const people = peopleBetween(layout, start, end, gender);
    const acting = people.filter((person) => person.acts);
    if (acting.length > 0) return oneOf(layout, start, acting, last);
    if (mentioned.length === 0) mentioned = people;
  }
  return last ?? (mentioned.length === 1 ? mentioned[0]?.name : undefined);
}

// "When the judge asked Varn to speak, he …": whoever was asked answers.
function askedPerson(layout: Layout, start: number, end: number, gender: Gender): string | undefined {
  const from = firstFrom(layout.names, start);
  return layout.names
    .slice(from)
    .filter((name) => name.start < end)
    .find(
      (name) =>
        isHuman(layout, name) &&
        canBe(layout, name.canonical, gender) &&
        /\b(?:asked|pressed|questioned|quizzed) (?:the )?(?:\p{Lu}[\p{L}.]+ ){0,3}$/u.test(
          layout.text.slice(Math.max(start, name.start - 60), name.start),
        ),
    )?.canonical;
}

// The part of its own sentence before an offset, and the few sentences before that, nearest first.
function sentencesBefore({ sentences }: Layout, at: number): Stretch[] {
  const here = firstFrom(sentences, at + 1) - 1;
  const back = sentences.slice(Math.max(0, here - BACK), here + 1).reverse();
  return back.map(({ start, end }, n) => ({ start, end: n === 0 ? at : end }));
}

function oneOf(layout: Layout, start: number, people: readonly Person[], last: string | undefined): string | undefined {
  const [first] = people;
  if (people.length === 1) return first?.name;
  if (people.some((person) => person.name === last)) return last;
  const opening = layout.names[firstFrom(layout.names, start)];
  return opening?.canonical === first?.name && opening !== undefined && opening.start - start < 40
    ? first?.name
    : undefined;
}
