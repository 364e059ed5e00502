import type { BriefedQuotation } from "#domain/briefing.ts";
import type { Quotation } from "#domain/ledger.ts";
import type { Read } from "#domain/ports.ts";
import { citeSpan } from "./evidence.ts";

/** Shorter marked words are scare quotes or titles more often than statements. */
const FEWEST_WORDS = 4;

/** American copy puts the comma that follows somebody's words inside the marks; it is the sentence's, not the speaker's. */
function endOf({ text, end }: Quotation): number {
  return text.endsWith(",") ? end - 1 : end;
}

/** Who said what, each statement once, speakers' longer statements first; words the source left unmarked stay unmarked. */
export function keyQuotations(reads: readonly Read[], most: number): BriefedQuotation[] {
  const seen = new Set<string>();
  const all = reads.flatMap((read) =>
    read.ledger.sentences.flatMap((sentence) =>
      sentence.quotations
        .filter((one) => one.text.split(/\s+/).length >= FEWEST_WORDS && !sentence.flags.includes("foreign-language"))
        .map((one) => ({
          text: read.article.text.slice(one.start, endOf(one)),
          speaker: one.speaker,
          marked: one.marked,
          citations: [citeSpan(read, one.start, endOf(one))],
        })),
    ),
  );
  const distinct = all.filter(({ text }) => !seen.has(text.toLowerCase()) && seen.add(text.toLowerCase()));
  return distinct.toSorted((a, b) => Number(b.speaker !== null) - Number(a.speaker !== null)).slice(0, most);
}
