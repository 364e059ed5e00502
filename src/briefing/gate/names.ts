import type { Name } from "#domain/ledger.ts";
import { demonymsOf, foldMarks, wordsIn } from "#text/text.ts";
import { isMeantBy } from "./bodies.ts";
import { citedText, standsWhole } from "./evidence-text.ts";
import type { CitedSentence, Ground } from "./ground.ts";
import { mayBe, spelledOut } from "./name-forms.ts";
import type { Finding } from "./rules.ts";

/** Rule 3: every name of the claim stands in a cited sentence, or is a recorded alias of one that does. */
export function names(ground: Ground): Finding | null {
  if (ground.verbatim) return null;
  const [cited, around] = [namesIn(ground.cited), namesIn(ground.around)];
  const source = citedText(ground);
  const wider = foldMarks(ground.around.map(({ sentence }) => sentence.text).join(" "));
  const own = ground.claim.flatMap((row) =>
    row.names.filter((name) => !isPlainOpening(name, row.start, [source, wider])),
  );
  for (const name of own) {
    if (isStored(name, cited) || standsSpelledOut(source, name.text) || isMeant(name, ground.cited)) continue;
    const known = isStored(name, around) || standsSpelledOut(wider, name.text) || isPeopleOf(name, [source, wider]);
    if (!known) return { reason: "name", note: `“${name.text}” is not in the cited sentences` };
    const rival = cited.find((other) => name.kind !== "unknown" && isRival(name, other, own));
    if (rival) return { reason: "name", note: `the source has “${rival.text}”, not “${name.text}”`, conflict: true };
  }
  return titles(ground, own, source);
}

function namesIn(sentences: readonly CitedSentence[]): Name[] {
  return sentences.flatMap(({ sentence }) => sentence.names);
}

/** Another name of the same kind that the claim leaves out, where its own name has no business. */
function isRival(name: Name, other: Name, own: readonly Name[]): boolean {
  return name.kind === other.kind && name.kind === "person" && !isStored(other, own);
}

function isStored(name: Name, stored: readonly Name[]): boolean {
  return stored.some((other) => mayBe(name, other));
}

/** "The United Kingdom" where the evidence speaks of "British" ministers. */
function isPeopleOf({ canonical }: Name, texts: readonly string[]): boolean {
  return demonymsOf(canonical).some((people) => texts.some((text) => standsSpelledOut(text, people)));
}

/** The first word of a sentence has a capital whatever it is: a word that the evidence writes small is no name. */
function isPlainOpening(name: Name, start: number, texts: readonly string[]): boolean {
  if (name.start !== start || /\s/.test(name.text)) return false;
  const lower = name.text.toLowerCase();
  const [word] = wordsIn(name.text);
  // "Drivers" where the evidence has "a driver".
  const forms = [lower, `${lower}s`, lower.replace(/s$/, "")];
  return (
    texts.some((text) => forms.some((form) => standsWhole(text, form))) ||
    (name.kind === "unknown" && word?.pos !== "PROPN")
  );
}

function standsSpelledOut(source: string, words: string): boolean {
  return spelledOut(source).includes(spelledOut(foldMarks(words)));
}

const TITLE =
  /\b(?:President|Prime Minister|Minister|Secretary|General|Governor|Senator|Mayor|Chancellor|King|Queen|Prince|Princess|Chairman|Chairwoman|Director|Commissioner|Ambassador|Judge|Justice|Speaker|Spokesman|Spokeswoman)\b/g;

/** "Trump" where a cited sentence says "the president", and its article calls nobody President but him; a body where it says "the company". */
function isMeant(name: Name, cited: readonly CitedSentence[]): boolean {
  if (isMeantBy(name, cited)) return true;
  return cited.some(({ sentence, read }) => officeIn(sentence.text, name.text, read.article.text) !== null);
}

/** The share of the times an office is named with a holder that must name one for "the president" to be that one. */
const ITS_HOLDER = 0.8;

/** The office that a text names without its holder ("the president"), where its article gives it to whoever is asked for. */
export function officeIn(text: string, name: string, article: string): string | null {
  const last = name.split(" ").at(-1) ?? name;
  const named = [...text.matchAll(/\b[Tt]he (\p{Ll}+(?: minister)?)\b(?! (?:of|for|general)\b)/gu)];
  return (
    named
      .map(([, office = ""]) => office.replace(/(?<!\p{L})\p{Ll}/gu, (letter) => letter.toUpperCase()))
      .filter((title) => title.match(TITLE)?.[0] === title)
      .find((title) => shareOf(last, holdersOf(title, article)) >= ITS_HOLDER) ?? null
  );
}

/** What stands before a title that is another state's or of another time: "Ukrainian President", "former President". */
const NOT_OURS = /(?:\p{L}|\p{Lu}[\p{L}.’'-]{0,30}[ -]|(?:former|late|then|ex)[ -])$/u;

/** The last names behind a title, but for those of another state or of another time. */
function holdersOf(title: string, article: string): string[] {
  const held = new RegExp(
    `${title} (?:\\p{Lu}[\\p{L}.’'-]* ){0,2}?(\\p{Lu}[\\p{L}’'-]+)(?![\\p{L}’'-]| \\p{Lu})`,
    "gu",
  );
  return [...article.matchAll(held)]
    .filter(({ index }) => !NOT_OURS.test(article.slice(Math.max(0, index - 40), index)))
    .map(([, last = ""]) => last.replace(/[’']s$/, ""));
}

function shareOf(name: string, all: readonly string[]): number {
  return all.length === 0 ? 0 : all.filter((one) => one === name).length / all.length;
}

/** A title before a name is printed only as the source states it. */
function titles({ draft, cited }: Ground, own: readonly Name[], source: string): Finding | null {
  if (own.length === 0) return null;
  const everywhere = cited.map(({ read }) => foldMarks(read.article.text)).join(" ");
  const titled = draft.text.match(TITLE) ?? [];
  const unknown = titled.find((title) => !standsSpelledOut(source, title) && !standsSpelledOut(everywhere, title));
  if (unknown) return { reason: "name", note: `the title “${unknown}” is not in the source` };
  const held = titled.find((title) => isHeld(title, draft.text) && !isHeld(title, source));
  return held ? { reason: "name", note: `in the source “${held}” is an office that is not held now` } : null;
}

/** What stands before an office that is held no longer, or not yet: "former Harrow mayor", "ex-President". */
const NOT_HELD =
  "(?<not>(?:[Ff]ormer|[Ee]x|[Ll]ate|[Aa]cting|[Ii]ncoming|[Oo]utgoing)[- ](?:\\p{Lu}[\\p{L}.’'-]* ){0,3})?";

/** Whether a text speaks of an office somewhere as held; where it does not speak of it at all, nothing is known against it. */
function isHeld(title: string, text: string): boolean {
  const either = title.replace(/\p{Lu}/gu, (letter) => `[${letter}${letter.toLowerCase()}]`);
  const all = [...text.matchAll(new RegExp(`${NOT_HELD}(?<!\\p{L})${either}(?!\\p{L})`, "gu"))];
  return all.length === 0 || all.some((match) => match.groups?.not === undefined);
}
