import type { Query } from "#domain/assignment.ts";
import type { Read } from "#domain/ports.ts";

/** A text without what only looks like a word that was asked for. */
export type Plain = (text: string) => string;

/**
 * "Death toll" asks for no President Toll: of a word typed small that the articles print small, too, whoever bears it as a surname is
 * taken out of their texts.
 */
export function withoutNamesakes(queries: readonly Query[], reads: readonly Read[]): Plain {
  const typed = new Set(queries.flatMap(({ words }) => words.filter((word) => /^\p{Ll}{3,}$/u.test(word))));
  const namesakes = [...typed].filter((word) => isSurname(word, reads) && isPrintedSmall(word, reads)).map(capitalised);
  if (namesakes.length === 0) return (text) => text;
  const form = new RegExp(`(?<!\\p{L})(?:${namesakes.join("|")})(?!\\p{L})`, "gu");
  return (text) => text.replace(form, "");
}

function isSurname(word: string, reads: readonly Read[]): boolean {
  const bears = (name: string) => name.toLowerCase().endsWith(` ${word}`);
  return reads.some(({ ledger }) => ledger.actors.some(({ kind, name }) => kind === "person" && bears(name)));
}

/** Whether some articles print a word small. */
export function isPrintedSmall(word: string, reads: readonly Read[]): boolean {
  const form = new RegExp(`(?<!\\p{L})${RegExp.escape(word)}(?!\\p{L})`, "u");
  return reads.some(({ article }) => form.test(article.text) || form.test(article.title ?? ""));
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
