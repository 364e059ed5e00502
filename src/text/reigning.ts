import type { Name } from "#domain/ledger.ts";

const ROYAL = /\b(?:Emperor|Empress|King|Pope|Prince|Princess|Queen|Sultan)$/;

type Row = { readonly text: string; readonly start: number };

/**
 * Who is called by a royal title and one name, which is nobody's first name: "Prince Willem" beside Willem Strood, the poet; but where
 * "Prince Willem Strood" is printed he is that.
 */
export function reigningIn(sentences: readonly Row[], names: readonly (readonly Name[])[]): ReadonlySet<string> {
  const titled = sentences.flatMap(({ text, start }, at) =>
    (names[at] ?? []).filter((name) => ROYAL.test(text.slice(0, name.start - start).trimEnd())),
  );
  const full = titled.map(({ canonical }) => canonical).filter((name) => name.includes(" "));
  const single = titled.map(({ canonical }) => canonical).filter((name) => !name.includes(" "));
  return new Set(single.filter((name) => !full.some((other) => other.startsWith(`${name} `))));
}
