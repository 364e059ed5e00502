import type { Clause, Sentence } from "#domain/ledger.ts";

const HOW_LONG =
  "(?:(?:even|just|only|shortly|soon) |(?:[\\p{L}\\d]+ ){0,3}(?:minutes|hours?|days?|weeks?|months?|years?) )?";
/**
 * What only leads up to what a sentence tells: "While the council met, …", "A week after she was last seen, …". "If" is none of them: what
 * follows it hangs on it.
 */
const OPENS = new RegExp(
  `^(?:(?:but|and) )?(?:${HOW_LONG}(?:after|as|because|before|since|until|when|while)|even though|once|though|although|whereas)\\b`,
  "iu",
);
/** "Ilse Varn, a doctor who left in May": who somebody is; what they did stands behind the next comma. */
const WHO_IT_IS = /^[^,]{2,80}, (?:[^,]{0,60} )?(?:who|whose|which)\b/;
/** The comma that ends such an opening; behind one before "which" it goes on. */
const ENDS = /^, (?!(?:who|which|whose|where|when)\b)/i;
/** How much of a clause must lie in a stretch to count as its own, in characters. */
const ENOUGH = 8;

/** The clause that says what a stretch of a sentence tells: its first, unless that only leads up to a later one. Offsets of the article. */
export function leadClause(sentence: Sentence, from = sentence.start, to = sentence.end): Clause | null {
  const overlap = ({ start, end }: Clause) => Math.min(end, to) - Math.max(start, from);
  const inside = sentence.clauses.filter((clause) => overlap(clause) > 0);
  const first = inside.find((clause) => overlap(clause) > ENOUGH) ?? inside[0];
  if (!first || !isOpening(sentence, first)) return first ?? null;
  const textOf = ({ start, end }: Clause) => sentence.text.slice(start - sentence.start, end - sentence.start);
  return inside.find((clause) => clause.start > first.start && ENDS.test(textOf(clause))) ?? first;
}

/** Whether a clause only leads up to what its sentence tells, or only says who its subject is. */
function isOpening(sentence: Sentence, { start, end }: Clause): boolean {
  const text = sentence.text.slice(start - sentence.start, end - sentence.start);
  return OPENS.test(text) || WHO_IT_IS.test(text);
}
