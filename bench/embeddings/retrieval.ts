import { evalData } from "../data.ts";
import { lottery } from "../random.ts";
import {
  averagePrecision,
  type Collection,
  isWithin,
  newsCollection,
  type Question,
  rankingsOf,
  recall,
  timeCollection,
} from "../retrieval-sets.ts";
import type { Row } from "../table.ts";
import type { Embed } from "./client.ts";
import { FUSIONS, type Ranking } from "./fusion.ts";
import { nearestTo } from "./nearest.ts";

type Measure = (ranking: Ranking, question: Question) => number;

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const signed = (value: number) => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(3).slice(1)}`;

/** The middle 95 % of the mean of differences, over samples of the questions drawn with replacement. */
function likely(differences: readonly number[]): string {
  const draw = lottery(7);
  const means = Array.from({ length: 2000 }, () =>
    mean(differences.map(() => differences[Math.floor(draw() * differences.length)] ?? 0)),
  ).sort((a, b) => a - b);
  return `${signed(means[49] ?? 0)} to ${signed(means[1949] ?? 0)}`;
}

async function rowsOf(
  what: string,
  collection: Collection,
  embed: Embed,
  measures: readonly Measure[],
): Promise<Row[]> {
  const words = await rankingsOf(collection, "T1");
  const vectors = await nearestTo(collection, embed);
  const measured = (rankings: readonly Ranking[]) =>
    measures.map((measure) => rankings.map((ranking, n) => measure(ranking, collection.questions[n]!)));
  const plain = measured(words);
  return [...FUSIONS].map(([name, fuse]) => {
    const fused = measured(words.map((ranking, n) => fuse(ranking, vectors[n]!)));
    const told = fused.map((values, m) => {
      const apart = values.map((value, n) => value - plain[m]![n]!);
      return `${mean(values).toFixed(3)} (${signed(mean(apart))}: ${likely(apart)})`;
    });
    const baseline = `words alone ${plain.map((values) => mean(values).toFixed(3)).join(", ")}`;
    return {
      what: `${what}: ${name}`,
      ours: told.join(", "),
      baseline,
      data: `${collection.questions.length} questions`,
    };
  });
}

const within =
  (most: number): Measure =>
  (ranking, question) =>
    Number(isWithin(ranking, question, most));

const holds =
  (most: number): Measure =>
  (ranking, question) =>
    recall(ranking, question, most);

/** As many articles a briefing looks at, whatever their order. */
const LOOKED_AT = 60;

/** Rankings by words, by vectors and by both: TIME's mean average precision and recall, news answers in the first article and five. */
export async function retrievalRows(embed: Embed): Promise<Row[]> {
  const [time, news] = [evalData("retrieval-time"), evalData("news-qa")];
  if (time === null || news === null) return [];
  return [
    ...(await rowsOf("TIME, MAP and recall of 60", timeCollection(time), embed, [averagePrecision, holds(LOOKED_AT)])),
    ...(await rowsOf("news, first and first five", newsCollection(news), embed, [within(1), within(5)])),
  ];
}
