import type { DraftClaim } from "#domain/draft.ts";
import type { Sentence } from "#domain/ledger.ts";
import type { Read } from "#domain/ports.ts";
import { draftOf, statementsOf } from "./statements.ts";

/** A subject that the sentence before it names: "It plans to close the plant". */
const LEANS = /^(?:it|he|she|they|its|his|her|their)\b/i;
/** Two sentences longer than this together are no answer that anybody reads. */
const MOST_CHARACTERS = 420;

/**
 * A sentence whose subject is a pronoun, behind the sentence of its paragraph that it follows, as the article has them; null when the
 * one before cannot stand alone either. The sentence asked for is cited first.
 */
export function withPrevious(read: Read, sentence: Sentence): DraftClaim | null {
  if (!LEANS.test(sentence.text) || sentence.flags.length > 0) return null;
  const before = read.ledger.sentences.find(({ n }) => n === sentence.n - 1);
  if (!before || read.article.text.slice(before.end, sentence.start).includes("\n")) return null;
  const first = statementsOf(read, "").find((one) => one.sentence.n === before.n && one.text === before.text);
  const text = `${before.text} ${sentence.text}`;
  if (!first || text.length > MOST_CHARACTERS) return null;
  const [own, other] = [sentence, before].map(({ n }) => ({ articleId: read.article.id, n }));
  return own && other ? { ...draftOf(first), text, cites: [own, other] } : null;
}
