import { expect, test } from "vitest";
import type { Briefing, CoursePoint } from "#domain/briefing.ts";
import { markdown, slack, terminal } from "#render/render.ts";
import { checkMessage } from "../../src/playground/blocks/check.ts";
import { BRIEFING } from "../fixtures/briefing.ts";

const WIDE = { width: 100, colour: false, links: false };

const [figure] = BRIEFING.figures;
const cited = BRIEFING.headline.citations;

function withCourse(values: readonly number[], object = "people in shelters"): Briefing {
  if (!figure) throw new Error("the fixture has a figure");
  const course: CoursePoint[] = values.map((value, i) => {
    return { date: `2026-06-0${i + 1}`, text: `${value}`, value, citations: cited };
  });
  return { ...BRIEFING, figures: [{ ...figure, object, course }] };
}

function covered(...rows: [date: string, origin: string, articles: number][]): Briefing {
  const days = rows.map(([date, origin, articles]) => ({ date, origin, articles }));
  return { ...BRIEFING, coverage: { ...BRIEFING.coverage, days } };
}

const charts = (briefing: Briefing) =>
  slack(briefing).flatMap(({ blocks }) => blocks.filter(({ type }) => (type as string) === "data_visualization"));
const isValid = (briefing: Briefing) =>
  slack(briefing).every(({ blocks }) => checkMessage(blocks as unknown[]) === null);

test("a figure's course is a line of bars with each value, its day and what it is cited from", () => {
  const briefing = withCourse([12, 21, 17, 30]);
  expect(terminal(briefing, WIDE)).toMatch(/▁▅▃█ +people in shelters: 12 \(1 Jun 2026\) → 21 \(2 Jun 2026\) → .*→ 30/);
  expect(terminal(briefing, WIDE)).toMatch(/30 \(4 Jun 2026\)\s+\[1\]/);
  expect(markdown(briefing)).toMatch(/\*\*▁▅▃█\*\* people in shelters: 12 \(1 Jun 2026\)/);
});

test("in Slack it is a line chart of its own, with the same words under it", () => {
  const briefing = withCourse([12, 21, 17]);
  const values = [12, 21, 17].map((value, i) => ({ label: `${i + 1} Jun 2026`, value }));
  expect(charts(briefing)).toContainEqual(
    expect.objectContaining({
      chart: expect.objectContaining({ type: "line", series: [expect.objectContaining({ data: values })] }),
    }),
  );
  expect(JSON.stringify(slack(briefing))).toContain("12 (1 Jun 2026) → 21 (2 Jun 2026)");
  expect(isValid(briefing)).toBe(true);
});

test("nothing is drawn where there is nothing to see", () => {
  const few = covered(["2026-06-01", "A", 1], ["2026-06-02", "A", 1], ["2026-06-03", "B", 1]);
  for (const briefing of [BRIEFING, few, covered(["2026-06-01", "A", 40])]) {
    expect(terminal(briefing, WIDE)).not.toMatch(/over time|Coverage by day/);
    expect(JSON.stringify(charts(briefing))).not.toMatch(/Articles a day|As given/);
  }
});

test("coverage is told by day and origin, the busiest day with the longest bar", () => {
  const briefing = covered(
    ["2026-06-01", "Harbor Ledger", 2],
    ["2026-06-02", "Harbor Ledger", 1],
    ["2026-06-02", "Norvania Wire", 3],
    ["2026-06-03", "Velmar Courier", 1],
  );
  expect(terminal(briefing, WIDE)).toMatch(/1 Jun 2026 +█{5} +2 +Harbor Ledger 2/);
  expect(terminal(briefing, WIDE)).toMatch(/2 Jun 2026 +█{10} +4 +Harbor Ledger, Norvania Wire 3/);
  expect(charts(briefing)).toMatchObject([
    {
      chart: {
        type: "bar",
        series: [
          { name: "Harbor Ledger", data: [{ value: 2 }, { value: 1 }, { value: 0 }] },
          { name: "Norvania Wire", data: [{ value: 0 }, { value: 3 }, { value: 0 }] },
          { name: "Velmar Courier", data: [{ value: 0 }, { value: 0 }, { value: 1 }] },
        ],
      },
    },
  ]);
});

test("hostile and many names, long names alike and many days stay within Slack's limits", () => {
  const origins = [
    "<!channel> & <b>",
    ...Array.from({ length: 30 }, (_, n) => `The very long name of outlet number ${n}`),
  ];
  const rows = origins.flatMap((origin, n): [string, string, number][] =>
    Array.from({ length: 28 }, (_, day) => [`2026-05-${String(day + 1).padStart(2, "0")}`, origin, n + 1]),
  );
  const sorted = rows.toSorted(([a], [b]) => (a < b ? -1 : 1));
  const briefing = { ...withCourse([1, 2, 3, 9], "<@U1> shelters ".repeat(20)), coverage: covered(...sorted).coverage };
  expect(isValid(briefing)).toBe(true);
  expect(JSON.stringify(charts(briefing))).not.toMatch(/<!|<@/);
  const all = charts(briefing).find((one) => JSON.stringify(one).includes("Articles a day"));
  expect(JSON.stringify(all)).toContain("All others");
});
