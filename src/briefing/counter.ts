import type { Claim } from "#domain/briefing.ts";
import { contentWords } from "#text/text.ts";
import { ANSWERS } from "./answers.ts";
import { denies } from "./charges.ts";
import type { Ranked } from "./find-sentences.ts";
import { likeness } from "./sameness.ts";

/** "Neither party confirmed it", "the mayor could not confirm the report". */
const UNCONFIRMED = /\b(?:n[o’']t|neither|nobody|none|nor|no (?:\p{Ll}+ )?\p{Ll}+)\b[^.;]{0,40}\bconfirm/iu;

/**
 * What speaks against an answer, the best first: a denial or a want of confirmation in the article of its first claim that names whom that
 * claim names, or one in like words elsewhere. An answer that holds a denial already needs none.
 */
export function againstAnswer(claims: readonly Claim[], ranked: readonly Ranked[]): Ranked[] {
  const [first] = claims;
  if (!first || claims.some(({ event, negated }) => event === "denied" || negated)) return [];
  const own = new Set(first.citations.map(({ articleId }) => articleId));
  const told = new Set(contentWords(first.text));
  return ranked
    .filter((one) => denies(one) || UNCONFIRMED.test(one.sentence.text))
    .filter(({ read, sentence }) =>
      own.has(read.article.id)
        ? sentence.names.some(({ text }) => contentWords(text).some((word) => told.has(word)))
        : likeness({ text: sentence.text }, { text: first.text }) >= ANSWERS,
    );
}
