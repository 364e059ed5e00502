import type { Token } from "./tokens.ts";

/*
 * Nouns that only look like a verb of planning: "passed the proposal", "silent about his plans", "more than expected", "demand fell", "Will Scott voted".
 * "Plans to", "a plan for" and "announced plans" are plans.
 */
const NO_STATUS: readonly RegExp[] = [
  /\b(?:than|as) (?:\w+ )?(?:expected|planned|proposed|hoped)\b/gi,
  /\b(?:about|of|on|over|into|against|regarding|to|with) (?:his|her|its|their|the|\p{L}+['’]s) (?:\p{L}+ )?(?:plans?|proposals?)\b(?! to\b)(?: for\b)?/giu,
  /\b(?:the|his|her|its|their|this|that|\p{L}+['’]s) (?:\p{L}+ )?(?:proposals?|demands?|orders?)\b(?! (?:to|for)\b)/giu,
  /(?<=(?<!\p{L})\p{Ll}+ )Will (?=\p{Lu})|\bWill (?=(?:\p{Lu}[\p{L}’'-]* ?)+(?:[:,]| ?\b(?:\p{Ll}+ed|had|has|is|sa(?:id|ys)|told|was|won|wrote)\b))/gu,
  /\b(?:amid|by|for|in|meet|met|of|on) (?:(?!(?:an?|her|his|its|the|their)\b)\p{Ll}+ )?(?!(?:an?|her|his|its|the|their)\b)\p{Ll}*[^s\s] demand\b/gu,
  /\bplanning (?:and \p{L}+ )?(?:agency|agencies|approval|authorit(?:y|ies)|board|bod(?:y|ies)|commission(?:ers?)?|committee|council|department|director|inspectors?|law|minister|ministry|office|officers?|officials?|permission|permit|process|rules?|stage|system)\b/giu,
  /^demands? (?:for|in|from|at)\b|\b(?:in|of|for|on|by|amid|meet|met|strong|weak|rising|falling|global|domestic|consumer) demand\b/gi,
];
const MAY_SEEM = /\b(?:plan|propos|demand|order|expected|hoped|upcoming|(?-i:Will) )/i;
const ATTRIBUTE = /\b(?:his|her|its|their|the|an?) (?:upcoming|planned|proposed|expected)\b/gi;

/** The words that tell what became of a clause's event, without nouns and attributes that only look like it. */
export function statusWords(near: string, head: Token): string {
  if (!MAY_SEEM.test(near)) return near;
  const plain = NO_STATUS.reduce((text, form) => text.replace(form, " "), near);
  return /ed$/.test(head.text) ? plain.replace(ATTRIBUTE, " ") : plain;
}
