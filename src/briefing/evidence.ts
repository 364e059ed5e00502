import type { Citation } from "#domain/briefing.ts";
import type { Sentence } from "#domain/ledger.ts";
import type { Read } from "#domain/ports.ts";
import { isAddress } from "./address.ts";
import { isInstruction } from "./gate/instructions.ts";

/** A sentence with the article it stands in. */
export type Placed = { readonly read: Read; readonly sentence: Sentence };

/** A longer "sentence", in characters, is no news: a table without stops, or a text made to keep its reader busy. */
const LONGEST = 2_000;

const SILENT = new Set(["boilerplate", "foreign-language"]);

/** Whether a sentence is short enough to be anybody's. */
export function isReadable({ text }: Pick<Sentence, "text">): boolean {
  return text.length <= LONGEST;
}

/** Every sentence that may vote on something, in order of publication and of the text. */
export function placedSentences(reads: readonly Read[]): Placed[] {
  return reads.flatMap((read) =>
    read.ledger.sentences
      .filter(
        (sentence) =>
          isReadable(sentence) &&
          !sentence.flags.some((flag) => SILENT.has(flag)) &&
          !isInstruction(sentence) &&
          !isAddress(sentence),
      )
      .map((sentence) => ({ read, sentence })),
  );
}

/** Sentences that report facts: opinion pieces and opinion rows support none. */
export function factSentences(reads: readonly Read[]): Placed[] {
  const factual = reads.filter((read) => !read.article.labels.includes("opinion"));
  return placedSentences(factual).filter(({ sentence }) => !sentence.flags.includes("opinion"));
}

/** Cites a whole sentence. */
export function citeSentence({ read, sentence }: Placed): Citation {
  return citeSpan(read, sentence.start, sentence.end);
}

/** Cites a span of an article; the quote is cut from the stored text, never typed. */
export function citeSpan(read: Read, start: number, end: number): Citation {
  return { articleId: read.article.id, start, end, quote: read.article.text.slice(start, end) };
}
