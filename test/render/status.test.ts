import { expect, test } from "vitest";
import { readArticle } from "#text/text.ts";
import { statusOf } from "../../src/render/status.ts";
import { leadClause } from "../../src/text/lead-clause.ts";

/* The word before a line. People, places and outlets are invented. */

function printed(text: string): string {
  const [sentence] = readArticle({ text, language: "en" }).sentences;
  const clause = sentence && leadClause(sentence);
  if (!clause) throw new Error("a clause was expected");
  return statusOf({ text, event: clause.event, negated: clause.negated, source: clause.source });
}

test.each([
  // What somebody says is not so.
  ["Arvid Toll said on Feb. 27 that he was “not happy” with the way the talks went.", "SAID"],
  ["Many of the port's leaders acknowledged the record and said the guild must never be allowed to arm.", "SAID"],
  ["Minister Odo Maskell said Monday the raids on Sundra would not lead to an “endless war.”", "SAID"],
  ["Norvania said it would not sign the treaty.", "NOT DONE"],
  ["Norvania said the missing man could not be found.", "NOT DONE"],
  ["Norvania did not sign the treaty.", "NOT DONE"],
  // Something was done without a thing; where an act was left undone, that is the news.
  ["A third round of talks ended Feb. 26 without a major breakthrough.", "DONE"],
  ["The mayor left without signing the bill.", "NOT DONE"],
  ["Norvania said it had not ruled out force.", "CONSIDERED"],
  ["Norvania ruled out force.", "DENIED"],
  // What people say whom nobody names was done is reported.
  ["Two former crew members told the Tribune that the bow door had leaked for months.", "REPORTED"],
  ["The parties agreed in principle on a coalition, three people briefed on the talks said.", "REPORTED"],
  ["A source close to the mayor said she had signed the bill.", "REPORTED"],
  ["The mayor signed the bill, officials told reporters.", "DONE"],
  ["Two former crew members told the mayor that the door had leaked.", "DONE"],
  // What is asked for, hinted at or forecast was said.
  ["In a call for the harbor, Ilse Varn urged voters to get to the polls.", "SAID"],
  ["Arvid Toll hinted at a potential “deal” during a weekend in Velmar.", "SAID"],
  ["The guild has called on the mayor to resign.", "SAID"],
  [
    "Recently appointed director Odo Maskell said he expects the Norvanian Mail Service to run out of cash by 2027.",
    "SAID",
  ],
  [
    "Norvania Power estimates energy demand from the works in both provinces will grow to 33,000 hours by 2030.",
    "SAID",
  ],
  ["Norvania ordered the agency to close.", "PLANNED"],
  ["Arvid Toll signed a bill to close the port.", "DONE"],
  ["The court sentenced Odo Maskell to serve six years.", "DONE"],
  ["The mayor, who urged voters to go, will open the port.", "PLANNED"],
  // What is to be considered is not being considered.
  ["The justices on Nov. 5 will consider whether Arvid Toll may raise the toll.", "PLANNED"],
  ["The council is considering a ban.", "CONSIDERED"],
])("%s", (text, status) => {
  expect(printed(text)).toBe(status);
});
