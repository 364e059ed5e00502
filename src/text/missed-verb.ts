import type { RawSentence, Token } from "./tokens.ts";

/** Words that an article or "its" may follow in a sentence without any verb. */
const LINK =
  "of|for|to|in|at|by|from|on|with|as|than|into|onto|over|under|after|before|during|since|until|through|between|among|against|about|around|near|beside|behind|without|within|via|per|like|unlike|despite|amid|including|and|or|but|nor|all|both|half|such|what|not|just|only|even|off|out|up|down|across|along|past|inside|outside|beyond|above|below|towards?|upon|throughout|versus|vs|is|times|once|twice|plus|except|every|then|double|the";
const VERB = new RegExp(
  `(?<=[\\p{L}\\d] )(?!(?:${LINK}|\\p{Ll}+ly|\\p{Ll}+ing) )\\p{Ll}{3,} (?:(?:off|up|out|down|back) )?(?:the|an|its|his|her|their|(?:approximately|roughly|nearly|more than|less than|at least) [\\d$])\\b`,
  "u",
);
/** A whole sentence that tells: neither a heading nor a row, and no pointer to elsewhere. */
const TELLS = /^(?!(?:To|Check|Call|Visit|Contact) )[\p{Lu}\d][^:|]*\.\s*$/u;

/**
 * The verb of a sentence in which the tagger found none ("The report canvasses the views …"): what stands between two nouns, the second
 * with its article, is one, whatever it was taken for.
 */
export function missedVerb({ text, start, tokens }: RawSentence): Token | undefined {
  const match = TELLS.test(text) ? VERB.exec(text) : null;
  return match === null ? undefined : tokens.find((token) => token.start === start + match.index);
}
