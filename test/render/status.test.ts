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

test.each([
  // What somebody contends or writes is what they say.
  ["The firm contended that the bridge wasn't safe.", "SAID"],
  ["Varn argued the law wasn't broken.", "SAID"],
  ["Varn maintained that the fire was not set by her.", "SAID"],
  ["Varn maintained the ban, which was not lifted.", "NOT DONE"],
  ["Toll said the port had not met Varn and argued that she does not have its trust.", "NOT DONE"],
  ["The council argued for hours but did not vote.", "NOT DONE"],
  ["Varn wrote in the Velmar Lantern that the port is losing money.", "SAID"],
  ["Varn wrote the report while the port is losing money.", "ONGOING"],
  ["Varn wrote that the port will close.", "PLANNED"],
  // Two that are denied together are denied once.
  ["Neither the mayor of Velmar nor the council attended the ceremony.", "NOT DONE"],
  ["Varn did not attend nor did she vote.", "NOT DONE"],
  ["Nor did Varn attend.", "NOT DONE"],
  ["Varn neither confirmed nor denied the report.", "NOT DONE"],
  ["Varn denied the report.", "DENIED"],
  // What came of it decides.
  ["Many had hoped the dam would hold, but it broke on Monday.", "DONE"],
  ["Varn hoped to win, but the court may stop her.", "PLANNED"],
  ["Officials announced the bridge would open Friday, but it did not.", "NOT DONE"],
  ["Officials announced the bridge would open Friday, but it did not name a builder.", "PLANNED"],
  // What speaks to the reader is no condition.
  ["If you've wondered why the bridge is shut, it was hit by a ship.", "DONE"],
  ["If you have been following the trial, the jury found Varn guilty.", "DONE"],
  ["If talks fail, tariffs rise.", "CONDITIONAL"],
  ["If you have heard from the port, you will be paid.", "CONDITIONAL"],
  // What came later in a life.
  ["The role of Ana would earn her acclaim.", "DONE"],
  ["She left school and would go on to lead the port.", "DONE"],
  ["In 1963, Ost would be killed in Velmar.", "DONE"],
  ["The deal would later cost jobs.", "CONDITIONAL"],
  ["If elected, Varn would go on to lead the port.", "CONDITIONAL"],
  ["Under the plan, the port would earn him a fortune.", "CONDITIONAL"],
  // Who is about to do something has not done it, whatever else is told of them.
  ["Two sailors stuck at the port since June are about to come home.", "PLANNED"],
  ["Two sailors who have been stuck since June, when their ship failed, are finally poised to return.", "PLANNED"],
  ["Two sailors stuck at the port since June came home while others are about to leave.", "DONE"],
  // What came before what is told.
  ["Having decided to leave, Varn sold the yard.", "DONE"],
  ["The firm, having agreed to sell the yard, closed it.", "DONE"],
  ["Having reached the camp, the crew will rest on Monday.", "PLANNED"],
  ["The firm agreed to sell the yard, having closed it in May.", "PLANNED"],
  // A plan told with the year in which it was made was said then.
  ["In March 2023, the two firms announced they would stop selling boats.", "SAID"],
  ["The two firms announced in 2023 that they would stop selling boats.", "SAID"],
  ["The two firms announced they would stop selling boats in 2028.", "PLANNED"],
  ["The two firms will stop selling boats in 2028.", "PLANNED"],
])("the word before “%s” is %s", (text, word) => {
  expect(printed(text)).toBe(word);
});
