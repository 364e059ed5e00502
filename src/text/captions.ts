import type { RawSentence, Token } from "./tokens.ts";

const LABELLED = /^(?:file )?(?:photo|image|picture|video|file|graphic|caption|illustration)(?: by| credit)?\s*[:–—-]/i;
const CREDITED =
  /\((?:AP|AFP|Reuters|Getty|EPA|Photo)[^)]*\)\s*$|\/(?:Getty Images|AFP|Reuters|AP|EPA|Shutterstock)\b|^FILE\b/;

/** What people are seen doing in pictures, in the present. */
const ACTED =
  /^(?:speaks?|arrives?|walks?|waves?|listens?|looks?|holds?|poses?|pauses?|departs|stands?|sits?|gestures?|delivers|leaves|greets?|addresses|shakes?|reacts?|celebrates?|watch(?:es)?|hugs?|testifies|smiles?|directs?|helps?|carr(?:y|ies)|wades?|embraces?|surveys?|cleans?|clears?|gathers?|prays?|sings?|wears?|kneels?|comforts?|inspects?|tours?|drives?|rides?)$/i;
const SEEN = /^(?:seen|pictured|shown|photographed|installed)$/i;
const DAY =
  /(?:,| on) (?:(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?,? ?)|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{Ll}*\.? \d{1,2}(?:, \d{4})?){1,2}\.?$/u;

/**
 * Whether a sentence tells of a picture: it says so, is credited, or somebody does something now on a day that is given
 * ("Varn speaks in the harbour, Monday, May 4, 2022."). News tells that as done, in its first verb, and what is on a programme
 * ("the court meets on Monday") has other verbs.
 */
export function isCaption({ text, tokens }: RawSentence): boolean {
  const plain = text.trim();
  return LABELLED.test(plain) || CREDITED.test(plain) || (DAY.test(plain) && showsIt(tokens));
}

function showsIt(tokens: readonly Token[]): boolean {
  const at = tokens.findIndex(({ pos }) => pos === "VERB" || pos === "AUX");
  const [first, next] = tokens.slice(Math.max(0, at));
  if (at < 1 || !first || isAside(tokens[0]) || isAside(tokens[at - 1])) return false;
  if (/^(?:is|are)$/i.test(first.text)) return SEEN.test(next?.text ?? "");
  return ACTED.test(first.text) || SEEN.test(first.text);
}

/** "When Varn speaks", "it also celebrates", "Varn, who walks", "Varn, seen here as a child, was": no picture of its own. */
function isAside(token: Token | undefined): boolean {
  return /^(?:as|when|while|if|once|after|before|it|also|to|who|which|that|where|,)$/i.test(token?.text ?? ",");
}
