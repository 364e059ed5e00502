import { expect, test } from "vitest";
import { readArticle } from "#text/text.ts";

const datesIn = (text: string) =>
  readArticle({ text, publishedAt: "2026-06-04" }).sentences.flatMap(({ dates }) =>
    dates.map(({ text, iso }) => [text, iso]),
  );

test("a word of a name is no date", () => {
  expect(datesIn("USA TODAY has found that ten bridges are closed.")).toEqual([]);
  expect(datesIn('Ilse Varn appeared on the "TODAY" show of Norvania.')).toEqual([]);
  expect(datesIn("The mother of “Today” anchor Ilse Varn was found.")).toEqual([]);
  expect(datesIn("“Today we begin,” Varn said.")).toEqual([["Today", "2026-06-04"]]);
  expect(datesIn("The bridge was closed today.")).toEqual([["today", "2026-06-04"]]);
});

test("a weekday of a paper's name, or today for nowadays, is no date", () => {
  expect(datesIn("Ilse Varn told the Velmar Sunday Lantern that the bridge fell.")).toEqual([]);
  expect(datesIn("The Orlova Sunday News printed it.")).toEqual([]);
  expect(datesIn("Today, June is celebrated as the month of boats.")).toEqual([]);
  expect(datesIn("The mayor of Velmar Sunday told the council to wait.")).toEqual([["Sunday", "2026-05-31"]]);
  expect(datesIn("In Velmar Sunday Ilse Varn spoke.")).toEqual([["Sunday", "2026-05-31"]]);
  expect(datesIn("Today, the bridge is closed.")).toEqual([["Today", "2026-06-04"]]);
});

test("a day that no calendar has is none", () => {
  expect(datesIn("The bridge fell on 31 February 2026.")).toEqual([]);
  expect(datesIn("The bridge fell on June 31.")).toEqual([]);
  expect(datesIn("The log is dated 2026-13-45.")).toEqual([]);
  expect(datesIn("The bridge fell on 29 February 2024.")).toEqual([["29 February 2024", "2024-02-29"]]);
  expect(datesIn("The bridge fell on 29 February.")).toEqual([["29 February", null]]);
});

test("this December lies behind where the article is of January and tells it as done", () => {
  const inJanuary = (text: string) =>
    readArticle({ text, publishedAt: "2026-01-09" }).sentences.flatMap(({ dates }) => dates.map(({ iso }) => iso));
  expect(inJanuary("Velmar won the cup this December.")).toEqual(["2025-12"]);
  expect(inJanuary("Velmar will hold the cup this December.")).toEqual(["2026-12"]);
  expect(inJanuary("Velmar has a chance at making it to the final this February.")).toEqual(["2026-02"]);
});

test("the next year of a story is not the next year from the day of writing", () => {
  expect(datesIn("Two officials of Norvania were indicted the next year.")).toEqual([]);
  expect(datesIn("The bridge will open next year.")).toEqual([["next year", "2027"]]);
});

test.each([
  ["Ilse Varn became minister in March 2021.", ["2021-03"]],
  ["They were only due to stay from Jan. 15-17.", ["2026-01-15"]],
  ["They were due to leave on June 20.", ["2026-06-20"]],
  ["They will meet on May 5.", ["2027-05-05"]],
  ["Updates for Saturday, June 13, stand below.", ["2026-06-13"]],
  ["The vote was delayed to September.", ["2026-09"]],
  ["Slated for July 1, the vote decides the budget.", ["2026-07-01"]],
  ["Ilse Varn left on July 1.", ["2025-07-01"]],
  ["On July 5, organized showers and gales are expected in the north.", ["2026-07-05"]],
  ["On July 5, gales could hit the coast.", ["2026-07-05"]],
  ["Norvania votes this November.", ["2026-11"]],
  ["On July 5, crews could hear voices under the wall.", ["2025-07-05"]],
  ["On July 5, the bridge could not be crossed.", ["2025-07-05"]],
  ["In its letter to the port in May, the firm said it could no longer sail.", ["2026-05"]],
  ["Two weeks ahead of the July 8-11 regatta, the port was closed.", ["2026-07-08"]],
  ["Five crews have yet to win heading into the regatta on July 15.", ["2026-07-15"]],
  ["Despite the row, the regatta went ahead as scheduled on 28 July.", ["2025-07-28"]],
  ["The mayor warned that if the tents aren't moved by Friday, she will act.", ["2026-06-12"]],
  ["Velmar has a chance at making it to the final this September.", ["2026-09"]],
  ["Nearly 1,700 flights are already scrapped for Saturday.", ["2026-06-13"]],
  ["The firms are as quiet as ever in the run-up to the November vote.", ["2026-11"]],
  ["A campaign for 9,000 children is to start on July 6.", ["2026-07-06"]],
  ["The first recording is due in November.", ["2026-11"]],
  ["The bridge is closed to traffic since November.", ["2025-11"]],
  ["The town will be repaid for what it has paid since Oct. 3.", ["2025-10-03"]],
  ["The cabinet faced a June 20 deadline for the budget.", ["2026-06-20"]],
  ["The June 2 vote split the town.", ["2026-06-02"]],
  ["The office issued a storm watch for the coast from Friday to Monday.", ["2026-06-12", "2026-06-15"]],
  ["Varn has a better chance of winning in November.", ["2026-11"]],
  ["The board will say how it is moving on by the end of January.", ["2027-01"]],
  ["Talks are going on until at least March 3.", ["2027-03-03"]],
  ["The bill is known to have passed in November.", ["2025-11"]],
  ["Varn said a cut could be considered in September if wages hold.", ["2026-09"]],
  ["The board might rule by Friday.", ["2026-06-12"]],
  ["Ilse Varn could not be reached on Monday.", ["2026-06-08"]],
  ["The wreck could be seen on Tuesday.", ["2026-06-09"]],
  ["It may have been cracked in November.", ["2025-11"]],
  ["The union warned of a second strike, of 72 hours, from July 17 if no deal is reached.", ["2026-07-17"]],
  ["The minister proposed a meeting of commanders at the crossing on Sunday.", ["2026-06-14"]],
  ["The minister proposed a tax on Monday.", ["2026-06-08"]],
  ["The chair said a final result was expected on Friday.", ["2026-06-12"]],
  ["The line suspended all sailings until at least Friday.", ["2026-06-12"]],
  ["The line had been closed until Monday.", ["2026-06-08"]],
  ["The bank did not inform regulators until June 2.", ["2026-06-02"]],
  ["They will pay 28% above Friday's closing price.", ["2026-06-05"]],
  ["The line cannot change the rota before the timetable starts in September.", ["2026-09"]],
  ["The council is holding a June 17 oversight hearing on the port.", ["2026-06-17"]],
  ["The show will air live and stream on Sunday at seven.", ["2026-06-14"]],
  ["The court asked for written arguments Friday from the port.", ["2026-06-12"]],
  ["A second window has been opened until July 16.", ["2026-07-16"]],
  ["Project 2025, a list of wishes, names the port.", []],
  ["They bet on visions of Velmar's tomorrow.", []],
  ["The kickoff is usually on Saturday.", []],
  ["It would offer them two years of cover, beginning July 20.", ["2026-07-20"]],
])("%s", (text, days) => {
  const { sentences } = readArticle({ text, language: "en", publishedAt: "2026-06-10" });
  expect(sentences.flatMap(({ dates }) => dates.map(({ iso }) => iso))).toEqual(days);
});
