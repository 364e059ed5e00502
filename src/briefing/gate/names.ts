import type { Name } from "#domain/ledger.ts";
import { foldMarks, isShortFor, sameName } from "#text/text.ts";
import { citedText, type Ground } from "./ground.ts";
import type { Finding } from "./rules.ts";

/** Rule 3: every name of the claim stands in a cited sentence, or is a recorded alias of one that does. */
export function names(ground: Ground): Finding | null {
  if (ground.verbatim) return null;
  const stored = ground.cited.flatMap(({ sentence }) => sentence.names);
  const source = citedText(ground);
  const own = ground.claim.flatMap((row) => row.names);
  const unknown = own.find((name) => !isStored(name, stored) && !hasWords(source, name.text));
  if (unknown) return { reason: "name", note: `“${unknown.text}” is not in the cited sentences` };
  return titles(ground, own, source);
}

function isStored(name: Name, stored: readonly Name[]): boolean {
  return stored.some((other) =>
    [other.canonical, other.text].some(
      (form) => sameName(name.text, form) || isShortFor(name.text, form) || isShortFor(form, name.text),
    ),
  );
}

function hasWords(source: string, words: string): boolean {
  return source.includes(foldMarks(words));
}

const TITLE =
  /\b(?:President|Prime Minister|Minister|Secretary|General|Governor|Senator|Mayor|Chancellor|King|Queen|Prince|Princess|Chairman|Chairwoman|Director|Commissioner|Ambassador|Judge|Justice|Speaker|Spokesman|Spokeswoman)\b/g;

/** A title before a name is printed only as the source states it. */
function titles({ draft, cited }: Ground, own: readonly Name[], source: string): Finding | null {
  if (own.length === 0) return null;
  const everywhere = cited.map(({ read }) => foldMarks(read.article.text)).join(" ");
  const titled = draft.text.match(TITLE) ?? [];
  const unknown = titled.find((title) => !hasWords(source, title) && !hasWords(everywhere, title));
  return unknown ? { reason: "name", note: `the title “${unknown}” is not in the source` } : null;
}
