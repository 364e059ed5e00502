import type { Name } from "#domain/ledger.ts";
import { demonymsOf, differInMiddle, foldMarks, isShortFor, sameName, wordsIn } from "#text/text.ts";
import { type CitedSentence, citedText, type Ground } from "./ground.ts";
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
    if (isStored(name, cited) || hasWords(source, name.text)) continue;
    const known = isStored(name, around) || hasWords(wider, name.text) || isPeopleOf(name, source, wider);
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

/** Whether a name may be short or long for what another stands for: a surname, initials, a middle name more. */
export function mayBe(name: Name, other: Name): boolean {
  return [other.canonical, other.text].some(
    (form) =>
      sameName(name.text, form) ||
      isShortFor(name.text, form) ||
      isShortFor(form, name.text) ||
      (name.kind === "person" && differInMiddle(name.text, form)),
  );
}

/** "The United Kingdom", "British" and "U.K.", "U.S. Postal Service" and "United States Postal Service". */
export function isOfOneState(a: string, b: string): boolean {
  return (
    demonymsOf(a).includes(b) || demonymsOf(b).includes(a) || spelledOut(foldMarks(a)) === spelledOut(foldMarks(b))
  );
}

/** "The United Kingdom" where the evidence speaks of "British" ministers. */
function isPeopleOf({ canonical }: Name, ...texts: readonly string[]): boolean {
  return demonymsOf(canonical).some((people) => texts.some((text) => hasWords(text, people)));
}

/** The first word of a sentence has a capital whatever it is: a word that the evidence writes small is no name. */
function isPlainOpening(name: Name, start: number, texts: readonly string[]): boolean {
  if (name.start !== start || /\s/.test(name.text)) return false;
  const lower = name.text.toLowerCase();
  const [word] = wordsIn(name.text);
  return texts.some((text) => ` ${text} `.includes(` ${lower} `)) || (name.kind === "unknown" && word?.pos !== "PROPN");
}

function hasWords(source: string, words: string): boolean {
  return spelledOut(source).includes(spelledOut(foldMarks(words)));
}

/** Countries and bodies whose short form stands inside longer names: "U.S. Postal Service". */
function spelledOut(text: string): string {
  return text
    .replace(/\bU\.S\.(?:A\.)?|\bUSA?\b|\bUnited States of America\b/g, "United States")
    .replace(/\bU\.K\.|\bUK\b/g, "United Kingdom")
    .replace(/\bU\.N\.|\bUN\b/g, "United Nations")
    .toLowerCase();
}

const TITLE =
  /\b(?:President|Prime Minister|Minister|Secretary|General|Governor|Senator|Mayor|Chancellor|King|Queen|Prince|Princess|Chairman|Chairwoman|Director|Commissioner|Ambassador|Judge|Justice|Speaker|Spokesman|Spokeswoman)\b/g;

/** A title before a name is printed only as the source states it. */
function titles({ draft, cited }: Ground, own: readonly Name[], source: string): Finding | null {
  if (own.length === 0) return null;
  const everywhere = cited.map(({ read }) => foldMarks(read.article.text)).join(" ");
  const titled = draft.text.match(TITLE) ?? [];
  const unknown = titled.find((title) => !hasWords(source, title) && !hasWords(everywhere, title));
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
