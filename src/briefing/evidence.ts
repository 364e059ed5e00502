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

/** Words that an article or "its" may follow in a sentence without any verb. */
const LINK =
  "of|for|to|in|at|by|from|on|with|as|than|into|onto|over|under|after|before|during|since|until|through|between|among|against|about|around|near|beside|behind|without|within|via|per|like|unlike|despite|amid|including|and|or|but|nor|all|both|half|such|what|not|just|only|even|off|out|up|down|across|along|past|inside|outside|beyond|above|below|towards?|upon|throughout|versus|vs|is|times|once|twice|plus|except|every|then|double|the";
/** "The report canvasses the views …": what stands between two nouns, the second with its article, is a verb, whatever it was taken for. */
const MISSED_VERB = new RegExp(
  `(?<=[\\p{L}\\d] )(?!(?:${LINK}|\\p{Ll}+ly|\\p{Ll}+ing) )\\p{Ll}{3,} (?:(?:off|up|out|down|back) )?(?:the|an|its|his|her|their|(?:approximately|roughly|nearly|more than|less than|at least) [\\d$])\\b`,
  "u",
);
/** A whole sentence that tells: neither a heading nor a row, and no pointer to elsewhere. */
const TELLS = /^(?!(?:To|Check|Call|Visit|Contact) )[\p{Lu}\d][^:|]*\.$/u;

/** Whether a sentence states anything: it has a clause, or a verb that the reader took for a noun. "Morning!" does not. */
export function statesSomething({ clauses, text }: Pick<Sentence, "clauses" | "text">): boolean {
  return text.length <= LONGEST && (clauses.length > 0 || (TELLS.test(text) && MISSED_VERB.test(text)));
}

/** Every sentence that may vote on something, in order of publication and of the text. */
export function placedSentences(reads: readonly Read[]): Placed[] {
  return reads.flatMap((read) =>
    read.ledger.sentences
      .filter(
        (sentence) =>
          sentence.text.length <= LONGEST &&
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
