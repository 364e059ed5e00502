import type { Name } from "#domain/ledger.ts";
import { animalsIn } from "./animals.ts";
import { type Gender, gendersOf } from "./gender.ts";
import { isBesideMain, leadingEnd } from "./main-clause.ts";
import { firstFrom, type Layout } from "./quotation-frame.ts";
import { isTitleHead } from "./roles.ts";
import { isPlainSpeechVerb } from "./speech-verbs.ts";
import type { Token } from "./tokens.ts";

/**
 * Somebody spoken of. `acts` when the name stands where a subject does: neither owned from nor behind a preposition; `main` when that
 * is in the main clause.
 */
type Person = { readonly name: string; readonly acts: boolean; readonly main: boolean };

/** What stands in front of a name in its own noun phrase: "by former U.N. secretary general Kofi Annan". */
const IN_PHRASE = new Set(["DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"]);
const PHRASE = 9;
const OPENS_CLAUSE = /^(?:as|while|because|although|though|since|after|before|until|that)$/i;
const AS_OBJECT = /^(?:told|asked|including|called|urged|beat|met)$/i;

// A preposition or a verb in front of its phrase governs a name: "with Varn", "advises President Varn", "to Moritz and Varn".
// "Said Varn" and "In Tarn, Varn" do not.
function isGoverned(layout: Layout, start: number): boolean {
  const { tokens, text, nameAt } = layout;
  const first = firstFrom(tokens, start) - 1;
  for (let at = first; at >= 0 && first - at < PHRASE; at -= 1) {
    const token = tokens[at];
    if (token === undefined || text.slice(token.end, start).includes("\n")) return false;
    if (/^(?:and|or|,)$/.test(token.text)) return at === first && isListed(layout, at);
    if (nameAt(token.start) !== undefined) return false;
    if (!isInPhrase(token)) return governs(token, tokens[at - 1]);
  }
  return false;
}

function isInPhrase({ pos, text }: Token): boolean {
  return IN_PHRASE.has(pos) && !AS_OBJECT.test(text);
}

// "People such as his partner, Ilse Varn" names her for an example.
function governs({ pos, text }: Token, before: Token | undefined): boolean {
  if (/^such$/i.test(before?.text ?? "")) return true;
  if (pos === "ADP") return !OPENS_CLAUSE.test(text);
  return AS_OBJECT.test(text) || (pos === "VERB" && !isPlainSpeechVerb(text));
}

// "To Moritz and Varn": what governs the first of a list governs the others. "When they came to Velmar, Varn" lists nobody.
function isListed(layout: Layout, at: number): boolean {
  const before = layout.nameAt(layout.tokens[at - 1]?.start ?? -1);
  const sentence = layout.sentences[firstFrom(layout.sentences, (before?.start ?? 0) + 1) - 1];
  if (sentence && layout.tokens[at]?.end === sentence.start + leadingEnd(sentence.text)) return false;
  return before !== undefined && isGoverned(layout, before.start);
}

// "The Varn campaign": a name that only says which campaign.
function isModifier({ tokens, text }: Layout, { start, end }: Name): boolean {
  const at = firstFrom(tokens, end);
  return (
    tokens[at]?.pos === "NOUN" &&
    text[end] === " " &&
    /\b(?:the|a|an) $/i.test(text.slice(Math.max(0, start - 5), start))
  );
}

/** Whether a name stands where a subject does: neither owned from nor behind a preposition. */
export function actsIn(layout: Layout, name: Name): boolean {
  const owns = /^[’']s?(?![\p{L}])/u.test(layout.text.slice(name.end, name.end + 3));
  return !owns && !isModifier(layout, name) && !isGoverned(layout, name.start);
}

const known = new WeakMap<readonly Name[], ReadonlyMap<string, Gender>>();

function genders({ text, names, sentences }: Layout): ReadonlyMap<string, Gender> {
  const found = known.get(names) ?? gendersOf(text, names, sentences);
  known.set(names, found);
  return found;
}

const beasts = new WeakMap<readonly Name[], ReadonlySet<string>>();

function animals({ text, names }: Layout): ReadonlySet<string> {
  const found = beasts.get(names) ?? animalsIn(text, names);
  beasts.set(names, found);
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
    const [known, own] = [people.get(name.canonical), actsIn(layout, name)];
    const main = own && !isBesideMain(layout.text.slice(start, end), name.start - start);
    people.set(name.canonical, {
      name: name.canonical,
      acts: own || (known?.acts ?? false),
      main: main || (known?.main ?? false),
    });
  }
  return [...people.values()];
}

// "Varn said": whoever speaks is somebody, also where nothing else tells what the name is.
function isHuman(layout: Layout, { kind, end, canonical }: Name): boolean {
  const { text } = layout;
  if (animals(layout).has(canonical)) return false;
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

/** "But the coach refused to go": whoever that is comes between "he" and any name before. */
const UNNAMED_SUBJECT =
  /^(?:(?:But|And|Yet|Still,|However,) )?[Tt]he (?:\p{Ll}+ )?(\p{Ll}+)(?:, [^,]{2,60},)? \p{Ll}+(?:ed|s)\b/u;

/** Whether a sentence is about somebody whom it only calls by an office. */
export function isOfSomebodyUnnamed(text: string): boolean {
  return isTitleHead(UNNAMED_SUBJECT.exec(text)?.[1] ?? "");
}

function lastToAct(
  layout: Layout,
  before: readonly Stretch[],
  gender: Gender,
  last: string | undefined,
): string | undefined {
  let mentioned: readonly Person[] = [];
  for (const { start, end } of before) {
    const people = peopleBetween(layout, start, end, gender);
    const acting = chiefOf(people.filter((person) => person.acts));
    if (acting.length > 0) return oneOf(layout, start, acting, last);
    if (isOfSomebodyUnnamed(layout.text.slice(start, end))) return undefined;
    if (mentioned.length === 0) mentioned = people;
  }
  return last ?? (mentioned.length === 1 ? mentioned[0]?.name : undefined);
}

// "Varn stood at the gate when Toll came": those of the main clause, where it has any.
function chiefOf(acting: readonly Person[]): readonly Person[] {
  const main = acting.filter((person) => person.main);
  return main.length > 0 ? main : acting;
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
