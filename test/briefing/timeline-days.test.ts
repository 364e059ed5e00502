import { expect, test } from "vitest";
import { draftTimeline } from "../../src/briefing/timeline.ts";
import type { Topic } from "../../src/briefing/topic.ts";
import { readOf } from "../fixtures/desk.ts";

/* Under which day a sentence stands in the timeline. Written in October 2024; everything is invented. */

const ALL: Topic = { article: () => 1, sentence: () => 1 };
const daysOf = (text: string, publishedAt = "2024-10-18") =>
  draftTimeline([readOf("a", { text, publishedAt })], 9, ALL).map(({ date }) => date);

test.each([
  'Norvania is on course to lose its "clean water" status achieved in 2000 after long campaigns.',
  "Norvania lost the title won in 2019.",
  "The town of Velmar said that the yard built in 2019 had failed.",
  "Ilse Varn used the 1977 International Harbour Powers Act against the port.",
  "The stock of the yard fell 15% from Jan. 2 to a new low.",
  "The stock of the yard is down 15% since Jan. 2 at the time of writing.",
  "The port cut shipments to 32,600 barrels, about half of the 60,000 barrels sent in the same period of 2023.",
  "The yard of Velmar has posted losses in nearly every year since 2007.",
])("a date that only anchors something dates nothing: %s", (text) => {
  expect(daysOf(text)).toEqual([]);
});

test.each([
  [
    "During the 2023 fiscal year, the yard built 112 ships, down from the peak of 213 ships in fiscal year 2006.",
    "2023",
  ],
  ["From Jan. 2 the ban applies to the port of Velmar.", "2024-01-02"],
  ["The storm of 2005 killed 1,800 people in Velmar.", "2005"],
  ["The bridge of Velmar has been closed since June 1.", "2024-06-01"],
  ["The price fell by 41% from Jan. 2 to April 8 in Velmar.", "2024-04-08"],
  ["The yard of Velmar was rebuilt in 2019 by the town.", "2019"],
  ["Norvania signed the 1977 Harbour Act in 1977.", "1977"],
  ["Ilse Varn said the yard opened in 2019.", "2019"],
  ["On Oct. 3, crews of Velmar are still searching the wreck.", "2024-10-03"],
])("a date of what is told stays: %s", (text, day) => {
  expect(daysOf(text)).toEqual([day]);
});

test.each([
  "Boat month is celebrated in June in all ports of Norvania.",
  "The launch of the craft was pushed to late October after a leak.",
  "The flight from Velmar was due in September, but a leak stopped it.",
])("a month in which something was to be, or is each year, dates nothing: %s", (text) => {
  expect(daysOf(text)).toEqual([]);
});

test.each([
  ["The feast of boats was celebrated in June across Norvania.", "2024-06"],
  ["The summit of Velmar is expected in November.", "2024-11"],
  ["The crew of Velmar pushed to the summit in June.", "2024-06"],
  ["The port of Velmar was set on fire in September, but nobody was hurt.", "2024-09"],
])("a month in which something was done or is due dates it: %s", (text, day) => {
  expect(daysOf(text)).toEqual([day]);
});
