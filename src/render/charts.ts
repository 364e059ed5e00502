import type { BriefedFigure, Briefing } from "#domain/briefing.ts";
import { marksOf, type Section, section } from "./layout.ts";
import { day } from "./words.ts";

/* Courses as words: for surfaces without charts, and under a chart for whoever cannot see it. */

/** Fewer days or articles than this are read faster in the coverage line. */
const LEAST_DAYS = 3;
const LEAST_ARTICLES = 5;
/** The newest days are shown, as many as a chart of Slack's holds. */
export const MOST_DAYS = 20;
const BARS = "▁▂▃▄▅▆▇█";

/** A figure whose course is told. */
export type Course = BriefedFigure & { readonly course: NonNullable<BriefedFigure["course"]> };

/** The figures that have a course. */
export function coursesIn({ figures }: Pick<Briefing, "figures">): Course[] {
  return figures.flatMap((figure) => (figure.course === undefined ? [] : { ...figure, course: figure.course }));
}

/** Values as a line of bars: the least is the lowest, the most the highest. */
function sparkline(values: readonly number[]): string {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const height = (value: number) => (most === least ? 3 : Math.round(((value - least) / (most - least)) * 7));
  return values.map((value) => BARS[height(value)]).join("");
}

/** How figures went: a line of bars, then each value with its day, with what it is cited from. */
export function courseSection(briefing: Briefing): Section | null {
  const rows = coursesIn(briefing).map(({ object, course }) => ({
    lead: [sparkline(course.map(({ value }) => value))],
    body: `${object}: ${course.map(({ text, date }) => `${text} (${day(date)})`).join(" → ")}`,
    tail: "",
    marks: marksOf(
      course.flatMap(({ citations }) => citations),
      briefing.sources,
    ),
  }));
  return section("Figures over time", rows, "as each day's articles gave them");
}

/** Articles by day: those that are shown, oldest first; empty when there is nothing to see. */
export function coveredDays({ coverage }: Pick<Briefing, "coverage">): { date: string; origins: [string, number][] }[] {
  const byDay = Map.groupBy(coverage.days ?? [], ({ date }) => date);
  const articles = (coverage.days ?? []).reduce((sum, one) => sum + one.articles, 0);
  if (byDay.size < LEAST_DAYS || articles < LEAST_ARTICLES) return [];
  return [...byDay]
    .slice(-MOST_DAYS)
    .map(([date, rows]) => ({ date, origins: rows.map(({ origin, articles: n }): [string, number] => [origin, n]) }));
}

/** How many articles each day had, by who first reported. */
export function coverageSection(briefing: Briefing): Section | null {
  const days = coveredDays(briefing);
  const most = Math.max(1, ...days.map(({ origins }) => total(origins)));
  const rows = days.map(({ date, origins }) => ({
    lead: [day(date), "█".repeat(Math.max(1, Math.round((total(origins) / most) * 10))), String(total(origins))],
    body: origins.map(([origin, n]) => (n === 1 ? origin : `${origin} ${n}`)).join(", "),
    tail: "",
    marks: [],
  }));
  return section("Coverage by day", rows, "articles looked at, by who first reported them");
}

function total(origins: readonly [string, number][]): number {
  return origins.reduce((sum, [, n]) => sum + n, 0);
}
