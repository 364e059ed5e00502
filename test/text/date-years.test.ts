import { expect, test } from "vitest";
import { readArticle } from "#text/text.ts";

/* The year of a day or month that is printed without one. Places and people are invented. */

const daysOf = (text: string, publishedAt: string) =>
  readArticle({ text, language: "en", publishedAt }).sentences.flatMap(({ dates }) => dates.map(({ iso }) => iso));

test.each([
  ["During his Oct. 6 news conference, Varn acknowledged flights could stop.", ["2025-10-06"]],
  ["In a statement issued Oct. 6, Varn said the ferries may stop.", ["2025-10-06"]],
  ["Varn said at an Oct. 6 hearing that the ferries will stop.", ["2025-10-06"]],
  ["Judge Toll said in a Nov. 6 hearing that the ferries have not sailed.", ["2025-11-06"]],
  ["Varn said in a Jan. 20 interview that the ferries will stop.", ["2025-01-20"]],
  ["At an Oct. 20 hearing, Varn will testify.", ["2025-10-20"]],
  ["The court of Velmar will hear Varn at an Oct. 20 hearing.", ["2025-10-20"]],
])("the day on which something was told is over, whatever may come: %s", (text, days) => {
  expect(daysOf(text, "2025-10-09")).toEqual(days);
});

test.each([
  ["Varn said the shutdown could end on Nov. 6.", ["2025-11-06"]],
  ["Varn said crews could hear voices on Nov. 6.", ["2024-11-06"]],
  ["Varn said she could not be reached on Nov. 6.", ["2024-11-06"]],
  ["Reld is looking forward to welcoming him in December.", ["2025-12"]],
  ["Reld was looking forward to the fair in December.", ["2024-12"]],
])("what is said to be possible or looked forward to lies ahead: %s", (text, days) => {
  expect(daysOf(text, "2025-10-09")).toEqual(days);
});

test.each([
  ["Norvania decided the craft would undock in September.", [null]],
  ["The yard planned to open the dock in September.", [null]],
  ["Officials said on Monday it would close in September.", ["2025-03-03", "2025-09"]],
  ["Norvania decided on Monday that the craft would undock in September.", ["2025-03-03", "2025-09"]],
  ["Norvania has decided that the craft will undock in September.", ["2025-09"]],
  ["Velmar announced changes due to the strike in September.", ["2024-09"]],
  ["The council decided and left in September.", ["2024-09"]],
])("the year of what was decided hangs on when that was: %s", (text, days) => {
  expect(daysOf(text, "2025-03-08")).toEqual(days);
});

test.each([
  ["The hearing was held Feb. 26 in Velmar.", ["2026-02-26"]],
  ["The hearing was held on Feb. 27 in Velmar.", ["2026-02-27"]],
  ["The hearing was held on Feb. 28 in Velmar.", ["2025-02-28"]],
  [
    "Feb. 24, 2026 Updated Feb. 28, 2026\n\nThe hearing was held on Feb. 28.",
    ["2026-02-24", "2026-02-28", "2026-02-28"],
  ],
  ["Skating in Velmar (Feb. 25 to March 6)", ["2026-02-25", "2026-03-06"]],
  ["The hearing was held in March.", ["2025-03"]],
])("a text is updated: what was done up to three days after its day is of the same year: %s", (text, days) => {
  expect(daysOf(text, "2026-02-24")).toEqual(days);
});

test.each([
  ["The port opened in June 1963. President Ost would be killed there in November.", ["1963-06", "1963-11"]],
  ["The port opened in 1963. President Ost would be killed there in November.", ["1963", "1963-11"]],
  ["The port opened in June 1963. President Ost would be killed there in April.", ["1963-06", null]],
  ["The port opened in 1963. Officials said on Monday it would close in November.", ["1963", "2025-03-03", "2025-11"]],
  ["The port opened in 1963. Under the plan it would close in November.", ["1963", null]],
  ["The port opened in 1963. It would close Friday.", ["1963", "2025-03-14"]],
  ["The port opened in 2025. It would close in November.", ["2025", "2025-11"]],
  ["The port opened in 1963. It will close in November.", ["1963", "2025-11"]],
])("what would be done after another year was named is of that year or of none: %s", (text, days) => {
  expect(daysOf(text, "2025-03-08")).toEqual(days);
});
