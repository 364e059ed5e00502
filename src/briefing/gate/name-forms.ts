import type { Name, Sentence } from "#domain/ledger.ts";
import { demonymsOf, differInMiddle, foldMarks, isShortFor, sameName, type Word } from "#text/text.ts";

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

/** Countries and bodies whose short form stands inside longer names: "U.S. Postal Service". */
export function spelledOut(text: string): string {
  return text
    .replace(/\bU\.S\.(?:A\.)?|\bUSA?\b|\bUnited States of America\b/g, "United States")
    .replace(/\bU\.K\.|\bUK\b/g, "United Kingdom")
    .replace(/\bU\.N\.|\bUN\b/g, "United Nations")
    .toLowerCase();
}

/** The names of a sentence that stand, whole or in part, among some of its words in a row. */
export function namesAmong({ names, start }: Sentence, words: readonly Word[]): Name[] {
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last) return [];
  return names.filter((name) => name.start < start + last.end && name.end > start + first.start);
}
