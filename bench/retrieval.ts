import { evalData } from "./data.ts";
import { averagePrecision, isWithin, ndcg, newsCollection, rankingsOf, timeCollection } from "./retrieval-sets.ts";
import { printTable, type Row } from "./table.ts";

/*
 * How well searches rank, on judged questions (TIME 1963: mean average precision, nDCG of the first ten) and on questions whose
 * answer stands in an article (news of January 2026: the share with it in the first article and the first five). The baseline
 * is BM25 alone on the same questions. `DATABASE_URL` measures PostgreSQL, which must be empty.
 */

async function judged(folder: string): Promise<Row[]> {
  const collection = timeCollection(folder);
  const { questions } = collection;
  const row = async (what: string, workspace: string, asTopics: boolean): Promise<Row> => {
    let [map, gain] = [0, 0];
    for (const [n, ranking] of (await rankingsOf(collection, workspace, { asTopics })).entries()) {
      map += averagePrecision(ranking, questions[n]!) / questions.length;
      gain += ndcg(ranking, questions[n]!) / questions.length;
    }
    const ours = `MAP ${map.toFixed(3)}, nDCG@10 ${gain.toFixed(3)}`;
    return { what, ours, baseline: "BM25 alone MAP .692; aim .72", data: `TIME, ${questions.length} topics` };
  };
  return [
    await row("topics, as search orders them", "TTIME", true),
    await row("topics, by words alone", "TWORDS", false),
  ];
}

async function answered(folder: string): Promise<Row> {
  const collection = newsCollection(folder);
  const { questions } = collection;
  const rankings = await rankingsOf(collection, "TNEWS");
  const share = (most: number) =>
    (rankings.filter((ranking, n) => isWithin(ranking, questions[n]!, most)).length / questions.length).toFixed(3);
  return {
    what: "questions: answer in the first article, the first five",
    ours: `${share(1)}, ${share(5)}`,
    baseline: "BM25 alone .587, .827",
    data: `news-qa, ${questions.length} questions`,
  };
}

/** Prints how well searches rank. */
export async function benchRetrieval(): Promise<void> {
  const [time, news] = [evalData("retrieval-time"), evalData("news-qa")];
  if (time === null || news === null) console.log("\nRetrieval: skipped, no data");
  else printTable("Retrieval", [...(await judged(time)), await answered(news)]);
}

if (import.meta.main) await benchRetrieval();
