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
