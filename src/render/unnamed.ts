import type { Claim } from "#domain/briefing.ts";

/* Whose word a claim is when nobody is named: what such people say was done is reported, and not done by their saying so. */

const PEOPLE =
  "(?:aides?|diplomats?|employees?|executives?|insiders?|lawmakers|managers?|members?|officers?|officials?|people|persons?|sources?|staff(?:ers?)?|witness(?:es)?|workers?)";
const SOME =
  "(?:(?:about |at least )?(?:an?|another|a dozen|five|four|many|multiple|one|several|six|some|three|two|\\d+) )?(?:(?:current|former|present|senior|serving|top|[\\p{Ll}-]+) ){0,3}";
/** "Three people briefed on the talks said", "a source close to the mayor". */
const IN_THE_KNOW = new RegExp(
  `\\b${PEOPLE} (?:briefed on|close to|familiar with|in the know|involved in|who (?:asked|declined|spoke on|requested)|with (?:direct |first-hand )?knowledge of)\\b`,
  "u",
);
/** "Two former crew members told the Tribune that": to a newspaper, and under no name. */
const TOLD_A_PAPER = new RegExp(`^${SOME}${PEOPLE}(?: of [^,;]{2,40})? (?:told|tell) (?:the )?\\p{Lu}`, "u");

/** Whether somebody says it, and nobody who is named. */
export function isOfUnnamed({ source, text }: Pick<Claim, "source" | "text">): boolean {
  const plain = text.charAt(0).toLowerCase() + text.slice(1);
  return source === "attributed" && (IN_THE_KNOW.test(plain) || TOLD_A_PAPER.test(plain));
}
