import { expect, test } from "vitest";
import { brief } from "#briefing/briefing.ts";
import { BriefedFigure } from "#domain/briefing.ts";
import { withStandingCourse } from "../../src/briefing/verify-rows.ts";
import { archiveWith, assignmentFor, noon, readOf } from "../fixtures/desk.ts";

/** The same count on several days, in invented articles. */
const counts = (values: readonly number[]) =>
  values.map((value, i) => ({
    url: `https://harbor-ledger.example/${i}`,
    title: `Shelters of Velmar, day ${i + 1}`,
    outlet: "Harbor Ledger",
    publishedAt: `2026-06-0${i + 1}T09:00:00Z`,
    text: `The shelters of Velmar housed ${value} people on day ${i + 1}, the town office said.`,
  }));

const shelters = async (values: readonly number[]) => {
  const archive = await archiveWith(...counts(values));
  const made = await brief(assignmentFor("velmar"), { archive, clock: noon });
  if (made.kind !== "briefing") throw new Error("a briefing was expected");
  return { figure: made.briefing.figures.find(({ object }) => /people/.test(object)), sources: made.briefing.sources };
};

test("a count given on three days has a course, each value cited to a source of the briefing", async () => {
  const { figure, sources } = await shelters([300, 420, 390]);
  expect(figure?.course?.map(({ date, value }) => [date, value])).toEqual([
    ["2026-06-01", 300],
    ["2026-06-02", 420],
    ["2026-06-03", 390],
  ]);
  const ids = new Set(sources.map(({ articleId }) => articleId));
  for (const point of figure?.course ?? []) {
    expect(point.citations.every(({ articleId, quote }) => ids.has(articleId) && quote.includes(point.text))).toBe(
      true,
    );
  }
});

test("two values, and one that stays as it was, are no course", async () => {
  expect((await shelters([300, 420])).figure?.course).toBeUndefined();
  expect((await shelters([300, 300, 420])).figure?.course).toBeUndefined();
});

test("a value that its source does not give is taken out of a course, and two that are left are none", () => {
  const reads = counts([300, 420, 390]).map((record, i) => readOf(`art_${i}`, record));
  const evidence = new Map(reads.map((read) => [read.article.id, read]));
  const points = reads.map(({ article, ledger }, i) => {
    const [{ start, end, text, figures } = { start: 0, end: 0, text: "", figures: [] }] = ledger.sentences;
    const [figure] = figures.filter(({ object }) => object === "people");
    const citations = [{ articleId: article.id, start, end, quote: text }];
    return { date: `2026-06-0${i + 1}`, text: figure?.text ?? "", value: figure?.low ?? 0, citations, figure };
  });
  const [first] = points;
  const row = (value: number) =>
    BriefedFigure.parse({
      ...{ ...first?.figure, previous: null, citations: first?.citations },
      course: points.map((point, i) => (i === 1 ? { ...point, value } : point)),
    });
  expect(withStandingCourse(row(420), evidence).course).toHaveLength(3);
  expect(withStandingCourse(row(999), evidence).course).toBeUndefined();
});
