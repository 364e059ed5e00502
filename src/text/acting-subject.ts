/** Verbs of deeds that do not end in "-ed" and stand before "and said" in news. */
const IRREGULAR =
  "became|began|broke|brought|built|came|chose|cut|drew|drove|fell|fought|found|gave|got|held|hit|kept|knew|laid|led|left|lost|made|met|paid|put|quit|ran|read|rose|sat|saw|sent|set|shook|shot|sold|spent|spoke|stood|swore|threw|took|tore|went|withdrew|won|wrote";
const ADVERB = "(?:also|first|initially|later|long|once|soon|then|\\p{Ll}+ly)";
const ACTED = new RegExp(
  `^(?<subject>[^,;:“”"]{2,70}?)(?: ${ADVERB})*(?: (?:has|have|had))? (?:\\p{Ll}{2,}ed|${IRREGULAR}) (?<rest>[^;:“”"]*? )?(?:and|or)(?: then)?$`,
  "u",
);
/** What cannot end a subject: "the injured", "an expected" go on with their noun. */
const UNFINISHED =
  /(?:^|\s)(?:the|an?|his|her|its|their|of|for|and|or|in|on|to|by|with|who|which|that|was|were|be|been)$/i;
/** Behind one of these somebody else may have acted: "came after Varn stepped in and told". */
const OTHER_CLAUSE =
  /\b(?:after|although|as|because|before|how|if|since|that|though|what|when|where|which|while|who|whose)\b/;

/**
 * Who acts in the first half of "The mayor thanked the crews and said": the subject of both verbs. `who` is what stands before the second
 * verb, with its "and". Null when the half is no deed of one subject.
 */
export function actingSubject(who: string): string | null {
  const { subject, rest = "" } = ACTED.exec(who)?.groups ?? {};
  if (subject === undefined || UNFINISHED.test(subject) || OTHER_CLAUSE.test(`${subject} ${rest}`)) return null;
  return subject;
}
