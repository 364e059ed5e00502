/* Dates that belong to a noun or to an older verb, and not to the verb of the sentence. All take the words before a date and from it on. */

const TOLD_AT =
  "(?:address|briefing|debate|email|filing|hearing|interview|letter|meeting|memo|message|(?:news|press) conference|post|rally|session|speech|statement|testimony|video)";
const TELLS =
  "(?:acknowledged|added|admitted|announced|argued|called|conceded|confirmed|defended|denied|insisted|promised|said|stated|suggested|testified|told|vowed|warned|wrote)";
const OWN = "(?:an?|her|his|its|the|their|\\p{L}+['’]s)";

/** "In a statement issued Oct. 6", "a letter dated Oct. 6"; what is to be issued lies ahead. */
const ISSUED = new RegExp(
  `\\b${TOLD_AT} (?:dated|filed|issued|posted|published|released|sent|shared|written) (?:on )?$`,
  "iu",
);
/** "Varn said at an Oct. 6 hearing". */
const TOLD_BEFORE = new RegExp(`\\b${TELLS} (?:at|during|in) ${OWN} $`, "iu");
const LED_IN = new RegExp(`^(?:At|During|In) ${OWN} $`, "u");
/** "Oct. 6 news conference, Varn acknowledged": no "will" on the way. */
const TOLD_BEHIND = new RegExp(
  `^(?:\\p{Lu}\\p{L}+\\.?(?: \\d{1,2})?|\\d{1,2} \\p{Lu}\\p{L}+\\.?) (?:[\\p{L}-]+ ){0,2}?${TOLD_AT}\\b(?:(?!\\bwill\\b)[^;“”"])*? ${TELLS}\\b`,
  "u",
);

/** "Correction, 26 November: …" in an article of the 24th was put there two days later, and not a year before. */
const NOTICE = /^(?:Clarification|Correct(?:ed|ion)|Updated?)\b[^.;“”"]{0,20}$/;

/** "During his Oct. 6 news conference, Varn acknowledged flights could stop": the day on which something was told is over. */
export function isOfTelling(before: string, from: string): boolean {
  if (ISSUED.test(before) || TOLD_BEFORE.test(before) || NOTICE.test(before)) return true;
  return LED_IN.test(before) && TOLD_BEHIND.test(from);
}

/** "Decided the craft would undock in September": which September depends on when that was decided. */
const DECIDED_THEN =
  /(?<!\b(?:has|have|just|now) )\b(?:announced|decided|planned) (?:(?!\b(?:announced|decided|planned|said|says)\b)[^.;“”"]){0,80}?(?:\bwould\b|\bto (?!(?:all|an?|any|her|his|its|our|the|their|this|that)\b)\p{Ll}+)(?:(?!\b(?:and|but|who|which)\b)[^.;“”"]){2,80} (?:in|on) $/u;
/** What tells when it was decided, in the article's own present. */
const ANCHOR =
  /(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:earlier|today|yesterday|(?:last|this) (?:month|week|year))\b|\b(?:1[5-9]|20)\d\d\b/;

/** Whether a date without a year follows a decision of an unknown day. */
export function isOfOldPlan(before: string): boolean {
  return DECIDED_THEN.test(before) && !ANCHOR.test(before);
}
