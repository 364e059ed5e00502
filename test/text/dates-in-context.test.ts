import { expect, test } from "vitest";
import { readArticle } from "#text/text.ts";

/* What day a date means, read from the words around it. Places, people and days are invented; written on Wednesday 10 June 2026. */

const daysOf = (text: string, publishedAt = "2026-06-10") =>
  readArticle({ text, language: "en", publishedAt }).sentences.flatMap(({ dates }) => dates.map(({ iso }) => iso));

test.each([
  ["Police of Velmar gave this account on June 5:", ["2026-06-05"]],
  ["What was known on 5 June: two crews were out.", ["2026-06-05"]],
  ["The crew left Velmar on Feb. 15:30 sharp.", ["2026-02"]],
])("a colon after a day ends the date: %s", (text, days) => {
  expect(daysOf(text)).toEqual(days);
});

test.each([
  ["Correction, 12 June: The hospital said nine had died, not 11.", "2026-06-12"],
  ["Correction, 2 June: The hospital said nine had died, not 11.", "2026-06-02"],
  ["On 22 June nine people died in Velmar.", "2025-06-22"],
])("a notice is dated after the article that it corrects: %s", (text, day) => {
  expect(daysOf(text)).toEqual([day]);
});

test.each([
  ["Schools on the island have been shuttered through Sunday.", "2026-06-14"],
  ["Crews of Velmar are on strike until Sunday.", "2026-06-14"],
  ["Pupils have been told to stay at home through Sunday.", "2026-06-14"],
  ["The fair of Velmar ran through Sunday, drawing 4,000 people.", "2026-06-07"],
  ["Crews worked through Sunday to clear the road.", "2026-06-07"],
  ["The schools had been shuttered through Sunday.", "2026-06-07"],
  ["Sales of the yard are up through May.", "2026-05"],
])("what is so until a weekday is so on a day ahead, and what went on until one is over: %s", (text, day) => {
  expect(daysOf(text)).toEqual([day]);
});

test.each([
  ["The court of Velmar ruled on June 5. A court in Tarnby had done so a day earlier.", ["2026-06-05", "2026-06-04"]],
  ["Ilse Varn said on Monday that she had resigned two days earlier.", ["2026-06-08", "2026-06-06"]],
  ["Ilse Varn said on Monday that she had resigned twelve days earlier.", ["2026-06-08", "2026-05-27"]],
  [
    "The Velmar verdict followed one a day earlier in Tarnby.\n\nThe result on June 5 may matter.",
    ["2026-06-04", "2026-06-05"],
  ],
  ["Ilse Varn resigned a day earlier. She will testify on July 2.", ["2026-06-09", "2026-07-02"]],
  [
    "The dam failed on June 1. “We all saw it,” Ilse Varn said. She had left a day earlier.",
    ["2026-06-01", "2026-06-09"],
  ],
  ["The ferry came on Monday, two days earlier than planned.", ["2026-06-08"]],
  ["The rate was 1,620 on June 5, nearly 100 more than a day earlier.", ["2026-06-05", "2026-06-04"]],
])("a day earlier counts from the day told beside it: %s", (text, days) => {
  expect(daysOf(text)).toEqual(days);
});

/* The 11th of January 2026 was a Sunday. */
test.each([
  ["Jan. 11, 2026 Updated Jan. 12, 2026, 4:31 p.m. ET\n\nIn a video released Monday, Ilse Varn spoke.", "2026-01-12"],
  ["Jan. 11, 2026 Updated Jan. 12, 2026, 4:31 p.m. ET\n\nThe port of Velmar was closed on Saturday.", "2026-01-10"],
  ["Jan. 11, 2026 Updated Jan. 12, 2026, 4:31 p.m. ET\n\nThe council of Velmar will vote on Monday.", "2026-01-12"],
  ["Updated Jan. 11, 2026, 4:31 p.m. ET\n\nIn a video released Monday, Ilse Varn spoke.", "2026-01-05"],
  ["Jan. 11, 2026 Updated Jan. 29, 2026, 4:31 p.m. ET\n\nIn a video released Monday, Ilse Varn spoke.", "2026-01-05"],
  ["The list was updated Jan. 12, 2026. In a video released Monday, Ilse Varn spoke.", "2026-01-05"],
])("a weekday in a text that was updated since is read from the update: %s", (text, day) => {
  expect(daysOf(text, "2026-01-11").at(-1)).toBe(day);
});

test.each([
  ["Asked whom they would vote for if it were held today, most named Ilse Varn.", []],
  ["If Norvania were to vote today, Ilse Varn would win.", []],
  ["Were the vote held today, Ilse Varn would win.", []],
  ["Investors bet on Velmar's tomorrow rather than its profits today.", []],
  ["If the court of Velmar rules today, the port opens.", ["2026-06-10"]],
  ["Unlike yesterday, today the market of Velmar fell.", ["2026-06-09", "2026-06-10"]],
  ["Rather than wait, the council of Velmar voted today.", ["2026-06-10"]],
  ["The prices were raised today.", ["2026-06-10"]],
])("today in what is not so is no day: %s", (text, days) => {
  expect(daysOf(text)).toEqual(days);
});

test.each([
  ["Nearly 60 years ago, a gang burnt both the office and the archive in November of 1967.", ["1967-11"]],
  ["Nearly 60 years ago, in November 1967, a gang burnt the archive.", ["1967-11"]],
  ["Built in 1962, the dam was mended three years ago.", ["1962", "2023"]],
  ["The dam of Velmar failed 60 years ago.", ["1966"]],
])("a rough count of years beside the date that it rounds is none: %s", (text, days) => {
  expect(daysOf(text)).toEqual(days);
});
