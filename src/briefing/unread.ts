import type { Cited } from "#domain/briefing.ts";
import type { Sentence } from "#domain/ledger.ts";
import type { Read } from "#domain/ports.ts";
import { citeSpan } from "./evidence.ts";
import { isInstruction } from "./gate/instructions.ts";

/* Articles in languages that the reader does not know vote on nothing. They are shown: the opening of each, as printed. */
const MOST = 5;
/** An opening is a sentence; of one longer than this the beginning. In characters. */
const LONGEST = 300;

/** The openings of the first articles that are in other languages, in the order of the articles. */
export function unreadIn(reads: readonly Read[]): Cited[] {
  return openingsOf(reads)
    .slice(0, MOST)
    .map(({ read, first }) => openingOf(read, first));
}

/** How many articles are in other languages. */
export function countUnread(reads: readonly Read[]): number {
  return openingsOf(reads).length;
}

function openingsOf(reads: readonly Read[]): { read: Read; first: Sentence }[] {
  return reads.flatMap((read) => {
    const [first, ...others] = read.ledger.sentences.filter((one) => !one.flags.includes("boilerplate"));
    return first !== undefined && [first, ...others].every(isForeign) ? [{ read, first }] : [];
  });
}

function isForeign(sentence: Sentence): boolean {
  return sentence.flags.includes("foreign-language") && !isInstruction(sentence);
}

function openingOf(read: Read, { start, end }: Sentence): Cited {
  const long = read.article.text.slice(start, Math.min(end, start + LONGEST));
  const kept = end - start > LONGEST ? long.replace(/\s+\S*$/u, "") : long;
  const citation = citeSpan(read, start, start + kept.length);
  return { text: citation.quote, citations: [citation] };
}
