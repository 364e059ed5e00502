import { expect, test } from "vitest";
import { brief } from "#briefing/briefing.ts";
import type { BriefedFigure } from "#domain/briefing.ts";
import { archiveWith, assignmentFor, noon } from "../fixtures/desk.ts";

/* Figures that only look alike. Invented: Norvania's towns, teams and outlets do not exist. */

async function figuresOf(...texts: readonly string[]): Promise<readonly BriefedFigure[]> {
  const records = texts.map((text, i) => ({
    ...{ title: `Rowing at Velmar, day ${i + 1}`, outlet: "Harbor Ledger", text },
    url: `https://harbor-ledger.example/rowing-${i}`,
    publishedAt: `2026-05-${String(10 + 2 * i).padStart(2, "0")}T09:00:00Z`,
  }));
  const made = await brief(assignmentFor("rowing"), { archive: await archiveWith(...records), clock: noon });
  return made.kind === "briefing" ? made.briefing.figures : [];
}

const rowOf = (figures: readonly BriefedFigure[], text: string) => figures.find((one) => one.text === text);

test("what one team won was not before what another won", async () => {
  const figures = await figuresOf(
    "The rowing crews of Sundra won 30 medals at the regatta this week.",
    "The rowing crews of Quay won 45 medals at the regatta this week.",
  );
  expect(rowOf(figures, "45")).toMatchObject({ previous: null });
});

test("a count that grew is still told with what it was", async () => {
  const figures = await figuresOf(
    "The rowing crews of Sundra won 30 medals at the regatta this week.\n\nRain fell on the shore and the stands stayed empty.",
    "By Sunday the rowing crews of Sundra won 45 medals at the regatta.\n\nThe mayor thanked the harbour pilots for their help.",
  );
  expect(rowOf(figures, "45")).toMatchObject({ previous: "30" });
});

test("a handful is compared only where most of the sentence is the same", async () => {
  const figures = await figuresOf(
    "Four rowing teams met at the regatta of Sundra on Monday.",
    "Six rowing teams left the harbour early because of the wind in Sundra.",
  );
  expect(rowOf(figures, "Six")).toMatchObject({ previous: null });
});

test("a count of nowhere named was not before one of a town, nor more than a number what that number was", async () => {
  const hurt = await figuresOf(
    "At the regatta 86 people were hurt overnight, the health ministry said.",
    "At the regatta of Quay a crane fell and 33 people were hurt, the port said.",
  );
  expect(rowOf(hurt, "33")).toMatchObject({ previous: null });
  const members = await figuresOf(
    "The rowing club of Sundra has more than 13,000 members, the club said.",
    "The rowing club of Sundra has approximately 13,000 members at the regatta.",
  );
  expect(members.map(({ previous }) => previous)).toEqual([null]);
});

test("what its own sentence says it was comes before what another article had", async () => {
  const figures = await figuresOf(
    "The port of Sundra ordered a 10% reduction in regatta boats, the club said.",
    "The port of Sundra ordered a 3% reduction in regatta boats, down from 6%, the club said.",
  );
  expect(figures.map((one) => [one.text, one.previous])).toEqual([["3%", "6%"]]);
});

test("the same number about is no change", async () => {
  const figures = await figuresOf(
    "The rowing club of Sundra has 13,000 members, the club said.",
    "The rowing club of Sundra has some 13,000 members, the club said.",
  );
  expect(figures.filter(({ low }) => low === 13_000)).toMatchObject([{ previous: null }]);
});

test.each([
  ["a part of a word", "The four-man rowing crew of Velmar crossed the line of the regatta first.", "four"],
  ["a score", "Sundra beat Quay 31-27 in the rowing league and went on to the regatta.", "31"],
  ["a line of a table", "Sundra: 21 rowing medals (5 gold, 7 silver)", "21"],
])("%s is no key figure", async (_, text, value) => {
  expect(rowOf(await figuresOf(`The rowing week of Velmar began on Monday.\n\n${text}`), value)).toBeUndefined();
});

test("one count in two wordings is one row", async () => {
  const figures = await figuresOf(
    "About 3,000 rowing fans came to Velmar. About 3,000 young rowing fans slept in tents near the shore.",
  );
  expect(figures.filter(({ low, high }) => low === 3000 || high === 3000)).toHaveLength(1);
});

test("a larger count stands above two or three of something", async () => {
  const figures = await figuresOf("Two rowing boats were hired. The rowing week of Velmar drew 850 visitors.");
  expect(figures.map(({ text }) => text)).toEqual(["850", "Two"]);
});
